import type { DomainEvent, EventType } from '../session/events.js';
import { candidateIdOf } from '../session/events.js';
import type { SessionState } from '../session/state.js';

/** F2: what a finalisation says of the day. Who finalises has read it as it stands. */
const WEIGHED: ReadonlySet<EventType> = new Set([
  'AbortReasonGiven',
  'AlertDismissed',
  'AlertRaised',
  'AlertValidated',
  'CorrectionAccepted',
  'CorrectionNoted',
  'EndScreenShown',
  'EndScreenWitnessed',
  'FinalisationNoted',
  'IssueReportEdited',
  'IssueReportWithdrawn',
  'IssueReported',
  'LateAnswersAdmitted',
  'PresenceCorrected',
  'SessionEnded',
  'TestClosed',
  'WitnessUndone',
]);

/** One more change; the candidate concerned keeps its number. */
export function weighed(state: SessionState, event: DomainEvent): SessionState {
  if (!WEIGHED.has(event.type)) return state;
  const version = state.finalisation.version + 1;
  const one = state.candidates.get(candidateIdOf(event) ?? ('' as never));
  return {
    ...state,
    finalisation: { ...state.finalisation, version },
    candidates: one ? state.candidates.with({ ...one, weighedAt: version }) : state.candidates,
  };
}
