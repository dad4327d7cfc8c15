import type { CatchUp } from '@vigie/protocol';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it } from 'vitest';
import { aFrame, anAlert, aPerson, aRunningTile, aSession, aTile, LAUNCH } from '../support/a-tile';
import { useRoomStore } from './room.store';

const me = { personId: 'p1', name: 'Claire Delaunay' };
const details: CatchUp['details'] = {
  number: '482913',
  center: 'Collège',
  room: 'B204',
  address: 'Angers',
  plannedAt: LAUNCH,
  timeZone: 'Europe/Paris',
  accessCode: 'KVTR47',
  me,
  invigilators: [me],
  sharesStorage: false,
};
const aCatchUp = (given: Partial<CatchUp> = {}): CatchUp => ({
  ok: true,
  head: 1,
  at: LAUNCH,
  session: aSession(),
  tiles: [aTile({ candidateId: 'c1' }), aTile({ candidateId: 'c2' })],
  timelines: {},
  roster: { c1: aPerson({ lastName: 'Petit' }), c2: aPerson({ lastName: 'Bernard' }) },
  details,
  ...given,
});

beforeEach(() => setActivePinia(createPinia()));

it('takes head, tiles and names from a catch-up, in alphabetical order', () => {
  const room = useRoomStore();
  room.events.caughtUp(aCatchUp());
  expect(room.head).toBe(1);
  expect(room.order).toEqual(['c2', 'c1']);
  expect(room.events.rosterVersion()).toBe(1);
});

it('replaces whole tiles by a frame; the order does not move', () => {
  const room = useRoomStore();
  room.events.caughtUp(aCatchUp());
  const before = room.order;
  room.events.frame(aFrame({ tiles: [aTile({ candidateId: 'c1', seq: 2, situation: 'awaitsResume' })] }));
  expect(room.tiles.get('c1')?.situation).toBe('awaitsResume');
  expect(room.head).toBe(2);
  expect(room.order).toBe(before);
});

it('[B2] whoever left the list leaves the board: with the frame that says so, and with the names after a cut', () => {
  const room = useRoomStore();
  room.events.caughtUp(aCatchUp());
  const entry = { seq: 2, type: 'CandidateRemoved', at: LAUNCH, candidateId: 'c1', actorId: null };
  room.events.frame(aFrame({ tiles: [], entries: [entry] }));
  expect(room.order).toEqual(['c2']);
  room.events.caughtUp(aCatchUp({ head: 3, tiles: [], session: aSession({ rosterVersion: 3 }), roster: {} }));
  expect(room.order).toEqual([]);
  expect(room.steady.size).toBe(0);
});

it('knows that its names are old until a catch-up brings the new ones', () => {
  const room = useRoomStore();
  room.events.caughtUp(aCatchUp());
  room.events.frame(aFrame({ session: aSession({ rosterVersion: 2 }) }));
  expect(room.namesAreOld).toBe(true);
  room.events.caughtUp(aCatchUp({ head: 2, session: aSession({ rosterVersion: 2 }) }));
  expect(room.namesAreOld).toBe(false);
});

it('a pulse ahead of the board is no proof of freshness', () => {
  const room = useRoomStore();
  room.events.caughtUp(aCatchUp());
  const proof = room.alive;
  room.events.pulse({ head: 9, at: LAUNCH + 3_000, heard: {}, unmatchedJoins: 2, invigilators: [] });
  expect(room.alive).toBe(proof);
  expect(room.lastPulse?.unmatchedJoins).toBe(2);
  room.events.pulse({ head: 1, at: LAUNCH + 6_000, heard: {}, unmatchedJoins: 2, invigilators: [] });
  expect(room.alive?.at).toBe(LAUNCH + 6_000);
});

it('keeps the words of a refusal after it forgot the room', () => {
  const room = useRoomStore();
  room.events.status({ state: 'refused', code: 'sign-in-required', text: 'Connectez-vous.' });
  room.forget();
  expect(room.goodbye).toBe('Connectez-vous.');
});

it('follows what a candidate goes through from the catch-up on; a frame that changes nothing of it draws nothing', () => {
  const room = useRoomStore();
  const before = { lost: [{ from: LAUNCH - 60_000, to: LAUNCH - 30_000 }], alerts: [] };
  room.events.caughtUp(aCatchUp({ timelines: { c1: before } }));
  const held = room.timelines.get('c1');
  const on = { on: true, since: LAUNCH - 30_000, cause: null } as const;
  room.events.frame(
    aFrame({ tiles: [aTile({ candidateId: 'c1', link: on }), aTile({ candidateId: 'c2', link: on })] }),
  );
  expect(room.timelines.get('c1')).toBe(held);
  expect(room.timelines.has('c2')).toBe(false);
  const off = { on: false, since: LAUNCH + 5_000, cause: 'network' } as const;
  room.events.frame(
    aFrame({ seq: 3, at: LAUNCH + 5_000, tiles: [aTile({ candidateId: 'c1', link: off, alert: anAlert() })] }),
  );
  expect(room.timelines.get('c1')).toEqual({
    lost: [...before.lost, { from: LAUNCH + 5_000, to: null }],
    alerts: [{ from: LAUNCH + 5_000, to: null }],
  });
});

it('an answer draws the tile and counts nothing again; all else does, an answer with it', () => {
  const room = useRoomStore();
  const tile = aRunningTile();
  room.events.caughtUp(aCatchUp({ tiles: [tile] }));
  const steady = room.steady.get('c1');
  const answered = { ...tile, seq: 2, progress: { done: 3, passed: 0, total: 5 }, lastAnswerAt: LAUNCH + 700_000 };
  const { seat, ...welcome } = tile.welcome;
  room.events.frame(aFrame({ tiles: [{ ...answered, welcome: { seat, ...welcome } }] }));
  expect(room.tiles.get('c1')).toEqual(answered);
  expect(room.steady.get('c1')).toBe(steady);
  for (const change of [{ alert: anAlert() }, { alert: anAlert(), focusLost: A_FOCUS_LOSS }, { handSince: LAUNCH }]) {
    room.events.frame(aFrame({ tiles: [{ ...answered, ...change }] }));
    expect(room.steady.get('c1')).toEqual({ ...answered, ...change });
  }
});
const A_FOCUS_LOSS = { times: 1, totalMs: 2_000, lastAt: LAUNCH, lastMs: 2_000 };
