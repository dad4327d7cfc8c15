import { expect, it } from 'vitest';
import { readConfig } from './config.js';

const given = (more: Record<string, string>) => readConfig({ DATABASE_URL: 'postgres://here', ...more });

it('a mail server needs an address that mails come from, and neither is needed', () => {
  expect(given({}).smtp).toBeNull();
  const [SMTP_URL, SMTP_FROM] = ['smtp://mail.example:587', 'Vigie <vigie@college.example>'];
  expect(given({ SMTP_URL, SMTP_FROM }).smtp).toEqual({ url: SMTP_URL, from: SMTP_FROM });
  expect(() => given({ SMTP_URL })).toThrow('SMTP_FROM');
  expect(() => given({ SMTP_URL: 'mail.example', SMTP_FROM })).toThrow('SMTP_URL');
});

it('names the variables at fault, never their values', () => {
  expect(() => given({ SMTP_URL: 'secret' })).toThrow(
    /^Configuration incomplète ou incorrecte : SMTP_URL, SMTP_FROM\.$/,
  );
});

it('what is given empty, as Compose gives it, is not given', () => {
  expect(given({ SMTP_URL: '', SMTP_FROM: '', PUBLIC_URL: '' })).toMatchObject({ smtp: null, publicUrl: '' });
});

it('where people reach it has no slash at its end', () => {
  expect(given({ PUBLIC_URL: 'https://vigie.example//' }).publicUrl).toBe('https://vigie.example');
  expect(() => given({ PUBLIC_URL: 'https://vigie.example/elsewhere' })).toThrow('PUBLIC_URL');
});
