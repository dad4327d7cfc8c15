import { describe, expect, it } from 'vitest';
import type { Command } from '../session/commands.js';
import type { Instant } from '../time/instant.js';
import { seconds } from '../time/instant.js';
import {
  ana,
  answered,
  ANA,
  aLaunchedSession,
  aRunningTest,
  at,
  back,
  CHALLENGES,
  LINK1,
  LINK2,
  lost,
  NOTE,
  passed,
  PC1,
  started,
} from '../testing/given.js';
import { paperOf } from './phase.js';

const DEADLINE = at(105);
const after = (n: number): Instant => (DEADLINE + seconds(n)) as Instant;
const minutesAfter = (n: number): number => 105 + n / 60;
const given = (n: number, claimedAt: Instant | null) => answered(n, PC1, { choices: ['a'] }, claimedAt);

/** Cut two minutes before the end, back some seconds after it, and let in again. */
const backAfter = (n: number) =>
  aRunningTest().at(103.5).and(answered(0)).at(104).and(lost()).at(minutesAfter(n)).and(back());

describe('[T4] an answer that arrives after the deadline', () => {
  it('counts when it was given before, in a cut, and arrives within the grace', () => {
    const state = backAfter(20)
      .when(given(1, at(104.5)))
      .then('ChallengeAnswered');
    expect(paperOf(ana(state))?.done.at(-1)).toEqual({ challenge: 'c2', how: 'answered' });
    expect(ana(state).late).toMatchObject({ kept: [], counted: 1 });
    expect(ana(state).test.phase).toBe('timeUp');
  });

  it('several count in their order, and finish the test', () => {
    const state = backAfter(20)
      .and(given(1, at(104.2)))
      .when(given(2, at(104.6)))
      .then('ChallengeAnswered');
    expect(ana(state).test.phase).toBe('finished');
    backAfter(20)
      .and(given(1, at(104.6)))
      .when(given(2, at(104.2)))
      .thenRefused('answer-kept-late', 'LateAnswerKept');
  });

  it.each([
    ['too late', backAfter(31), given(1, at(104.5)), 'tooLate'],
    [
      'its link was live',
      aRunningTest().at(minutesAfter(1)).and({ type: 'PassTime' }),
      given(0, at(104.5)),
      'linkLive',
    ],
    ['no time is claimed', backAfter(20), given(1, null), 'notPlausible'],
    ['a time before its delivery', backAfter(20), given(1, at(-1)), 'notPlausible'],
    ['the deadline itself', backAfter(20), given(1, DEADLINE), 'notPlausible'],
    ['a time to come', backAfter(20), given(1, after(25)), 'notPlausible'],
    ['the one before it did not come', backAfter(20), given(2, at(104.5)), 'outOfOrder'],
  ] as const)('is kept and does not count: %s', (_title, scene, order, why) => {
    const state = scene.when(order).thenRefused('answer-kept-late', 'LateAnswerKept');
    expect(ana(state).late).toMatchObject({ kept: [{ why }], counted: 0 });
    expect(paperOf(ana(state))?.done.length).toBe(paperOf(ana(scene.current))?.done.length);
  });

  it('claims a time since the delivery of its own challenge, which came two challenges before its turn', () => {
    const five = [...CHALLENGES, 'c4', 'c5'] as typeof CHALLENGES;
    const scene = aLaunchedSession()
      .and({ ...started(), challenges: five } as Command)
      .at(50)
      .and(answered(0))
      .at(60)
      .and(answered(1), answered(2))
      .at(104)
      .and(lost())
      .at(minutesAfter(10))
      .and(back());
    const fourth = (claimedAt: Instant) => ({ ...given(0, claimedAt), challengeId: five[3]! }) as Command;
    scene.when(fourth(at(49.9))).thenRefused('answer-kept-late', 'LateAnswerKept');
    scene.when(fourth(at(50))).then('ChallengeAnswered');
  });

  it('is kept once, and what follows it is kept behind it', () => {
    const kept = backAfter(60).trying(given(1, at(104.5)));
    kept.when(given(1, at(104.5))).thenRefused('time-is-up');
    const state = kept.when(given(2, at(104.6))).thenRefused('answer-kept-late', 'LateAnswerKept');
    expect(ana(state).late?.kept.map(({ challenge }) => challenge)).toEqual(['c2', 'c3']);
  });

  it('of a challenge that was not delivered, is refused', () => {
    const unknown = { ...given(1, at(104)), challengeId: 'c9' } as ReturnType<typeof given>;
    backAfter(20).when(unknown).thenRefused('not-current-challenge');
  });

  it('« Je passe » goes on as ever', () => {
    backAfter(60)
      .trying(given(1, at(104.5)))
      .when(passed(1))
      .then('ChallengePassed');
  });
});

describe('[T4] the link at the deadline', () => {
  const noticedLate = (heardAt: Instant | null) =>
    aRunningTest().at(minutesAfter(8)).and(lost(LINK1, heardAt)).at(minutesAfter(20)).and(back());

  it('silent since before the end, noticed after it: it was not live', () => {
    noticedLate(at(104.9))
      .when(given(0, at(104.95)))
      .then('ChallengeAnswered');
  });

  it.each([
    ['heard after the end', after(2)],
    ['nobody can tell', null],
  ])('%s: it was live', (_title, heardAt) => {
    const state = noticedLate(heardAt)
      .when(given(0, at(104.95)))
      .thenRefused('answer-kept-late', 'LateAnswerKept');
    expect(ana(state).late?.kept[0]?.why).toBe('linkLive');
  });

  it('taken after the end, and heard at the least then: what was before it is unknown, and was live', () => {
    const scene = aRunningTest()
      .at(minutesAfter(8))
      .and(back(PC1, LINK2))
      .and(lost(LINK2, at(104.9)));
    const state = scene
      .at(minutesAfter(20))
      .and(back())
      .when(given(0, at(104.95)));
    state.thenRefused('answer-kept-late', 'LateAnswerKept');
  });

  it('an older connection that is noticed lost says nothing of the one that came after it', () => {
    const scene = aRunningTest().at(104).and(back(PC1, LINK2)).at(minutesAfter(8));
    scene
      .and(lost(LINK1, at(100)))
      .when(given(0, at(104.5)))
      .thenRefused('answer-kept-late', 'LateAnswerKept');
  });
});

describe('[T4] admitted by the invigilator', () => {
  const grant = (minutes: number) => ({ type: 'GrantTime', candidateId: ANA, minutes, noteId: NOTE }) as const;
  const admit = { type: 'AdmitLateAnswers', candidateId: ANA } as const;
  const kept = () =>
    backAfter(60)
      .trying(given(1, at(104.5)))
      .trying(given(2, at(104.6)));

  it('only with time granted up to after its arrival', () => {
    backAfter(60).when(admit).thenRefused('no-late-answer');
    kept().when(admit).thenRefused('late-answer-needs-time');
    kept().and(grant(1)).when(admit).thenRefused('late-answer-needs-time');
  });

  it('counts in the order of the paper, and may finish the test', () => {
    const state = kept().and(grant(5)).when(admit).then('LateAnswersAdmitted');
    expect(paperOf(ana(state))?.done.map(({ how }) => how)).toEqual(['answered', 'answered', 'answered']);
    expect(ana(state)).toMatchObject({ test: { phase: 'finished' }, late: { kept: [], admitted: 2 } });
  });

  it('takes the place of the pass that the stop left as the only way', () => {
    const state = kept().and(passed(1), grant(5)).when(admit).then('LateAnswersAdmitted');
    expect(paperOf(ana(state))?.done.map(({ how }) => how)).toEqual(['answered', 'answered', 'answered']);
  });

  it('leaves out what stands behind a hole', () => {
    const scene = backAfter(60)
      .trying(given(2, at(104.6)))
      .and(grant(5));
    scene.when(admit).thenRefused('late-answer-needs-time');
    const state = scene.and(answered(1)).when(admit).then('LateAnswersAdmitted');
    expect(ana(state).test.phase).toBe('finished');
  });

  it('answered again with the time granted, the late answer is forgotten', () => {
    const state = kept().and(grant(5)).when(answered(1)).then('ChallengeAnswered');
    expect(ana(state).late?.kept.map(({ challenge }) => challenge)).toEqual([CHALLENGES[2]]);
  });
});

describe('[T4, B7] the session closes', () => {
  const close = { type: 'CloseSession' } as const;

  it('once what a cut browser may bring has had its time', () => {
    const cut = aRunningTest().at(104).and(lost());
    cut.at(minutesAfter(29)).when(close).thenRefused('late-answers-awaited', 'TimeUp');
    cut.at(minutesAfter(30)).when(close).then('TimeUp', 'TestClosed', 'SessionEnded');
  });

  it('at once when everybody was heard at the deadline', () => {
    aRunningTest().at(minutesAfter(1)).when(close).then('TimeUp', 'TestClosed', 'SessionEnded');
  });
});
