import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { io } from 'socket.io-client';
import { PROTOCOL_VERSION } from './protocol.mjs';

const ANSWER_WITHIN = 5_000;
const AGAIN = new Set(['retry', 'busy', 'too-many-messages']);

/**
 * @typedef {import('@vigie/protocol').Ack} Ack
 * @typedef {{ type: string } & Record<string, unknown>} Order
 */

/** This link was closed, by us or by the server's goodbye: what is not answered yet never will be. */
export class LinkClosed extends Error {}

/** A socket that sends each order under one id until it is answered. */
export class Link {
  /** @type {(answer: any) => void} */
  onAnswer = () => {};
  #isClosed = false;
  #close = () => {};
  #closed = new Promise((resolve) => (this.#close = () => resolve(null)));

  /**
   * @param {string} address
   * @param {{ auth?: object, cookie?: string }} who
   * @param {import('./tally.mjs').Tally} tally
   */
  constructor(address, { auth = {}, cookie }, tally) {
    this.tally = tally;
    this.socket = io(address, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 300,
      reconnectionDelayMax: 3_000,
      auth: { ...auth, protocol: PROTOCOL_VERSION },
      extraHeaders: { 'accept-language': 'fr', ...(cookie && { cookie }) },
    });
  }

  /**
   * @param {Order} order
   * @param {{ twice?: boolean }} [how] `twice`: sent again under its id before the first is answered
   * @returns {Promise<Ack>}
   */
  async send(order, { twice = false } = {}) {
    const command = { id: randomUUID(), ...order };
    for (;;) {
      const answer = await (twice ? this.#askTwice(command) : this.#askOnce(command));
      if (answer && !answer.ok) this.tally.refused(answer.code);
      if (answer && (answer.ok || !AGAIN.has(answer.code))) return answer;
      if (this.#isClosed) throw new LinkClosed();
      await wait(250);
    }
  }

  /** @param {Order} command @returns {Promise<Ack | null>} null when the link broke before the answer */
  #askOnce(command) {
    return this.ask('command', command).catch(() => null);
  }

  /** The same id never gets two answers. @param {Order} command */
  async #askTwice(command) {
    this.tally.duplicates += 1;
    const [first, second] = await Promise.all([this.#askOnce(command), this.#askOnce(command)]);
    const isAgain = second?.ok === false && AGAIN.has(second.code);
    if (first?.ok && second && !isAgain && !isDeepStrictEqual(withoutScreen(first), withoutScreen(second)))
      this.tally.faults.push(`${command.type} envoyé deux fois sous un même id a reçu deux réponses`);
    return first ?? second;
  }

  /**
   * @param {string} event
   * @param {object} body
   * @returns {Promise<any>}
   */
  async ask(event, body) {
    if (!this.socket.connected) await Promise.race([this.#connected(), this.#closed]);
    if (this.#isClosed) throw new LinkClosed();
    const since = performance.now();
    const answer = await this.socket.timeout(ANSWER_WITHIN).emitWithAck(event, body);
    if (event === 'command') {
      this.tally.latencies.push(performance.now() - since);
      this.onAnswer(answer);
    }
    return answer;
  }

  #connected() {
    return new Promise((resolve) => this.socket.once('connect', () => resolve(null)));
  }

  /** The cable is pulled: nothing is said to the server. */
  cut() {
    this.tally.drops += 1;
    this.socket.io.reconnection(false);
    /** @type {any} */ (this.socket.io.engine.transport).ws?.terminate();
  }

  mend() {
    this.socket.io.reconnection(true);
    this.socket.connect();
  }

  close() {
    this.#isClosed = true;
    this.#close();
    this.socket.disconnect();
  }
}

/** The screen comes with the first answer only. @param {any} answer */
const withoutScreen = ({ view: _view, ...answer }) => answer;
