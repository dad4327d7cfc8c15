import type { CatchUp, Frame } from '@vigie/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RoomSync } from './room-sync.js';

type Tiles = Record<string, number>;
/** Lets what is promised already happen, without waiting for anything. */
async function settled() {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

/** The server: frames of whole tiles, one tile's value being the sequence that last changed it. */
class Room {
  readonly frames: Frame[] = [];
  head = 0;

  /** A command that took `events` events and changed these candidates' tiles. */
  commit(candidates: string[], events = 1): Frame {
    const prev = this.head;
    this.head += events;
    const tiles = candidates.map((candidateId) => ({ candidateId, seq: this.head }));
    const frame = { seq: this.head, prev, at: 0, entries: [], tiles } as unknown as Frame;
    this.frames.push(frame);
    return frame;
  }

  at(head: number): Tiles {
    const upTo = this.frames.filter(({ seq }) => seq <= head);
    return Object.assign(
      {},
      ...upTo.flatMap(({ tiles }) => tiles.map(({ candidateId, seq }) => ({ [candidateId]: seq }))),
    );
  }

  answer(have: number): CatchUp {
    const tiles = Object.entries(this.at(this.head)).map(([candidateId, seq]) => ({ candidateId, seq }));
    return { ok: true, head: this.head, tiles: tiles.filter(({ seq }) => seq > have) } as unknown as CatchUp;
  }
}

/** A screen in front of it: pauses and answers end when the test says so. */
function aScreen(room = new Room()) {
  const shown: Tiles = {};
  const applied: number[] = [];
  const asked: { have: number; answer(): void; fail(): void }[] = [];
  const pauses: (() => void)[] = [];
  const set = (tiles: { candidateId: string; seq: number }[]) =>
    tiles.forEach(({ candidateId, seq }) => (shown[candidateId] = seq));
  const ask = (have: number) =>
    new Promise<CatchUp>((resolve, reject) =>
      asked.push({ have, answer: () => resolve(room.answer(have)), fail: () => reject(new Error('no answer')) }),
    );
  const sink = {
    frame: ({ seq, tiles }: Frame) => (applied.push(seq), set(tiles)),
    caughtUp: ({ tiles }: CatchUp) => set(tiles),
  };
  const sync = new RoomSync(ask, sink, () => new Promise((done) => pauses.push(done)));
  const pauseOver = async () => (pauses.shift()?.(), settled());
  const answer = async () => (asked.shift()?.answer(), settled());
  const fail = async () => (asked.shift()?.fail(), settled());
  return { room, sync, shown, applied, asked, pauses, pauseOver, answer, fail };
}

describe('the room, in sequence', () => {
  it('applies frames that follow each other', () => {
    const { room, sync, shown, applied, asked } = aScreen();
    sync.onFrame(room.commit(['ana']));
    sync.onFrame(room.commit(['ben', 'ana'], 3));
    expect(applied).toEqual([1, 4]);
    expect(shown).toEqual({ ana: 4, ben: 4 });
    expect(sync.head).toBe(4);
    expect(asked).toEqual([]);
  });

  it('drops a frame that it has', () => {
    const { room, sync, applied } = aScreen();
    const first = room.commit(['ana']);
    sync.onFrame(first);
    sync.onFrame(room.commit(['ben']));
    sync.onFrame(first);
    expect(applied).toEqual([1, 2]);
  });

  it('waits on a gap, and asks nothing when the missing frame comes late', async () => {
    const { room, sync, applied, asked, pauses, pauseOver } = aScreen();
    const [first, second] = [room.commit(['ana']), room.commit(['ben'])];
    sync.onFrame(second);
    expect(applied).toEqual([]);
    expect(pauses).toHaveLength(1);
    sync.onFrame(first);
    expect(applied).toEqual([1, 2]);
    await pauseOver();
    expect(asked).toEqual([]);
  });

  it('asks once for all that is missing, however many frames are held', async () => {
    const { room, sync, shown, asked, pauses, pauseOver, answer } = aScreen();
    sync.onFrame(room.commit(['ana']));
    room.commit(['ben']);
    for (const who of ['cleo', 'dan', 'eli']) sync.onFrame(room.commit([who]));
    expect(pauses).toHaveLength(1);
    await pauseOver();
    expect(asked.map(({ have }) => have)).toEqual([1]);
    await answer();
    expect(shown).toEqual(room.at(room.head));
    expect(asked).toEqual([]);
    expect(pauses).toEqual([]);
  });

  it('holds frames while it catches up: drops what the answer has, applies what came after', async () => {
    const { room, sync, shown, applied, asked } = aScreen();
    room.commit(['ana']);
    void sync.catchUp();
    const inside = room.commit(['ben']);
    sync.onFrame(inside);
    asked[0]!.answer();
    const after = room.commit(['cleo']);
    sync.onFrame(after);
    expect(applied).toEqual([]);
    await settled();
    expect(applied).toEqual([3]);
    expect(shown).toEqual(room.at(3));
  });

  it('asks one thing at a time', async () => {
    const { room, sync, asked, answer } = aScreen();
    room.commit(['ana']);
    void sync.catchUp();
    void sync.catchUp();
    sync.onHead(1);
    expect(asked).toHaveLength(1);
    await answer();
    expect(sync.head).toBe(1);
  });

  it('finds the last frame lost by the head alone', async () => {
    const { room, sync, shown, pauseOver, answer } = aScreen();
    sync.onFrame(room.commit(['ana']));
    room.commit(['ben']);
    sync.onHead(room.head);
    await pauseOver();
    await answer();
    expect(shown).toEqual({ ana: 1, ben: 2 });
  });

  it('asks nothing on a head that it has', () => {
    const { room, sync, pauses } = aScreen();
    sync.onFrame(room.commit(['ana']));
    sync.onHead(1);
    expect(pauses).toEqual([]);
  });

  it('applies in order what it held when no answer came, and asks again on the next head', async () => {
    const { room, sync, shown, applied, asked, pauseOver, fail, answer } = aScreen();
    void sync.catchUp().catch(() => {});
    sync.onFrame(room.commit(['ana']));
    await fail();
    expect(applied).toEqual([1]);
    room.commit(['ben']);
    sync.onHead(2);
    await pauseOver();
    expect(asked).toHaveLength(1);
    await answer();
    expect(shown).toEqual(room.at(2));
  });

  it('ends equal to the server through random loss, reorder, repetition and lost answers', async () => {
    const step = fc.oneof(
      fc.record({
        do: fc.constant('commit' as const),
        who: fc.constantFrom('ana', 'ben', 'cleo'),
        events: fc.integer({ min: 1, max: 3 }),
      }),
      fc.record({ do: fc.constant('deliver' as const), which: fc.nat({ max: 30 }) }),
      fc.constantFrom({ do: 'pulse' as const }, { do: 'pauseOver' as const }, { do: 'answer' as const }),
      fc.constantFrom({ do: 'fail' as const }, { do: 'reconnect' as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { room, sync, shown, asked, pauses, ...screen } = aScreen();
        for (const what of steps) {
          if (what.do === 'commit') room.commit([what.who], what.events);
          if (what.do === 'deliver' && room.frames.length > 0)
            sync.onFrame(room.frames[what.which % room.frames.length]!);
          if (what.do === 'pulse') sync.onHead(room.head);
          if (what.do === 'reconnect') void sync.catchUp().catch(() => {});
          if (what.do === 'pauseOver' || what.do === 'answer' || what.do === 'fail') await screen[what.do]();
          await settled();
          expect(shown).toEqual(room.at(sync.head));
        }
        while (pauses.length > 0 || asked.length > 0) await screen.pauseOver().then(screen.answer);
        sync.onHead(room.head);
        while (pauses.length > 0 || asked.length > 0) await screen.pauseOver().then(screen.answer);
        expect(sync.head).toBe(room.head);
        expect(shown).toEqual(room.at(room.head));
      }),
      { numRuns: 300 },
    );
  });
});
