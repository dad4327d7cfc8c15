import { expect, it } from 'vitest';
import { cleaned, isSame, moved, originals, reworded, withLine, without } from './text-draft';

const lines = ['a', 'b', 'c'].map((id) => ({ id, text: id.toUpperCase() }));
const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id).join('');

it('[B5] a line moves by one place, and stays at the edge', () => {
  expect(ids(moved(lines, 'b', -1))).toBe('bac');
  expect(ids(moved(lines, 'b', 1))).toBe('acb');
  expect(ids(moved(lines, 'a', -1))).toBe('abc');
  expect(ids(moved(lines, 'c', 1))).toBe('abc');
  expect(ids(moved(lines, 'x', 1))).toBe('abc');
});

it('[B5] lines are added, removed and reworded', () => {
  expect(withLine(lines).at(-1)).toMatchObject({ text: '', id: expect.stringMatching(/^[a-z0-9-]{1,40}$/) });
  expect(ids(without(lines, 'b'))).toBe('ac');
  expect(reworded(lines, 'b', 'Z').map(({ text }) => text)).toEqual(['A', 'Z', 'C']);
});

it('what is pasted in several lines leaves as one', () => {
  expect(cleaned([{ id: 'a', text: ' deux\nlignes ' }])).toEqual([{ id: 'a', text: 'deux lignes' }]);
  const nbsp = [{ id: 'a', text: 'main\u00a0: kit' }];
  expect(cleaned(nbsp)).toEqual(nbsp);
  expect(isSame(cleaned([{ id: 'a', text: 'A ' }]), [{ id: 'a', text: 'A' }])).toBe(true);
});

it('[R11] the original texts of each list are there', () => {
  expect(originals('closing')).toEqual([
    { id: 'closing-files', text: 'Candidates’ files erased from the shared storage' },
  ]);
  for (const list of ['room', 'told', 'handed', 'invigilator'] as const)
    expect(originals(list).length).toBeGreaterThan(2);
});
