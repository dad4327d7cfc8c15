import { describe, expect, it } from 'vitest';
import type { UserId } from '../session/ids.js';
import { addresseesOf, type CenterAdministrator } from './addressees.js';
import { NOTICE_KINDS } from './notices.js';

const who = (id: string, given: Partial<CenterAdministrator> = {}): CenterAdministrator => ({
  id: id as UserId,
  starts: 'first',
  notices: NOTICE_KINDS,
  ...given,
});
const told = (all: CenterAdministrator[], preparedBy: string | null, isEscalated = false) =>
  addresseesOf(all, preparedBy as UserId | null, { kind: 'limit', isEscalated });

describe('[F1] who is told', () => {
  it('first whoever prepared the session; from the escalation on, everybody', () => {
    const all = [who('ana'), who('bob'), who('eve', { starts: 'escalation' })];
    expect(told(all, 'bob')).toEqual(['bob']);
    expect(told(all, 'bob', true)).toEqual(['ana', 'bob', 'eve']);
  });

  it('all who are told from the start, when whoever prepared it is unknown, has left or wants the escalation only', () => {
    const all = [who('ana'), who('bob'), who('eve', { starts: 'escalation' })];
    for (const preparedBy of [null, 'gone', 'eve']) expect(told(all, preparedBy)).toEqual(['ana', 'bob']);
  });

  it('everybody, when all asked for the escalation only: somebody is always told', () => {
    expect(told([who('ana', { starts: 'escalation' }), who('bob', { starts: 'escalation' })], null)).toEqual([
      'ana',
      'bob',
    ]);
  });

  it('nobody of what they do not want to hear of', () => {
    expect(told([who('ana', { notices: ['ended'] }), who('bob')], null, true)).toEqual(['bob']);
    expect(told([who('ana', { notices: ['ended'] }), who('bob')], 'ana')).toEqual([]);
  });
});
