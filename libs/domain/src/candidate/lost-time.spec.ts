import { describe, expect, it } from 'vitest';
import { deadlineFor } from '../session/owed.js';
import type { SessionState } from '../session/state.js';
import { ana, ANA, aRunningTest, at, back, CHALLENGES, LINK1, LINK2, lost, NOTE, PC1 } from '../testing/given.js';
import { creditable } from './lost-time.js';

const MINUTE = 60_000;
const credit = { type: 'CreditLostTime', candidateId: ANA } as const;
const alert = {
  type: 'RaiseAlert',
  candidateId: ANA,
  deviceId: PC1,
  challengeId: CHALLENGES[0]!,
  reason: 'image',
} as const;
const dismiss = { type: 'DismissAlert', candidateId: ANA } as const;
const pause = { type: 'PauseTest', candidateId: ANA, noteId: NOTE } as const;
const unpause = { type: 'UnpauseTest', candidateId: ANA } as const;
const serverLost = { ...lost(), cause: 'server' } as ReturnType<typeof lost>;

const minutesLost = (state: SessionState) => {
  const { network, server, alert: onHold } = ana(state).lost!;
  return { network: network / MINUTE, server: server / MINUTE, alert: onHold / MINUTE };
};
const none = { network: 0, server: 0, alert: 0 };

describe('[T6] lost time', () => {
  it('of a link runs from when it was last heard to when it is heard again', () => {
    const scene = aRunningTest()
      .at(10.2)
      .and(lost(LINK1, at(10)));
    expect(ana(scene.current).lost?.open).toEqual({ cause: 'network', since: at(10) });
    expect(minutesLost(scene.at(11).and(back()).current)).toEqual({ ...none, network: 1 });
  });

  it('is told apart by cause', () => {
    expect(minutesLost(aRunningTest().at(10).and(serverLost).at(12).and(back()).current)).toEqual({
      ...none,
      server: 2,
    });
    expect(minutesLost(aRunningTest().at(10).and(alert).at(13).and(dismiss).current)).toEqual({ ...none, alert: 3 });
  });

  it('counts once where two causes overlap: the first one goes on, the rest is the other’s', () => {
    const scene = aRunningTest().at(10).and(alert).at(11).and(lost()).at(13).and(dismiss).at(14).and(back());
    expect(minutesLost(scene.current)).toEqual({ ...none, alert: 3, network: 1 });
  });

  it('noticed late, a loss does not reach back into what is counted already', () => {
    const scene = aRunningTest()
      .at(10)
      .and(alert)
      .at(13)
      .and(dismiss)
      .and(lost(LINK1, at(12)))
      .at(14)
      .and(back());
    expect(minutesLost(scene.current)).toEqual({ ...none, alert: 3, network: 1 });
  });

  it('begins with the test, ends with the time, and stands still in a pause', () => {
    const before = aRunningTest()
      .and(lost(LINK1, at(-5)))
      .at(1)
      .and(back());
    expect(minutesLost(before.current)).toEqual({ ...none, network: 1 });
    const after = aRunningTest().at(104).and(lost()).at(110).and(back());
    expect(minutesLost(after.current)).toEqual({ ...none, network: 1 });
    const paused = aRunningTest().at(10).and(lost()).at(11).and(pause).at(15).and(unpause).at(17).and(back());
    expect(minutesLost(paused.current)).toEqual({ ...none, network: 3 });
  });
});

describe('[T6] crediting it', () => {
  const back4 = () => aRunningTest().at(10).and(lost()).at(14).and(back());

  it('moves the end by what was lost, once', () => {
    const state = back4().when(credit).then('LostTimeCredited');
    expect(deadlineFor(state, ana(state))).toBe(at(109));
    expect(ana(state).granted).toMatchObject({ ms: 4 * MINUTE, seenAt: null });
    back4().and(credit).when(credit).thenRefused('nothing-to-credit');
  });

  it('what is lost afterwards is credited by itself', () => {
    const scene = back4().and(credit).at(20).and(lost(LINK2)).at(21).and(back(PC1, LINK1));
    expect(creditable(ana(scene.current))).toBe(MINUTE);
    const state = scene.when(credit).then('LostTimeCredited');
    expect(deadlineFor(state, ana(state))).toBe(at(110));
  });

  it('of a stretch that still lasts, nothing yet', () => {
    aRunningTest().at(10).and(lost()).at(14).when(credit).thenRefused('nothing-to-credit');
  });

  it('lets who was stopped answer again', () => {
    const state = back4().at(107).when(credit).then('TimeUp', 'LostTimeCredited');
    expect(ana(state).test.phase).toBe('running');
    const late = back4().at(120).when(credit).then('TimeUp', 'LostTimeCredited');
    expect(ana(late).test.phase).toBe('timeUp');
  });

  it('of several, those who lost nothing are skipped by name', () => {
    const { decision } = back4().when({ type: 'CreditLostTimes', candidateIds: [ANA, 'bob' as typeof ANA] }).result;
    expect(decision).toMatchObject({ accepted: true, skipped: [{ candidateId: 'bob', code: 'not-started' }] });
  });
});
