import type { LinkStatus, RoomEvents } from '@vigie/link';
import type { CatchUp, Frame, Pulse, RoomDetails, RosterEntry, SessionView, Tile } from '@vigie/protocol';
import { defineStore } from 'pinia';
import { computed, ref, shallowReactive, shallowRef } from 'vue';
import { byName } from './names';

/** The last proof that the board is up to date: the server's instant, and the browser's monotonic one. */
export interface SignOfLife {
  readonly at: number;
  readonly monotonic: number;
}

/** What the server said of the room. Only its messages write here. */
export const useRoomStore = defineStore('room', () => {
  const tiles = shallowReactive(new Map<string, Tile>());
  const roster = shallowRef<Record<string, RosterEntry>>({});
  const rosterVersion = ref(0);
  const session = shallowRef<SessionView | null>(null);
  const details = shallowRef<RoomDetails | null>(null);
  const head = ref(0);
  const status = shallowRef<LinkStatus>({ state: 'connecting' });
  const lastPulse = shallowRef<(Pulse & SignOfLife) | null>(null);
  const alive = shallowRef<SignOfLife | null>(null);
  /** Why the server closed this page's link; the sign-in page says it. */
  const goodbye = ref<string | null>(null);

  const setTiles = (changed: readonly Tile[]) => changed.forEach((tile) => tiles.set(tile.candidateId, tile));
  const stamp = (at: number): SignOfLife => ({ at, monotonic: performance.now() });

  const events: RoomEvents = {
    rosterVersion: () => rosterVersion.value,
    caughtUp(catchUp: CatchUp) {
      setTiles(catchUp.tiles);
      session.value = catchUp.session;
      details.value = catchUp.details;
      head.value = Math.max(head.value, catchUp.head);
      alive.value = stamp(catchUp.at);
      if (!catchUp.roster) return;
      roster.value = catchUp.roster;
      rosterVersion.value = catchUp.session.rosterVersion;
    },
    frame(frame: Frame) {
      setTiles(frame.tiles);
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
    roster.value = {};
    rosterVersion.value = 0;
    head.value = 0;
    session.value = details.value = lastPulse.value = alive.value = null;
    status.value = { state: 'connecting' };
  }

  return {
    tiles,
    roster,
    session,
    details,
    head,
    status,
    lastPulse,
    alive,
    goodbye,
    order,
    namesAreOld,
    events,
    forget,
  };
});
