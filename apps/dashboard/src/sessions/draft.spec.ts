import { expect, it } from 'vitest';
import { aDraft, formOf, namesIn, shortOf, stillWrong, wrongIn, type Draft } from './draft';

const filled = (given: Partial<Draft> = {}): Draft => ({
  ...aDraft({ address: '4 rue des Écoles', timeZone: 'Europe/Paris' }),
  room: 'Salle 12',
  date: '2027-03-12',
  ...given,
});

it('[B1] a form filled in has nothing wrong, and says 105 minutes by itself', () => {
  expect(wrongIn(filled())).toEqual({});
  expect(formOf(filled(), undefined).rules).toMatchObject({ durationMinutes: 105, clockPolicy: 'session' });
});

it.each<[Partial<Draft>, object]>([
  [{ room: ' ' }, { room: 'missing' }],
  [{ address: '' }, { address: 'missing' }],
  [{ date: '' }, { date: 'missing' }],
  [{ date: '2027-02-30' }, { date: 'date' }],
  [{ time: '' }, { time: 'missing' }],
  [{ durationMinutes: '' }, { durationMinutes: 'number' }],
  [{ durationMinutes: 10.5 }, { durationMinutes: 'number' }],
  [{ graceSeconds: 3_601 }, { graceSeconds: 'number' }],
  [{ description: 'a'.repeat(501) }, { description: 'long' }],
  [{ invigilators: 'Nadia\n'.repeat(21) }, { invigilators: 'names' }],
])('[B1] %o: what is wrong is said at its field', (given, wrong) => {
  expect(wrongIn(filled(given))).toEqual(wrong);
});

it('[B4] one name a line; what 24 candidates lack', () => {
  expect(namesIn(' Nadia Bernard \n\nPaul Rousseau')).toEqual(['Nadia Bernard', 'Paul Rousseau']);
  expect(shortOf(1, 24)).toEqual({ needed: 2, missing: 1 });
  expect(shortOf(2, 24)).toEqual({ needed: 2, missing: 0 });
});

it('a room of the centre is meant by its name, whatever its case', () => {
  const room = { roomId: 'r1', name: 'SALLE 12', seats: [], sharesStorage: false, note: '', sessions: 0 };
  expect(formOf(filled(), { rooms: [room] })).toMatchObject({ room: 'Salle 12', roomId: 'r1' });
  expect(formOf(filled({ room: 'Gymnase' }), { rooms: [room] }).roomId).toBeNull();
});

it('[B1] what is put right is no longer marked; what the server said of a time stays', () => {
  const wrong = { room: 'missing', date: 'missing', time: 'twice' } as const;
  expect(stillWrong(wrong, filled({ date: '' }))).toEqual({ date: 'missing', time: 'twice' });
});
