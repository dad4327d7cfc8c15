import type { EnrolledCandidate } from '@vigie/protocol';
import { describe, expect, it } from 'vitest';
import { conditionsOf, countsOf, extraTimeCell, needsAWord, shownOf } from './candidate-words';

const unknown: EnrolledCandidate['certifiability'] = {
  verdict: 'unknown',
  collection: 'unknown',
  competences: 'unknown',
  reached: null,
  reasons: ['collection-unknown', 'competences-unknown'],
  declared: null,
  isSent: null,
  sentOn: null,
  levels: null,
  source: null,
  at: null,
  by: null,
  why: null,
};
const one = (lastName: string, given: Partial<EnrolledCandidate> = {}): EnrolledCandidate => ({
  candidateId: lastName,
  lastName,
  firstName: 'Zoé',
  birthDate: '2012-03-14',
  className: '3e A',
  localId: null,
  email: null,
  extraTime: { kind: 'none' },
  situation: 'expected',
  hasJoined: false,
  correction: null,
  certifiability: unknown,
  allowed: null,
  ...given,
});
const certifiable = { ...unknown, verdict: 'certifiable' } as const;
const notCertifiable = { ...unknown, verdict: 'notCertifiable' } as const;
const people = [
  one('ÉMOND'),
  one('Zola', { certifiability: certifiable, localId: 'L7' }),
  one('Abadie', { extraTime: { kind: 'percent', value: 33 } }),
];

describe('[B2] the list', () => {
  it('is alphabetical, and found by name, class or local id, whatever the accents', () => {
    const names = (text: string) => shownOf(people, { text, only: 'all' }).map(({ lastName }) => lastName);
    expect(names('')).toEqual(['Abadie', 'ÉMOND', 'Zola']);
    expect(names('emond')).toEqual(['ÉMOND']);
    expect(names('zoe')).toHaveLength(3);
    expect(names('l7')).toEqual(['Zola']);
    expect(names('nobody')).toEqual([]);
  });

  it('counts what each filter would show', () => {
    const counts = countsOf({
      ok: true,
      someoneHasJoined: false,
      isOpen: true,
      durationMinutes: 105,
      candidates: people,
    });
    expect(counts).toEqual({ all: 3, notCertifiable: 2, correction: 0, extraTime: 1 });
    for (const only of ['all', 'notCertifiable', 'correction', 'extraTime'] as const)
      expect(shownOf(people, { text: '', only })).toHaveLength(counts[only]);
  });

  it('[T2] says extra time as a cell of a list does', () => {
    expect(extraTimeCell({ kind: 'percent', value: 33 })).toBe('33 %');
    expect(extraTimeCell({ kind: 'minutes', value: 20 })).toBe('20 min');
    expect(extraTimeCell({ kind: 'none' })).toBe('');
  });
});

describe('[B3] certifiability', () => {
  it('asks a word of who is not certifiable, until somebody gave it', () => {
    expect(needsAWord(one('A', { certifiability: notCertifiable }))).toBe(true);
    expect(needsAWord(one('A', { certifiability: notCertifiable, allowed: { at: 1, by: null, why: null } }))).toBe(
      false,
    );
    expect(needsAWord(one('A'))).toBe(false);
  });

  it('says the two conditions apart', () => {
    expect(conditionsOf({ ...unknown, collection: 'met', sentOn: '2026-01-15', reached: 1 })).toEqual({
      collection: expect.stringMatching(/^Profile sent on .*1.*15.*26|^Profile sent on .*15.*1.*26/),
      competences: '1 competence of 16 at level 1 or more (5 needed)',
    });
    expect(conditionsOf({ ...unknown, collection: 'notMet' })).toEqual({
      collection: 'Profile not sent',
      competences: 'Levels unknown',
    });
  });
});
