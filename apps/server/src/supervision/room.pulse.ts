import type { PersonId, SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { JournalReader } from '../journal/index.js';
import { Clock } from '../platform/index.js';
import { Heard, type SessionHeard } from './heard.js';
import { NodeLease } from './node-lease.js';
import { RoomFeed } from './room.feed.js';
import type { RoomSocket } from './room.gateway.js';
import type { SeatSocket } from './seat.gateway.js';
import { SeatLinks } from './seat.links.js';

/** A few at a time: ten thousand candidates looked at in one turn would hold up their answers. */
const ROOMS_AT_ONCE = 25;
const LINKS_AT_ONCE = 500;
/** From a commit to its frames, in this process. */
const TOLD_WITHIN_MS = 200;

type SeatsHere = ReadonlyMap<SessionId, readonly SeatSocket[]>;

/** What every watched room is told each beat: the head in Postgres and who was heard. A screen that missed something learns it here. */
@Injectable()
export class RoomPulse {
  constructor(
    @Inject(RoomFeed) private readonly feed: RoomFeed,
    @Inject(JournalReader) private readonly journal: JournalReader,
    @Inject(Heard) private readonly heard: Heard,
    @Inject(SeatLinks) private readonly links: SeatLinks,
    @Inject(NodeLease) private readonly node: NodeLease,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async beat(): Promise<void> {
    const here = seatsBySession(this.feed.seatSockets);
    const present = invigilatorsBySession(this.feed.roomSockets);
    const watched = [...new Set([...here.keys(), ...present.keys()])];
    await this.heard.keepOnly(watched);
    await this.retakeLost(here);
    const heads = await this.journal.heads(watched);
    const unmatched = await this.heard.unmatchedJoins(watched);
    for (const some of inSlices([...heads.keys()], ROOMS_AT_ONCE)) {
      const heard = await this.heard.share(some, here, present);
      for (const [id, says] of heard) this.pulse(id, heads.get(id)!, says, unmatched.get(id) ?? 0);
      await nextTurn();
    }
    await this.showMissedSeats(heads, here);
  }

  private pulse(
    sessionId: SessionId,
    head: number,
    { ages, invigilators }: SessionHeard,
    unmatchedJoins: number,
  ): void {
    const at = this.clock.now();
    this.feed.pulse(sessionId, { head, at, heard: ages, unmatchedJoins, invigilators: [...invigilators].sort() });
  }

  /** A browser that is connected is not lost, whichever of its tabs closed last; of a node that was stopped all are. */
  private async retakeLost(here: SeatsHere): Promise<void> {
    if (this.node.hasRunOut) return;
    const lost = await this.journal.lostAmong([...here.keys()]);
    if (lost.size === 0) return;
    const seats = [...here.values()].flat();
    const wrong = seats.filter(({ data, connected }) => connected && lost.has(data.principal.candidateId));
    for (const some of inSlices(wrong, LINKS_AT_ONCE)) await Promise.all(some.map((socket) => this.links.take(socket)));
  }

  /** Screens that another process changed: what this one committed is told by the time it is looked at again. */
  private async showMissedSeats(heads: ReadonlyMap<SessionId, number>, here: SeatsHere): Promise<void> {
    if (this.behind(heads, here).size > 0) await wait(TOLD_WITHIN_MS);
    const behind = this.behind(heads, here);
    if (behind.size === 0) return;
    const rows = new Map((await this.journal.seatsSince(behind)).map((row) => [row.candidateId, row]));
    for (const sessionId of behind.keys()) {
      for (const { data } of here.get(sessionId)!) {
        const row = rows.get(data.principal.candidateId);
        if (row) this.feed.showSeat(row, data.principal.deviceId);
      }
      this.feed.markTold(sessionId, heads.get(sessionId)!);
    }
  }

  /** The sessions with candidates here that are ahead of what was told here, and how far that was. */
  private behind(heads: ReadonlyMap<SessionId, number>, here: SeatsHere): Map<SessionId, number> {
    const told = (sessionId: SessionId) => this.feed.toldUpTo(sessionId) ?? 0;
    const late = [...heads].filter(([sessionId, head]) => here.has(sessionId) && told(sessionId) < head);
    return new Map(late.map(([sessionId]) => [sessionId, told(sessionId)]));
  }
}

function seatsBySession(sockets: readonly SeatSocket[]): Map<SessionId, SeatSocket[]> {
  const seats = new Map<SessionId, SeatSocket[]>();
  for (const socket of sockets) {
    const sessionId = socket.data.principal?.sessionId;
    if (!sessionId) continue;
    const those = seats.get(sessionId);
    if (those) those.push(socket);
    else seats.set(sessionId, [socket]);
  }
  return seats;
}

/** B4: who has the room open; several screens of one person are one. */
function invigilatorsBySession(sockets: readonly RoomSocket[]): Map<SessionId, Set<PersonId>> {
  const present = new Map<SessionId, Set<PersonId>>();
  for (const { principal } of sockets.map(({ data }) => data)) {
    if (!principal?.personId) continue;
    present.set(principal.sessionId, (present.get(principal.sessionId) ?? new Set()).add(principal.personId));
  }
  return present;
}

function* inSlices<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}
