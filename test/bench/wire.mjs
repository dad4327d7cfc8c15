// A socket.io connection in as few instructions as it takes: the generator must not be what is measured.
import { WebSocket } from 'ws';

const ACCEPTED = { ok: true };
const PATH = '/socket.io/?EIO=4&transport=websocket';

export class Wire {
  /** Characters of all events and acknowledgements that came, of every connection. */
  static heard = 0;
  /** @type {Map<number, (reply: any) => void>} */
  #waiting = new Map();
  #nextId = 0;
  /** @type {() => void} */
  #accepted = () => {};
  /** @type {(error: Error) => void} */
  #refused = () => {};

  /**
   * @param {{ url: string, namespace: string, auth: object, cookie?: string }} door
   * @param {(text: string) => void} onEvent the text of each event, not parsed
   */
  constructor({ url, namespace, auth, cookie }, onEvent) {
    this.prefix = `${namespace},`;
    this.onEvent = onEvent;
    const headers = { Origin: url, ...(cookie && { Cookie: cookie }) };
    this.socket = new WebSocket(`${url.replace('http', 'ws')}${PATH}`, { headers, perMessageDeflate: false });
    /** @type {Promise<void>} */
    this.ready = new Promise((done, fail) => {
      this.#accepted = done;
      this.#refused = fail;
    });
    this.socket.on('error', this.#refused);
    this.socket.on('close', () => this.#refused(new Error('closed by the server')));
    this.socket.on('message', (data) => this.#hear(String(data), auth));
  }

  /**
   * @param {string} event
   * @param {object} body
   * @param {(reply: any) => void} done
   */
  call(event, body, done) {
    const id = this.#nextId++;
    this.#waiting.set(id, done);
    this.socket.send(`42${this.prefix}${id}${JSON.stringify([event, body])}`);
  }

  close() {
    this.socket.removeAllListeners('close');
    this.socket.close();
  }

  /**
   * @param {string} text
   * @param {object} auth
   */
  #hear(text, auth) {
    if (text === '2') return this.socket.send('3');
    if (text.startsWith('0')) return this.socket.send(`40${this.prefix}${JSON.stringify(auth)}`);
    Wire.heard += text.length;
    if (text.startsWith('43')) return this.#answer(text);
    if (text.startsWith('42')) return this.onEvent(text);
    if (text.startsWith('40')) return this.#accepted();
    this.#refused(new Error(text));
  }

  /** @param {string} text */
  #answer(text) {
    const from = 2 + this.prefix.length;
    const to = text.indexOf('[', from);
    const id = Number(text.slice(from, to));
    const done = this.#waiting.get(id);
    this.#waiting.delete(id);
    // What else the product's acknowledgement brings is for the screen: it is not parsed here.
    done?.(text.startsWith('[{"ok":true', to) ? ACCEPTED : JSON.parse(text.slice(to))[0]);
  }
}
