import { expect, it } from 'vitest';
import { ReminderHandlers } from './registry.js';
import type { ReminderHandler } from './reminder.js';
import { backoff } from './reminder.js';

const handler: ReminderHandler = { deliver: async () => [] };

it('refuses a kind without a handler, one with two, and a handler of none', () => {
  const handlers = new ReminderHandlers(['one', 'two']);
  handlers.add('one', handler);
  expect(() => handlers.all).toThrow('« two » (sorte de rappel) n’est traité nulle part');
  expect(() => handlers.add('one', handler)).toThrow('deux fois');
  expect(() => handlers.add('three', handler)).toThrow('« three »');
  handlers.add('two', handler);
  expect(handlers.all).toEqual([handler, handler]);
});

it('waits longer after each attempt, a quarter of an hour at the most', () => {
  expect([1, 2, 3, 7, 8, 30].map(backoff)).toEqual([10_000, 20_000, 40_000, 640_000, 900_000, 900_000]);
});
