import { decideCandidate } from '../candidate/decide.js';
import { isReady } from '../candidate/phase.js';
import type { Command, CandidateCommand, Moment } from './commands.js';
import { accept, refuse, type Decision, type Skipped } from './decision.js';
import { evolve } from './evolve.js';
import type { DomainEvent } from './events.js';
import type { CandidateId } from './ids.js';
import { ending } from './owed.js';
import type { SessionState } from './state.js';
import { SESSION_TABLE } from './transitions.js';

/** The rules: a state and a command give events, or a refusal in the rules' words. Pure; time is an argument. */
export function decide(state: SessionState, command: Command, moment: Moment): Decision {
  const outcome = SESSION_TABLE[command.type][state.phase.name];
  if (outcome !== 'decide') return refuse(outcome);
  return withWelcome(state, decideOpen(state, command, moment));
}

/** B7: the first thing that happens in the room opens the welcome. */
function withWelcome(state: SessionState, decision: Decision): Decision {
  const silent = decision.events.every(({ type }) => QUIET.has(type));
  if (state.phase.name !== 'prepared' || silent) return decision;
  return { ...decision, events: [{ type: 'WelcomeOpened' }, ...decision.events] };
}
const QUIET: ReadonlySet<DomainEvent['type']> = new Set(['CandidateEnrolled', 'SessionCancelled', 'SessionLaunched']);

function decideOpen(state: SessionState, command: Command, moment: Moment): Decision {
  switch (command.type) {
    case 'PrepareSession':
      return accept({ type: 'SessionPrepared', rules: command.rules });
    case 'EnrolCandidates':
      return enrol(state, command.candidates);
    case 'TakeOver':
      return state.invigilator === command.personId
        ? accept()
        : accept({ type: 'InvigilatorTookOver', personId: command.personId });
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
    case 'PauseTests':
      return each(state, command.candidateIds, { type: 'PauseTest', noteId: command.noteId }, moment);
    case 'UnpauseTests':
      return each(state, command.candidateIds, { type: 'UnpauseTest' }, moment);
    case 'LaunchSession':
      return launch(state, command.despiteNotReady);
    case 'CloseSession':
      return close(state);
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

function enrol(state: SessionState, many: Extract<Command, { type: 'EnrolCandidates' }>['candidates']): Decision {
  const unknown = many.filter(({ candidateId }) => !state.candidates.has(candidateId));
  return accept(...unknown.map((one): DomainEvent => ({ type: 'CandidateEnrolled', ...one })));
}

type OfNobody<Order> = Order extends unknown ? Omit<Order, 'candidateId'> : never;
/** What may be ordered for several at once. */
type InBulk = OfNobody<
  Extract<CandidateCommand, { type: 'ConfirmPresence' | 'AuthoriseResume' | 'GrantTime' | 'PauseTest' | 'UnpauseTest' }>
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
function close(state: SessionState): Decision {
  const busy = state.candidates.values().filter(({ test }) => test.phase === 'running');
  return busy.length > 0
    ? refuse('candidates-at-work', { count: busy.length, candidates: busy.map(({ id }) => id) })
    : accept(...ending(state, 'invigilator'));
}

const anyStarted = (state: SessionState): boolean =>
  state.candidates.values().some(({ test }) => test.phase !== 'awaited');
