import type { CatchUp, Frame, SentCatchUp, SentFrame } from './room.js';
import type { SentTile, Tile } from './tile.js';

type LeftOut = {
  [Field in keyof Tile]-?: undefined extends SentTile[Field] ? (null extends Tile[Field] ? Field : never) : never;
}[keyof Tile];

/** What a tile that says nothing of it leaves out. */
const NOTHING: Readonly<Record<LeftOut, null>> = {
  correction: null,
  joiningLinkUntil: null,
  joinedAt: null,
  post: null,
  link: null,
  confirmedAt: null,
  lapsesAt: null,
  request: null,
  startedAt: null,
  progress: null,
  lastAnswerAt: null,
  resumedAt: null,
  deadlineAt: null,
  endScreenAt: null,
  witnessedAt: null,
  signedOutAt: null,
  alert: null,
  handSince: null,
  callAcknowledgedAt: null,
  callAcknowledgedBy: null,
  late: null,
  lost: null,
  outSince: null,
  granted: null,
  announcements: null,
  pausedSince: null,
  closed: null,
};

/** With what it leaves out, as every reader holds it. */
export function wholeTile(sent: SentTile): Tile {
  const said = Object.entries(sent).filter(([, value]) => value !== undefined);
  return { ...NOTHING, ...(Object.fromEntries(said) as Tile) };
}

export const wholeFrame = (sent: SentFrame): Frame => ({ ...sent, tiles: sent.tiles.map(wholeTile) });
export const wholeCatchUp = (sent: SentCatchUp): CatchUp => ({ ...sent, tiles: sent.tiles.map(wholeTile) });
