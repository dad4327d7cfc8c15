import { followed, NO_TIMELINE, type Timeline } from '@vigie/domain';
import type { LinkStatus } from '@vigie/link';
import type { CatchUp, Frame, Pulse, RoomDetails, RosterEntry, SessionView, Tile } from '@vigie/protocol';
import { defineStore } from 'pinia';
import { computed, ref, shallowReactive, shallowRef } from 'vue';
import { seenOn } from '../tiles/strip';
import { byName } from './names';
import type { RoomBoard } from './paced';
import { isAnswerOnly, withAnswer } from './steady';

/** The last proof that the board is up to date: the server's instant, and the browser's monotonic one. */
export interface SignOfLife {
  readonly at: number;
  readonly monotonic: number;
}

const ABOUT_REPORTS: ReadonlySet<string> = new Set(['IssueReported', 'IssueReportEdited', 'IssueReportWithdrawn']);

/** What the server said of the room. Only its messages write here. */
export const useRoomStore = defineStore('room', () => {
  const tiles = shallowReactive(new Map<string, Tile>());
  /** Each as it was before its last answers: what the room counts and calls by, which no answer makes it count again. */
  const steady = shallowReactive(new Map<string, Tile>());
  /** What each candidate went through lately; only those to whom something happened. */
  const timelines = shallowReactive(new Map<string, Timeline>());
  const roster = shallowRef<Record<string, RosterEntry>>({});
  /** A1: what the announcements say, by id. */
  const announced = shallowRef<Record<string, string>>({});
  const rosterVersion = ref(0);
  const session = shallowRef<SessionView | null>(null);
  const details = shallowRef<RoomDetails | null>(null);
  const head = ref(0);
  const status = shallowRef<LinkStatus>({ state: 'connecting' });
  const lastPulse = shallowRef<(Pulse & SignOfLife) | null>(null);
  const alive = shallowRef<SignOfLife | null>(null);
  /** The sequence that last changed the issue reports of each candidate, and how often everything was caught up. */
  const reportedAt = shallowReactive(new Map<string, number>());
  const catchUps = ref(0);
  /** Why the server closed this page's link; the sign-in page says it. */
  const goodbye = ref<string | null>(null);

  function setTile(tile: Tile): void {
    const before = tiles.get(tile.candidateId);
    const isAnswer = before !== undefined && isAnswerOnly(before, tile);
    tiles.set(tile.candidateId, isAnswer ? withAnswer(before, tile) : tile);
    if (!isAnswer) steady.set(tile.candidateId, tile);
  }
  function removeTile(candidateId: string): void {
    tiles.delete(candidateId);
    steady.delete(candidateId);
  }
  const setTiles = (changed: readonly Tile[]) => changed.forEach(setTile);
  const follow = ({ tiles: changed, at }: Frame) => {
    for (const tile of changed) {
      const before = timelines.get(tile.candidateId) ?? NO_TIMELINE;
      const after = followed(before, seenOn(tile), at as never);
      if (after !== before) timelines.set(tile.candidateId, after);
    }
  };
  const noteReports = ({ entries }: Frame) => {
    for (const { type, candidateId, seq } of entries)
      if (candidateId && ABOUT_REPORTS.has(type)) reportedAt.set(candidateId, seq);
  };
  const stamp = (at: number): SignOfLife => ({ at, monotonic: performance.now() });

  const events: RoomBoard = {
    tiles: setTiles,
    rosterVersion: () => rosterVersion.value,
    caughtUp(catchUp: CatchUp) {
      setTiles(catchUp.tiles);
      for (const [id, timeline] of Object.entries(catchUp.timelines)) timelines.set(id, timeline as Timeline);
      session.value = catchUp.session;
      details.value = catchUp.details;
      head.value = Math.max(head.value, catchUp.head);
      alive.value = stamp(catchUp.at);
      catchUps.value++;
      if (!catchUp.roster) return;
      // B2: whoever is not on the list any more left no tile behind.
      for (const id of tiles.keys()) if (!(id in catchUp.roster)) removeTile(id);
      roster.value = catchUp.roster;
      announced.value = catchUp.announcements ?? {};
      rosterVersion.value = catchUp.session.rosterVersion;
    },
    frame(frame: Frame) {
      setTiles(frame.tiles);
      follow(frame);
      noteReports(frame);
      for (const { type, candidateId } of frame.entries)
        if (type === 'CandidateRemoved' && candidateId) removeTile(candidateId);
      if (frame.session) session.value = frame.session;
      head.value = frame.seq;
    },
    pulse(pulse: Pulse) {
      lastPulse.value = { ...pulse, ...stamp(pulse.at) };
      // A pulse ahead of the board says that the board is behind: no proof of freshness.
      if (pulse.head <= head.value) alive.value = stamp(pulse.at);
    },
    status(now: LinkStatus) {
      status.value = now;
      if (now.state === 'refused') goodbye.value = now.text;
    },
  };

  /** Alphabetical, and nothing else: a tile never moves under the pointer. */
  const order = computed(() => [...tiles.keys()].sort(byName(roster.value)));
  const namesAreOld = computed(() => session.value !== null && session.value.rosterVersion !== rosterVersion.value);

  function forget(): void {
    tiles.clear();
    steady.clear();
    timelines.clear();
    roster.value = announced.value = {};
    reportedAt.clear();
    rosterVersion.value = 0;
    head.value = 0;
    session.value = details.value = lastPulse.value = alive.value = null;
    status.value = { state: 'connecting' };
  }

  return {
    tiles,
    steady,
    timelines,
    roster,
    announced,
    session,
    details,
    head,
    status,
    lastPulse,
    alive,
    goodbye,
    reportedAt,
    catchUps,
    order,
    namesAreOld,
    events,
    forget,
  };
});
