import type { SessionView, Tile } from '@vigie/protocol';
import { isOver } from '../room/attention';
import { mayCall } from '../tiles/next-step';

type OnTile = NonNullable<Tile['announcements']>[number];

/** A1: a tile that an older server wrote may lack them. */
export const announcementsOn = (tile: Tile): readonly OnTile[] => tile.announcements ?? [];

/** Who has a screen to read an announcement on. */
export const canRead = (tile: Tile, phase: SessionView['phase']): boolean =>
  tile.joinedAt !== null && mayCall(tile, phase);

/** Those that this candidate has still to read: nothing more is expected once their day is over. */
export const unreadOn = (tile: Tile): readonly OnTile[] =>
  isOver(tile) ? [] : announcementsOn(tile).filter(({ acknowledgedAt }) => acknowledgedAt === null);

/** What became of one announcement in the whole room. */
export interface Receipts {
  readonly id: string;
  readonly at: number;
  readonly sent: number;
  readonly shown: number;
  readonly read: number;
  /** Those who have still to read it. */
  readonly unread: readonly string[];
}

/** The newest one, or null when nothing was announced. */
export function latestOf(tiles: Iterable<Tile>): Receipts | null {
  const all = [...tiles].flatMap((tile) => announcementsOn(tile).map((one) => ({ ...one, tile })));
  const last = all.reduce<(typeof all)[number] | null>((a, b) => (a && a.at >= b.at ? a : b), null);
  if (!last) return null;
  const told = all.filter(({ id }) => id === last.id);
  return {
    id: last.id,
    at: last.at,
    sent: told.length,
    shown: told.filter(({ shownAt }) => shownAt !== null).length,
    read: told.filter(({ acknowledgedAt }) => acknowledgedAt !== null).length,
    unread: told
      .filter(({ acknowledgedAt, tile }) => acknowledgedAt === null && !isOver(tile))
      .map(({ tile }) => tile.candidateId),
  };
}
