import type { PhaseName } from '../session/state.js';
import { isReady, phaseOf, wasPresent } from './phase.js';
import type { CandidateState } from './state.js';

/**
 * The one word a tile leads with. What waits for a human comes before what merely is; the link stands beside it,
 * never instead of it.
 */
export type Situation =
  | 'expected'
  | 'identityRefused'
  | 'identityChecked'
  | 'signed'
  | 'seated'
  | 'connected'
  | 'ready'
  | 'confirmed'
  | 'mayStart'
  | 'awaitsResume'
  | 'started'
  | 'resumed'
  | 'timeUp'
  | 'finished'
  | 'endScreen'
  | 'witnessed'
  | 'signedOut'
  | 'abandoned'
  | 'endedByInvigilator'
  | 'closedAutomatically'
  | 'closedWithSession'
  | 'absent'
  | 'notStarted';

export function situationOf(candidate: CandidateState, session: PhaseName): Situation {
  if (candidate.request) return 'awaitsResume';
  const { test } = candidate;
  switch (test.phase) {
    case 'awaited':
      return beforeStart(candidate, session);
    case 'running':
      return candidate.resumed?.fresh ? 'resumed' : 'started';
    case 'closed':
      return test.how === 'closedByTime' ? 'closedAutomatically' : test.how;
    default:
      return test.phase;
  }
}

function beforeStart(candidate: CandidateState, session: PhaseName): Situation {
  const { identity, attendanceAt, seated } = candidate.welcome;
  const isOver = session !== 'prepared' && session !== 'welcome' && session !== 'launched';
  if (isOver) return wasPresent(candidate) ? 'notStarted' : 'absent';
  if (identity?.how === 'refused') return 'identityRefused';
  if (phaseOf(candidate) === 'confirmed') return session === 'launched' ? 'mayStart' : 'confirmed';
  if (candidate.holder) return isReady(candidate) ? 'ready' : 'connected';
  if (seated) return 'seated';
  if (attendanceAt !== null) return 'signed';
  return identity ? 'identityChecked' : 'expected';
}
