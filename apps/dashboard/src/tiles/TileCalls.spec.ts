import { Tile } from '@vigie/protocol';
import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { needingYou } from '../room/attention';
import { anAlert, aPerson, aRunningTile, LAUNCH } from '../support/a-tile';
import { timesIn } from '../time/format';
import { t } from '../wording';
import CandidateTile from './CandidateTile.vue';

const MINUTE = 60_000;
const NOW = LAUNCH + 22 * MINUTE;
const draw = (tile: Tile) =>
  mount(CandidateTile, {
    props: {
      tile,
      person: aPerson(),
      phase: 'launched',
      now: () => NOW,
      times: timesIn('Europe/Paris'),
      pending: false,
      refusal: null,
    },
  });
const band = (tile: Tile, name: string) => draw(tile).get(`[data-band=${name}]`);

const links = {
  linked: { on: true, since: LAUNCH, cause: null },
  lost: { on: false, since: LAUNCH, cause: 'network' },
} as const;
const requests = { none: null, resume: { why: 'graceLapsed', since: LAUNCH, linked: true } } as const;
const EVERYTHING = Tile.shape.situation.options.flatMap((situation) =>
  (['linked', 'lost'] as const).flatMap((link) =>
    (['none', 'resume'] as const).map((request) => [situation, link, request] as const),
  ),
);

it.each(EVERYTHING)('[R7] %s, %s, request: %s: an open alert is on the tile and first in the queue', (...given) => {
  const [situation, link, request] = given;
  const also = { situation, link: links[link], request: requests[request], pausedSince: LAUNCH };
  const tile = aRunningTile({
    ...also,
    alert: anAlert({ number: 7, since: NOW - 2 * MINUTE }),
    handSince: LAUNCH,
    outSince: LAUNCH,
  });
  const drawn = draw(tile);
  const shown = drawn.findAll('.tile-calls li')[0]!;
  expect(shown.attributes('data-band')).toBe('alert');
  expect(shown.text()).toContain(t('call.alertTitle', { number: 7 }));
  expect(shown.text()).toContain(t('reason.image'));
  expect(shown.text()).toContain('2 min');
  expect(shown.get('svg').attributes('data-glyph')).toBe('alert');
  const calm = aRunningTile({ ...also, candidateId: 'c2', request: requests.resume, handSince: LAUNCH });
  expect(needingYou([calm, tile], NOW)[0]).toMatchObject({ candidateId: 'c1', need: 'alert' });
});

describe('beside the alert', () => {
  it('[R7] a raised hand, how long, and that somebody is on their way', () => {
    const tile = aRunningTile({ handSince: NOW - 40_000 });
    expect(band(tile, 'hand').text()).toContain('40 s');
    expect(band(tile, 'hand').text()).not.toContain(t('call.coming'));
    const coming = { ...tile, callAcknowledgedAt: NOW - 10_000 };
    expect(band(coming, 'hand').text()).toContain(t('call.coming'));
    expect(draw(coming).get('[data-field=callAcknowledgedAt]').text()).toBe(
      t('note.coming', { who: t('call.invigilator'), at: '10:21' }),
    );
  });

  it('[R13] out of the room, how long, while their day is not over', () => {
    const out = aRunningTile({ outSince: NOW - 6 * MINUTE });
    expect(band(out, 'out').text()).toContain('6 min');
    expect(
      draw({ ...out, situation: 'abandoned' })
        .find('[data-band=out]')
        .exists(),
    ).toBe(false);
  });

  it('[T9] a pause, how long', () => {
    expect(band(aRunningTile({ pausedSince: NOW - 3 * MINUTE }), 'pause').text()).toContain('3 min');
  });

  it('[R8] the issue reports, in a note', () => {
    expect(
      draw(aRunningTile({ reports: 2 }))
        .get('[data-field=reports]')
        .text(),
    ).toMatch(/^2 /);
  });

  it('nothing where nobody calls', () => {
    expect(draw(aRunningTile()).find('.tile-calls').exists()).toBe(false);
  });
});

it('« J’arrive » in one tap, a double click being one; then the panel', async () => {
  const tile = draw(aRunningTile({ alert: anAlert() }));
  await tile.get('[data-step=coming]').trigger('click', { detail: 1 });
  await tile.get('[data-step]').trigger('click', { detail: 2 });
  expect(tile.emitted('order')).toEqual([[{ type: 'AcknowledgeCall', candidateId: 'c1' }]]);
  await tile.setProps({ tile: aRunningTile({ alert: anAlert(), callAcknowledgedAt: LAUNCH }) });
  await tile.get('[data-step=handle]').trigger('click');
  expect(tile.emitted('open')).toHaveLength(1);
});
