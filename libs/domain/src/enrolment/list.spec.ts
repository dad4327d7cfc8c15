import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../identity/calendar-date.js';
import { checkList, readList, type ListContext } from './list.js';
import type { Enrolled } from './comparison.js';

const HEADINGS = 'Nom de naissance;Prénom;Date de naissance;Classe;Identifiant local;Temps majoré;E-mail;Certifiable';
const TODAY = '2026-03-02' as CalendarDate;
const rows = (...lines: string[]) => lines.map((text, at) => ({ line: at + 1, cells: text.split(';') }));
const context = (known: Enrolled[] = []): ListContext => ({
  session: '100',
  sessions: new Map([
    ['100', known],
    ['200', []],
  ]),
  today: TODAY,
});
const check = (lines: string[], known?: Enrolled[], headings = HEADINGS) =>
  checkList(readList(rows(headings, ...lines), TODAY), context(known));
const codes = (faults: readonly { line: number | null; column: string | null; code: string }[]) =>
  faults.map(({ line, column, code }) => [line, column, code].join(' '));
const errors = (...lines: string[]) => codes(check(lines).errors);

const lea = "D'ARC;Léa;14/03/2012;3e A;L1;33 %;lea@ecole.example;oui";

describe('[B2] a list of candidates', () => {
  it('gives candidates as they are kept', () => {
    const { lines, errors: wrong, warnings } = check([lea, 'HO;Lý;2012-01-02;;;20 min;;']);
    expect([wrong, warnings]).toEqual([[], []]);
    expect(lines).toMatchObject([
      { lastName: "D'ARC", birthDate: '2012-03-14', extraTime: { kind: 'percent', value: 33 }, certifiable: true },
      { session: '100', className: null, email: null, extraTime: { kind: 'minutes', value: 20 }, isKnown: false },
    ]);
  });

  it('knows its columns in any order, case and without accents', () => {
    const { lines } = check(['14/03/2012;lea;DARC'], [], 'date de naissance (jj/mm/aaaa);PRENOM;nom_de-naissance');
    expect(lines).toMatchObject([{ lastName: 'DARC', firstName: 'lea', birthDate: '2012-03-14' }]);
  });

  it('names the columns that are missing, twice or unknown', () => {
    const { errors: wrong, warnings } = check(['a;b;c'], [], 'Prénom;prenom;Taille');
    expect(codes(wrong)).toEqual([
      '1 firstName column-twice',
      '1 lastName column-missing',
      '1 birthDate column-missing',
    ]);
    expect(codes(warnings)).toEqual(['1  column-unknown']);
  });

  it('names line and column of every cell that is wrong, all at once', () => {
    expect(errors('=1+1;Zo\ufffd;31/02/2012;;;33;x@y;peut-être', ';<b>;3/2/12;;;;;', 'A;B;01/01/2030;;;;;')).toEqual([
      '2 lastName formula',
      '2 firstName encoding',
      '2 birthDate birth-date-not-a-day',
      '2 extraTime extra-time',
      '2 email email',
      '2 certifiable certifiable',
      '3 lastName value-missing',
      '3 firstName name-characters',
      '3 birthDate birth-date-format',
      '4 birthDate birth-date-in-future',
    ]);
    expect(errors('A\u202eB;ZoÃ©;01/01/2012;;;;;', `${'N'.repeat(101)};B;01/01/2012;;;;;`)).toEqual([
      '2 lastName invisible-characters',
      '2 firstName encoding',
      '3 lastName too-long',
    ]);
  });

  it('skips empty lines and counts them', () => {
    expect(errors('', ';;', 'A;;01/01/2012')).toEqual(['4 firstName value-missing']);
    expect(errors(';;')).toEqual(['  file-empty']);
  });

  it('[R2] refuses the same person twice, and lets homonyms with their own local ids through', () => {
    expect(errors(lea, 'DARC;LEA;14/03/2012')).toEqual(['3  line-twice']);
    const { errors: wrong, warnings } = check([lea, 'DARC;LEA;14/03/2012;;L2']);
    expect([codes(wrong), codes(warnings)]).toEqual([[], ['3  homonyms']]);
    expect(errors(lea, 'DARC;Zoé;14/03/2012;;L1')).toEqual(['3 localId local-id-twice']);
  });

  it('places lines in several sessions, of the administrator alone', () => {
    const headings = `N° de session;${HEADINGS}`;
    const { lines, errors: wrong, warnings } = check([`;${lea}`, `200;${lea}`, `300;${lea}`], [], headings);
    expect(lines.map(({ session }) => session)).toEqual(['100', '200']);
    expect(codes(wrong)).toEqual(['4 session session-unknown']);
    expect(codes(warnings)).toEqual(['3 session in-two-sessions']);
  });

  it('changes nothing of whom it finds, and says what it would have changed', () => {
    const known: Enrolled[] = check([lea]).lines.map(({ line: _line, ...one }) => one);
    expect(check([lea], known)).toMatchObject({ lines: [{ isKnown: true }], errors: [], warnings: [] });
    const other = check(['D’Arc;LÉA;14/03/2012;4e B;;20 min;;'], known);
    expect(other.lines[0]!.isKnown).toBe(true);
    expect(codes(other.warnings)).toEqual([
      '2 className already-enrolled-otherwise',
      '2 extraTime already-enrolled-otherwise',
    ]);
  });

  it('[B3] warns of what is odd: an age, a digit, who is not certifiable', () => {
    expect(codes(check(['A2;B;01/01/2024;;;;;non']).warnings)).toEqual([
      '2 birthDate birth-date-unusual',
      '2 lastName name-has-digits',
      '2 certifiable not-certifiable',
    ]);
  });

  it('has 5,000 lines at most', () => {
    const many = (count: number) => Array.from({ length: count }, (_one, n) => `A${n};B;01/01/2012`);
    expect(codes(check(many(5_001)).errors)).toEqual(['  too-many-lines']);
    expect(check(many(5_000)).lines).toHaveLength(5_000);
  });
});
