import type { Ack } from '@vigie/protocol';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Outbox, type OutboxStore } from './outbox.js';

interface Command {
  id: string;
}
const accepted = (seq = 1): Ack => ({ ok: true, seq, at: 0, skipped: [] });
const refused = (code: string): Ack => ({ ok: false, code, params: {}, text: code }) as Ack;
const aMinute = () => vi.advanceTimersByTimeAsync(60_000);

/** A disk that keeps commands in the order in which they were put, as slow as told. */
function aStore(left: Command[] = [], delay = () => 0) {
  const rows = [...left];
  const later = () => new Promise((done) => setTimeout(done, delay()));
  const store: OutboxStore<Command> = {
    load: async () => (await later(), [...rows]),
    put: async (command) => (await later(), void rows.push(command)),
    remove: async (id) => {
      await later();
      const at = rows.findIndex((row) => row.id === id);
      if (at >= 0) rows.splice(at, 1);
    },
  };
  return { store, rows };
}

/** A server that notes what reaches it; `answer` decides, a rejection is a lost acknowledgement. */
function aServer(answer: (command: Command, attempt: number) => Ack | Promise<Ack> = () => accepted()) {
  const reached: string[] = [];
  const emit = async (command: Command) => {
    reached.push(command.id);
    return answer(command, reached.length);
  };
  return { emit, reached };
}

describe('the outbox', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('sends in order, one at a time', async () => {
    let atOnce = 0;
    const { emit, reached } = aServer(async () => {
      expect((atOnce += 1)).toBe(1);
      await new Promise((done) => setTimeout(done, 50));
      atOnce -= 1;
      return accepted();
    });
    const outbox = new Outbox<Command>(emit);
    outbox.setOnline(true);
    const all = Promise.all(['a', 'b', 'c'].map((id) => outbox.send({ id })));
    await aMinute();
    expect((await all).every(({ ok }) => ok)).toBe(true);
    expect(reached).toEqual(['a', 'b', 'c']);
  });

  it('sends nothing without a link, and everything once it is back', async () => {
    const { emit, reached } = aServer();
    const outbox = new Outbox<Command>(emit);
    void outbox.send({ id: 'a' });
    void outbox.send({ id: 'b' });
    await aMinute();
    expect(reached).toEqual([]);
    outbox.setOnline(true);
    await aMinute();
    expect(reached).toEqual(['a', 'b']);
  });

  it('asks again under the same id when the acknowledgement is lost, before anything later', async () => {
    const { emit, reached } = aServer((_, attempt) =>
      attempt < 3 ? Promise.reject(new Error('timeout')) : accepted(),
    );
    const outbox = new Outbox<Command>(emit);
    outbox.setOnline(true);
    void outbox.send({ id: 'a' });
    void outbox.send({ id: 'b' });
    await aMinute();
    expect(reached).toEqual(['a', 'a', 'a', 'b']);
  });

  it.each(['retry', 'busy', 'too-many-messages'])('asks again under the same id on « %s »', async (code) => {
    const { emit, reached } = aServer((_, attempt) => (attempt === 1 ? refused(code) : accepted(7)));
    const outbox = new Outbox<Command>(emit);
    outbox.setOnline(true);
    const answer = outbox.send({ id: 'a' });
    await aMinute();
    expect(await answer).toEqual(accepted(7));
    expect(reached).toEqual(['a', 'a']);
  });

  it('[R6] keeps what a page holds until its resume is authorised', async () => {
    let isAuthorised = false;
    const { emit } = aServer(() => (isAuthorised ? accepted() : refused('awaiting-resume')));
    const { store, rows } = aStore();
    const outbox = new Outbox<Command>(emit, store);
    outbox.setOnline(true);
    const answer = outbox.send({ id: 'a' });
    await aMinute();
    expect(rows).toEqual([{ id: 'a' }]);
    isAuthorised = true;
    await aMinute();
    expect((await answer).ok).toBe(true);
  });

  it('hands any other refusal to who asked, and goes on', async () => {
    const { emit } = aServer(({ id }) => (id === 'a' ? refused('wrong-code') : accepted()));
    const { store, rows } = aStore();
    const outbox = new Outbox<Command>(emit, store);
    outbox.setOnline(true);
    const [a, b] = [outbox.send({ id: 'a' }), outbox.send({ id: 'b' })];
    await aMinute();
    expect((await a).ok).toBe(false);
    expect((await b).ok).toBe(true);
    expect(rows).toEqual([]);
  });

  it('tells the answer to what an earlier page left, before it stops waiting: nobody else hears it', async () => {
    const told: unknown[] = [];
    const { emit } = aServer(() => refused('time-is-up'));
    const outbox = new Outbox<Command>(emit, aStore([{ id: 'old' }]).store, {
      answered: ({ id }, ack) => told.push([id, ack.ok || ack.code]),
      waiting: ({ length }) => told.push(length),
    });
    outbox.setOnline(true);
    void outbox.restore();
    await aMinute();
    expect(told).toEqual([1, ['old', 'time-is-up'], 0]);
  });

  it('takes up what an earlier page left, before anything new', async () => {
    const { emit, reached } = aServer();
    const { store, rows } = aStore([{ id: 'old 1' }, { id: 'old 2' }], () => 100);
    const outbox = new Outbox<Command>(emit, store);
    outbox.setOnline(true);
    void outbox.restore();
    void outbox.send({ id: 'new' });
    await aMinute();
    expect(reached).toEqual(['old 1', 'old 2', 'new']);
    expect(rows).toEqual([]);
  });

  it('keeps a command on disk before it leaves, and until it is answered', async () => {
    const { store, rows } = aStore([], () => 100);
    const { emit } = aServer(() => {
      expect(rows).toEqual([{ id: 'a' }]);
      return accepted();
    });
    const outbox = new Outbox<Command>(emit, store);
    outbox.setOnline(true);
    const answer = outbox.send({ id: 'a' });
    await aMinute();
    await answer;
    expect(rows).toEqual([]);
  });

  it('keeps the order of the orders when the disk is slower for one of them', async () => {
    const delays = [500, 0];
    const { emit, reached } = aServer();
    const outbox = new Outbox<Command>(emit, aStore([], () => delays.shift() ?? 0).store);
    outbox.setOnline(true);
    void outbox.send({ id: 'a' });
    void outbox.send({ id: 'b' });
    await aMinute();
    expect(reached).toEqual(['a', 'b']);
  });

  it('goes on when the disk fails: the page still holds the command', async () => {
    const broken = () => Promise.reject(new Error('disk full'));
    const { emit, reached } = aServer();
    const outbox = new Outbox<Command>(emit, { load: broken, put: broken, remove: broken });
    outbox.setOnline(true);
    await outbox.restore();
    const answers = Promise.all([outbox.send({ id: 'a' }), outbox.send({ id: 'b' })]);
    await aMinute();
    expect((await answers).every(({ ok }) => ok)).toBe(true);
    expect(reached).toEqual(['a', 'b']);
  });

  it('tells how many wait', async () => {
    const told: number[] = [];
    const { emit } = aServer();
    const outbox = new Outbox<Command>(emit, undefined, { waiting: ({ length }) => told.push(length) });
    void outbox.send({ id: 'a' });
    void outbox.send({ id: 'b' });
    await aMinute();
    outbox.setOnline(true);
    await aMinute();
    expect(told).toEqual([1, 2, 1, 0]);
  });

  it('tells how many are on disk: not those that are still being written', async () => {
    const told: [number, number][] = [];
    const outbox = new Outbox<Command>(aServer().emit, aStore([{ id: 'old' }], () => 100).store, {
      waiting: ({ length }, kept) => told.push([length, kept]),
    });
    await Promise.all([outbox.restore(), vi.advanceTimersByTimeAsync(100)]);
    void outbox.send({ id: 'new' });
    await aMinute();
    expect(told).toEqual([
      [1, 1],
      [2, 1],
      [2, 2],
    ]);
  });

  it('never calls kept what the disk refused', async () => {
    const told: [number, number][] = [];
    const full = () => Promise.reject(new Error('disk full'));
    const outbox = new Outbox<Command>(
      aServer().emit,
      { ...aStore().store, put: full },
      {
        waiting: ({ length }, kept) => told.push([length, kept]),
      },
    );
    void outbox.send({ id: 'a' });
    await aMinute();
    expect(told).toEqual([[1, 0]]);
  });

  it('delivers each command once, in order, through random cuts and lost acknowledgements', async () => {
    const step = fc.constantFrom('send', 'cut', 'link', 'wait');
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 30 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
        async (steps, luck) => {
          const acted: string[] = [];
          const { emit } = aServer(({ id }) => {
            const chance = luck.next().value;
            if (chance === 0) throw new Error('lost on the way there');
            if (!acted.includes(id)) acted.push(id);
            if (chance === 1) throw new Error('acknowledgement lost');
            return accepted();
          });
          const { store, rows } = aStore([], () => luck.next().value * 40);
          const outbox = new Outbox<Command>(emit, store);
          const sent: string[] = [];
          for (const what of steps) {
            if (what === 'send') {
              sent.push(String(sent.length));
              void outbox.send({ id: sent.at(-1)! });
            }
            if (what === 'wait') await vi.advanceTimersByTimeAsync(90);
            if (what === 'cut' || what === 'link') outbox.setOnline(what === 'link');
          }
          outbox.setOnline(true);
          await vi.advanceTimersByTimeAsync(3_600_000);
          expect(acted).toEqual(sent);
          expect(rows).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
