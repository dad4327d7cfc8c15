import { expect, it } from 'vitest';
import { t } from '../wording';
import { isExpected, requestWords } from './request-words';

const request = { why: 'otherDevice', since: 0, linked: true, post: 'b12' } as const;
const moving = { post: 'B12', since: 0 };

it('[R6] the PC that asks is known as the one where the candidate was sent', () => {
  expect(isExpected({ request, moving })).toBe(true);
  expect(requestWords({ request, moving }, 5_000)).toBe(t('note.request.expected', { post: 'b12', ago: '5 s' }));
});

it('[R6] another PC than the one said is told with both numbers', () => {
  const elsewhere = { request: { ...request, post: '13' }, moving };
  expect(isExpected(elsewhere)).toBe(false);
  expect(requestWords(elsewhere, 5_000)).toBe(t('note.request.elsewhere', { post: '13', seat: 'B12', ago: '5 s' }));
});

it('[R2] nobody was sent: the number of the PC, when it keeps one', () => {
  expect(requestWords({ request }, 0)).toBe(t('note.request.atPost', { post: 'b12', ago: '0 s' }));
  const { post: _post, ...bare } = request;
  expect(requestWords({ request: bare, moving }, 0)).toBe(t('note.request.otherDevice', { ago: '0 s' }));
  expect(requestWords({ request: null }, 0)).toBe('');
});
