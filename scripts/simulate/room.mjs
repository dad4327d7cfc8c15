import { setTimeout as wait } from 'node:timers/promises';
import { post } from './doors.mjs';
import { Link } from './link.mjs';
import { NotPlayed } from './not-played.mjs';

/**
 * @typedef {import('@vigie/protocol').SentTile} Tile
 * @typedef {import('@vigie/protocol').SentFrame} Frame
 * @typedef {import('@vigie/protocol').SentCatchUp} CatchUp
 * @typedef {import('@vigie/protocol').RosterEntry} RosterEntry
 */

/**
 * Signs in, says who they are, and gives the cookie of the grant.
 * @param {Pick<import('./cast.mjs').Scene, 'url' | 'sessionNumber' | 'invigilatorPassword' | 'invigilator'>} scene
 * @returns {Promise<string>}
 */
export async function signIn({ url, sessionNumber, invigilatorPassword, invigilator }) {
  const credentials = { sessionNumber, password: invigilatorPassword };
  const { reply, cookie } = await post(`${url}/api/room/sign-in`, credentials);
  const name = invigilator ?? reply.invigilators?.[0]?.name ?? 'Surveillant simulé';
  const named = reply.ok ? (await post(`${url}/api/room/name`, { name }, { cookie })).reply : reply;
  if (!named.ok)
    throw new NotPlayed(`Le surveillant n’a pas pu entrer dans la session ${sessionNumber} : ${named.text}`);
  return cookie;
}

/** The invigilator's screen: the session, and the latest tile of each candidate. */
export class Room {
  /** @type {Map<string, Tile>} */
  tiles = new Map();
  /** @type {CatchUp['session'] | null} */
  session = null;
  /** What invigilators read besides. @type {{ accessCode: string, roster: RosterEntry[] } | null} */
  #read = null;
  #head = 0;
  #isAsking = false;
  #wake = () => {};

  /**
   * @param {{ url: string }} scene
   * @param {string} cookie
   * @param {import('./tally.mjs').Tally} tally
   */
  constructor({ url }, cookie, tally) {
    this.link = new Link(`${url}/room`, { cookie }, tally);
    this.link.socket.on('connect', () => void this.#catchUp());
    this.link.socket.on('goodbye', () => this.link.close());
    this.link.socket.on('frame', (/** @type {Frame} */ frame) => this.#onFrame(frame));
    this.link.socket.on('pulse', ({ head }) => head > this.#head && void this.#catchUp());
  }

  /** Tiles are whole and carry the sequence that changed them: only the head must not jump over a gap. @param {Frame} frame */
  #onFrame({ tiles, session, prev, seq }) {
    this.#take(tiles, session);
    if (prev > this.#head) void this.#catchUp();
    else this.#head = Math.max(this.#head, seq);
    this.#wake();
  }

  async #catchUp() {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const answer = await this.link.ask('catchUp', { have: this.#head, rosterVersion: 0 }).catch(() => null);
    this.#isAsking = false;
    if (!answer?.ok) return;
    this.#take(answer.tiles, answer.head >= this.#head ? answer.session : undefined);
    this.#head = Math.max(this.#head, answer.head);
    this.#read = { accessCode: answer.details.accessCode, roster: Object.values(answer.roster ?? {}) };
    this.#wake();
  }

  /**
   * @param {Tile[]} tiles
   * @param {CatchUp['session']} [session]
   */
  #take(tiles, session) {
    for (const tile of tiles)
      if (tile.seq >= (this.tiles.get(tile.candidateId)?.seq ?? 0)) this.tiles.set(tile.candidateId, tile);
    if (session) this.session = session;
  }

  /** Sends, and waits until the screen shows what the order changed. @param {import('./link.mjs').Order} order */
  async order(order) {
    const ack = await this.link.send(order);
    while (ack.ok && this.#head < ack.seq) await this.change();
    return ack;
  }

  /** Something has moved, or a moment has passed. */
  change() {
    return Promise.race([new Promise((resolve) => (this.#wake = () => resolve(null))), wait(500)]);
  }

  async opened() {
    while (!this.#read) await this.change();
    return this.#read;
  }
}
