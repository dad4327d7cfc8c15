import { describe, expect, it } from 'vitest';
import type { Command } from '../session/commands.js';
import * as given from '../testing/given.js';
import { instant } from '../time/instant.js';
import { followUpOf } from './follow-up.js';

const hours = (n: number) => n * 60;
const close: Command = { type: 'CloseSession' };
const bobStarts: Command[] = [
  ...given.joined(given.BOB, given.PC2, given.LINK2),
  ...given.welcomed(given.BOB),
  { type: 'ConfirmPresence', candidateId: given.BOB },
  given.started(given.BOB, given.PC2),
];

describe('what an administrator follows', () => {
  it('a prepared session counts its candidates and asks for nothing', () => {
    expect(followUpOf(given.aSession().current)).toEqual({
      phase: 'prepared',
      counts: { enrolled: 2, joined: 0, atWork: 0, ended: 0, witnessed: 0 },
      calls: { alerts: 0, hands: 0 },
      nextEndAt: null,
      finalisation: null,
    });
  });

  it.each([
    ['joined', given.aSession().and(...given.joined()), { joined: 1, atWork: 0, ended: 0, witnessed: 0 }],
    ['at work', given.aRunningTest(), { joined: 1, atWork: 1, ended: 0, witnessed: 0 }],
    ['out of time', given.aRunningTest().at(106).and({ type: 'PassTime' }), { joined: 1, atWork: 1, ended: 0 }],
    ['through, end screen not shown yet', given.aFinishedTest(), { joined: 1, atWork: 1, ended: 0, witnessed: 0 }],
    ['at the end screen', given.anEndScreen(), { joined: 1, atWork: 0, ended: 1, witnessed: 0 }],
    ['witnessed', given.aWitnessedEnd(), { joined: 1, atWork: 0, ended: 1, witnessed: 1 }],
    [
      'signed out',
      given.aWitnessedEnd().and({ type: 'SignOut', candidateId: given.ANA, deviceId: given.PC1 }),
      { joined: 1, atWork: 0, ended: 1, witnessed: 1 },
    ],
    [
      'stopped by the invigilator',
      given.aRunningTest().and({ type: 'EndTest', candidateId: given.ANA }),
      { joined: 1, atWork: 0, ended: 1, witnessed: 0 },
    ],
  ])('[R9] who is %s', (_who, scene, counts) => {
    expect(followUpOf(scene.current).counts).toMatchObject(counts);
  });
});

describe('the next end', () => {
  it('[T1] is the latest individual deadline of the tests that run', () => {
    expect(followUpOf(given.aRunningTest().current).nextEndAt).toBe(given.at(105));
    expect(followUpOf(given.aRunningTest().and(...bobStarts).current).nextEndAt).toBe(given.at(140));
  });

  it('[T1] is nobody’s while no test runs', () => {
    expect(followUpOf(given.aLaunchedSession().current).nextEndAt).toBeNull();
    expect(followUpOf(given.aFinishedTest().current).nextEndAt).toBeNull();
  });
});

describe('finalisation', () => {
  it('[F1] is awaited from the invigilator’s closing, for 48 hours', () => {
    const { finalisation } = followUpOf(given.anEndScreen().at(110).and(close).current);
    expect(finalisation).toMatchObject({ since: given.at(110), until: given.at(110 + hours(48)) });
  });

  it('[F1][B7] is awaited from the end by itself, 30 min after the last deadline', () => {
    const ended = given.aRunningTest().at(hours(30)).and({ type: 'PassTime' }).current;
    expect(followUpOf(ended)).toMatchObject({ phase: 'ended', counts: { ended: 1, atWork: 0 } });
    expect(followUpOf(ended).finalisation?.since).toBe(given.at(140 + 30));
  });

  it('[B7] is not asked of a cancelled session, nor of one that still runs', () => {
    expect(followUpOf(given.aRunningTest().current).finalisation).toBeNull();
    const cancelled = given.aSession().and({ type: 'CancelSession', noteId: given.NOTE }).current;
    expect(followUpOf(cancelled)).toMatchObject({ phase: 'cancelled', finalisation: null });
  });

  it('[F1][T8] is a length of time: a night with 25 hours takes none away', () => {
    const end = instant(Date.UTC(2026, 9, 24, 15, 0));
    const state = { ...given.aSession().current, phase: { name: 'ended', launchedAt: null, endedAt: end, by: 'time' } };
    expect(followUpOf(state as never).finalisation!.until - end).toBe(48 * 3_600_000);
  });
});
