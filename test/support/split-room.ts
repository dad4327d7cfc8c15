import { expect } from 'vitest';
import { RoomClient, signIn } from './room-client.js';
import { SeatClient } from './seat-client.js';
import { newDatabase, startServer, type Database, type Server } from './server.js';
import { expectAgreement, headInSql } from './truth.js';
import { until, untilEqual } from './until.js';

/** One session split between two processes on one Postgres: every second candidate, and an invigilator, on each. */
export class SplitRoom {
  readonly seats: SeatClient[] = [];
  ids: never[] = [];

  private constructor(
    readonly database: Database,
    readonly one: Server,
    readonly two: Server,
    readonly roomOne: RoomClient,
    readonly roomTwo: RoomClient,
  ) {}

  static async open(size: number, environment: Record<string, string> = {}): Promise<SplitRoom> {
    const database = await newDatabase();
    const one = await startServer(database.url, environment);
    const two = await startServer(database.url, environment);
    expect(two.demo.sessionNumber).toBe(one.demo.sessionNumber);
    const roomOne = await RoomClient.open(one, (await signIn(one, 'Nadia BERNARD')).cookie);
    const roomTwo = await RoomClient.open(two, (await signIn(two, 'Paul ROUSSEAU')).cookie);
    const room = new SplitRoom(database, one, two, roomOne, roomTwo);
    await room.join(size);
    return room;
  }

  private async join(size: number): Promise<void> {
    const people = this.one.demo.candidates.slice(0, size);
    this.ids = people.map(({ lastName, firstName }) => this.roomOne.idOf(lastName, firstName) as never);
    for (const [index, person] of people.entries())
      this.seats.push((await SeatClient.join(index % 2 ? this.two : this.one, person)).seat);
    for (const seat of this.seats) await untilEqual(() => seat.screen, 'waiting');
  }

  /** Those who sit at the first process, or at the second one. */
  at = <One>(process: 'one' | 'two', all: readonly One[]): One[] =>
    all.filter((_one, index) => index % 2 === (process === 'one' ? 0 : 1));

  /** Everybody who is welcomed enters the code. */
  async startTests(): Promise<void> {
    await Promise.all(this.seats.map((seat) => untilEqual(() => seat.screen, 'code')));
    const starts = this.seats.map((seat) => seat.send({ type: 'StartTest', code: this.one.demo.accessCode }));
    for (const ack of await Promise.all(starts)) expect(ack).toMatchObject({ ok: true });
    await Promise.all(this.seats.map((seat) => untilEqual(() => seat.screen, 'test')));
  }

  /** Journal, database and both screens: the same head, the same tiles. */
  async agree(): Promise<void> {
    await until(async () => {
      const head = await headInSql(this.database.sql);
      return this.roomOne.sync.head === head && this.roomTwo.sync.head === head;
    }, 20_000);
    await expectAgreement(this.database.sql, [this.roomOne.tiles, this.roomTwo.tiles]);
  }

  async close(): Promise<void> {
    for (const seat of this.seats) seat.close();
    this.roomOne.close();
    this.roomTwo.close();
    await Promise.all([this.one.stop(), this.two.stop()]);
    await this.database.drop();
  }
}
