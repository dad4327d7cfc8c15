import type { Tile } from '@vigie/protocol';
import { isOver } from '../room/attention';
import type { Times } from '../time/format';
import { t } from '../wording';
import type { GlyphName } from './glyphs';

/** One of the live states, in the order of the day. `open`: not yet. */
export interface Mark {
  readonly name: 'identity' | 'attendance' | 'joined' | 'started' | 'resumed' | 'endScreen';
  readonly state: 'open' | 'done' | 'wrong';
  readonly glyph: GlyphName;
  readonly words: string;
  /** The tile's field that it draws, when no other part of the tile does. */
  readonly field?: keyof Tile;
}

export const marksOf = (tile: Tile, times: Times): Mark[] => [
  identity(tile),
  {
    name: 'attendance',
    state: tile.welcome.attendance ? 'done' : 'open',
    glyph: 'signature',
    words: t(tile.welcome.attendance ? 'mark.signed' : 'mark.notSigned'),
  },
  joined(tile, times),
  {
    name: 'started',
    field: 'startedAt',
    glyph: 'started',
    ...stamped(tile.startedAt, times, 'mark.started', 'mark.notStarted'),
  },
  {
    name: 'resumed',
    glyph: 'resumed',
    ...stamped(tile.resumedAt, times, 'mark.resumed', 'mark.notResumed'),
  },
  {
    name: 'endScreen',
    field: 'endScreenAt',
    glyph: tile.witnessedAt === null ? 'endScreen' : 'witnessed',
    ...stamped(tile.endScreenAt, times, 'mark.endScreen', 'mark.noEndScreen'),
  },
];

function identity({ welcome }: Tile): Mark {
  if (welcome.identity === 'refused')
    return { name: 'identity', state: 'wrong', glyph: 'identityRefused', words: t('mark.identityRefused') };
  const done = welcome.identity !== null;
  return {
    name: 'identity',
    state: done ? 'done' : 'open',
    glyph: 'identity',
    words: t(done ? 'mark.identity' : 'mark.noIdentity'),
  };
}

/** Signed in on a PC, and whether its link holds. */
function joined(tile: Tile, times: Times): Mark {
  const { joinedAt, link } = tile;
  const mark = { name: 'joined', field: 'joinedAt' } as const;
  if (joinedAt === null) return { ...mark, state: 'open', glyph: 'joined', words: t('mark.notJoined') };
  if (link && !link.on && !isOver(tile))
    return { ...mark, state: 'wrong', glyph: 'lost', words: t('mark.lost', { at: times.seconds(link.since) }) };
  return { ...mark, state: 'done', glyph: 'linked', words: t('mark.joined', { at: times.seconds(joinedAt) }) };
}

type Key = Parameters<typeof t>[0];
const stamped = (at: number | null, times: Times, done: Key, open: Key) =>
  at === null
    ? ({ state: 'open', words: t(open) } as const)
    : ({ state: 'done', words: t(done, { at: times.seconds(at) }) } as const);
