import type { GlyphName } from '../tiles/glyphs';
import type { Need } from './attention';

export const NEED_GLYPH: Record<Need, GlyphName> = {
  alert: 'alert',
  hand: 'hand',
  resume: 'awaitsResume',
  endScreen: 'endScreen',
  timeUp: 'timeUp',
  lost: 'lost',
  ready: 'ready',
  out: 'out',
  last15: 'nearEnd',
  last5: 'nearEnd',
};
