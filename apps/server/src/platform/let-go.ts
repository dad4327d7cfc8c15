import type { IncomingMessage } from 'node:http';
import type { Server, Socket } from 'socket.io';

/** Ten thousand connections: what the libraries hold of each after its use (ADR 8). */

type Engine = Server['engine'];
export type Upgrade = IncomingMessage & { res?: object };

/**
 * The request of a WebSocket's upgrade weighs as much as the connection, and engine.io's stand-in for a response keeps it
 * as long. What is asked of it and of the handshake later is the language.
 */
export function letGo({ conn, handshake }: Socket): void {
  const { res } = conn.request as Upgrade;
  if (res && conn.transport.name === 'websocket') Object.assign(res, { req: null });
  const { headers, auth } = handshake;
  const left = { headers: { 'accept-language': headers['accept-language'] }, auth: { language: auth['language'] } };
  Object.assign(handshake, left, { query: {} });
  Object.assign(conn, { request: null });
}

/**
 * What engine.io has handed to the transport is emptied. The list is mostly older than its packets, and V8 keeps what an
 * old list holds until the next full collection, although nobody holds the list: a third of what it copied.
 */
export function letGoOfSent(engine: Engine): void {
  let leaving: unknown[] | null = null;
  engine.on('flush', (_socket: unknown, packets: unknown[]) => (leaving = packets));
  engine.on('drain', () => {
    leaving?.fill(null);
    leaving = null;
  });
}

/**
 * ws makes the list for a message's parts as soon as the message before is read: old when the message comes, it keeps all
 * of it as above, half of what was still copied. Here it is made when it is asked for.
 */
export function letGoOfRead(engine: Engine): void {
  const { options } = Reflect.get(engine, 'ws') as WebSocketServer;
  Object.defineProperty(options.WebSocket.Receiver.prototype, '_fragments', {
    configurable: true,
    get(this: Receiver) {
      return (this.partsRead ??= []);
    },
    set(this: Receiver) {
      this.partsRead = null;
    },
  });
}

interface WebSocketServer {
  options: { WebSocket: { Receiver: { prototype: Receiver } } };
}
interface Receiver {
  partsRead: unknown[] | null;
}
