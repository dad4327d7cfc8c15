import { describe, expect, it } from 'vitest';
import type { CandidateId, CenterId, DeviceId, PersonId, SessionId, UserId } from '../session/ids.js';
import { SESSION_TABLE } from '../session/transitions.js';
import { may, MAY, type Action, type Principal } from './may.js';

const HERE = 'here' as SessionId;
const ELSEWHERE = 'elsewhere' as SessionId;
const ana = 'ana' as CandidateId;
const bob = 'bob' as CandidateId;
const candidate: Principal = { kind: 'candidate', sessionId: HERE, candidateId: ana, deviceId: 'pc' as DeviceId };
const invigilator: Principal = { kind: 'invigilator', sessionId: HERE, personId: 'nadia' as PersonId, grantId: 'g' };
const nameless: Principal = { ...invigilator, personId: null };
const ours = 'ours' as CenterId;
const theirs = 'theirs' as CenterId;
const administrator: Principal = {
  kind: 'administrator',
  userId: 'u' as UserId,
  centerIds: [ours],
  grantId: 'g',
  isOperator: false,
};
const projector: Principal = { kind: 'projector', sessionId: HERE, grantId: 'g' };
const actions = Object.keys(MAY) as Action[];

const OF_CANDIDATES: Action[] = [
  'AcknowledgeAnnouncement',
  'AcknowledgeTime',
  'AnswerChallenge',
  'ChooseDisplay',
  'FollowSeat',
  'LoseFocus',
  'LowerHand',
  'PassChallenge',
  'RaiseAlert',
  'RaiseHand',
  'ShowAnnouncement',
  'ShowEndScreen',
  'SignOut',
  'StartTest',
];
const OF_THE_SYSTEM: Action[] = ['JoinSession', 'LoseLink', 'PassTime', 'PrepareSession', 'TakeLink'];

const OF_ADMINISTRATORS: Action[] = [
  'AllowNotCertifiable',
  'ApplyCorrection',
  'CorrectPresence',
  'DeleteSession',
  'EditCheckLists',
  'EditSession',
  'EnrolCandidates',
  'FollowAlerts',
  'FinaliseSession',
  'FollowCenter',
  'FollowCheckLists',
  'FollowEnrolment',
  'FollowFinalisation',
  'FollowJobs',
  'GiveAbortReason',
  'GiveAbortReasons',
  'KeepRooms',
  'NoteCertifiability',
  'NoteFinalisation',
  'PrepareSession',
  'PreviewEnrolment',
  'PrintDocuments',
  'SetWebhook',
  'RemoveCandidate',
  'ReviseEnrolment',
  'SetInvigilatorPassword',
  'TickCheckLists',
  'WitnessEndScreens',
];
const OF_OPERATORS: Action[] = ['InspectQueues'];
/** In the room by an invigilator, from paper by an administrator; and by whoever knows first that nobody will come (B7). */
const OF_BOTH: Action[] = [
  'CancelSession',
  'DismissAlert',
  'EditIssueReport',
  'ReportIssue',
  'UndoWitness',
  'ValidateAlert',
  'WithdrawIssueReport',
  'WitnessEndScreen',
];
const OF_PROJECTORS: Action[] = ['FollowProjection'];

const allowed = (principal: Principal, sessionId: SessionId, candidateId?: CandidateId) =>
  actions.filter((action) => may(principal, action, { sessionId, ...(candidateId && { candidateId }) })).toSorted();

describe('[fault 41] who may do what', () => {
  it('has a row for every command', () => {
    for (const type of Object.keys(SESSION_TABLE)) expect(actions).toContain(type);
  });

  it('a candidate: their own seat, and nothing else', () => {
    expect(allowed(candidate, HERE, ana)).toEqual(OF_CANDIDATES);
    expect(allowed(candidate, HERE, bob)).toEqual([]);
    expect(allowed(candidate, HERE)).toEqual([]);
    expect(allowed(candidate, ELSEWHERE, ana)).toEqual([]);
  });

  it('an invigilator: their own room, neither a candidate’s nor the system’s orders', () => {
    const others = new Set([
      ...OF_CANDIDATES,
      ...OF_THE_SYSTEM,
      ...OF_ADMINISTRATORS,
      ...OF_OPERATORS,
      ...OF_PROJECTORS,
    ]);
    expect(allowed(invigilator, HERE, ana)).toEqual(actions.filter((action) => !others.has(action)).toSorted());
    expect(allowed(invigilator, ELSEWHERE, ana)).toEqual([]);
  });

  it('[R0] an invigilator who has not said who they are may only say it', () => {
    expect(allowed(nameless, HERE, ana)).toEqual(['NameInvigilator']);
  });

  it('[B6] an administrator: their own centres, and no room of theirs', () => {
    const ofCenter = (who: Principal, centerId: CenterId) => actions.filter((action) => may(who, action, { centerId }));
    expect(ofCenter(administrator, ours).toSorted()).toEqual([...OF_ADMINISTRATORS, ...OF_BOTH].toSorted());
    expect(ofCenter(administrator, theirs)).toEqual([]);
    expect(ofCenter({ ...administrator, centerIds: [] }, ours)).toEqual([]);
    expect(allowed(administrator, HERE, ana)).toEqual([]);
    for (const other of [candidate, invigilator, projector]) expect(ofCenter(other, ours)).toEqual([]);
  });

  it('an administrator who looks after the installation: its queues besides, and no other centre', () => {
    const whole = { installation: 'whole' } as const;
    const operator: Principal = { ...administrator, isOperator: true };
    const onWhole = (who: Principal) => actions.filter((action) => may(who, action, whole));
    expect(onWhole(operator)).toEqual(OF_OPERATORS);
    for (const other of [administrator, candidate, invigilator, projector]) expect(onWhole(other)).toEqual([]);
    expect(actions.filter((action) => may(operator, action, { centerId: theirs }))).toEqual([]);
  });

  it('[R4] a projector: what its own room may read on the wall, and nothing of one candidate', () => {
    expect(allowed(projector, HERE)).toEqual(OF_PROJECTORS);
    expect(allowed(projector, HERE, ana)).toEqual([]);
    expect(allowed(projector, ELSEWHERE)).toEqual([]);
  });

  it('[B2] an administrator enrols in the sessions of their centres', () => {
    const enrol = (centerId: CenterId) => may(administrator, 'EnrolCandidates', { sessionId: HERE, centerId });
    expect([enrol(ours), enrol(theirs)]).toEqual([true, false]);
  });

  it('the system: only what nobody orders by hand, and the preparation of the demo', () => {
    expect(allowed({ kind: 'system' }, HERE)).toEqual(['EnrolCandidates', ...OF_THE_SYSTEM]);
  });
});
