import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../identity/calendar-date.js';
import type { CandidateId } from '../session/ids.js';
import { certifiabilityOf, COMPETENCES, learnt, nothingKnown, type ProfileFacts } from './certifiability.js';
import { PROFILE_COLUMNS, PROFILE_HEADINGS } from './certifiability-columns.js';
import { matchingKey } from '../identity/name-matching.js';
import { readProfiles } from './profile-list.js';
import { matchProfiles, type Profiled } from './profile-matching.js';

const TODAY = '2026-03-02' as CalendarDate;
const SENT = '2026-01-15' as CalendarDate;
const facts = (given: Partial<ProfileFacts>): ProfileFacts => ({ ...nothingKnown, ...given });
const levels = (...given: number[]) => COMPETENCES.map((_one, n) => given[n] ?? 0);

describe('[B3] certifiability', () => {
  it.each<[string, Partial<ProfileFacts>, string, string[]]>([
    ['both conditions', { sentOn: SENT, levels: levels(1, 1, 2, 3, 1) }, 'certifiable', []],
    ['four competences', { sentOn: SENT, levels: levels(1, 1, 2, 3) }, 'notCertifiable', ['competences-too-few']],
    ['nothing sent', { isSent: false, reached: 9 }, 'notCertifiable', ['collection-not-sent']],
    ['neither', { isSent: false, reached: 0 }, 'notCertifiable', ['collection-not-sent', 'competences-too-few']],
    ['nothing known', {}, 'unknown', ['collection-unknown', 'competences-unknown']],
    ['sent, levels unknown', { isSent: true }, 'unknown', ['competences-unknown']],
    ['declared, nothing else known', { declared: true }, 'certifiable', []],
    ['declared not', { declared: false }, 'notCertifiable', ['declared-not']],
    ['declared, but too few', { declared: true, reached: 3 }, 'notCertifiable', ['competences-too-few']],
    ['declared not, with both met', { declared: false, isSent: true, reached: 6 }, 'notCertifiable', ['declared-not']],
  ])('%s', (_what, given, verdict, reasons) => {
    expect(certifiabilityOf(facts(given))).toMatchObject({ verdict, reasons });
  });

  it('shows the two conditions apart', () => {
    const found = certifiabilityOf(facts({ sentOn: SENT, reached: 4 }));
    expect(found).toMatchObject({ collection: 'met', competences: 'notMet', reached: 4 });
  });

  it('what a file does not say stays as it was known', () => {
    const before = facts({ sentOn: SENT, isSent: true, levels: levels(1) });
    expect(learnt(before, facts({ declared: true }))).toEqual({ ...before, declared: true });
    expect(learnt(before, facts({ reached: 6 }))).toEqual({ ...before, levels: null, reached: 6 });
    expect(learnt(before, facts({ isSent: false })).sentOn).toBeNull();
  });
});

const rows = (...lines: string[]) => lines.map((text, at) => ({ line: at + 1, cells: text.split(';') }));
const read = (...lines: string[]) => readProfiles(rows(...lines), TODAY);
const codes = (found: readonly { line: number | null; column: string | null; code: string }[]) =>
  found.map(({ line, column, code }) => [line, column, code].filter(Boolean).join(' '));

const PIX_ORGA =
  "Nom de l'organisation;ID Campagne;Code;Nom de la campagne;Nom du Participant;Prénom du Participant;Classe;" +
  "Envoi (O/N);Date de l'envoi;Nombre de pix total;Certifiable (O/N);Nombre de compétences certifiables;" +
  COMPETENCES.map((one) => {
    const name = PROFILE_HEADINGS[one].at(-1)!.replace('Évoluer dans', 'Construire');
    return `Niveau pour la compétence ${name};Nombre de pix pour la compétence ${name}`;
  }).join(';');

describe('[B3] a file about certifiability', () => {
  it('no heading stands for two columns', () => {
    const keys = PROFILE_COLUMNS.flatMap((one) => [...new Set(PROFILE_HEADINGS[one].map(matchingKey))]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('16 columns of levels', () => {
    const { lines, errors, warnings } = read(
      `Nom;Prénom;Date de naissance;Date d'envoi;${COMPETENCES.join(';')}`,
      `MARTIN;Léa;14/03/2012;15/01/2026;${levels(3, 1, 1, 1, 2).join(';')}`,
    );
    expect([errors, warnings]).toEqual([[], []]);
    expect(lines[0]!.facts).toMatchObject({ sentOn: SENT, levels: levels(3, 1, 1, 1, 2), reached: null });
    expect(certifiabilityOf(lines[0]!.facts).verdict).toBe('certifiable');
  });

  it('a column « certifiable »', () => {
    const { lines } = read('Identifiant local;Certifiable ?', 'L1;oui', 'L2;non', 'L3;');
    expect(lines.map((one) => one.facts.declared)).toEqual([true, false, null]);
  });

  it('the export of a profile collection by Pix Orga, also of those who sent nothing', () => {
    const sent = levels(1, 1, 1, 1, 1).map((level) => `${level};${level * 8}`);
    const none = COMPETENCES.map(() => 'NA;NA');
    const { lines, errors, warnings } = read(
      PIX_ORGA,
      `Collège;12;ABCDEF;Collecte 3e;MARTIN;Léa;3e A;Oui;2026-01-15;40;Oui;5;${sent.join(';')}`,
      `Collège;12;ABCDEF;Collecte 3e;DURAND;Ana;3e A;Non;NA;NA;NA;NA;${none.join(';')}`,
    );
    expect([errors, warnings]).toEqual([[], []]);
    expect(lines.map((one) => certifiabilityOf(one.facts))).toMatchObject([
      { verdict: 'certifiable', reached: 5 },
      { verdict: 'notCertifiable', reasons: ['collection-not-sent'] },
    ]);
  });

  it('names line and column of every cell that is wrong', () => {
    const { errors } = read(
      "Nom;Prénom;Date d'envoi;Certifiable;Nombre de compétences certifiables;1.1",
      'A;B;31/02/2026;peut-être;17;9',
      'A;B;01/01/2030;;;-1',
      ';B;;;;=1+1',
      ';B;;oui;;',
    );
    expect(codes(errors)).toEqual([
      '2 1.1 level',
      '2 certifiable certifiable',
      '2 sentOn date-not-valid',
      '2 reached competence-count',
      '3 1.1 level',
      '3 sentOn date-in-future',
      '4 1.1 formula',
      '5 lastName value-missing',
    ]);
  });

  it('names what is missing', () => {
    expect(codes(read('Classe;Taille', 'a;b').errors)).toEqual([
      '1 lastName column-missing',
      '1 firstName column-missing',
      '1 profile-column-missing',
    ]);
    expect(codes(read('Nom;Prénom;1.1').errors)).toEqual(['file-empty']);
    expect(codes(read('Nom;Prénom;Nom;1.1', 'a;b;c;1').errors)).toEqual(['1 lastName column-twice']);
  });
});

describe('[B3] whom a line is about', () => {
  const one = (id: string, lastName: string, firstName: string, more: Partial<Profiled> = {}): Profiled => ({
    candidateId: id as CandidateId,
    lastName,
    firstName,
    birthDate: '2012-03-14' as CalendarDate,
    className: null,
    localId: null,
    profile: nothingKnown,
    ...more,
  });
  const session = [
    one('lea', 'D’ARC', 'Léa', { localId: 'L1' }),
    one('ana', 'DURAND', 'Ana', { className: '3e A' }),
    one('ana2', 'DURAND', 'Ana', { className: '3e B', birthDate: '2012-05-01' as CalendarDate }),
  ];
  const match = (...lines: string[]) => matchProfiles(read(...lines).lines, session);
  const found = (...lines: string[]) => match(...lines).matched.map(({ candidate }) => candidate.candidateId);

  it('by local id, by names and birth date, or by names and class', () => {
    expect(found('Identifiant local;Certifiable', 'l1;oui')).toEqual(['lea']);
    expect(found('Nom;Prénom;Date de naissance;Certifiable', 'DARC;LEA;14/03/2012;oui')).toEqual(['lea']);
    expect(found('Nom;Prénom;Date de naissance;Certifiable', 'Durand;Ana;01/05/2012;oui')).toEqual(['ana2']);
    expect(found('Nom;Prénom;Classe;Certifiable', 'Durand;Ana;3E-A;oui')).toEqual(['ana']);
  });

  it('says whom nobody matches, and who matches several', () => {
    const { matched, warnings, errors } = match('Nom;Prénom;Certifiable', 'Durand;Ana;oui', 'Personne;Ici;oui');
    expect([matched, codes(warnings), errors]).toEqual([[], ['2 matched-several', '3 matched-nobody'], []]);
  });

  it('refuses a local id under another name, and the same person twice', () => {
    const other = match('Nom;Prénom;Identifiant local;Certifiable', 'Durand;Ana;L1;oui');
    expect(codes(other.errors)).toEqual(['2 localId local-id-other-name']);
    const twice = match('Identifiant local;Certifiable', 'L1;oui', 'L1;non');
    expect(codes(twice.errors)).toEqual(['3 line-twice']);
  });

  it('of several sendings, the last one counts', () => {
    const sendings = ['L1;15/01/2026;4', 'L1;20/02/2026;6', 'L1;01/12/2025;2'];
    const { matched, errors } = match("Identifiant local;Date d'envoi;Nombre de compétences certifiables", ...sendings);
    expect(errors).toEqual([]);
    expect(matched).toMatchObject([{ line: 3, profile: { reached: 6, sentOn: '2026-02-20' }, isChanged: true }]);
  });

  it('the same file twice changes nothing', () => {
    const lines = ['Identifiant local;Certifiable', 'L1;oui'];
    const [first] = match(...lines).matched;
    const again = matchProfiles(read(...lines).lines, [{ ...session[0]!, profile: first!.profile }]);
    expect(again.matched[0]!.isChanged).toBe(false);
  });
});
