import type { CenterNotice, CenterSummary } from '@vigie/protocol';
import { expect, it } from 'vitest';
import { bandOf } from './band';

const session = (sessionId: string, until: number | null) =>
  ({ sessionId, finalisation: until === null ? null : { since: 0, until } }) as CenterSummary;
const told = (id: string, sessionId: string, notice: CenterNotice['notice'], dueAt: number, until: number) =>
  ({ id, sessionId, notice, dueAt, until }) as CenterNotice;

it('[F1] one line a session, the least time left first, with the latest notice; read with those before it', () => {
  const notices = [
    told('1', 'a', 'limit', 20, 900),
    told('2', 'a', 'ended', 10, 900),
    told('3', 'b', 'ended', 30, 500),
  ];
  const lines = bandOf(notices, [session('a', 900), session('b', 500), session('c', 100)]);
  expect(lines.map((one) => [one.session.sessionId, one.notice, one.ids])).toEqual([
    ['b', 'ended', ['3']],
    ['a', 'limit', ['2', '1']],
  ]);
});

it('[F1][B7] nothing of a session that is finalised, that is not ours any more, or of an end before a reopening', () => {
  const notices = [
    told('1', 'a', 'ended', 1, 900),
    told('2', 'b', 'ended', 1, 900),
    told('3', 'gone', 'ended', 1, 900),
  ];
  expect(bandOf(notices, [session('a', null), session('b', 950)])).toEqual([]);
});
