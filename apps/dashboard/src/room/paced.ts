import type { RoomEvents } from '@vigie/link';
import type { CatchUp, Frame } from '@vigie/protocol';
import { inBits } from '../bits';

/** The room is drawn again so often at most; a frame that comes alone is drawn at once. */
const APART_MS = 100;
/** So many tiles are drawn together: the room's own lines are counted again for each lot, not for each tile. */
const TILES_AT_ONCE = 8;

/** Something heard, and how many tiles it draws. */
interface Piece {
  readonly size: number;
  give(): void;
}

/**
 * Frames in a rush go to the store together, in order, and are drawn once; what is too much for one go is given bit by bit.
 * Nothing overtakes anything; a page that nobody sees draws nothing and takes all as it comes, since its timers are held back.
 */
export function paced(board: RoomEvents): RoomEvents {
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
  });

  function give(): void {
    clearTimeout(timer);
    timer = undefined;
    last = performance.now();
    void bits.go();
  }

  return {
    ...board,
    caughtUp(catchUp: CatchUp) {
      waiting.push({ size: catchUp.tiles.length, give: () => board.caughtUp(catchUp) });
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
      give();
      board.pulse(pulse);
    },
  };
}
