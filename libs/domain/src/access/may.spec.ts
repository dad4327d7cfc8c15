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
const administrator: Principal = { kind: 'administrator', userId: 'u' as UserId, centerIds: [ours], grantId: 'g' };
const actions = Object.keys(MAY) as Action[];

const OF_CANDIDATES: Action[] = [
  'AcknowledgeTime',
  'AnswerChallenge',
  'FollowSeat',
  'LowerHand',
  'PassChallenge',
  'RaiseAlert',
  'RaiseHand',
  'ShowEndScreen',
  'SignOut',
  'StartTest',
];
const OF_THE_SYSTEM: Action[] = [
  'EnrolCandidates',
  'JoinSession',
  'LoseLink',
  'PassTime',
  'PrepareSession',
  'TakeLink',
];

const OF_ADMINISTRATORS: Action[] = ['FollowCenter'];

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
    const others = new Set([...OF_CANDIDATES, ...OF_THE_SYSTEM, ...OF_ADMINISTRATORS]);
    expect(allowed(invigilator, HERE, ana)).toEqual(actions.filter((action) => !others.has(action)).toSorted());
    expect(allowed(invigilator, ELSEWHERE, ana)).toEqual([]);
  });

  it('[R0] an invigilator who has not said who they are may only say it', () => {
    expect(allowed(nameless, HERE, ana)).toEqual(['NameInvigilator']);
  });

  it('an administrator: their own centres, and no room of theirs', () => {
    const ofCenter = (who: Principal, centerId: CenterId) => actions.filter((action) => may(who, action, { centerId }));
    expect(ofCenter(administrator, ours)).toEqual(OF_ADMINISTRATORS);
    expect(ofCenter(administrator, theirs)).toEqual([]);
    expect(ofCenter({ ...administrator, centerIds: [] }, ours)).toEqual([]);
    expect(allowed(administrator, HERE, ana)).toEqual([]);
    for (const other of [candidate, invigilator]) expect(ofCenter(other, ours)).toEqual([]);
  });

  it('the system: only what nobody orders by hand', () => {
    expect(allowed({ kind: 'system' }, HERE)).toEqual(OF_THE_SYSTEM);
  });
});
