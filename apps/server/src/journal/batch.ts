import type { Instant, SessionId } from '@vigie/domain';
import type { ClientBase } from 'pg';
import { SessionDraft, type Told } from './draft.js';
import { refusedBy, type Envelope, type Outcome } from './envelope.js';
import type { HeadRow, LoadedSession, SessionCache } from './loaded-session.js';
import { CLOSE_ROOMS, EARLIER_OUTCOMES, LOCK_SESSIONS, WRITE } from './statements.js';
import { parameters, uuids, type KeptOutcome } from './write-parameters.js';

export interface BatchResult {
  outcomes: Outcome[];
  told: Told[];
}

/** Thrown when the COMMIT was sent and no answer came: the batch may or may not be in. */
export class UnknownOutcome extends Error {}

/** Another process wrote one of these sessions meanwhile, or one of these ids is known: nothing was written. */
const TAKEN = new Set(['22012', '23505']);

/** Decided as the sessions are held here, and ready to be written. */
export interface Held {
  decisions: Decisions;
  outcomes: Outcome[];
  values: unknown[];
}

/**
 * Many commands of many sessions, in one transaction. Sessions that nobody else has written since this process did are
 * decided as they are held here, and the one statement that writes checks it; else they are locked and read first.
 */
export async function runBatch(
  client: ClientBase,
  envelopes: readonly Envelope[],
  cache: SessionCache,
  now: () => Instant,
  held = decideHeld(envelopes, cache, now()),
): Promise<BatchResult> {
  const result = held && (await writeHeld(client, envelopes, cache, held));
  return result ?? runLocked(client, envelopes, cache, now);
}

/** Null when they must be locked first. */
export function decideHeld(envelopes: readonly Envelope[], cache: SessionCache, now: Instant): Held | null {
  const sessions = cache.ours(sessionsOf(envelopes));
  if (!sessions) return null;
  const decisions = new Decisions(sessions, now);
  const outcomes = envelopes.map((envelope) => decisions.decide(envelope));
  // A refusal may be a second arrival of what was accepted: only the rows of earlier answers tell.
  if (outcomes.some(({ ok }, at) => !ok && envelopes[at]!.commandId !== null)) return null;
  return decisions.finalised.length > 0 ? null : { decisions, outcomes, values: decisions.values() };
}

/** Null when it turns out that they must be locked: nothing is written then. */
async function writeHeld(
  client: ClientBase,
  envelopes: readonly Envelope[],
  cache: SessionCache,
  { decisions, outcomes, values }: Held,
): Promise<BatchResult | null> {
  try {
    await write(client, values);
  } catch (error) {
    if (!TAKEN.has((error as { code?: string }).code ?? '')) throw error;
    cache.share(envelopes.map(({ sessionId }) => sessionId));
    return null;
  }
  return decisions.keepIn(cache, outcomes);
}

/** In any case, whether the sessions are still what was decided upon is asked. */
const write = (client: ClientBase, values: unknown[]) => client.query({ name: 'write', text: WRITE, values });

const sessionsOf = (envelopes: readonly Envelope[]): SessionId[] => [
  ...new Set(envelopes.map(({ sessionId }) => sessionId)),
];

async function runLocked(
  client: ClientBase,
  envelopes: readonly Envelope[],
  cache: SessionCache,
  now: () => Instant,
): Promise<BatchResult> {
  await client.query('begin');
  const lock = { name: 'lock', text: LOCK_SESSIONS, values: [sessionsOf(envelopes)] };
  const heads = (await client.query<HeadRow>(lock)).rows;
  const known = await earlierOutcomes(client, envelopes);
  const sessions: LoadedSession[] = [];
  for (const head of heads) sessions.push(await cache.at(client, head));
  const decisions = new Decisions(sessions, now(), known);
  const outcomes = envelopes.map((envelope) => decisions.decide(envelope));
  await write(client, decisions.values());
  if (decisions.finalised.length > 0) await client.query(CLOSE_ROOMS, [decisions.finalised]);
  await client.query('commit').catch((error: Error) => {
    throw new UnknownOutcome(error.message);
  });
  return decisions.keepIn(cache, outcomes);
}

interface Earlier {
  content: string;
  outcome: Outcome;
}
const keyOf = (sessionId: string, actorId: string | null, commandId: string | null) =>
  `${sessionId} ${actorId} ${commandId}`;

async function earlierOutcomes(client: ClientBase, envelopes: readonly Envelope[]): Promise<Map<string, Earlier>> {
  const named = envelopes.filter(({ commandId }) => commandId !== null);
  if (named.length === 0) return new Map();
  const columns = [named.map((e) => e.sessionId), named.map((e) => e.actorId), named.map((e) => e.commandId)];
  const { rows } = await client.query<{
    session_id: string;
    actor_id: string;
    command_id: string;
    content_hash: Buffer;
    outcome: Outcome;
  }>({ name: 'earlier', text: EARLIER_OUTCOMES, values: columns.map(uuids) });
  return new Map(
    rows.map((row) => [
      keyOf(row.session_id, row.actor_id, row.command_id),
      { content: row.content_hash.toString('hex'), outcome: row.outcome },
    ]),
  );
}

/** What a batch decides, until it is written. */
class Decisions {
  private readonly drafts: ReadonlyMap<SessionId, SessionDraft>;
  private readonly kept: KeptOutcome[] = [];
  private readonly verdicts = new Map<readonly Envelope[], Outcome | null>();

  constructor(
    sessions: readonly LoadedSession[],
    now: Instant,
    private readonly known: Map<string, Earlier> = new Map(),
  ) {
    this.drafts = new Map(sessions.map((session) => [session.id, new SessionDraft(session, now)]));
  }

  /** The same id twice gives the first answer; another content under a known id is refused. */
  decide(envelope: Envelope): Outcome {
    const { sessionId, actorId, commandId } = envelope;
    const key = keyOf(sessionId, actorId, commandId);
    const content = envelope.contentHash ?? '';
    const earlier = commandId === null ? undefined : this.known.get(key);
    if (earlier) return earlier.content === content ? again(earlier.outcome) : refusedBy('id-reused');
    const draft = this.drafts.get(sessionId);
    if (!draft) return refusedBy('session-not-prepared');
    const refused = envelope.together && this.whyNot(envelope.together);
    if (refused) return refused;
    const rowsBefore = draft.rows.length;
    const outcome = draft.decide(envelope);
    if (commandId !== null && actorId !== null && (outcome.ok || remembered(draft, rowsBefore, commandId))) {
      this.known.set(key, { content, outcome });
      this.kept.push({ sessionId, actorId, commandId, contentHash: content, outcome });
    }
    return outcome;
  }

  /** One answer for all of them, given before the first is decided: they are of different sessions. */
  private whyNot(together: readonly Envelope[]): Outcome | null {
    const known = this.verdicts.get(together);
    if (known !== undefined) return known;
    const answers = together.map((one) => {
      const draft = this.drafts.get(one.sessionId);
      return draft ? draft.whyNot(one) : refusedBy('session-not-prepared');
    });
    const verdict = answers.find((one) => one !== null) ?? null;
    this.verdicts.set(together, verdict);
    return verdict;
  }

  /** Of the one write. */
  values(): unknown[] {
    return parameters([...this.drafts.values()], this.kept);
  }

  /** F2: what is finalised takes its invigilators' grants with it, in the same transaction. */
  get finalised(): SessionId[] {
    return [...this.drafts].filter(([, draft]) => draft.isFinalised).map(([id]) => id);
  }

  keepIn(cache: SessionCache, outcomes: Outcome[]): BatchResult {
    const drafts = [...this.drafts.values()];
    for (const draft of drafts) cache.keep(draft.result);
    return { outcomes, told: drafts.flatMap(({ told }) => told) };
  }
}

const again = (outcome: Outcome): Outcome =>
  outcome.ok ? { ...outcome, screen: undefined, isRepeated: true } : outcome;

/** A refusal is not stored, unless it left a trace in the journal (a wrong code counts once). */
const remembered = (draft: SessionDraft, from: number, commandId: string): boolean =>
  draft.rows.slice(from).some((row) => row.commandId === commandId);
