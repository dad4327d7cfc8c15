import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { letGoOfRead, letGoOfSent } from './let-go.js';

const http = createServer();
const server = new Server(http, { serveClient: false });
const heard: string[] = [];
let sent: unknown[] = [];
let client: WebSocket;
const answer = async () => String((await once(client, 'message'))[0]);

beforeAll(async () => {
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  letGoOfSent(server.engine);
  letGoOfRead(server.engine);
  server.engine.on('flush', (_socket: unknown, packets: unknown[]) => (sent = packets));
  server.on('connection', (socket) =>
    socket.on('say', (word: string, done: (word: string) => void) => done(heard[heard.push(word) - 1]!)),
  );
  const { port } = http.address() as AddressInfo;
  client = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
  await answer();
  client.send('40');
  await answer();
});
afterAll(async () => {
  client.close();
  await server.close();
});

it('reads every message once and whole, one after the other, also in parts, with another between them', async () => {
  client.send('420["say","whole"]');
  expect(await answer()).toBe('430["whole"]');
  client.send('421["say","in ', { fin: false });
  client.ping();
  client.send('three ', { fin: false });
  client.send('parts"]');
  expect(await answer()).toBe('431["in three parts"]');
  const long = 'x'.repeat(70_000);
  client.send(`422["say","${long}"]`);
  client.send('423["say","after"]');
  expect(await answer()).toBe(`432["${long}"]`);
  expect(heard).toEqual(['whole', 'in three parts', long, 'after']);
});

it('holds nothing of what was read and sent', () => {
  const [socket] = Object.values((server.engine as unknown as { clients: Record<string, Held> }).clients);
  expect(Reflect.get(socket!.transport.socket, '_receiver')).toMatchObject({ partsRead: null });
  expect(sent).toEqual([null]);
});

interface Held {
  transport: { socket: object };
}
