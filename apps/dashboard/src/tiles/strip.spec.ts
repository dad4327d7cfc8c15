import type { Span, Timeline } from '@vigie/domain';
import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { aRunningTile, aTile, LAUNCH } from '../support/a-tile';
import { exactly, timesIn } from '../time/format';
import { t } from '../wording';
import TileStrip from './TileStrip.vue';
import { happenedLately, stripOf } from './strip';
import { pieceSaid } from './strip-words';

const MINUTE = 60_000;
const at = (minutes: number) => LAUNCH + minutes * MINUTE;
const span = (from: number, to: number | null) => ({ from: at(from), to: to === null ? null : at(to) }) as Span;
const timeline: Timeline = { lost: [span(12, 14), span(40, null)], alerts: [span(20, 22)] };
const started = (given = {}) => aRunningTile({ startedAt: at(2), ...given });
const said = (tile = started(), now = at(60)) =>
  happenedLately(stripOf(tile, timeline), now).map((piece) => pieceSaid(piece, timesIn('Europe/Paris')));

describe('the strip', () => {
  it('has the test below what broke it, and an alert on top', () => {
    expect(stripOf(started(), timeline)).toEqual([
      { kind: 'work', from: at(2), to: null },
      { kind: 'lost', ...span(12, 14) },
      { kind: 'lost', ...span(40, null) },
      { kind: 'alert', ...span(20, 22) },
    ]);
  });

  it('has nothing of who has not come, and a loss before the test', () => {
    expect(stripOf(aTile(), undefined)).toEqual([]);
    expect(stripOf(aTile(), timeline).map(({ kind }) => kind)).toEqual(['lost', 'lost', 'alert']);
  });

  it('ends with the day of the candidate: who is witnessed or closed is not missed', () => {
    const over = [{ witnessedAt: at(30) }, { closed: { how: 'abandoned' as const, reason: null, at: at(30) } }];
    for (const end of over)
      expect(stripOf(started(end), timeline)).toEqual([
        { kind: 'work', from: at(2), to: at(30) },
        { kind: 'lost', ...span(12, 14) },
        { kind: 'alert', ...span(20, 22) },
      ]);
    expect(stripOf(started({ witnessedAt: at(45) }), timeline)).toContainEqual({ kind: 'lost', ...span(40, 45) });
  });

  it('tells each by a shape of its own', () => {
    const strip = mount(TileStrip, { props: { tile: started(), timeline, now: () => LAUNCH } });
    const kinds = strip.findAll('[data-piece]').map((piece) => piece.attributes('data-piece'));
    expect(kinds).toEqual(['work', 'lost', 'lost', 'alert']);
    expect(strip.findAll('[data-lasts=true]')).toHaveLength(2);
  });
});

describe('the strip in words', () => {
  it('oldest first, what lasts as such', () => {
    expect(said()).toEqual([
      t('timeline.work', { from: '10:02' }),
      t('timeline.lost', { from: '10:12', to: '10:14' }),
      t('timeline.alert', { from: '10:20', to: '10:22' }),
      t('timeline.lost.open', { from: '10:40' }),
    ]);
  });

  it('tells of the last ninety minutes alone', () => {
    expect(said(started(), at(105))).toEqual([
      t('timeline.alert', { from: '10:20', to: '10:22' }),
      t('timeline.lost.open', { from: '10:40' }),
    ]);
  });

  it('less than a minute has its length', () => {
    const short = { kind: 'lost', from: at(5), to: at(5) + 14_000 } as const;
    expect(pieceSaid(short, timesIn('Europe/Paris'))).toBe(
      t('timeline.lost.short', { from: '10:05', length: exactly(14_000) }),
    );
  });
});
