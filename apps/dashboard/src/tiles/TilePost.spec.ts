import type { Tile } from '@vigie/protocol';
import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import { aPerson, aTile, aRunningTile, LAUNCH } from '../support/a-tile';
import { timesIn } from '../time/format';
import { t } from '../wording';
import CandidateTile from './CandidateTile.vue';

const signed = (seat: string | null): Tile['welcome'] => ({
  identity: 'documentSeen',
  attendance: true,
  seated: seat !== null,
  seat,
});
const here = (seat: string | null, more: Partial<Tile> = {}) =>
  aTile({ situation: 'ready', welcome: signed(seat), joinedAt: LAUNCH, post: '12', ...more });
const draw = (tile: Tile, props: object = {}) =>
  mount(CandidateTile, {
    props: {
      tile,
      person: aPerson(),
      phase: 'welcome',
      now: () => LAUNCH,
      times: timesIn('Europe/Paris'),
      pending: false,
      refusal: null,
      ...props,
    },
    attachTo: document.body,
  });
const note = (tile: ReturnType<typeof draw>) => tile.get('.tile-notes [data-field=post]');

describe('[R2] the post of a candidate', () => {
  it('is said by word and shape when it is not the place assigned, and assigned in one tap', async () => {
    const tile = draw(here('7'));
    expect(note(tile).text()).toBe(t('post.elsewhere', { post: '12', seat: '7' }));
    expect(note(tile).get('svg').attributes('data-glyph')).toBe('elsewhere');
    await tile.get('.tile-post').trigger('click');
    expect(tile.emitted('order')).toEqual([[{ type: 'SeatCandidate', candidateId: 'c1', seat: '12' }]]);
    tile.unmount();
  });

  it('is assigned in one tap too when no place is', async () => {
    const tile = draw(here(null));
    expect(note(tile).text()).toBe(t('post.at', { post: '12' }));
    await tile.get('.tile-post').trigger('click');
    expect(tile.emitted('order')).toHaveLength(1);
    tile.unmount();
  });

  it.each([
    ['at the place assigned', here('12')],
    ['nor written otherwise', here('B3', { post: 'b3' })],
    ['on a PC without a number', here('7', { post: null })],
    ['of who is over', here('7', { situation: 'signedOut' })],
  ])('says nothing %s', (_when, one) => {
    const tile = draw(one);
    expect(tile.find('.tile-notes [data-field=post]').exists()).toBe(false);
    tile.unmount();
  });

  it('[R1] is words alone before the signature, and once the session has ended', () => {
    for (const [one, phase] of [
      [here('7', { welcome: { ...signed('7'), attendance: false } }), 'welcome'],
      [aRunningTile({ post: '12' }), 'ended'],
    ] as const) {
      const tile = draw(one, { phase });
      expect(note(tile).text()).toContain('12');
      expect(tile.find('.tile-post').exists()).toBe(false);
      tile.unmount();
    }
  });

  it('hands the focus to the tile once it is settled, and gives its order once', async () => {
    const tile = draw(here('7'), { pending: true });
    await tile.get('.tile-post').trigger('click');
    expect(tile.emitted('order')).toBeUndefined();
    tile.get<HTMLElement>('.tile-post').element.focus();
    await tile.setProps({ tile: here('12'), pending: false });
    await nextTick();
    expect(document.activeElement).toBe(tile.get('[data-open]').element);
    tile.unmount();
  });
});
