import { announced } from '../candidate/announcements.js';
import { enrolled, type CandidateState } from '../candidate/state.js';
import { doorClosed, evolveCandidate } from '../candidate/evolve.js';
import { weighed } from '../finalization/weighed.js';
import type { Instant } from '../time/instant.js';
import { outagesClosed, withOutages } from './outages.js';
import type { Candidates } from './candidates.js';
import type { CandidateEvent, DomainEvent, SessionEvent } from './events.js';
import { deadlineFor } from './owed.js';
import { launchedAt, type SessionState } from './state.js';
import { warnedAfterMore, warnedAtStart } from './warnings.js';
import { relieved, taken } from './watches.js';

/** The state after one event; replaying the journal gives the state. Total: an event is never refused. */
export function evolve(state: SessionState, event: DomainEvent, at: Instant): SessionState {
  return weighed('candidateId' in event ? evolveOne(state, event, at) : evolveSession(state, event, at), event);
}

function evolveOne(state: SessionState, event: CandidateEvent, at: Instant): SessionState {
  const before =
    event.type === 'CandidateEnrolled'
      ? enrolled(event.candidateId, event.extraTime)
      : state.candidates.get(event.candidateId);
  if (!before) return state;
  if (event.type === 'CandidateRemoved') return { ...state, candidates: state.candidates.without(event.candidateId) };
  const evolved = evolveCandidate(before, event, at);
  const next = { ...state, candidates: state.candidates.with(evolved) };
  return withOutages(withWarnings(next, evolved, event, at), event, at);
}

/** T3: what was told counts for the end as it stood; the clock stands still in a pause (T9). */
function withWarnings(state: SessionState, one: CandidateState, event: CandidateEvent, at: Instant): SessionState {
  const isMore = (event.type === 'TimeGranted' || event.type === 'LostTimeCredited') && event.ms > 0;
  const deadline = isMore || event.type === 'TestStarted' ? deadlineFor(state, one) : null;
  if (deadline === null) return state;
  const left = deadline - (one.pausedSince ?? at);
  const warned = isMore ? warnedAfterMore(one.warned, left) : warnedAtStart(left);
  return warned === one.warned ? state : { ...state, candidates: state.candidates.with({ ...one, warned }) };
}

function evolveSession(state: SessionState, event: SessionEvent, at: Instant): SessionState {
  switch (event.type) {
    case 'SessionPrepared':
      return { ...state, rules: event.rules, phase: { name: 'prepared' } };
    case 'WelcomeOpened':
      return { ...state, phase: { name: 'welcome' } };
    case 'InvigilatorTookOver':
      return { ...state, invigilator: event.personId, watches: relieved(state, event) };
    case 'RowsTaken':
      return { ...state, watches: taken(state, event) };
    case 'SessionLaunched':
      return { ...state, phase: { name: 'launched', launchedAt: at } };
    case 'AnnouncementSent':
      return { ...state, candidates: told(state, event, at) };
    case 'RowRoundNoted':
      return { ...state, rowRoundAt: at };
    case 'SessionEnded':
      return {
        ...doorsClosed(state, at),
        phase: { name: 'ended', launchedAt: launchedAt(state), endedAt: at, by: event.by },
      };
    case 'SessionReopened':
      return { ...state, phase: { name: 'launched', launchedAt: launchedAt(state)! } };
    case 'SessionCancelled':
      return { ...doorsClosed(state, at), phase: { name: 'cancelled', at } };
    case 'SessionRulesChanged':
      return { ...state, rules: event.rules };
    case 'SessionDetailsChanged':
      return { ...state, revision: state.revision + 1 };
    case 'SessionDeleted':
      return { ...doorsClosed(state, at), phase: { name: 'cancelled', at, deleted: true } };
    case 'FinalisationNoted':
      return { ...state, finalisation: { ...state.finalisation, ...noted(event) } };
    case 'SessionFinalised':
      return state.phase.name === 'ended' ? { ...state, phase: { ...state.phase, name: 'finalised', at } } : state;
    default:
      return event satisfies never;
  }
}

const noted = ({
  noteId: comment,
  hasIncident,
  hasJoiningProblem,
}: Extract<SessionEvent, { type: 'FinalisationNoted' }>) => ({
  comment,
  hasIncident,
  hasJoiningProblem,
});

const told = (
  { candidates }: SessionState,
  { noteId, candidateIds }: Extract<SessionEvent, { type: 'AnnouncementSent' }>,
  at: Instant,
): Candidates => candidates.map((one) => (candidateIds.includes(one.id) ? announced(one, noteId, at) : one));

/** An outage ends with the session: nobody is expected any more. */
const doorsClosed = (state: SessionState, at: Instant): SessionState => ({
  ...state,
  candidates: state.candidates.map((one) => doorClosed(one, at)),
  outages: outagesClosed(state, at),
});
