import type { Tile } from '@vigie/protocol';
import type { GlyphName } from './glyphs';

export type Situation = Tile['situation'];
/**
 * How loud a tile is. `rest`: nothing to do; `work`: at the test; `act`: somebody waits for the invigilator;
 * `end`: an end screen waits for their eyes; `stop`: something is wrong; `done`: over.
 */
export type Tone = 'rest' | 'work' | 'act' | 'end' | 'stop' | 'done';

/** A shape and a tone for each situation; the word comes from the catalogue. */
export const SITUATION_LOOK: Record<Situation, { glyph: GlyphName; tone: Tone }> = {
  expected: { glyph: 'expected', tone: 'rest' },
  identityRefused: { glyph: 'identityRefused', tone: 'stop' },
  identityChecked: { glyph: 'identity', tone: 'rest' },
  signed: { glyph: 'signature', tone: 'rest' },
  seated: { glyph: 'seat', tone: 'rest' },
  connected: { glyph: 'joined', tone: 'rest' },
  ready: { glyph: 'ready', tone: 'act' },
  confirmed: { glyph: 'confirmed', tone: 'work' },
  mayStart: { glyph: 'mayStart', tone: 'work' },
  awaitsResume: { glyph: 'awaitsResume', tone: 'act' },
  started: { glyph: 'started', tone: 'work' },
  resumed: { glyph: 'resumed', tone: 'work' },
  timeUp: { glyph: 'timeUp', tone: 'stop' },
  finished: { glyph: 'finished', tone: 'work' },
  endScreen: { glyph: 'endScreen', tone: 'end' },
  witnessed: { glyph: 'witnessed', tone: 'done' },
  signedOut: { glyph: 'signedOut', tone: 'done' },
  abandoned: { glyph: 'abandoned', tone: 'done' },
  endedByInvigilator: { glyph: 'ended', tone: 'done' },
  closedAutomatically: { glyph: 'closedByTime', tone: 'done' },
  closedWithSession: { glyph: 'closed', tone: 'done' },
  absent: { glyph: 'absent', tone: 'done' },
  notStarted: { glyph: 'notStarted', tone: 'done' },
};
