import { NO_TIMELINE, TIMELINE_MINUTES, type Seen, type Timeline } from '@vigie/domain';
import type { Tile } from '@vigie/protocol';

/** A stretch of the strip, in instants; `to`: null up to now. */
export interface Piece {
  readonly kind: 'work' | 'lost' | 'alert';
  readonly from: number;
  readonly to: number | null;
}

const MINUTE = 60_000;
export const TIMELINE_MS = TIMELINE_MINUTES * MINUTE;

/** What a tile says that a timeline follows. */
export const seenOn = ({ link, alert }: Pick<Tile, 'link' | 'alert'>): Seen => ({
  isLinked: link?.on ?? null,
  isAlertOpen: alert !== null,
});

/** When the candidate's day was over: nothing is missed from then on. */
const endOf = ({ closed, witnessedAt }: Tile): number | null => closed?.at ?? witnessedAt;

/** At the test, then what broke it: a later piece lies over an earlier one. An alert is never under anything. */
export function stripOf(tile: Tile, { lost, alerts }: Timeline = NO_TIMELINE): readonly Piece[] {
  const end = endOf(tile);
  const work = tile.startedAt === null ? [] : [{ from: tile.startedAt, to: null }];
  const cut = (kind: Piece['kind'], spans: readonly Pick<Piece, 'from' | 'to'>[]): Piece[] =>
    spans
      .filter(({ from }) => end === null || from < end)
      .map(({ from, to }) => ({ kind, from, to: end === null ? to : Math.min(to ?? end, end) }));
  return [...cut('work', work), ...cut('lost', lost), ...cut('alert', alerts)];
}

/** In the last ninety minutes, oldest first. */
export const happenedLately = (pieces: readonly Piece[], now: number): readonly Piece[] =>
  pieces
    .filter(({ kind, from, to }) => (kind === 'work' ? from : (to ?? now)) > now - TIMELINE_MS)
    .sort((a, b) => a.from - b.from);
