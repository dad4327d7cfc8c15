import { expect, it } from 'vitest';
import { isLoopback, joinAddress, linkAddress } from './addresses';

it('[R2] the joining address is beside the page, with the number filled in', () => {
  const page = 'https://vigie.college.example/espace/salle?texte=dupont#x';
  expect(joinAddress('4217', page)).toBe('https://vigie.college.example/candidat/?session=4217');
});

it('[R2] under a sub-path it is under the same one', () => {
  expect(joinAddress('4217', 'http://10.0.0.5:3000/vigie/espace/salle')).toBe(
    'http://10.0.0.5:3000/vigie/candidat/?session=4217',
  );
});

it('[R2] the secret of a link stands in the fragment', () => {
  const address = new URL(linkAddress('aB-_9', 'https://vigie.example/espace/salle?filtre=x'));
  expect(address.href).toBe('https://vigie.example/candidat/#lien=aB-_9');
});

it.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['[::1]', true],
  ['10.0.0.5', false],
  ['localhost.example', false],
])('%s is only this PC: %s', (host, only) => expect(isLoopback(host)).toBe(only));
