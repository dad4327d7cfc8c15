// A room, written from docs/protocol.md alone as another program would be: nothing of ours is imported.
import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { order, post } from './foreign-seat.mjs';

export async function signIn(base, sessionNumber, password) {
  const signedIn = await post(`${base}/api/room/sign-in`, { sessionNumber, password });
  const cookie = signedIn.headers.get('set-cookie').split(';')[0];
  const { invigilators } = await signedIn.json();
  await post(`${base}/api/room/name`, { personId: invigilators[0].personId }, cookie);
  return cookie;
}

/**
 * Follows a room by one number, `have`. `lose` plays a network that loses frames; `onChange` sees the room each time.
 * @param {string} base
 * @param {string} cookie
 * @param {{ onChange?: (room: any) => void, lose?: (frame: { seq: number }) => boolean }} options
 */
export function follow(base, cookie, { onChange = () => {}, lose = () => false } = {}) {
  const socket = io(`${base}/room`, { auth: { protocol: 1 }, extraHeaders: { cookie }, forceNew: true });
  const room = {
    have: 0,
    catchUps: 0,
    tiles: new Map(),
    session: { rosterVersion: 0 },
    roster: {},
    details: {},
    socket,
  };
  let [held, known, asking, rosterVersion] = [[], 0, false, 0];

  const take = ({ tiles, session }, head) => {
    for (const tile of tiles) room.tiles.set(tile.candidateId, tile);
    room.session = session ?? room.session;
    room.have = Math.max(room.have, head);
  };
  const applyHeld = () => {
    const frames = held.sort((a, b) => a.seq - b.seq);
    held = frames.filter((frame) => {
      if (frame.seq > room.have && frame.prev <= room.have) take(frame, frame.seq);
      return frame.seq > room.have;
    });
    onChange(room);
  };
  const catchUp = async () => {
    asking = true;
    const answer = await socket
      .timeout(5_000)
      .emitWithAck('catchUp', { have: room.have, rosterVersion })
      .catch(() => ({}));
    if (answer.ok) take(answer, answer.head);
    if (answer.roster) [room.roster, rosterVersion] = [answer.roster, answer.session.rosterVersion];
    if (answer.ok) [room.details, room.catchUps] = [answer.details, room.catchUps + 1];
    asking = false;
    applyHeld();
  };
  const heardOf = async (head) => {
    known = Math.max(known, head);
    if (asking || (known <= room.have && room.session.rosterVersion === rosterVersion)) return;
    asking = true;
    await pause(250 + Math.random() * 250);
    asking = false;
    applyHeld();
    if (known > room.have || room.session.rosterVersion !== rosterVersion) await catchUp();
  };
  socket.on('connect', catchUp);
  socket.on('pulse', ({ head }) => heardOf(head));
  socket.on('frame', (frame) => {
    if (lose(frame)) return;
    held.push(frame);
    if (!asking) applyHeld();
    heardOf(frame.prev);
  });
  return room;
}

/** Welcomes who has joined, confirms, launches once `ids` are confirmed, witnesses their end screens. */
export function invigilate(base, cookie, ids) {
  const done = new Set();
  const once = (socket, type, fields) => {
    const key = type + JSON.stringify(fields);
    if (!done.has(key)) void order(socket, type, fields);
    done.add(key);
  };
  const next = ({ socket }, { candidateId, welcome, situation }) => {
    if (situation === 'connected' && !welcome.identity)
      once(socket, 'CheckIdentity', { candidateId, how: 'documentSeen' });
    else if (situation === 'connected') once(socket, 'SignAttendance', { candidateId });
    else if (situation === 'ready') once(socket, 'ConfirmPresences', { candidateIds: [candidateId] });
    else if (situation === 'endScreen') once(socket, 'WitnessEndScreen', { candidateId });
  };
  const onChange = (room) => {
    const mine = [...room.tiles.values()].filter(({ candidateId }) => ids(room).includes(candidateId));
    for (const tile of mine) next(room, tile);
    const isReady = mine.length > 0 && mine.every(({ situation }) => situation === 'confirmed');
    if (isReady && room.session.phase === 'welcome') once(room.socket, 'LaunchSession', { despiteNotReady: true });
  };
  return follow(base, cookie, { onChange });
}
