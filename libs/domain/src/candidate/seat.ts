import type { CandidateCommand, Moment } from '../session/commands.js';
import { accept, refuse, refuseAndRemember, type Decision } from '../session/decision.js';
import type { CandidateEvent } from '../session/events.js';
import type { DeviceId } from '../session/ids.js';
import type { RuleRefusal } from '../session/refusal.js';
import type { SessionState } from '../session/state.js';
import { after, seconds, type Instant } from '../time/instant.js';
import { codeDelay } from './code-attempts.js';
import { paperOf } from './phase.js';
import type { CandidateState } from './state.js';

type Of<Type extends CandidateCommand['type']> = Extract<CandidateCommand, { type: Type }>;

/** R2, R6: the first browser holds the candidate; another one asks, with the code once the test has begun. */
export function join(candidate: CandidateState, command: Of<'JoinSession'>, moment: Moment): Decision {
  const { id: candidateId, holder } = candidate;
  const { deviceId, code } = command;
  const begun = paperOf(candidate) !== null;
  // A browser that never connected (its answer was lost on the way) holds nothing worth asking for.
  const isFree = !holder || holder.link === null;
  if (isFree && !begun) return accept({ type: 'CandidateJoined', candidateId, deviceId });
  if (begun) {
    const wait = codeDelay(candidate, moment.now);
    if (code === 'none') return refuse('code-needed');
    if (wait > 0) return refuse('wait-before-code', { seconds: wait });
    if (code === 'wrong')
      return refuseAndRemember({ code: 'wrong-code' }, { type: 'CodeRefused', candidateId, why: 'wrong' });
  }
  return accept({ type: 'ResumeAsked', candidateId, deviceId, why: 'otherDevice' });
}

/** R6: the newest accepted connection wins; after the grace time the same browser asks before it goes on. */
export function takeLink(
  state: SessionState,
  candidate: CandidateState,
  command: Of<'TakeLink'>,
  { now }: Moment,
): Decision {
  const { deviceId, connectionId, nodeId } = command;
  const { id: candidateId, holder, request } = candidate;
  const own = [holder, request].filter((seat) => seat?.device === deviceId);
  if (own.length === 0) return refuse('device-replaced');
  if (own.some((seat) => seat?.link?.on && seat.link.connection === connectionId)) return accept();
  const taken: CandidateEvent = { type: 'LinkTaken', candidateId, deviceId, connectionId, nodeId };
  const lostAt = holder?.device === deviceId && !holder.lapsed ? awaySince(candidate) : null;
  if (lostAt === null) return accept(taken);
  if (now <= after(lostAt, seconds(state.rules.graceSeconds)))
    return accept(taken, { type: 'TestResumed', candidateId, how: 'withinGrace' });
  return accept(taken, { type: 'GraceLapsed', candidateId }, ...askingFor(candidate, deviceId));
}

/** A request that another browser already made stays: the invigilator's word is meant for it. */
const askingFor = ({ id, request }: CandidateState, deviceId: DeviceId): CandidateEvent[] =>
  request ? [] : [{ type: 'ResumeAsked', candidateId: id, deviceId, why: 'graceLapsed' }];

/** Only a test under way can be resumed: before it and at its end, the link just comes back. */
function awaySince({ test, holder }: CandidateState): Instant | null {
  const atTest = test.phase === 'running' || test.phase === 'timeUp';
  return atTest && holder?.link?.on === false ? holder.link.since : null;
}

/** Only the current connection can be lost: news about an older one changes nothing. */
export function loseLink({ id, holder, request }: CandidateState, command: Of<'LoseLink'>): Decision {
  const { connectionId, cause } = command;
  const isCurrent = [holder?.link, request?.link].some((link) => link?.on && link.connection === connectionId);
  return isCurrent ? accept({ type: 'LinkLost', candidateId: id, connectionId, cause }) : accept();
}

/** R6: the invigilator's word gives the candidate to the asking browser; the test goes on where it stopped. */
export function authorise(candidate: CandidateState): Decision {
  const { id: candidateId, request } = candidate;
  if (!request) return refuse('no-resume-asked');
  const given: CandidateEvent = { type: 'ResumeAuthorised', candidateId, deviceId: request.device };
  return paperOf(candidate) ? accept(given, { type: 'TestResumed', candidateId, how: 'authorised' }) : accept(given);
}

export function refuseResume({ id, request }: CandidateState): Decision {
  return request
    ? accept({ type: 'ResumeRefused', candidateId: id, deviceId: request.device })
    : refuse('no-resume-asked');
}

/** One browser holds a candidate at a time (R2), and waits for authorisation after the grace (R6). */
export function notTheHolder({ holder, request }: CandidateState, deviceId: DeviceId): RuleRefusal | null {
  if (request?.device === deviceId) return 'awaiting-resume';
  if (holder?.device !== deviceId) return 'device-replaced';
  return holder.lapsed ? 'awaiting-resume' : null;
}
