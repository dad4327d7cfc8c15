import { describe, expect, it } from 'vitest';
import {
  aFinishedTest,
  aLaunchedSession,
  ANA,
  ana,
  aRunningTest,
  aSession,
  at,
  BOB,
  joined,
  NADIA,
  NOTE,
  started,
  welcomed,
} from '../testing/given.js';
import { situationOf } from '../candidate/situation.js';
import { nextDue } from './owed.js';

const passTime = { type: 'PassTime' } as const;

describe('launching', () => {
  it('[R4] names who is not ready and asks once', () => {
    const scene = aSession().and(...joined(), ...welcomed(), { type: 'ConfirmPresence', candidateId: ANA });
    const { decision } = scene.when({ type: 'LaunchSession', despiteNotReady: false }).result;
    expect(decision).toMatchObject({
      accepted: false,
      refusal: { code: 'not-everyone-ready', params: { count: 1, candidates: [BOB] } },
    });
    scene.when({ type: 'LaunchSession', despiteNotReady: true }).then('SessionLaunched');
  });

  it('[R4] happens once', () => {
    aLaunchedSession().when({ type: 'LaunchSession', despiteNotReady: true }).thenRefused('session-already-launched');
  });
});

describe('ending', () => {
  const close = { type: 'CloseSession' } as const;

  it('[B7] the invigilator closes when nobody is still at work', () => {
    aSession().when(close).thenRefused('session-not-launched');
    expect(aRunningTest().when(close).result.decision).toMatchObject({
      refusal: { code: 'candidates-at-work', params: { candidates: [ANA] } },
    });
    aFinishedTest().when(close).then('SessionEnded');
  });

  it('[B7] past the deadline nobody is at work: what is open is closed with the session', () => {
    const state = aRunningTest().at(106).when(close).then('TimeUp', 'TestClosed', 'SessionEnded');
    expect(ana(state).test).toMatchObject({ how: 'closedWithSession' });
  });

  it('[B7][T2] ends by itself at the last individual deadline + 30 min', () => {
    // Bob has 33 %: 140 minutes, so 170 for the session.
    expect(aRunningTest().at(169.9).when(passTime).then('TimeUp').phase.name).toBe('launched');
    const state = aRunningTest().at(170).when(passTime).then('TimeUp', 'TestClosed', 'SessionEnded');
    expect(state.phase).toEqual({ name: 'ended', launchedAt: at(0), endedAt: at(170), by: 'time' });
  });

  it('[R10] tells the absent from those who were welcomed and never started', () => {
    const { current } = aLaunchedSession().and(close);
    expect(situationOf(ana(current), 'ended')).toBe('notStarted');
    expect(situationOf(current.candidates.get(BOB)!, 'ended')).toBe('absent');
  });

  it('[B7] a session in which no test started is cancelled with a reason', () => {
    const cancel = { type: 'CancelSession', noteId: NOTE } as const;
    aRunningTest().when(cancel).thenRefused('test-started');
    aLaunchedSession().and(cancel).when(started()).thenRefused('session-cancelled');
  });
});

describe('what time owes', () => {
  it('nothing before the launch', () => {
    expect(nextDue(aSession().and(...joined()).current)).toBeNull();
  });

  it('[R3] first the lapse of a confirmation, [T1] then the deadline of who runs', () => {
    expect(nextDue(aLaunchedSession().current)?.at).toBe(at(15));
    expect(nextDue(aRunningTest().at(100).and(passTime).current)?.at).toBe(at(105));
  });

  it('does not depend on when it is looked at', () => {
    const late = aRunningTest().at(300).when(passTime).result;
    expect(late.events.map(({ event, at: when }) => [event.type, when])).toEqual([
      ['TimeWarned', at(90)],
      ['TimeWarned', at(100)],
      ['TimeUp', at(105)],
      ['TestClosed', at(170)],
      ['SessionEnded', at(170)],
    ]);
  });
});

it('[R0] the relief changes who holds the room, once', () => {
  const takeOver = { type: 'TakeOver', personId: NADIA } as const;
  aSession().when(takeOver).then('WelcomeOpened', 'InvigilatorTookOver');
  aSession().and(takeOver).when(takeOver).thenNothing();
});

describe('enrolling', () => {
  const CAROL = 'carol' as typeof ANA;
  const candidates = [{ candidateId: CAROL, extraTime: { kind: 'none' } }] as const;

  it('[B2] a list comes while nobody has joined, and twice changes nothing', () => {
    aSession().when({ type: 'EnrolCandidates', candidates, fromList: true }).then('CandidateEnrolled');
    aSession().and({ type: 'EnrolCandidates', candidates }).when({ type: 'EnrolCandidates', candidates }).thenNothing();
  });

  it('[B2] once someone has joined a list is refused, a single addition is not', () => {
    const scene = aSession().and(...joined());
    scene.when({ type: 'EnrolCandidates', candidates, fromList: true }).thenRefused('someone-has-joined');
    scene.when({ type: 'EnrolCandidates', candidates }).then('CandidateEnrolled');
  });
});
