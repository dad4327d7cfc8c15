import { Tile } from '@vigie/protocol';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { follow, invigilate, signIn } from '../support/foreign-room.mjs';
import { takeTest } from '../support/foreign-seat.mjs';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { headInSql, tilesInSql } from '../support/truth.js';
import { untilEqual } from '../support/until.js';

const FILES = ['foreign-seat.mjs', 'foreign-room.mjs'].map((file) =>
  path.resolve(import.meta.dirname, '../support', file),
);

let database: Database;
let server: Server;
let cookie: string;
const open: { socket: { disconnect(): unknown } }[] = [];

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url);
  const { sessionNumber, invigilatorPassword } = server.demo;
  cookie = (await signIn(server.url, sessionNumber, invigilatorPassword))!;
});
afterAll(async () => {
  for (const { socket } of open) socket.disconnect();
  await server?.stop();
  await database?.drop();
});

it('imports nothing of ours', () => {
  const text = FILES.map((file) => readFileSync(file, 'utf8')).join('\n');
  const imports = new Set([...text.matchAll(/(?:from|import\() *'([^']+)'/g)].map(([, name]) => name));
  expect([...imports].sort()).toEqual([
    './foreign-seat.mjs',
    'node:crypto',
    'node:timers/promises',
    'socket.io-client',
  ]);
});

it('[R1–R9] takes two candidates from the door to the end screen, and a room follows them to the same tiles as SQL', async () => {
  const { sessionNumber, accessCode, candidates } = server.demo;
  const people = candidates.slice(6, 8);
  let lost = 0;
  const isMine = ({ lastName, firstName }: { lastName: string; firstName: string }) =>
    people.some((one) => one.lastName === lastName && one.firstName === firstName);
  const ids = ({ roster }: { roster: Record<string, (typeof people)[number]> }) =>
    Object.keys(roster).filter((id) => isMine(roster[id]!));
  const room = invigilate(server.url, cookie, ids);
  const onBadNetwork = follow(server.url, cookie, { lose: ({ seq }: { seq: number }) => seq % 3 === 0 && ++lost > 0 });
  open.push(room, onBadNetwork);

  const ends = await Promise.all(
    people.map((details) => takeTest(server.url, { sessionNumber, ...details }, accessCode.toLowerCase())),
  );
  for (const { screen, answered, done, total } of ends as Record<string, unknown>[])
    expect([screen, answered, done]).toEqual(['end', total, total]);

  const situations = async () => {
    const tiles = await tilesInSql(database.sql);
    return ids(room).map((id) => [tiles.get(id)!.situation, tiles.get(id)!.link!.on]);
  };
  await untilEqual(situations, [
    ['witnessed', false],
    ['witnessed', false],
  ]);
  const [head, tiles] = [await headInSql(database.sql), await tilesInSql(database.sql)];
  for (const one of [room, onBadNetwork]) {
    await untilEqual(() => one.have, head);
    expect(new Map([...one.tiles].map(([id, sent]) => [id, Tile.parse(sent)]))).toEqual(tiles);
  }
  expect(lost).toBeGreaterThan(5);
  expect(onBadNetwork.catchUps).toBeGreaterThan(1);
});
