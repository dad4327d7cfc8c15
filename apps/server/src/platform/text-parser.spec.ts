import { expect, it } from 'vitest';
import { Encoder, PacketType, type Packet } from 'socket.io-parser';
import { textParser, Written } from './text-parser.js';

const ours = (packet: Packet) => new textParser.Encoder().encode(packet);
const theirs = (packet: Packet) => new Encoder().encode(packet);

it.each<[what: string, packet: Packet]>([
  ['a connection', { type: PacketType.CONNECT, nsp: '/room', data: { sid: 'abc' } }],
  ['a refused connection', { type: PacketType.CONNECT_ERROR, nsp: '/seat', data: { message: 'non', data: { a: 1 } } }],
  ['a message', { type: PacketType.EVENT, nsp: '/room', data: ['frame', { seq: 2, text: 'é "x"' }] }],
  ['a message that wants an answer', { type: PacketType.EVENT, nsp: '/seat', id: 0, data: ['command', {}] }],
  ['an answer', { type: PacketType.ACK, nsp: '/', id: 12, data: [{ ok: true }] }],
  ['a good-bye', { type: PacketType.DISCONNECT, nsp: '/seat' } as Packet],
])('%s is written as socket.io writes it', (_what, packet) => {
  expect(ours(packet)).toEqual(theirs(packet));
});

it('a body that is written already goes as what it says', () => {
  const frame = { seq: 3, prev: 2, tiles: [{ candidateId: 'a', note: 'é "x"' }] };
  const packet = { type: PacketType.EVENT, nsp: '/room' };
  expect(ours({ ...packet, data: ['frame', new Written(JSON.stringify(frame))] })).toEqual(
    theirs({ ...packet, data: ['frame', frame] }),
  );
});
