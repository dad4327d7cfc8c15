import type { Tile } from '@vigie/protocol';
import type { GlyphName } from './glyphs';

/** What stands on a tile above all else: an alert, then a raised hand, then an exit. */
export interface TileCall {
  readonly kind: 'alert' | 'hand' | 'out';
  readonly since: number;
  readonly glyph: GlyphName;
}

export function callOf({ alert, handSince, outSince }: Tile): TileCall | null {
  if (alert) return { kind: 'alert', since: alert.since, glyph: 'warning' };
  if (handSince !== null) return { kind: 'hand', since: handSince, glyph: 'ready' };
  return outSince === null ? null : { kind: 'out', since: outSince, glyph: 'signedOut' };
}
