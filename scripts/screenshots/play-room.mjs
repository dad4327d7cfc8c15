import { Invigilator } from '../simulate/invigilator.mjs';
import { Room } from '../simulate/room.mjs';
import { Tally } from '../simulate/tally.mjs';
import { cast } from './cast.mjs';
import { Hold } from './hold.mjs';
import { playPupil } from './pupil.mjs';

const SEED = 7;
const SPEED = 40;

/** @typedef {import('@vigie/protocol').SentTile} Tile */

/**
 * Plays until the invigilator has things of several kinds to do, then leaves all as it stands.
 * @param {import('../simulate/cast.mjs').Scene} scene
 * @param {string} cookie
 * @param {{ page: import('playwright-core').Page, person: import('../steps/server.mjs').Candidate }} pupil
 */
export async function playRoom(scene, cookie, pupil) {
  const hold = new Hold();
  const world = { scene, seed: SEED, tally: new Tally(), pace: hold.pace(SPEED) };
  const room = new Room(scene, cookie, world.tally);
  const invigilator = new Invigilator(world);
  await invigilator.enter();
  const { inTime, late } = cast(world, hold, SPEED);
  const plays = [invigilator.play(), ...inTime.map((one) => one.play())];
  const test = playPupil(pupil.page, scene, pupil.person);
  // Nobody's play ends before the moment comes, unless it fails.
  await Promise.race([untilTheMoment(room, hold, late), Promise.all([...plays, test])]);
  await test;
}

/**
 * @param {Room} room
 * @param {Hold} hold
 * @param {import('../simulate/candidate.mjs').Candidate} late
 */
async function untilTheMoment(room, hold, late) {
  await until(room, (tiles) => count(tiles, 'signedOut') >= 2);
  // The invigilator looks away: whoever needs them from now on waits.
  hold.stop('gesture');
  await Promise.race([until(room, isWorthAPicture), late.play()]);
  hold.stop('challenge', 'comingBack', 'changingPc', 'typingCode', 'endScreen', 'leaving');
}

/**
 * @param {Room} room
 * @param {(tiles: Tile[]) => boolean} isReached
 */
async function until(room, isReached) {
  while (!isReached([...room.tiles.values()])) await room.change();
}

/** @param {Tile[]} tiles */
function isWorthAPicture(tiles) {
  const asking = count(tiles, 'awaitsResume');
  return asking >= 2 && count(tiles, 'endScreen') >= 2 && count(tiles, 'connected') >= 1 && tiles.some(isCut);
}

/**
 * @param {Tile[]} tiles
 * @param {Tile['situation']} situation
 */
const count = (tiles, situation) => tiles.filter((tile) => tile.situation === situation).length;
/** @param {Tile} tile */
const isCut = ({ link, startedAt, request, closed }) => startedAt && link?.on === false && !request && !closed;
