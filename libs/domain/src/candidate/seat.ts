import type { CandidateCommand, Moment } from '../session/commands.js';
import { accept, refuse, refuseAndRemember, type Decision } from '../session/decision.js';
import type { CandidateEvent } from '../session/events.js';
import type { DeviceId } from '../session/ids.js';
import type { RuleRefusal } from '../session/refusal.js';
import type { SessionState } from '../session/state.js';
import { after, latest, seconds, type Instant } from '../time/instant.js';
import { codeDelay } from './code-attempts.js';
import { isOpen } from './joining-link.js';
import { paperOf } from './phase.js';
import { arriving } from './places.js';
import type { CandidateState } from './state.js';

type Of<Type extends CandidateCommand['type']> = Extract<CandidateCommand, { type: Type }>;

/** R2, R6: the first browser holds the candidate; another one asks, with the code once the test has begun. */
export function join(candidate: CandidateState, command: Of<'JoinSession'>, { now }: Moment): Decision {
  const { id: candidateId, holder } = candidate;
  const { deviceId, code, post, linkId } = command;
  if (linkId !== undefined && !isOpen(candidate, linkId, now)) return refuse('joining-link-over');
  const used: CandidateEvent[] = linkId === undefined ? [] : [{ type: 'JoiningLinkUsed', candidateId }];
  const at = { deviceId, ...(post !== undefined && { post }) };
  const begun = paperOf(candidate) !== null;
  // A browser that never connected (its answer was lost on the way) holds nothing worth asking for.
  const isFree = !holder || holder.link === null;
  if (isFree && !begun)
    return accept(...used, { type: 'CandidateJoined', candidateId, ...at }, ...arriving(candidate, post));
  const refused = begun ? withoutCode(candidate, code, now) : null;
  return refused ?? accept(...used, { type: 'ResumeAsked', candidateId, ...at, why: 'otherDevice' });
}

function withoutCode(candidate: CandidateState, code: Of<'JoinSession'>['code'], now: Instant): Decision | null {
  if (code === 'none') return refuse('code-needed');
  const wait = codeDelay(candidate, now);
  if (wait > 0) return refuse('wait-before-code', { seconds: wait });
  if (code === 'right') return null;
  return refuseAndRemember({ code: 'wrong-code' }, { type: 'CodeRefused', candidateId: candidate.id, why: 'wrong' });
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

/** Only the current connection can be lost: news about an older one changes nothing. It was heard when it was taken, at the least. */
export function loseLink({ id, holder, request }: CandidateState, command: Of<'LoseLink'>): Decision {
  const { connectionId, cause } = command;
  const link = [holder?.link, request?.link].find((one) => one?.on && one.connection === connectionId);
  if (!link) return accept();
  const heardAt = command.heardAt === null ? null : latest(command.heardAt, link.since);
  return accept({ type: 'LinkLost', candidateId: id, connectionId, cause, heardAt });
}

/** R6: the invigilator's word gives the candidate to the asking browser; the test goes on where it stopped. */
export function authorise(candidate: CandidateState): Decision {
  const { id: candidateId, request } = candidate;
  if (!request) return refuse('no-resume-asked');
  const given: CandidateEvent = { type: 'ResumeAuthorised', candidateId, deviceId: request.device };
  const there = arriving(candidate, request.post);
  const resumed: CandidateEvent[] = paperOf(candidate) ? [{ type: 'TestResumed', candidateId, how: 'authorised' }] : [];
  return accept(given, ...there, ...resumed);
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
