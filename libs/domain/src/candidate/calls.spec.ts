import { describe, expect, it } from 'vitest';
import type { Command } from '../session/commands.js';
import type { ChallengeId } from '../session/ids.js';
import {
  aLaunchedSession,
  aSession,
  ANA,
  ana,
  answered,
  aRunningTest,
  at,
  aWitnessedEnd,
  BOB,
  CHALLENGES,
  joined,
  KARIM,
  LINK2,
  NADIA,
  passed,
  PC1,
  PC2,
  started,
} from '../testing/given.js';
import { changedWithQueue, placeInQueue } from './calls.js';
import { paperOf } from './phase.js';

const SPARE = 's1' as ChallengeId;
const raised = (n: number, deviceId = PC1): Command => ({
  type: 'RaiseAlert',
  candidateId: ANA,
  deviceId,
  challengeId: CHALLENGES[n]!,
  reason: 'image',
});
const onAna = <Type extends 'DismissAlert' | 'AcknowledgeCall' | 'SettleHand' | 'LeaveRoom' | 'ReturnToRoom'>(
  type: Type,
) => ({ type, candidateId: ANA });
const validate = { type: 'ValidateAlert', candidateId: ANA, category: 'E1' } as const;
const hand = { type: 'RaiseHand', candidateId: ANA, deviceId: PC1 } as const;

describe('[R7] a live alert', () => {
  it('puts the test on hold: neither an answer nor a pass goes through', () => {
    const scene = aRunningTest().and(raised(0));
    scene.when(answered(0)).thenRefused('alert-open');
    scene.when(passed(0)).thenRefused('alert-open');
  });

  it('is about the challenge shown, by the browser that holds the candidate, and once', () => {
    aRunningTest().when(raised(1)).thenRefused('not-current-challenge');
    aRunningTest().when(raised(0, PC2)).thenRefused('device-replaced');
    aRunningTest().and(raised(0)).when(raised(0)).thenNothing();
  });

  it('dismissed, the same challenge goes on', () => {
    aRunningTest().and(raised(0), onAna('DismissAlert')).when(answered(0)).then('ChallengeAnswered');
  });

  it('validated, a report is written and a spare comes in the place of the challenge', () => {
    const withSpare = { ...started(), spares: [SPARE] } as Command;
    const scene = aLaunchedSession().and(withSpare, raised(0));
    const state = scene.when(validate).then('AlertValidated', 'IssueReported');
    const { challenges, spares } = paperOf(ana(state))!;
    expect([challenges[0], spares]).toEqual([SPARE, []]);
  });

  it('validated without a spare, the challenge is neutralised and the next one comes', () => {
    const state = aRunningTest().and(raised(0)).when(validate).then('AlertValidated', 'IssueReported');
    expect(paperOf(ana(state))!.done).toEqual([{ challenge: CHALLENGES[0], how: 'neutralised' }]);
    expect(ana(state).reports).toMatchObject([{ category: 'E1', challenge: CHALLENGES[0], at: at(0) }]);
  });

  it('of the last challenge, neutralised, ends the test', () => {
    const state = aRunningTest()
      .and(answered(0), answered(1), raised(2))
      .when(validate)
      .then('AlertValidated', 'IssueReported');
    expect(ana(state).test.phase).toBe('finished');
  });

  it('stays open when the test is closed under it, and still gets its word', () => {
    const scene = aRunningTest().and(raised(0), { type: 'EndTest', candidateId: ANA });
    expect(ana(scene.current).call?.alert?.challenge).toBe(CHALLENGES[0]);
    scene.when(onAna('DismissAlert')).then('AlertDismissed');
    scene.when(validate).then('AlertValidated', 'IssueReported');
  });

  it('validated once the test is closed, it uses no spare', () => {
    const withSpare = { ...started(), spares: [SPARE] } as Command;
    const scene = aLaunchedSession().and(withSpare, raised(0), { type: 'EndTest', candidateId: ANA });
    const { events } = scene.when(validate).result;
    expect(events[0]!.event).toMatchObject({ type: 'AlertValidated', replacement: null });
  });

  it('without one there is nothing to judge', () => {
    aRunningTest().when(validate).thenRefused('no-alert');
    aRunningTest().when(onAna('DismissAlert')).thenRefused('no-alert');
  });
});

describe('[R7] a raised hand', () => {
  it('stops nothing, is lowered by the candidate or settled by the invigilator', () => {
    const scene = aRunningTest().and(hand);
    scene.when(answered(0)).then('ChallengeAnswered');
    scene.when({ type: 'LowerHand', candidateId: ANA, deviceId: PC1 }).then('HandLowered');
    scene.when(onAna('SettleHand')).then('HandLowered');
    scene.when(hand).thenNothing();
    aRunningTest().when(onAna('SettleHand')).thenRefused('no-call');
  });

  it('« le surveillant arrive » is said once, and forgotten with the call', () => {
    const coming = aRunningTest().and(hand, onAna('AcknowledgeCall'));
    expect(ana(coming.current).call?.acknowledgedAt).toBe(at(0));
    coming.when(onAna('AcknowledgeCall')).thenNothing();
    expect(ana(coming.and(onAna('SettleHand'), hand).current).call?.acknowledgedAt).toBeNull();
  });

  it('shares the call with an alert: it lasts as long as one of them', () => {
    const both = aRunningTest().and(hand).at(1).and(raised(0), onAna('DismissAlert'));
    expect(ana(both.current).call).toMatchObject({ alert: null, handSince: at(0) });
  });

  it('comes down with the session: nobody could settle it any more', () => {
    const scene = aWitnessedEnd().and(hand, onAna('LeaveRoom'), { type: 'CloseSession' });
    expect(ana(scene.current)).toMatchObject({ call: null, outSince: null });
  });

  it('comes down when the candidate has left', () => {
    const scene = aWitnessedEnd().and(hand, { type: 'SignOut', candidateId: ANA, deviceId: PC1 });
    expect(ana(scene.current).call).toBeNull();
  });
});

it('[R7] the queue is in the order of the calls, and who stands in it sees it move', () => {
  const bobHand = { type: 'RaiseHand', candidateId: BOB, deviceId: PC2 } as const;
  const scene = aRunningTest()
    .and(hand, ...joined(BOB, PC2, LINK2))
    .at(1)
    .and(bobHand);
  const bob = () => scene.current.candidates.get(BOB)!;
  expect([placeInQueue(scene.current, ana(scene.current)), placeInQueue(scene.current, bob())]).toEqual([1, 2]);
  const settled = scene.and(onAna('SettleHand')).current;
  expect(placeInQueue(settled, settled.candidates.get(BOB)!)).toBe(1);
  expect(placeInQueue(settled, ana(settled))).toBeNull();
  expect(changedWithQueue(scene.current, settled).map(({ id }) => id)).toEqual([ANA, BOB]);
});

describe('[R13] a temporary exit', () => {
  it('one tap out and in; nobody answers meanwhile, and the clock runs', () => {
    const out = aRunningTest().and(onAna('LeaveRoom'));
    out.when(answered(0)).thenRefused('out-of-room');
    out.when(raised(0)).thenRefused('out-of-room');
    out.when(onAna('LeaveRoom')).thenNothing();
    out.at(105).when(onAna('ReturnToRoom')).then('TimeUp', 'CandidateReturned');
    out.and(onAna('ReturnToRoom')).when(answered(0)).then('ChallengeAnswered');
  });
});

it('[R6] [R7] [R13] who was turned away from their browser is still called back, and their call settled', () => {
  const again = { type: 'JoinSession', candidateId: ANA, deviceId: PC1, code: 'none' } as const;
  const refused = { type: 'RefuseResume', candidateId: ANA } as const;
  const asked = aSession().and(...joined(), hand, onAna('LeaveRoom'), again, refused);
  expect(ana(asked.current)).toMatchObject({ holder: null });
  asked.when(onAna('ReturnToRoom')).then('CandidateReturned');
  asked.when(onAna('AcknowledgeCall')).then('CallAcknowledged');
  asked.when(onAna('SettleHand')).then('HandLowered');
});

describe('[R7] [R0] two invigilators at one call', () => {
  const refusalOf = (scene: ReturnType<typeof aRunningTest>, command: Command) => {
    const { decision } = scene.when(command).result;
    return decision.accepted ? null : decision.refusal;
  };

  it('one takes it on; the other reads who', () => {
    const taken = aRunningTest().and(raised(0)).by(NADIA).and(onAna('AcknowledgeCall'));
    expect(ana(taken.current).call).toMatchObject({ acknowledgedBy: NADIA });
    taken.when(onAna('AcknowledgeCall')).thenNothing();
    expect(refusalOf(taken.by(KARIM), onAna('AcknowledgeCall'))).toEqual({
      code: 'call-already-taken',
      params: { by: NADIA },
    });
  });

  it('one gives the word; the other reads who, and what', () => {
    const dismissed = aRunningTest().and(raised(0)).by(NADIA).and(onAna('DismissAlert'));
    expect(refusalOf(dismissed.by(KARIM), validate)).toEqual({
      code: 'alert-already-dismissed',
      params: { by: NADIA },
    });
    const validated = aRunningTest().and(raised(0)).by(KARIM).and(validate);
    expect(refusalOf(validated.by(NADIA), onAna('DismissAlert'))).toEqual({
      code: 'alert-already-validated',
      params: { by: KARIM },
    });
    validated.when(validate).thenRefused('no-alert');
  });

  it('a new call is taken on anew', () => {
    const again = aRunningTest().and(hand).by(NADIA).and(onAna('AcknowledgeCall'), onAna('SettleHand'), hand);
    again.by(KARIM).when(onAna('AcknowledgeCall')).then('CallAcknowledged');
  });
});
