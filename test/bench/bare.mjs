// What the product is measured against: socket.io and nothing else, or socket.io and a group commit.
// bare.mjs            acknowledges at once with the next screen, sends the room a frame: both as large as the product's
// bare.mjs commit     first inserts the event in Postgres: one connection, one batch in flight
// Told `{ due, rooms }`, it stops every test of these rooms at that instant: a row and a frame each.
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { GroupCommit } from './group-commit.mjs';
import { sampleScreen } from './sample-screen.mjs';
import { sampleTile } from './sample-tile.mjs';

const commit = process.argv[2] === 'commit' ? await GroupCommit.open(process.env.DATABASE_URL ?? '') : null;
const http = createServer();
const io = new Server(http, {
  serveClient: false,
  perMessageDeflate: false,
  pingInterval: 5_000,
  pingTimeout: 5_000,
  transports: ['websocket'],
});
/** @type {Map<string, number>} */
const heads = new Map();

/**
 * @param {string} room
 * @param {string} candidate
 */
function next(room, candidate, type = 'ChallengeAnswered') {
  const at = Date.now();
  const prev = heads.get(room) ?? 0;
  const seq = prev + 1;
  heads.set(room, seq);
  const entries = [{ seq, type, at, candidateId: candidate, actorId: candidate }];
  return { seq, prev, at, entries, tiles: [{ ...sampleTile, candidateId: candidate, lastAnswerAt: at, seq }] };
}

io.of('/room').on('connection', (socket) => void socket.join(socket.handshake.auth.room));

io.of('/seat').on('connection', (socket) => {
  const { room, candidate } = socket.handshake.auth;
  socket.on('command', async (message, acknowledge) => {
    const frame = next(room, candidate);
    await commit?.insert({ room, candidate, seq: frame.seq, at: frame.at, ...message });
    const { seq, at } = frame;
    acknowledge({ ok: true, seq, at, skipped: [], view: sampleScreen(seq, at) });
    io.of('/room').to(room).emit('frame', frame);
  });
});

/** @param {{ room: string, candidates: string[] }[]} rooms */
function stopAll(rooms) {
  for (const { room, candidates } of rooms)
    for (const candidate of candidates) {
      const frame = next(room, candidate, 'TimeUp');
      const row = { room, candidate, seq: frame.seq, at: frame.at, id: candidate, type: 'TimeUp' };
      void commit?.insert(row).then(() => io.of('/room').to(room).emit('frame', frame));
    }
}

process.on('message', (/** @type {any} */ word) => {
  if (word?.due) setTimeout(stopAll, word.due - Date.now(), word.rooms);
});

http.listen(0, '127.0.0.1', () => {
  const address = /** @type {import('node:net').AddressInfo} */ (http.address());
  process.send?.({ type: 'ready', port: address.port });
});
process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => process.exit(0));
