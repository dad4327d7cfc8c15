// The rooms of the bench: launched sessions whose candidates are at their test, made by the product's own committer.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { v7 as uuid } from 'uuid';

const BUILT = '../../dist/apps/server/apps/server/src';
const QUESTIONS = new URL('../../apps/server/questions/pix-demo.json', import.meta.url);
const MADE_AT_ONCE = 25;
export const DURATION_MINUTES = 105;
const RULES = { durationMinutes: DURATION_MINUTES, clockPolicy: 'session', graceSeconds: 120, lateSeconds: 30 };

/**
 * @param {string} url an empty database that the product has migrated
 * @param {{ rooms: number, candidates: number, protocol: number, now?: () => number, numbered?: number }} size
 * `now`: when all of it happens; `numbered`: the number of the first room
 * @returns {Promise<import('./generator.mjs').Cast>}
 */
export async function makeCast(url, { rooms: wanted, candidates, protocol, now = Date.now, numbered = 100_000 }) {
  await import(`${BUILT}/platform/database.js`); // how pg reads instants and sequences
  const { Committer } = await import(`${BUILT}/journal/committer.js`);
  const client = new pg.Pool({ connectionString: url, max: 4 });
  const committer = new Committer(url, { now });
  await committer.onModuleInit();
  try {
    const answers = paper();
    const maker = new RoomMaker(client, committer, answers, { protocol, now, numbered });
    await maker.openCenter();
    return { rooms: await makeSome(wanted, (index) => maker.make(index, candidates)), answers };
  } finally {
    await committer.onApplicationShutdown();
    await client.end();
  }
}

/**
 * @template Room
 * @param {number} wanted
 * @param {(index: number) => Promise<Room>} make
 */
async function makeSome(wanted, make) {
  const rooms = [];
  for (let from = 0; from < wanted; from += MADE_AT_ONCE) {
    const some = Array.from({ length: Math.min(MADE_AT_ONCE, wanted - from) }, (_, n) => make(from + n));
    rooms.push(...(await Promise.all(some)));
  }
  return rooms;
}

/** The demo's 32 challenges, each with an answer that it takes. */
export function paper() {
  /** @type {{ challenges: { id: string, type: string, choices?: { id: string }[] }[] }} */
  const { challenges } = JSON.parse(readFileSync(QUESTIONS, 'utf8'));
  return challenges.map(({ id, type, choices }) => ({
    challengeId: id,
    answer: type === 'QROC' ? { text: 'une réponse' } : { choices: [choices?.[0]?.id ?? 'a'] },
  }));
}

class RoomMaker {
  /**
   * @param {pg.Pool} client
   * @param {any} committer
   * @param {{ challengeId: string }[]} answers
   * @param {{ protocol: number, now: () => number, numbered: number }} settings
   */
  constructor(client, committer, answers, { protocol, now, numbered }) {
    this.client = client;
    this.committer = committer;
    this.challenges = answers.map(({ challengeId }) => challengeId);
    this.protocol = protocol;
    this.now = now;
    this.numbered = numbered;
    this.centerId = randomUUID();
  }

  async openCenter() {
    await this.client.query("insert into center values ($1, 'Banc d’essai')", [this.centerId]);
  }

  /**
   * @param {number} index
   * @param {number} count
   */
  async make(index, count) {
    const id = uuid();
    const invigilator = uuid();
    await this.client.query(
      `insert into session (id, center_id, number, room, address, planned_at, time_zone, access_code, invigilator_password_hash)
       values ($1, $2, $3, $4, '', now(), 'Europe/Paris', 'ABCD23', '-')`,
      [id, this.centerId, String(this.numbered + index), `Salle ${index}`],
    );
    const seats = Array.from({ length: count }, () => ({ candidateId: uuid(), deviceId: uuid(), ...newToken() }));
    await this.name(id, [...seats.map(({ candidateId }) => candidateId), invigilator]);
    await this.prepare(id, invigilator, seats);
    await this.start(id, seats);
    const { token, hash } = newToken();
    await this.client.query(
      `insert into "grant" (id, kind, session_id, person_id, token_hash, expires_at)
       values ($1, 'invigilator', $2, $3, $4, now() + interval '1 day')`,
      [uuid(), id, invigilator, hash],
    );
    const { protocol } = this;
    return {
      auth: { protocol, room: id },
      cookie: `vigie_room=${token}`,
      candidates: seats.map((seat) => ({
        auth: { protocol, token: seat.token, room: id, candidate: seat.candidateId },
        done: 0,
      })),
    };
  }

  /**
   * The names that the dashboard shows: the last is the invigilator's.
   * @param {string} id
   * @param {string[]} people
   */
  async name(id, people) {
    await this.client.query(
      `insert into person (id, session_id, kind, candidate_id, last_name, first_name, birth_date, salt)
       select p.id, $1, case when p.n = $3 then 'invigilator' else 'candidate' end, case when p.n < $3 then p.id end,
              'Nom' || p.n, 'Prénom', '2011-05-17', ''
       from unnest($2::uuid[]) with ordinality as p(id, n)`,
      [id, people, people.length],
    );
  }

  /**
   * @param {string} id
   * @param {string} invigilator
   * @param {Seat[]} seats
   */
  async prepare(id, invigilator, seats) {
    await this.order(id, { type: 'PrepareSession', rules: RULES });
    const enrolled = seats.map(({ candidateId }) => ({ candidateId, extraTime: { kind: 'none' } }));
    await this.order(id, { type: 'EnrolCandidates', candidates: enrolled });
    await this.order(id, { type: 'TakeOver', personId: invigilator });
    await this.each(id, seats, ({ candidateId }) => ({
      type: 'CheckIdentity',
      candidateId,
      how: 'documentSeen',
      noteId: null,
    }));
    await this.each(id, seats, ({ candidateId }) => ({ type: 'SignAttendance', candidateId }));
  }

  /**
   * @param {string} id
   * @param {Seat[]} seats
   */
  async start(id, seats) {
    const expiresAt = Date.now() + 86_400_000;
    await Promise.all(
      seats.map(({ candidateId, deviceId, hash }) => {
        const grant = {
          id: deviceId,
          kind: 'candidate',
          sessionId: id,
          candidateId,
          tokenHash: hash.toString('hex'),
          expiresAt,
        };
        return this.order(id, { type: 'JoinSession', candidateId, deviceId, code: 'none' }, grant);
      }),
    );
    await this.order(id, { type: 'ConfirmPresences', candidateIds: seats.map(({ candidateId }) => candidateId) });
    await this.order(id, { type: 'LaunchSession', despiteNotReady: false });
    const drawn = { codeIsRight: true, seed: 1, challenges: this.challenges };
    await this.each(id, seats, ({ candidateId, deviceId }) => ({ type: 'StartTest', candidateId, deviceId, ...drawn }));
  }

  /**
   * @param {string} id
   * @param {Seat[]} seats
   * @param {(seat: Seat) => object} orderOf
   */
  async each(id, seats, orderOf) {
    await Promise.all(seats.map((seat) => this.order(id, orderOf(seat))));
  }

  /**
   * @param {string} sessionId
   * @param {object} command
   * @param {object | null} grant
   */
  async order(sessionId, command, grant = null) {
    const sender = { actorId: null, commandId: null, contentHash: null, personal: [] };
    const outcome = await this.committer.commit({ sessionId, command, ...sender, receivedAt: this.now(), grant });
    if (!outcome.ok) throw new Error(`The bench's room was refused: ${outcome.code}`);
  }
}

/** @typedef {{ candidateId: string, deviceId: string, token: string, hash: Buffer }} Seat */

function newToken() {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: createHash('sha256').update(token).digest() };
}
