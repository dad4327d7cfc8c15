import { describe, expect, it } from 'vitest';
import { CHECK_LISTS, itemsShown, listsOf, type CheckText } from './check-lists.js';

const a: CheckText = { id: 'a', text: 'Postes allumés', version: 0 };
const b: CheckText = { id: 'b', text: 'Réseau vérifié', version: 0 };
const texts = (...shown: ReturnType<typeof itemsShown>) => shown.map(({ item, tick }) => [item.text, tick !== null]);

describe('[B5] the items of a session', () => {
  it('are the texts of today, in their order', () => {
    expect(texts(...itemsShown([b, a], []))).toEqual([
      ['Réseau vérifié', false],
      ['Postes allumés', false],
    ]);
  });

  it('keep the text that was ticked, once it is reworded', () => {
    const reworded = { ...a, text: 'Postes prêts', version: 1 };
    expect(texts(...itemsShown([reworded], [a]))).toEqual([['Postes allumés', true]]);
    expect(texts(...itemsShown([reworded], []))).toEqual([['Postes prêts', false]]);
  });

  it('keep what was ticked and has been removed, last', () => {
    expect(texts(...itemsShown([b], [a]))).toEqual([
      ['Réseau vérifié', false],
      ['Postes allumés', true],
    ]);
  });
});

it('[B5] [R11] every list is somebody’s', () => {
  expect([...listsOf('administrator'), ...listsOf('invigilator')]).toEqual([...CHECK_LISTS]);
  expect(listsOf('invigilator')).toEqual(['invigilator', 'closing']);
});
