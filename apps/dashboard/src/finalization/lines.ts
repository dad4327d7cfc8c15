import type { Entered, Finalisation, FinalisationCandidate } from '@vigie/protocol';
import { exactly, type Times } from '../time/format';
import { t } from '../wording';

type Why = Finalisation['blockers'][number]['why'];

/** One candidate with something to settle, and all of it. */
export interface SettleLine {
  readonly candidate: FinalisationCandidate;
  readonly whys: readonly Why[];
}

export const nameOf = ({ firstName, lastName }: FinalisationCandidate): string => `${lastName} ${firstName}`;

/** The place of a candidate on the page: what a refusal links to. */
export const anchorOf = (candidateId: string): string => `candidat-${candidateId}`;

export function toSettle({ candidates, blockers }: Finalisation): SettleLine[] {
  return candidates.flatMap((candidate) => {
    const whys = blockers.filter(({ candidateId }) => candidateId === candidate.candidateId).map(({ why }) => why);
    return whys.length > 0 ? [{ candidate, whys }] : [];
  });
}

export const toConfirm = ({ candidates, unticked }: Finalisation): FinalisationCandidate[] =>
  candidates.filter(({ candidateId }) => unticked.includes(candidateId));

/** Nothing of them waits for anybody. */
export function inOrder(read: Finalisation): FinalisationCandidate[] {
  const waiting = new Set([...toSettle(read).map(({ candidate }) => candidate), ...toConfirm(read)]);
  return read.candidates.filter((one) => !waiting.has(one));
}

/** Whose reason is missing, so that one click says it for all. */
export const withoutReason = (lines: readonly SettleLine[]): string[] =>
  lines.filter(({ whys }) => whys.some(isReason)).map(({ candidate }) => candidate.candidateId);

export const isReason = (why: Why): boolean => why === 'abort-reason-missing' || why === 'not-started-reason-missing';

/** Who noted it and when: « reporté par … » when it was on paper. */
export const enteredWords = ({ at, by, fromPaper }: Entered, times: Times): string =>
  by === null
    ? times.clock(at)
    : t(fromPaper ? 'finalise.byPaper' : 'finalise.byRoom', { name: by, at: times.clock(at) });

/** T5: in all, whether an invigilator gave it or gave back what was lost. */
const grantedWords = (ms: number): string =>
  t(ms > 0 ? 'finalise.granted' : 'finalise.takenBack', { length: exactly(Math.abs(ms)) });

/** A shorter loss is not worth a reader's time. */
const LOST_TOLD_MS = 1_000;

/** How their day went, in a few words. */
export function factsOf(one: FinalisationCandidate, times: Times): string[] {
  const facts = [t(`situation.${one.situation}`)];
  if (one.startedAt !== null && one.endedAt !== null)
    facts.push(t('finalise.times', { from: times.clock(one.startedAt), to: times.clock(one.endedAt) }));
  if (one.progress && one.progress.done < one.progress.total)
    facts.push(t('finalise.progress', { done: one.progress.done, total: one.progress.total }));
  if (one.box) facts.push(t('finalise.boxSeen', { entered: enteredWords(one.box, times) }));
  if (one.abort) facts.push(`${t(`finalise.${one.abort.reason}`)}, ${enteredWords(one.abort, times)}`);
  if (one.presence) {
    const entered = enteredWords(one.presence, times);
    facts.push(t(one.presence.isPresent ? 'finalise.wasPresent' : 'finalise.wasAbsent', { entered }));
  }
  if (one.lostMs >= LOST_TOLD_MS) facts.push(t('finalise.lost', { length: exactly(one.lostMs) }));
  if (one.grantedMs !== 0) facts.push(grantedWords(one.grantedMs));
  return facts;
}
