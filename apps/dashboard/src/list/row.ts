import type { Tile } from '@vigie/protocol';
import { isOver } from '../room/attention';
import type { GlyphName } from '../tiles/glyphs';
import type { Times } from '../time/format';
import { t } from '../wording';

/** The link of a candidate's PC, by its shape and its word; null when there is none to speak of. */
export interface LinkSaid {
  readonly glyph: GlyphName;
  readonly words: string;
  readonly isLost: boolean;
}

export function linkSaid(tile: Tile, times: Times): LinkSaid | null {
  const { link } = tile;
  if (!link || (!link.on && isOver(tile))) return null;
  if (link.on) return { glyph: 'linked', words: t('list.linked'), isLost: false };
  return { glyph: 'lost', words: t('list.lost', { at: times.clock(link.since) }), isLost: true };
}
