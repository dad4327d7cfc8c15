import { expect, it } from 'vitest';
import { Announcements } from './announcements.js';

const named = (id: string) => ({ id, at: 0, shownAt: null });

it('[A1] an announcement is told once its words are here, in the order of the view', () => {
  const announcements = new Announcements();
  announcements.learn({ id: 'b', text: 'Deux' });
  expect(announcements.complete([named('a'), named('b')])).toEqual([{ ...named('b'), text: 'Deux' }]);
  announcements.learn({ id: 'a', text: 'Un' });
  expect(announcements.complete([named('a'), named('b')]).map(({ text }) => text)).toEqual(['Un', 'Deux']);
});
