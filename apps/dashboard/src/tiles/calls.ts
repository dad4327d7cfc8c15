import type { Tile } from '@vigie/protocol';
import { isOver } from '../room/attention';
import { t } from '../wording';
import type { GlyphName } from './glyphs';

/** What stands across the top of a tile: a call (R7), an exit (R13), a pause (T9). */
export interface CallBand {
  readonly name: 'alert' | 'hand' | 'out' | 'pause';
  /** The tile's field that it draws. */
  readonly field: keyof Tile;
  readonly glyph: GlyphName;
  readonly since: number;
  /** The word, what follows it, how long: in this order, the word gives way first. */
  readonly word: string;
  readonly detail: string;
  readonly title: string;
  readonly isComing: boolean;
}

/** In the order of what cannot wait; `who`: the name of who takes the call on. */
export const callBands = (tile: Tile, who: string): CallBand[] =>
  [
    alertBand(tile, comingWord(tile, who)),
    handBand(tile, who),
    still(tile, 'out', 'outSince', 'call.out', 'call.outTitle'),
    still(tile, 'pause', 'pausedSince', 'call.paused'),
  ].filter((band) => band !== null);

const told = (...parts: string[]): string => parts.filter(Boolean).join(', ');
/** « Nadia BERNARD arrive ». */
export const comingWord = ({ callAcknowledgedAt }: Pick<Tile, 'callAcknowledgedAt'>, who: string): string => {
  if (callAcknowledgedAt === null) return '';
  return who ? t('call.comingWho', { who }) : t('call.coming');
};
const shortOf = (name: string): string => name.split(' ')[0] ?? name;

/** Shown whatever else is true of the candidate. */
function alertBand({ alert, callAcknowledgedAt }: Tile, coming: string): CallBand | null {
  if (!alert) return null;
  const { number, since, reason } = alert;
  return {
    name: 'alert',
    field: 'alert',
    glyph: 'alert',
    since,
    word: t('call.alert'),
    detail: t('call.challenge', { number }),
    title: told(t('call.alertTitle', { number }), t(`reason.${reason}`), coming),
    isComing: callAcknowledgedAt !== null,
  };
}

function handBand(tile: Tile, who: string): CallBand | null {
  if (tile.handSince === null) return null;
  return {
    name: 'hand',
    field: 'handSince',
    glyph: 'hand',
    since: tile.handSince,
    word: t('call.hand'),
    detail: comingWord(tile, shortOf(who)),
    title: told(t('call.hand'), comingWord(tile, who)),
    isComing: tile.callAcknowledgedAt !== null,
  };
}

/** What lasts without calling anybody, until the candidate's day is over. */
function still(
  tile: Tile,
  name: 'out' | 'pause',
  field: 'outSince' | 'pausedSince',
  word: 'call.out' | 'call.paused',
  title: Parameters<typeof t>[0] = word,
): CallBand | null {
  const since = tile[field];
  if (since === null || isOver(tile)) return null;
  return { name, field, glyph: name, since, word: t(word), detail: '', title: t(title), isComing: false };
}
