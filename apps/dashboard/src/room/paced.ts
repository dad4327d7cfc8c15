import type { RoomEvents } from '@vigie/link';
import type { CatchUp, Frame, Tile } from '@vigie/protocol';
import { inBits } from '../bits';
import { byName } from './names';

/** The room is drawn again so often at most; a frame that comes alone is drawn at once. */
const APART_MS = 100;
/** So many tiles that change are drawn together, and painted before the next: painting one takes longer than drawing it. */
const TILES_AT_ONCE = 10;
/** As many as stand in a room are drawn in one go, as is each lot of those behind, whom nobody sees: the room is counted again for each. */
const SLICE = 32;

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
  const bits = inBits(() => {
    for (let drawn = 0; waiting.length > 0 && drawn < TILES_AT_ONCE;) {
      const piece = waiting.shift()!;
      piece.give();
      drawn += piece.size;
    }
    return waiting.length > 0;
  }, 0);

  function give(): void {
    clearTimeout(timer);
    timer = undefined;
    last = performance.now();
    void bits.go();
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
      if (bits.isWaiting()) return;
      const early = APART_MS - (performance.now() - last);
      if (document.hidden || (early <= 0 && timer === undefined)) give();
      else timer ??= setTimeout(give, early);
    },
    pulse(pulse) {
      waiting.push({ size: 0, give: () => board.pulse(pulse) });
      give();
    },
  };
}

/** In the order of the grid: the later ones push none of those that are drawn aside. A room of usual size is one. */
function slices({ tiles, roster }: CatchUp): Tile[][] {
  const compare = byName(roster ?? {});
  const ordered = [...tiles].sort((a, b) => compare(a.candidateId, b.candidateId));
  return Array.from({ length: Math.ceil(ordered.length / SLICE) }, (_one, n) =>
    ordered.slice(n * SLICE, (n + 1) * SLICE),
  );
}
