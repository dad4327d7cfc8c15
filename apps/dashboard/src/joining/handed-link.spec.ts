import { expect, it } from 'vitest';
import { aTile, LAUNCH } from '../support/a-tile';
import { linkNow } from './handed-link';

const until = LAUNCH + 15 * 60_000;
const link = { token: 'k', until, seq: 7 };

it.each([
  ['open before its frame has come', { seq: 6, joiningLinkUntil: null }, 0, 'open'],
  ['open, whatever stood there before', { seq: 6, joiningLinkUntil: LAUNCH }, 0, 'open'],
  ['open once the tile knows of it', { seq: 7, joiningLinkUntil: until }, 0, 'open'],
  ['used', { seq: 9, joiningLinkUntil: null }, 0, 'used'],
  ['replaced', { seq: 8, joiningLinkUntil: until + 5_000 }, 0, 'replaced'],
  ['over at its end', { seq: 7, joiningLinkUntil: until }, 15 * 60_000, 'over'],
  ['used, also after its end', { seq: 9, joiningLinkUntil: null }, 20 * 60_000, 'used'],
] as const)('[R2] a link is %s', (_words, tile, later, state) => {
  expect(linkNow(link, aTile(tile), LAUNCH + later)).toBe(state);
});
