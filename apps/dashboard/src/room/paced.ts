import type { RoomEvents } from '@vigie/link';
import type { CatchUp, Frame, Tile } from '@vigie/protocol';
import { byName } from './names';

/** The room is drawn again so often at most; a frame that comes alone is drawn at once. */
const APART_MS = 100;
/** So many tiles are drawn in one go: a room in one, a thousand with the page answering in between. */
const TILES_AT_ONCE = 32;

/** The store: what comes in, and the rest of a catch-up that was too large to be drawn in one go. */
export interface RoomBoard extends RoomEvents {
  tiles(tiles: readonly Tile[]): void;
}

/** Something heard, and how many tiles it draws. */
interface Piece {
  readonly size: number;
  give(): void;
}

/**
 * Frames in a rush go to the store together, in order, and are drawn once; what is too much for one go is given bit by bit.
 * Nothing overtakes anything; a page that nobody sees draws nothing and takes all as it comes, since its timers are held back.
 */
export function paced(board: RoomBoard): RoomEvents {
  const waiting: Piece[] = [];
  let last = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function give(): void {
    clearTimeout(timer);
    timer = undefined;
    last = performance.now();
    for (let drawn = 0; waiting.length > 0 && (drawn < TILES_AT_ONCE || document.hidden);) {
      const piece = waiting.shift()!;
      piece.give();
      drawn += piece.size;
    }
    if (waiting.length > 0) timer = setTimeout(give);
  }

  return {
    ...board,
    caughtUp(catchUp) {
      const [first = [], ...others] = slices(catchUp);
      waiting.push({ size: first.length, give: () => board.caughtUp({ ...catchUp, tiles: first }) });
      for (const tiles of others) waiting.push({ size: tiles.length, give: () => board.tiles(tiles) });
      give();
    },
    frame(frame: Frame) {
      waiting.push({ size: frame.tiles.length, give: () => board.frame(frame) });
      const early = APART_MS - (performance.now() - last);
      if (document.hidden || (early <= 0 && timer === undefined)) give();
      else timer ??= setTimeout(give, early);
    },
    pulse(pulse) {
      give();
      board.pulse(pulse);
    },
  };
}

/** In the order of the grid: the later ones push none of those that are drawn aside. */
function slices({ tiles, roster }: CatchUp): Tile[][] {
  if (tiles.length <= TILES_AT_ONCE) return [tiles];
  const compare = byName(roster ?? {});
  const ordered = [...tiles].sort((a, b) => compare(a.candidateId, b.candidateId));
  const count = Math.ceil(ordered.length / TILES_AT_ONCE);
  return Array.from({ length: count }, (_one, n) => ordered.slice(n * TILES_AT_ONCE, (n + 1) * TILES_AT_ONCE));
}
