import { announce } from '../candidate/announcements.js';
import { decideCandidate } from '../candidate/decide.js';
import { awaitedFor } from '../candidate/late-answers.js';
import { hasJoined, isReady } from '../candidate/phase.js';
import { finalise, noteFinalisation } from '../finalization/finalise.js';
import type { Command, CandidateCommand, Moment } from './commands.js';
import { accept, refuse, type Decision, type Skipped } from './decision.js';
import { evolve } from './evolve.js';
import type { DomainEvent } from './events.js';
import type { CandidateId } from './ids.js';
import { ending } from './owed.js';
import { deleteSession, editSession } from './preparation.js';
import type { SessionState } from './state.js';
import { swapSeats } from './swap.js';
import { SESSION_TABLE } from './transitions.js';
import { takeOver, takeRows } from './watches.js';

/** The rules: a state and a command give events, or a refusal in the rules' words. Pure; time is an argument. */
export function decide(state: SessionState, command: Command, moment: Moment): Decision {
  const outcome = SESSION_TABLE[command.type][state.phase.name];
  if (outcome !== 'decide') return refuse(outcome);
  if (moment.isOffice && FROM_PAPER.has(command.type) && state.phase.name !== 'ended')
    return refuse('session-not-ended');
  return withWelcome(state, decideOpen(state, command, moment));
}

/** F2: what an administrator may order as an invigilator does, and only between the end and the finalisation. */
const FROM_PAPER: ReadonlySet<Command['type']> = new Set([
  'WitnessEndScreen',
  'UndoWitness',
  'ValidateAlert',
  'DismissAlert',
  'ReportIssue',
  'EditIssueReport',
  'WithdrawIssueReport',
]);

/** B7: the first thing that happens in the room opens the welcome. */
function withWelcome(state: SessionState, decision: Decision): Decision {
  const silent = decision.events.every(({ type }) => QUIET.has(type));
  if (state.phase.name !== 'prepared' || silent) return decision;
  return { ...decision, events: [{ type: 'WelcomeOpened' }, ...decision.events] };
}
const QUIET: ReadonlySet<DomainEvent['type']> = new Set([
  'CandidateEnrolled',
  'CandidateRemoved',
  'CorrectionApplied',
  'DetailsRevised',
  'ExtraTimeRevised',
  'NotCertifiableAllowed',
  'SessionCancelled',
  'SessionDeleted',
  'SessionDetailsChanged',
  'SessionLaunched',
  'SessionRulesChanged',
]);

function decideOpen(state: SessionState, command: Command, moment: Moment): Decision {
  switch (command.type) {
    case 'PrepareSession':
      return accept({ type: 'SessionPrepared', rules: command.rules });
    case 'EditSession':
      return editSession(state, command);
    case 'DeleteSession':
      return deleteSession(state);
    case 'EnrolCandidates':
      return enrol(state, command);
    case 'TakeOver':
      return takeOver(state, command);
    case 'SwapSeats':
      return swapSeats(state, command);
    case 'TakeRows':
      return takeRows(state, command.rows, moment.actor ?? null);
    case 'ConfirmPresences':
      return each(state, command.candidateIds, { type: 'ConfirmPresence' }, moment);
    case 'AuthoriseResumes':
      return each(state, command.candidateIds, { type: 'AuthoriseResume' }, moment);
    case 'GrantTimes':
      return each(
        state,
        command.candidateIds,
        { type: 'GrantTime', minutes: command.minutes, noteId: command.noteId },
        moment,
      );
    case 'CreditLostTimes':
      return each(state, command.candidateIds, { type: 'CreditLostTime' }, moment);
    case 'PauseTests':
      return each(state, command.candidateIds, { type: 'PauseTest', noteId: command.noteId }, moment);
    case 'UnpauseTests':
      return each(state, command.candidateIds, { type: 'UnpauseTest' }, moment);
    case 'WitnessEndScreens':
      return each(state, command.candidateIds, { type: 'WitnessEndScreen' }, moment);
    case 'GiveAbortReasons':
      return each(state, command.candidateIds, { type: 'GiveAbortReason', reason: command.reason }, moment);
    case 'NoteFinalisation':
      return noteFinalisation(state, command);
    case 'FinaliseSession':
      return finalise(state, command);
    case 'Announce':
      return announce(state, command);
    case 'LaunchSession':
      return launch(state, command.despiteNotReady);
    case 'NoteRowRound':
      return accept({ type: 'RowRoundNoted' });
    case 'CloseSession':
      return close(state, moment);
    case 'CancelSession':
      return anyStarted(state) ? refuse('test-started') : accept({ type: 'SessionCancelled', noteId: command.noteId });
    case 'PassTime':
      return accept();
    default:
      return decideOne(state, command, moment);
  }
}

function decideOne(state: SessionState, command: CandidateCommand, moment: Moment): Decision {
  const candidate = state.candidates.get(command.candidateId);
  return candidate ? decideCandidate(state, candidate, command, moment) : refuse('unknown-candidate');
}

/** B2: a list comes before the room fills; a single addition may come later. */
function enrol(state: SessionState, { candidates, fromList }: Extract<Command, { type: 'EnrolCandidates' }>): Decision {
  if (fromList && state.candidates.values().some(hasJoined)) return refuse('someone-has-joined');
  const unknown = candidates.filter(({ candidateId }) => !state.candidates.has(candidateId));
  return accept(...unknown.map((one): DomainEvent => ({ type: 'CandidateEnrolled', ...one })));
}

type OfNobody<Order> = Order extends unknown ? Omit<Order, 'candidateId'> : never;
/** What may be ordered for several at once. */
type InBulk = OfNobody<
  Extract<
    CandidateCommand,
    {
      type:
        | 'ConfirmPresence'
        | 'AuthoriseResume'
        | 'GrantTime'
        | 'CreditLostTime'
        | 'PauseTest'
        | 'UnpauseTest'
        | 'WitnessEndScreen'
        | 'GiveAbortReason';
    }
  >
>;

/** The same order for several candidates: one frame, and by name those for whom it is refused. */
function each(state: SessionState, ids: readonly CandidateId[], order: InBulk, moment: Moment): Decision {
  const events: DomainEvent[] = [];
  const skipped: Skipped[] = [];
  let current = state;
  for (const candidateId of new Set(ids)) {
    const one = decideOne(current, { ...order, candidateId }, moment);
    if (!one.accepted) skipped.push({ candidateId, ...one.refusal });
    events.push(...one.events);
    current = one.events.reduce((before, event) => evolve(before, event, moment.now), current);
  }
  return { accepted: true, events, skipped };
}

/** R4: launching while somebody isn't ready names them and asks once. */
function launch(state: SessionState, despiteNotReady: boolean): Decision {
  const missing = state.candidates.values().filter((one) => !isReady(one) || one.confirmedAt === null);
  if (missing.length > 0 && !despiteNotReady)
    return refuse('not-everyone-ready', { count: missing.length, candidates: missing.map(({ id }) => id) });
  return accept({ type: 'SessionLaunched' });
}

/** B7: the invigilator closes once nobody still answers; who is past the deadline is closed with the session. */
function close(state: SessionState, { now }: Moment): Decision {
  const all = state.candidates.values();
  const busy = all.filter(({ test }) => test.phase === 'running');
  if (busy.length > 0)
    return refuse('candidates-at-work', { count: busy.length, candidates: busy.map(({ id }) => id) });
  // T4: what a browser without network may still bring is waited for.
  const awaited = all.filter((one) => awaitedFor(state, one, now) > 0);
  const wait = Math.ceil(Math.max(0, ...awaited.map((one) => awaitedFor(state, one, now))) / 1_000);
  if (wait > 0) return refuse('late-answers-awaited', { seconds: wait, candidates: awaited.map(({ id }) => id) });
  return accept(...ending(state, 'invigilator'));
}

const anyStarted = (state: SessionState): boolean =>
  state.candidates.values().some(({ test }) => test.phase !== 'awaited');
