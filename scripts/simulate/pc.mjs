import { setTimeout as wait } from 'node:timers/promises';
import { Link } from './link.mjs';

/**
 * @typedef {import('@vigie/protocol').SeatScreen} SeatScreen
 * @typedef {import('@vigie/protocol').SeatView} SeatView
 * @typedef {import('@vigie/protocol').ChallengeView} ChallengeView
 */

/** How long a screen may stay as it is before it is looked at again. */
const LOOK_AGAIN = 3_000;

/** One browser of one candidate: its link, and the latest view that the server sent it. */
export class Pc {
  /** Why the server closed the door on this browser. @type {string | null} */
  dismissed = null;
  /** @type {SeatView | null} */
  #latest = null;
  #seen = -1;
  /** Each comes once; the screens after it name it. @type {Map<string, ChallengeView>} */
  #challenges = new Map();
  #wake = () => {};

  /**
   * @param {string} url
   * @param {string} token
   * @param {import('./tally.mjs').Tally} tally
   */
  constructor(url, token, tally) {
    this.link = new Link(`${url}/seat`, { auth: { token } }, tally);
    this.link.socket.on('view', (/** @type {SeatView} */ view) => this.#show(view));
    this.link.onAnswer = ({ view }) => view && this.#show(view);
    this.link.socket.on('goodbye', ({ code }) => this.#dismiss(code));
    this.link.socket.on('connect_error', (/** @type {any} */ error) => error.data && this.#dismiss(error.data.code));
  }

  /** The latest version wins. @param {SeatView} view */
  #show(view) {
    if (view.view.screen === 'test') for (const one of view.view.challenges) this.#challenges.set(one.id, one);
    if (this.#latest && view.version < this.#latest.version) return;
    this.#latest = view;
    this.#wake();
  }

  /** @param {string} id */
  challenge(id) {
    return /** @type {ChallengeView} */ (this.#challenges.get(id));
  }

  /** @param {string} code */
  #dismiss(code) {
    this.dismissed = code;
    this.link.close();
    this.#wake();
  }

  /**
   * The screen once it has changed since the last look, or has stood still for a while; null before the first one.
   * @returns {Promise<SeatScreen | null>}
   */
  async look() {
    if (!this.#hasMoved()) await Promise.race([this.#moving(), wait(LOOK_AGAIN)]);
    this.#seen = Math.max(this.#seen, this.#latest?.version ?? -1);
    return this.#latest?.view ?? null;
  }

  /**
   * What is acknowledged is acted upon: a screen from before it is not looked at again.
   * @param {import('./link.mjs').Order} order
   * @param {{ twice?: boolean }} [how]
   */
  async send(order, how) {
    const ack = await this.link.send(order, how);
    if (ack.ok) this.#seen = Math.max(this.#seen, ack.seq - 1);
    return ack;
  }

  #hasMoved() {
    return this.dismissed !== null || (this.#latest?.version ?? -1) > this.#seen;
  }

  #moving() {
    return new Promise((resolve) => (this.#wake = () => resolve(null)));
  }
}
