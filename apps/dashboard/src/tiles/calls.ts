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
  /** Null: it is not shown. */
  readonly since: number | null;
  /** The word, what follows it, how long: in this order, the word gives way first. */
  readonly word: string;
  readonly detail: string;
  readonly title: string;
  readonly isComing: boolean;
}

/** In the order of what cannot wait; `who`: the name of who takes the call on. */
export const callBands = (tile: Tile, who: string): CallBand[] => [
  alertBand(tile, comingWord(tile, who)),
  handBand(tile, who),
  { name: 'out', field: 'outSince', glyph: 'out', ...still(tile, tile.outSince, 'call.out', 'call.outTitle') },
  { name: 'pause', field: 'pausedSince', glyph: 'pause', ...still(tile, tile.pausedSince, 'call.paused') },
];

const told = (...parts: string[]): string => parts.filter(Boolean).join(', ');
/** « Nadia BERNARD arrive ». */
export const comingWord = ({ callAcknowledgedAt }: Pick<Tile, 'callAcknowledgedAt'>, who: string): string => {
  if (callAcknowledgedAt === null) return '';
  return who ? t('call.comingWho', { who }) : t('call.coming');
};
const shortOf = (name: string): string => name.split(' ')[0] ?? name;

/** Shown whatever else is true of the candidate. */
function alertBand(tile: Tile, coming: string): CallBand {
  const { alert } = tile;
  const number = { number: alert?.number ?? 0 };
  return {
    name: 'alert',
    field: 'alert',
    glyph: 'alert',
    since: alert?.since ?? null,
    word: t('call.alert'),
    detail: t('call.challenge', number),
    title: alert ? told(t('call.alertTitle', number), t(`reason.${alert.reason}`), coming) : '',
    isComing: tile.callAcknowledgedAt !== null,
  };
}

function handBand(tile: Tile, who: string): CallBand {
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
const still = (
  tile: Tile,
  since: number | null,
  word: 'call.out' | 'call.paused',
  title: Parameters<typeof t>[0] = word,
) => ({
  since: isOver(tile) ? null : since,
  word: t(word),
  detail: '',
  title: t(title),
  isComing: false,
});
