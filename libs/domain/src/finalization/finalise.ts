import { isComplete, wasPresent } from '../candidate/phase.js';
import type { AbandonReason, CandidateState } from '../candidate/state.js';
import type { Command } from '../session/commands.js';
import { accept, refuse, type Decision } from '../session/decision.js';
import type { SessionState } from '../session/state.js';
import { abortReasonOf, blockersOf, untickedOf } from './blockers.js';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** F2: once, of what was read, with every reason against it at once. Decided under the session's lock: no alert is missed. */
export function finalise(state: SessionState, { version, confirmed }: Of<'FinaliseSession'>): Decision {
  const blockers = blockersOf(state);
  const [first] = blockers;
  if (first?.candidateId === null) return refuse('no-test-started');
  const candidates = [...new Set(blockers.flatMap(({ candidateId }) => candidateId ?? []))];
  if (first) return refuse('finalisation-blocked', { count: blockers.length, candidates, blockers });
  if (state.finalisation.version !== version)
    return refuse('finalisation-changed', { candidates: changed(state, version) });
  const unticked = untickedOf(state).filter((id) => !confirmed.includes(id));
  if (unticked.length > 0) return refuse('boxes-unticked', { count: unticked.length, candidates: unticked });
  return accept({ type: 'SessionFinalised' });
}

/** Who is not what was read. */
const changed = ({ candidates }: SessionState, version: number) =>
  candidates
    .values()
    .filter((one) => one.weighedAt > version)
    .map(({ id }) => id);

/** R10: the reason of an unfinished test, or of none; null takes it back. */
export function giveAbortReason(candidate: CandidateState, reason: AbandonReason | null): Decision {
  if (abortReasonOf(candidate) === reason) return accept();
  if (candidate.test.phase === 'awaited' && !wasPresent(candidate)) return refuse('candidate-absent');
  if (reason !== null && isComplete(candidate)) return refuse('test-finished');
  return accept({ type: 'AbortReasonGiven', candidateId: candidate.id, reason });
}

/** F2: the paper says that somebody was here, or was not. Who began a test was. */
export function correctPresence(candidate: CandidateState, isPresent: boolean): Decision {
  if (candidate.test.phase !== 'awaited') return refuse('already-started');
  if (wasPresent(candidate) === isPresent) return accept();
  return accept({ type: 'PresenceCorrected', candidateId: candidate.id, isPresent });
}

/** F2: the global comment, and the two boxes of Pix. */
export function noteFinalisation({ finalisation }: SessionState, command: Of<'NoteFinalisation'>): Decision {
  const { noteId, hasIncident, hasJoiningProblem } = command;
  const isSame =
    noteId === null &&
    finalisation.comment === null &&
    finalisation.hasIncident === hasIncident &&
    finalisation.hasJoiningProblem === hasJoiningProblem;
  return isSame ? accept() : accept({ type: 'FinalisationNoted', noteId, hasIncident, hasJoiningProblem });
}
