import { expect, it } from 'vitest';
import { aRunningTile, aTile, LAUNCH } from '../support/a-tile';
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
