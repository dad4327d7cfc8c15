import { expect, it } from 'vitest';
import { aRunningTile, aTile, LAUNCH } from '../support/a-tile';
import { SITUATION_LOOK, type Situation } from '../tiles/situation-look';
import { attentionOf, needingYou } from './attention';

const lost = { on: false, since: LAUNCH + 5_000, cause: 'network' } as const;

it('shows nobody in a room at rest', () => {
  expect(needingYou([aTile(), aRunningTile(), aTile({ situation: 'absent' })])).toEqual([]);
});

it('lists who needs a human, oldest first', () => {
  const request = { why: 'otherDevice', since: LAUNCH + 9_000, linked: true } as const;
  const list = needingYou([
    aRunningTile({ candidateId: 'resume', situation: 'awaitsResume', request, link: lost }),
    aRunningTile({ candidateId: 'lost', link: lost }),
    aRunningTile({ candidateId: 'end', situation: 'endScreen', endScreenAt: LAUNCH + 7_000 }),
    aTile({ candidateId: 'ready', situation: 'ready', joinedAt: LAUNCH + 1_000 }),
    aRunningTile({ candidateId: 'late', situation: 'timeUp', deadlineAt: LAUNCH + 8_000 }),
  ]);
  expect(list.map(({ need }) => need)).toEqual(['ready', 'lost', 'endScreen', 'timeUp', 'resume']);
});

it('[R6] a resume request is never hidden by another state', () => {
  const request = { why: 'graceLapsed', since: LAUNCH, linked: true } as const;
  for (const situation of ['timeUp', 'endScreen', 'witnessed', 'started'] as const)
    expect(attentionOf(aRunningTile({ situation, request, link: lost }))?.need).toBe('resume');
});

it('does not nag about the link of who has finished', () => {
  for (const situation of ['witnessed', 'signedOut', 'abandoned', 'closedAutomatically'] as const)
    expect(attentionOf(aRunningTile({ situation, link: lost }))).toBeNull();
});

const alert = { challengeId: 'x', number: 7, reason: 'image', since: LAUNCH + 60_000 } as const;

it('[R7] no other state hides an open alert, nor puts anything before it', () => {
  const request = { why: 'graceLapsed', since: LAUNCH, linked: true } as const;
  for (const situation of Object.keys(SITUATION_LOOK) as Situation[])
    for (const link of [lost, null])
      for (const asked of [request, null]) {
        const calling = aRunningTile({
          candidateId: 'calls',
          situation,
          link,
          request: asked,
          alert,
          handSince: LAUNCH,
        });
        const list = needingYou([aRunningTile({ candidateId: 'lost', link: lost }), calling]);
        expect(list[0]).toEqual({ candidateId: 'calls', need: 'alert', since: alert.since });
      }
});

it('[R7] hands come after alerts and before the rest; [R13] an exit of ten minutes wants a look', () => {
  const list = needingYou(
    [
      aRunningTile({ candidateId: 'lost', link: lost }),
      aRunningTile({ candidateId: 'out', outSince: LAUNCH }),
      aRunningTile({ candidateId: 'hand', handSince: LAUNCH + 90_000 }),
      aRunningTile({ candidateId: 'alert', alert: { ...alert, since: LAUNCH + 99_000 } }),
    ],
    LAUNCH + 11 * 60_000,
  );
  expect(list.map(({ need }) => need)).toEqual(['alert', 'hand', 'out', 'lost']);
  expect(attentionOf(aRunningTile({ outSince: LAUNCH }), LAUNCH + 9 * 60_000)).toBeNull();
});
