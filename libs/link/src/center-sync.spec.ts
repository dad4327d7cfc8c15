import type { CenterList, CenterSummary } from '@vigie/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CenterSync } from './center-sync.js';

const row = (sessionId: string, seq: number) => ({ sessionId, seq }) as CenterSummary;
const list = (...sessions: CenterSummary[]) => ({ ok: true, at: 1, sessions }) as CenterList;
const pulse = (seqs: Record<string, number>) => ({ at: 1, seqs });

function aScreen() {
  const answers: ((list: CenterList) => void)[] = [];
  let shown: Record<string, number> = {};
  const sync = new CenterSync(() => new Promise((answer) => answers.push(answer)), {
    rows: (rows) => (shown = Object.fromEntries(rows.map(({ sessionId, seq }) => [sessionId, seq]))),
  });
  const open = async (...rows: CenterSummary[]) => {
    const done = sync.catchUp();
    answers.at(-1)!(list(...rows));
    await done;
  };
  return { sync, answers, open, shown: () => shown };
}

it('shows the list, then each row that is newer', async () => {
  const { sync, open, shown } = aScreen();
  await open(row('a', 3), row('b', 1));
  sync.onSummary(row('a', 4));
  sync.onSummary(row('a', 2));
  sync.onSummary(row('c', 1));
  expect(shown()).toEqual({ a: 4, b: 1, c: 1 });
});

it('a row that came while the list was on its way is not undone by it', async () => {
  const { sync, answers, shown } = aScreen();
  const done = sync.catchUp();
  sync.onSummary(row('a', 5));
  sync.onSummary(row('new', 1));
  answers[0]!(list(row('a', 4), row('b', 1)));
  await done;
  expect(shown()).toEqual({ a: 5, b: 1, new: 1 });
});

it('a row that the server has no more goes with the next list', async () => {
  const { open, shown } = aScreen();
  await open(row('a', 3), row('b', 1));
  await open(row('b', 1));
  expect(shown()).toEqual({ b: 1 });
});

it('a pulse ahead of a row asks for the list once; one that is not, asks for nothing', async () => {
  const { sync, answers, open } = aScreen();
  await open(row('a', 3));
  expect(sync.onPulse(pulse({ a: 3 }))).toBe(true);
  expect(answers).toHaveLength(1);
  expect(sync.onPulse(pulse({ a: 4 }))).toBe(false);
  expect(sync.onPulse(pulse({ a: 3, b: 1 }))).toBe(false);
  expect(answers).toHaveLength(2);
});

it('[B1] a deleted session goes at once, and no older row brings it back', async () => {
  const { sync, answers, open, shown } = aScreen();
  await open(row('a', 3), row('b', 1));
  sync.onSummary({ ...row('a', 5), deleted: true });
  expect(shown()).toEqual({ b: 1 });
  sync.onSummary(row('a', 4));
  expect(shown()).toEqual({ b: 1 });
  expect(sync.onPulse(pulse({ b: 1 }))).toBe(true);
  expect(answers).toHaveLength(1);
});

it('[B1] a pulse without a row that is here asks for the list: it was deleted on another process', async () => {
  const { sync, answers, open, shown } = aScreen();
  await open(row('a', 3), row('b', 1));
  expect(sync.onPulse(pulse({ b: 1 }))).toBe(false);
  answers[1]!(list(row('b', 1)));
  await expect.poll(shown).toEqual({ b: 1 });
});

it('any order of rows leads to the latest of each', () => {
  const rows = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), seq: fc.nat(9) }), { minLength: 1 });
  fc.assert(
    fc.property(rows, (given) => {
      const { sync, shown } = aScreen();
      for (const { id, seq } of given) sync.onSummary(row(id, seq));
      for (const [id, seq] of Object.entries(shown()))
        expect(seq).toBe(Math.max(...given.filter((one) => one.id === id).map((one) => one.seq)));
    }),
  );
});
