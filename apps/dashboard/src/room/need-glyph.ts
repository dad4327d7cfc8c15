import type { GlyphName } from '../tiles/glyphs';
import type { Need } from './attention';

export const NEED_GLYPH: Record<Need, GlyphName> = {
  alert: 'warning',
  hand: 'ready',
  out: 'signedOut',
  resume: 'awaitsResume',
  endScreen: 'endScreen',
  timeUp: 'timeUp',
  lost: 'lost',
  ready: 'ready',
};
