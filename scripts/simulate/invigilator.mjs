import { Sentence } from '../steps/sentence.mjs';
import { LinkClosed } from './link.mjs';
import { alreadyUsed } from './not-played.mjs';
import { chance } from './random.mjs';
import { Room, signIn } from './room.mjs';

/** @typedef {import('@vigie/protocol').SentTile} Tile */

/** In a real room, how long nobody new has come before the session is launched without the missing ones. */
const PATIENCE_S = 90;
const PLAYABLE = new Set(['prepared', 'welcome', 'launched']);

/** The invigilator, who does the most urgent thing that the tiles ask for, one gesture after the other. */
export class Invigilator {
  #isLeaving = false;
  #arrivals = 0;
  #lastArrival = performance.now();

  /** @param {import('./candidate.mjs').World} world */
  constructor(world) {
    this.world = world;
    this.random = chance(world.seed, 'invigilator');
  }

  async enter() {
    const { scene, tally } = this.world;
    this.room = new Room(scene, await signIn(scene), tally);
    await this.room.opened();
    const begun = [...this.room.tiles.values()].some(({ startedAt, closed }) => startedAt || closed);
    if (begun || !PLAYABLE.has(this.room.session?.phase ?? '')) throw alreadyUsed(scene);
  }

  async play() {
    try {
      while (!this.#isLeaving) await this.#look(this.#entered());
    } catch (error) {
      throw error instanceof LinkClosed ? new Sentence('Le serveur a mis le surveillant dehors.') : error;
    }
  }

  #entered() {
    if (!this.room) throw new Error('The invigilator has not entered');
    return this.room;
  }

  /** @param {Room} room */
  async #look(room) {
    const order = this.#mostUrgent([...room.tiles.values()]);
    if (!order) return void (await room.change());
    await this.world.pace.take('gesture', this.random);
    if (this.#isLeaving) return;
    const ack = await room.order(order);
    if (!ack.ok) await room.change();
  }

  /**
   * @param {Tile[]} tiles
   * @returns {import('./link.mjs').Order | null}
   */
  #mostUrgent(tiles) {
    const asking = tiles.filter(({ request }) => request?.linked).map(idOf);
    if (asking.length > 0) return { type: 'AuthoriseResumes', candidateIds: asking };
    const shown = tiles.find((tile) => tile.endScreenAt && !tile.witnessedAt && !tile.closed);
    if (shown) return { type: 'WitnessEndScreen', candidateId: shown.candidateId };
    return this.#welcome(tiles) ?? this.#launch(tiles);
  }

  /** Identity, then signature, then seat, then presence (R1, R3), as candidates arrive. @param {Tile[]} tiles */
  #welcome(tiles) {
    const arrived = tiles.filter(isArriving);
    for (const tile of arrived) {
      const { candidateId, welcome } = tile;
      if (!welcome.identity) return { type: 'CheckIdentity', candidateId, how: 'documentSeen' };
      if (welcome.identity === 'refused') continue;
      if (!welcome.attendance) return { type: 'SignAttendance', candidateId };
      if (!welcome.seated) return { type: 'SeatCandidate', candidateId, seat: String(tiles.indexOf(tile) + 1) };
    }
    const ready = arrived.filter(({ welcome, confirmedAt }) => welcome.seated && !confirmedAt).map(idOf);
    return ready.length > 0 ? { type: 'ConfirmPresences', candidateIds: ready } : null;
  }

  /** Once all are confirmed, or nobody new has come for a while (R4). @param {Tile[]} tiles */
  #launch(tiles) {
    const arrivals = tiles.filter(({ confirmedAt }) => confirmedAt).length;
    if (arrivals !== this.#arrivals) [this.#arrivals, this.#lastArrival] = [arrivals, performance.now()];
    if (this.room?.session?.phase === 'launched' || arrivals === 0) return null;
    const isComplete = arrivals === tiles.length;
    const isLate = performance.now() - this.#lastArrival > this.world.pace.ms(PATIENCE_S);
    return isComplete || isLate ? { type: 'LaunchSession', despiteNotReady: !isComplete } : null;
  }

  /** Closes the session once its candidates have left (B7). */
  async leave() {
    this.#isLeaving = true;
    const room = this.#entered();
    const ack = await room.order({ type: 'CloseSession' });
    if (!ack.ok) this.world.tally.faults.push(`la session n’a pas pu être close : ${ack.text}`);
    room.link.close();
  }
}

/** @param {Tile} tile */
const idOf = ({ candidateId }) => candidateId;
/** @param {Tile} tile */
const isArriving = ({ joinedAt, startedAt, closed }) => joinedAt && !startedAt && !closed;
