import type { SessionView, Tile } from '@vigie/protocol';
import { unreadOn } from '../announce/announcements';
import { isOver } from '../room/attention';
import { remaining, type Times } from '../time/format';
import type { Clock } from '../time/useNow';
import { t, tn } from '../wording';
import type { GlyphName } from './glyphs';
import { postNote } from './post';
import { requestWords } from './request-words';

/** A line of the tile on what is not as it is for everybody. */
export interface Note {
  /** The tile's field that it draws. */
  readonly field: keyof Tile;
  readonly glyph?: GlyphName;
  /** Some count down: asked when drawn. */
  readonly says: () => string;
  /** Seen in place of the words, where they would not fit. */
  readonly short?: string;
}

interface Context {
  readonly phase: SessionView['phase'];
  readonly times: Times;
  readonly now: Clock;
  /** The name of the invigilator who is on their way. */
  readonly who: string;
}

/** Those that have something to say, in the order of what cannot wait. Where they sit is drawn by `TilePost`. */
export const notesOf = (tile: Tile, context: Context): Note[] =>
  [
    lost(tile, context),
    request(tile, context),
    moving(tile),
    post(tile, context),
    coming(tile, context),
    late(tile),
    granted(tile),
    announced(tile),
    ...stamped(tile, context),
    lapses(tile, context),
    counted('wrongCodes', 'note.wrongCodes', tile.wrongCodes),
    correction(tile),
    counted('reports', 'note.reports', tile.reports),
    counted('focusLost', 'note.focusLost', tile.focusLost?.times ?? 0),
  ].filter((note) => note !== null);

const note = (field: keyof Tile, says: string, more: Omit<Note, 'field' | 'says'> = {}): Note => ({
  field,
  says: () => says,
  ...more,
});

function lost(tile: Tile, { times }: Context): Note | null {
  const { link } = tile;
  if (!link || link.on || isOver(tile)) return null;
  const at = times.clock(link.since);
  const says = t(link.cause === 'server' ? 'note.lostServer' : 'note.lost', { at });
  return tile.request ? note('link', says, { glyph: 'lost', short: at }) : note('link', says);
}

const request = (tile: Tile, { now }: Context): Note | null =>
  tile.request && { field: 'request', says: () => requestWords(tile, now() ?? 0) };

const moving = ({ moving: to, request: asked }: Tile): Note | null =>
  to && !asked ? note('moving', t('note.moving', { post: to.post }), { glyph: 'elsewhere' }) : null;

function post(tile: Tile, { phase }: Context): Note | null {
  const where = postNote(tile, phase);
  return where && note('post', where.says);
}

const coming = ({ callAcknowledgedAt: at }: Tile, { times, who }: Context): Note | null =>
  at === null ? null : note('callAcknowledgedAt', t('note.coming', { who, at: times.clock(at) }));

/** T4: what does not count before what does. */
function late({ late: answers }: Tile): Note | null {
  if (!answers) return null;
  const { kept, counted: inTime, admitted } = answers;
  return note('late', kept.length > 0 ? tn('note.late', kept.length) : tn('note.lateCounted', inTime + admitted));
}

function granted(tile: Tile): Note | null {
  const { granted: last } = tile;
  if (!last || isOver(tile)) return null;
  const minutes = `${last.ms > 0 ? '+' : '−'}${Math.round(Math.abs(last.ms) / 60_000)}`;
  const seen = t(last.seenAt === null ? 'note.grantNotSeen' : 'note.grantSeen');
  return note('granted', t('note.granted', { minutes, seen }));
}

/** A1: only while it is not read. */
function announced(tile: Tile): Note | null {
  const unread = unreadOn(tile);
  if (unread.length === 0) return null;
  const isShown = unread.every(({ shownAt }) => shownAt !== null);
  return note('announcements', t(isShown ? 'note.announcementNotRead' : 'note.announcementNotShown'), {
    glyph: 'announced',
  });
}

function stamped({ resumedAt, witnessedAt, closed, closesAt }: Tile, { times }: Context): (Note | null)[] {
  const at = (moment: number) => ({ at: times.clock(moment) });
  return [
    resumedAt === null ? null : note('resumedAt', t('note.resumed', at(resumedAt))),
    witnessedAt === null ? null : note('witnessedAt', t('note.witnessed', at(witnessedAt))),
    closed && note('closed', t(closed.reason ? `note.closed.${closed.reason}` : 'note.closed', at(closed.at))),
    closesAt === undefined ? null : note('closesAt', t('note.closesAt', at(closesAt))),
  ];
}

const lapses = ({ lapsesAt: at }: Tile, { now }: Context): Note | null =>
  at === null ? null : { field: 'lapsesAt', says: () => t('note.lapses', { left: remaining(at - (now() ?? 0)) }) };

const correction = ({ correction: state }: Tile): Note | null =>
  state && note('correction', t(`note.correction.${state}`));

const counted = (field: keyof Tile, words: Parameters<typeof tn>[0], count: number): Note | null =>
  count > 0 ? note(field, tn(words, count)) : null;
