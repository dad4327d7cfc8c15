import { enrolled } from '../candidate/state.js';
import { doorClosed, evolveCandidate } from '../candidate/evolve.js';
import type { Instant } from '../time/instant.js';
import type { CandidateEvent, DomainEvent, SessionEvent } from './events.js';
import { launchedAt, type SessionState } from './state.js';

/** The state after one event; replaying the journal gives the state. Total: an event is never refused. */
export function evolve(state: SessionState, event: DomainEvent, at: Instant): SessionState {
  return 'candidateId' in event ? evolveOne(state, event, at) : evolveSession(state, event, at);
}

function evolveOne(state: SessionState, event: CandidateEvent, at: Instant): SessionState {
  const before =
    event.type === 'CandidateEnrolled'
      ? enrolled(event.candidateId, event.extraTime)
      : state.candidates.get(event.candidateId);
  if (!before) return state;
  return { ...state, candidates: state.candidates.with(evolveCandidate(before, event, at)) };
}

function evolveSession(state: SessionState, event: SessionEvent, at: Instant): SessionState {
  switch (event.type) {
    case 'SessionPrepared':
      return { ...state, rules: event.rules, phase: { name: 'prepared' } };
    case 'WelcomeOpened':
      return { ...state, phase: { name: 'welcome' } };
    case 'InvigilatorTookOver':
      return { ...state, invigilator: event.personId };
    case 'SessionLaunched':
      return { ...state, phase: { name: 'launched', launchedAt: at } };
    case 'SessionEnded':
      return {
        ...doorsClosed(state, at),
        phase: { name: 'ended', launchedAt: launchedAt(state), endedAt: at, by: event.by },
      };
    case 'SessionCancelled':
      return { ...doorsClosed(state, at), phase: { name: 'cancelled', at } };
    default:
      return event satisfies never;
  }
}

const doorsClosed = (state: SessionState, at: Instant): SessionState => ({
  ...state,
  candidates: state.candidates.map((one) => doorClosed(one, at)),
});
