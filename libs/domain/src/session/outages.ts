import type { CandidateState, LossCause } from '../candidate/state.js';
import { after, earliest, latest, seconds, type Instant } from '../time/instant.js';
import type { CandidateEvent } from './events.js';
import type { CandidateId } from './ids.js';
import type { SessionState } from './state.js';

/** Fewer lost together may be two plugs pulled by one foot. */
export const OUTAGE_SIZE = 3;
/** « Together »: a living browser is heard every 5 s, so one cut is last heard of within so long. */
export const TOGETHER = seconds(10);
/** So many are kept; the journal has them all. */
const MOST_KEPT = 50;

/** T6: several candidates of a room lost together, by the room's network or by the server: one incident. */
export interface Outage {
  readonly cause: LossCause;
  /** When the first of them was last heard. */
  readonly startedAt: Instant;
  /** When the last of them was last heard, as far as is known. */
  readonly spreadAt: Instant;
  /** Who was lost in it, in the order in which it was noticed. */
  readonly candidates: readonly CandidateId[];
  /** When nobody of them was away any more. */
  readonly endedAt: Instant | null;
}

const EXPECTED = new Set<CandidateState['test']['phase']>(['awaited', 'running', 'timeUp', 'finished', 'endScreen']);

/** Their browser should be heard, and is not. */
const isAway = ({ holder, test }: CandidateState): boolean => holder?.link?.on === false && EXPECTED.has(test.phase);

const isAwayIn = ({ candidates }: SessionState, id: CandidateId): boolean => {
  const candidate = candidates.get(id);
  return candidate !== undefined && isAway(candidate);
};

/** After what happened to one candidate: an outage begins, spreads, ends, or is what it was. */
export const withOutages = (state: SessionState, event: CandidateEvent, at: Instant): SessionState =>
  event.type === 'LinkLost' ? spread(state, event.candidateId) : ended(state, at);

/** At the end of the session nobody is expected any more. */
export const outagesClosed = ({ outages }: SessionState, at: Instant): readonly Outage[] =>
  outages.map((one) => (one.endedAt === null ? { ...one, endedAt: at } : one));

/** Those of which nobody is away any more are over. */
function ended(state: SessionState, at: Instant): SessionState {
  const isOver = ({ endedAt, candidates }: Outage): boolean =>
    endedAt === null && !candidates.some((id) => isAwayIn(state, id));
  if (!state.outages.some(isOver)) return state;
  return { ...state, outages: state.outages.map((one) => (isOver(one) ? { ...one, endedAt: at } : one)) };
}

function spread(state: SessionState, id: CandidateId): SessionState {
  const loss = lossOf(state, id);
  if (!loss || openOf(state).some(({ candidates }) => candidates.includes(id))) return state;
  const wider = openOf(state).find(
    ({ cause, spreadAt }) => cause === loss.cause && areTogether(spreadAt, loss.heardAt),
  );
  if (wider) return { ...state, outages: state.outages.map((one) => (one === wider ? widened(one, id, loss) : one)) };
  const begun = beginning(state, loss);
  return begun ? { ...state, outages: [...state.outages, begun].slice(-MOST_KEPT) } : state;
}

interface Loss {
  readonly cause: LossCause;
  readonly heardAt: Instant;
}

function lossOf(state: SessionState, id: CandidateId): Loss | null {
  const candidate = state.candidates.get(id);
  const link = candidate?.holder?.link;
  return candidate && link?.on === false && isAway(candidate) ? link : null;
}

const openOf = ({ outages }: SessionState): Outage[] => outages.filter(({ endedAt }) => endedAt === null);

const areTogether = (one: Instant, other: Instant): boolean =>
  latest(one, other) <= after(earliest(one, other), TOGETHER);

const widened = (outage: Outage, id: CandidateId, { heardAt }: Loss): Outage => ({
  ...outage,
  startedAt: earliest(outage.startedAt, heardAt),
  spreadAt: latest(outage.spreadAt, heardAt),
  candidates: [...outage.candidates, id],
});

/** With this loss, enough of those who are away and in no outage yet were lost together. */
function beginning(state: SessionState, { cause, heardAt }: Loss): Outage | null {
  const known = new Set(openOf(state).flatMap(({ candidates }) => candidates));
  const together = state.candidates.values().filter(({ id }) => {
    const other = known.has(id) ? null : lossOf(state, id);
    return other?.cause === cause && areTogether(other.heardAt, heardAt);
  });
  if (together.length < OUTAGE_SIZE) return null;
  const heard = together.map(({ id }) => lossOf(state, id)!.heardAt);
  const [startedAt, spreadAt] = [heard.reduce(earliest), heard.reduce(latest)];
  return { cause, startedAt, spreadAt, candidates: together.map(({ id }) => id), endedAt: null };
}
