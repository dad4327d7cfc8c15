import { describe, expect, it } from 'vitest';
import { attendanceSheet } from './attendance-sheet.js';
import { candidateNotice } from './candidate-notice.js';
import { datesIn } from './dates.js';
import { fraudReport } from './fraud-report.js';
import { incidentReport } from './incident-report.js';
import { invigilatorKit } from './invigilator-kit.js';
import { at, blankSheet, FILLED_FRAUD, FILLED_INCIDENTS, filledSheet, PRINTING, SESSION } from './testing/sample.js';

const CODE = 'KBDR47';
const blankIncidents = incidentReport({ session: SESSION, day: null }, PRINTING);
const ALL = [
  attendanceSheet(blankSheet(24), PRINTING),
  attendanceSheet(filledSheet(24), PRINTING),
  blankIncidents,
  incidentReport(FILLED_INCIDENTS, PRINTING),
  fraudReport({ session: SESSION, fraud: null }, PRINTING),
  fraudReport(FILLED_FRAUD, PRINTING),
  candidateNotice({ session: SESSION }, PRINTING),
];

describe('[B6] every document', () => {
  it('says its session, and when it was printed; French times are « 9 h 30 »', () => {
    for (const { head } of ALL) {
      expect(head.facts.map(({ value }) => value)).toEqual(
        expect.arrayContaining([
          '421735',
          'jeudi 26 novembre 2026',
          '9\u00a0h\u00a030',
          'Nadia BERNARD, Paul ROUSSEAU',
        ]),
      );
      expect(head.printed).toBe('Édité le 26/11/2026 à 12\u00a0h\u00a000');
    }
  });

  it('keeps every placeholder but the page numbers filled in', () => {
    for (const { head, body } of ALL) {
      expect(JSON.stringify(body)).not.toMatch(/\{\w+\}/);
      expect(JSON.stringify({ ...head, page: '' })).not.toMatch(/\{\w+\}/);
    }
  });

  it('is in English when asked', () => {
    const { head } = candidateNotice({ session: SESSION }, { ...PRINTING, language: 'en' });
    expect(head).toMatchObject({ language: 'en', title: 'Notice for the pupil' });
    expect(head.facts[2]).toEqual({ label: 'Time', value: '09:30' });
  });

  it('[T8] is dated in the time zone of the session', () => {
    expect(datesIn('fr', 'Indian/Reunion').time(at(0))).toBe('12\u00a0h\u00a030');
  });
});

describe('[B6] the attendance sheet', () => {
  it.each([
    [0, 1],
    [1, 1],
    [20, 1],
    [21, 2],
    [60, 3],
  ])('has 20 lines a page: %i candidates, %i pages', (candidates, pages) => {
    const { body } = attendanceSheet(blankSheet(candidates), PRINTING);
    expect(body.pages).toHaveLength(pages);
    expect(body.pages.flat()).toHaveLength(candidates || 20);
    expect(Math.max(...body.pages.map(({ length }) => length))).toBeLessThanOrEqual(20);
  });

  it('is in alphabetical order, accents aside, numbered through the pages', () => {
    const { body } = attendanceSheet(blankSheet(24), PRINTING);
    const lines = body.pages.flat();
    expect(lines.map(({ number }) => number)).toEqual(lines.map((_line, n) => String(n + 1)));
    const names = lines.map(({ lastName }) => lastName);
    expect(names.indexOf('ĐẶNG')).toBeLessThan(names.indexOf('ECH-CHAÏB'));
    expect(names.indexOf('IŞIK')).toBeLessThan(names.indexOf('KOWALSKI'));
  });

  it('blank, leaves the signature and the end screen to the room', () => {
    for (const line of attendanceSheet(blankSheet(24), PRINTING).body.pages.flat())
      expect(line).toMatchObject({ signed: '', end: '', isTicked: false, isAbsent: false });
  });

  it('filled, ticks what was witnessed, with time and name, and says the others', () => {
    const { body } = attendanceSheet(filledSheet(6), PRINTING);
    const [yasmine, mohamed, maximilien, maria, anh, ech] = body.pages[0]!;
    expect(yasmine).toMatchObject({ isTicked: true, end: '11\u00a0h\u00a006\nNadia BERNARD' });
    expect(mohamed).toMatchObject({ isTicked: true, end: '11\u00a0h\u00a011\nPaul ROUSSEAU' });
    expect(maximilien).toMatchObject({ isTicked: false, isAbsent: true, signed: 'Absent', end: '' });
    expect(maria).toMatchObject({ isTicked: false, end: 'Non constaté' });
    expect(anh).toMatchObject({ isTicked: false, end: 'Abandon à 10\u00a0h\u00a034\nproblème technique' });
    expect(ech!.end).toContain('Arrêté à 10\u00a0h\u00a040');
    expect(body.summary).toBe(
      'Inscrits\u00a0: 6 · Émargés\u00a0: 5 · Absents\u00a0: 1 · Écrans de fin vus\u00a0: 2 · Abandons\u00a0: 1',
    );
  });
});

describe('[B6] the incident report', () => {
  it('has the same sections blank and filled', () => {
    const filled = incidentReport(FILLED_INCIDENTS, PRINTING).body.sections;
    expect(filled.map(({ title }) => title)).toEqual(blankIncidents.body.sections.map(({ title }) => title));
    for (const { rows, blanks } of blankIncidents.body.sections) {
      expect(rows).toEqual([]);
      expect(blanks).toBeGreaterThan(0);
    }
    for (const { rows, blanks, columns } of filled) {
      expect(blanks).toBe(0);
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  });

  it('says identities, outages and time granted in words', () => {
    const rows = incidentReport(FILLED_INCIDENTS, PRINTING).body.sections.flatMap((section) => section.rows);
    const [, , , correction, fraud, outage, credited, granted] = rows;
    expect(correction).toEqual([
      '9\u00a0h\u00a016',
      'IŞIK Çağla, né(e) le 08/08/2012',
      'IŞIK-DURAND Çağla, né(e) le 08/08/2011',
      'acceptée',
      'Nadia BERNARD',
    ]);
    expect(fraud).toContain('421735-F1');
    expect(outage!.slice(0, 3)).toEqual(['10\u00a0h\u00a003', '10\u00a0h\u00a007', 'réseau de la salle']);
    expect(credited!.slice(2, 4)).toEqual(['+ 4 min', 'temps perdu rendu']);
    expect(granted!.slice(2, 4)).toEqual(['+ 10 min', 'Poste changé en cours de test']);
  });
});

describe('[B6] the secrets', () => {
  it('are three in the kit; the password, of which only a hash is kept, is left to be written', () => {
    const { body } = invigilatorKit({ session: SESSION, accessCode: CODE }, PRINTING);
    expect(body.secrets.map(({ value }) => value)).toEqual(['421735', CODE, '']);
    expect(body.secrets[2]!.hint).toContain('Remis par l’administrateur');
  });

  it('are in no other document', () => {
    for (const document of ALL) expect(JSON.stringify(document)).not.toMatch(/accessCode|KBDR47/);
  });
});
