import type { Tile } from '@vigie/protocol';
import { mount, type DOMWrapper } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import { attentionOf } from '../room/attention';
import { anAlert, aPerson, aRunningTile, aTile, LAUNCH } from '../support/a-tile';
import { timesIn } from '../time/format';
import { t, tn } from '../wording';
import CandidateTile from './CandidateTile.vue';
import { SITUATION_LOOK, type Situation } from './situation-look';
import { rawValue } from './tile-field';

const MINUTE = 60_000;
const draw = (tile: Tile, props: object = {}) =>
  mount(CandidateTile, {
    props: {
      tile,
      person: aPerson(),
      phase: 'launched',
      now: () => LAUNCH + 30 * MINUTE,
      times: timesIn('Europe/Paris'),
      pending: false,
      refusal: null,
      ...props,
    },
  });

const full: Partial<Tile> = {
  post: '12',
  link: { on: false, since: LAUNCH + 20 * MINUTE, cause: 'network' },
  request: { why: 'otherDevice', since: LAUNCH + 29 * MINUTE, linked: true },
  resumedAt: LAUNCH + 12 * MINUTE,
  correction: 'noted',
  wrongCodes: 2,
  extraMinutes: 35,
  lapsesAt: LAUNCH + 40 * MINUTE,
  alert: anAlert(),
  handSince: LAUNCH + 21 * MINUTE,
  callAcknowledgedAt: LAUNCH + 22 * MINUTE,
  outSince: LAUNCH + 23 * MINUTE,
  grantedMs: 10 * MINUTE,
  granted: { ms: 10 * MINUTE, at: LAUNCH + 24 * MINUTE, seenAt: null },
  pausedSince: LAUNCH + 25 * MINUTE,
  reports: 1,
  focusLost: { times: 3, totalMs: 20_000, lastAt: LAUNCH + 26 * MINUTE, lastMs: 12_000 },
};

describe('the DOM says exactly what the tile says', () => {
  const tiles = [aTile(), aRunningTile(), aRunningTile(full)];
  it.each(tiles.map((tile) => [tile]))('each key once, with its raw value', (tile) => {
    const drawn = draw(tile);
    const said = drawn
      .findAll('[data-field]')
      .map((field) => [field.attributes('data-field')!, field.attributes('data-value')] as const);
    const unsaid = Object.entries(JSON.parse(drawn.attributes('data-unsaid')!) as object).map(
      ([key, value]) => [key, rawValue(value)] as const,
    );
    const sorted = (fields: (readonly [string, string | undefined])[]) =>
      fields.toSorted(([a], [b]) => a.localeCompare(b));
    const whole = Object.entries(tile).map(([key, value]) => [key, rawValue(value)] as const);
    expect(sorted([...said, ...unsaid])).toEqual(sorted(whole));
  });

  it.each(tiles.slice(1).map((tile) => [tile]))('at the test, no element of which nothing is to be seen', (tile) => {
    const isEmpty = (field: DOMWrapper<Element>) =>
      !field.text() && !field.find('svg').exists() && !field.attributes('d');
    const empty = draw(tile).findAll('[data-field]').filter(isEmpty);
    expect(empty.map((field) => field.attributes('data-field'))).toEqual([]);
  });

  it.each(Object.keys(SITUATION_LOOK) as Situation[])('%s: a word, a shape and a tone', (situation) => {
    const tile = draw(aRunningTile({ situation }));
    expect(tile.attributes('data-situation')).toBe(situation);
    expect(tile.get('[data-field=situation]').text()).toBe(t(`situation.${situation}`));
    expect(tile.get('[data-field=situation] svg').attributes('data-glyph')).toBe(SITUATION_LOOK[situation].glyph);
  });
});

it('draws the link beside the progress, never instead of it', () => {
  const tile = draw(aRunningTile(full));
  expect(tile.get('[data-field=link]').text()).toContain(t('note.lost', { at: '10:20' }));
  expect(tile.get('[data-field=progress]').text()).toContain('3/5');
  expect(tile.get('[data-field=lastAnswerAt]').text()).toContain('10:10:00');
});

it('[R7] an alert hides nothing of the rest: neither the lost link, nor the pause, nor the time granted', () => {
  const tile = mount(CandidateTile, {
    props: draw(aRunningTile({ ...full, request: null })).props(),
    attachTo: document.body,
  });
  expect(tile.attributes('data-lost')).toBe('true');
  for (const field of ['link', 'pausedSince', 'granted', 'callAcknowledgedAt', 'resumedAt', 'reports'])
    expect(tile.get(`[data-field=${field}]`).isVisible(), field).toBe(true);
  tile.unmount();
});

it('[R6] keeps the mark « repris à … »', () => {
  expect(draw(aRunningTile(full)).get('[data-field=resumedAt]').text()).toBe(t('note.resumed', { at: '10:12' }));
});

it('[Q3] that the page was left is said last, and calls nobody', () => {
  const { focusLost } = full;
  const tile = draw(aRunningTile({ focusLost }));
  expect(tile.findAll('.tile-notes > span').at(-1)!.text()).toBe(tn('note.focusLost', 3));
  expect(attentionOf(aRunningTile({ focusLost }))).toEqual(attentionOf(aRunningTile()));
  expect(tile.attributes()).toEqual(draw(aRunningTile()).attributes());
});

it('[T8] counts down with the server’s clock', () => {
  expect(draw(aRunningTile()).get('[data-field=deadlineAt]').text()).toBe('1 h 15');
  const late = draw(aRunningTile(), { now: () => LAUNCH + 101 * MINUTE });
  expect(late.get('[data-field=deadlineAt]').text()).toBe('4:00');
  expect(late.get('[data-field=deadlineAt]').attributes('data-hurry')).toBe('last5');
});

it('emits intents: the step in one tap, the panel by the name', async () => {
  const tile = draw(aRunningTile({ situation: 'endScreen', endScreenAt: LAUNCH }));
  await tile.get('[data-step=witness]').trigger('click');
  await tile.get('[data-open]').trigger('click');
  expect(tile.emitted('order')).toEqual([[{ type: 'WitnessEndScreen', candidateId: 'c1' }]]);
  expect(tile.emitted('open')).toHaveLength(1);
});

it('says that an order is under way, and gives it once', async () => {
  const tile = draw(aTile(), { pending: true, phase: 'welcome' });
  expect(tile.get('[data-step]').text()).toBe(t('order.pending'));
  await tile.get('[data-step]').trigger('click');
  expect(tile.emitted('order')).toBeUndefined();
});

it('shows a refusal in its place, until it is read', async () => {
  const tile = draw(aTile(), { refusal: 'Vérifiez d’abord l’identité.' });
  expect(tile.get('[role=alert]').text()).toContain('Vérifiez d’abord l’identité.');
  await tile.get('[role=alert] button').trigger('click');
  expect(tile.emitted('dismiss')).toHaveLength(1);
});

it('hands the focus to the tile when its button goes away', async () => {
  const end = aRunningTile({ situation: 'endScreen', endScreenAt: LAUNCH });
  const tile = mount(CandidateTile, { props: draw(end).props(), attachTo: document.body });
  tile.get<HTMLElement>('[data-step]').element.focus();
  await tile.setProps({ tile: { ...end, situation: 'witnessed', witnessedAt: LAUNCH } });
  await nextTick();
  expect(document.activeElement).toBe(tile.get('[data-open]').element);
  tile.unmount();
});
