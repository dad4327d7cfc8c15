import type { GlyphName } from '../tiles/glyphs';
import type { Need } from './attention';

export const NEED_GLYPH: Record<Need, GlyphName> = {
  resume: 'awaitsResume',
  endScreen: 'endScreen',
  timeUp: 'timeUp',
  lost: 'lost',
  ready: 'ready',
};
