import { candidateShown, type ShownCandidate } from '../candidate/shown.js';
import type { CandidateState } from '../candidate/state.js';
import { deadlineOf } from '../time/deadline.js';
import type { Duration, Instant } from '../time/instant.js';
import { Candidates } from './candidates.js';
import type { PersonId } from './ids.js';
import {
  noSession,
  type EndedBy,
  type Phase,
  type PhaseName,
  type SessionRules,
  type SessionState,
  type StopPolicy,
  type Watch,
} from './state.js';

/** What the room's screens are shown of the session. */
export interface ShownSession {
  readonly phase: PhaseName;
  readonly launchedAt: number | null;
  readonly endedAt: number | null;
  readonly endedBy: EndedBy | null;
  readonly invigilatorId: string | null;
  readonly durationMinutes: number;
  readonly clockPolicy: SessionRules['clockPolicy'];
  readonly stopPolicy: StopPolicy;
  readonly autoCloseMinutes: number | null;
  readonly watches?: readonly { readonly by: string; readonly rows: readonly string[] }[] | undefined;
  readonly rowRoundAt: number | null;
}

/** The room as its screens are shown it: the rules say of an invigilator's order on it what they say on the true one. */
export function roomShown(session: ShownSession, tiles: Iterable<ShownCandidate>, now: Instant): SessionState {
  const shown = [...tiles];
  const phase = phaseOf(session);
  const rules = rulesOf(session);
  const candidates = shown.map((one) => endingWhenShown(candidateShown(one, now), one, phase, rules));
  return {
    rules,
    phase,
    invigilator: session.invigilatorId as PersonId | null,
    watches: (session.watches ?? []) as readonly Watch[],
    rowRoundAt: session.rowRoundAt as Instant | null,
    candidates: Candidates.of(candidates),
    outages: [],
    revision: noSession.revision,
    finalisation: noSession.finalisation,
  };
}

/** The graces are not shown: only the server knows what they hold up. */
const rulesOf = (session: ShownSession): SessionRules => ({
  durationMinutes: session.durationMinutes,
  clockPolicy: session.clockPolicy,
  stopPolicy: session.stopPolicy,
  autoCloseMinutes: session.autoCloseMinutes,
  graceSeconds: 120,
  lateSeconds: 30,
});

/** The end is shown, and the pauses that moved it are not: they make up the difference. */
function endingWhenShown(
  candidate: CandidateState,
  { deadlineAt, startedAt }: ShownCandidate,
  phase: Phase,
  rules: SessionRules,
): CandidateState {
  const launch = 'launchedAt' in phase ? phase.launchedAt : null;
  const planned = deadlineOf(rules, candidate.extraTime, launch, startedAt as Instant | null);
  if (planned === null || deadlineAt === null) return candidate;
  return { ...candidate, paused: (deadlineAt - planned - candidate.credited) as Duration };
}

function phaseOf({ phase: name, launchedAt, endedAt, endedBy }: ShownSession): Phase {
  const launch = launchedAt as Instant | null;
  switch (name) {
    case 'launched':
      return { name, launchedAt: launch! };
    case 'ended':
      return { name, launchedAt: launch, endedAt: endedAt as Instant, by: endedBy! };
    case 'finalised':
      return { name, launchedAt: launch, endedAt: endedAt as Instant, by: endedBy ?? 'time', at: endedAt as Instant };
    case 'published':
      return { name, launchedAt: launch };
    case 'cancelled':
      return { name, at: 0 as Instant };
    default:
      return { name };
  }
}
