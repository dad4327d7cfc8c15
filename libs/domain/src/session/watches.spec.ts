import { expect, it } from 'vitest';
import { aSession, KARIM, NADIA } from '../testing/given.js';

const take = (...rows: string[]) => ({ type: 'TakeRows', rows }) as const;
const nadia = aSession().by(NADIA);

it('[R0] rows are taken by who says so, whole, and the same again changes nothing', () => {
  const split = nadia.and(take('B', 'A')).by(KARIM).and(take('C'));
  expect(split.current.watches).toEqual([
    { by: NADIA, rows: ['A', 'B'] },
    { by: KARIM, rows: ['C'] },
  ]);
  split.when(take('C')).thenNothing();
  expect(split.when(take()).then('RowsTaken').watches).toEqual([{ by: NADIA, rows: ['A', 'B'] }]);
});

it('[R0] two may watch one row', () => {
  expect(nadia.and(take('A')).by(KARIM).when(take('A')).then('RowsTaken').watches).toHaveLength(2);
});

it('[R0] « Passer le relais » hands the rows over, beside those of who takes them', () => {
  const split = nadia.and(take('A'), { type: 'TakeOver', personId: KARIM }).by(KARIM).and(take('C'));
  const relief = { type: 'TakeOver', personId: KARIM, from: NADIA } as const;
  expect(split.when(relief).then('InvigilatorTookOver').watches).toEqual([{ by: KARIM, rows: ['A', 'C'] }]);
  split.and(relief).when(relief).thenNothing();
});

it('[R0] without rows, the name changes alone', () => {
  const held = nadia.and({ type: 'TakeOver', personId: NADIA });
  held.when({ type: 'TakeOver', personId: NADIA, from: KARIM }).thenNothing();
  expect(held.when({ type: 'TakeOver', personId: KARIM, from: NADIA }).then('InvigilatorTookOver').watches).toEqual([]);
});
