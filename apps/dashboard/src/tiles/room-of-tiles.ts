import type { Timeline } from '@vigie/domain';
import type { RosterEntry, SessionView, Tile } from '@vigie/protocol';
import type { Times } from '../time/format';

/** What the tiles of a room are drawn from. */
export interface RoomOfTiles {
  readonly tiles: ReadonlyMap<string, Tile>;
  readonly steady: ReadonlyMap<string, Tile>;
  readonly timelines: ReadonlyMap<string, Timeline>;
  readonly roster: Readonly<Record<string, RosterEntry>>;
  readonly phase: SessionView['phase'];
  readonly times: Times;
}
