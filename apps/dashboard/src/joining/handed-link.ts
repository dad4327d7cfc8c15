import type { RoomAccepted, Tile } from '@vigie/protocol';

/** R2: a link as its acknowledgement gave it; nothing else has its secret. */
export interface HandedLink {
  readonly token: string;
  readonly until: number;
  /** From this sequence on, a tile knows of it. */
  readonly seq: number;
}

export const linkIn = ({ link, seq }: RoomAccepted): HandedLink | null => (link ? { ...link, seq } : null);

/** What has become of it, by the tile and the server's clock. */
export function linkNow(link: HandedLink, tile: Tile, now: number): 'open' | 'used' | 'replaced' | 'over' {
  if (tile.seq >= link.seq && tile.joiningLinkUntil === null) return 'used';
  if (tile.seq >= link.seq && tile.joiningLinkUntil !== link.until) return 'replaced';
  return now < link.until ? 'open' : 'over';
}
