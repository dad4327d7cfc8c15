import { instant, minutes, type Instant } from '@vigie/domain';
import type { AttendanceSheet, CandidateDay } from '../attendance-sheet.js';
import type { FraudReport } from '../fraud-report.js';
import type { IncidentReport } from '../incident-report.js';
import type { Person, Printing, SessionFacts } from '../letterhead.js';

/** 26 November 2026, 9:30 in Paris. */
export const NINE_THIRTY = instant(Date.UTC(2026, 10, 26, 8, 30));
export const at = (minute: number): Instant => instant(NINE_THIRTY + minutes(minute));
export const PRINTING: Printing = { language: 'fr', at: at(150) };

export const SESSION: SessionFacts = {
  center: 'Collège Jules-Ferry',
  number: '421735',
  room: 'Salle informatique 2',
  address: '4 rue des Écoles, 69003 Lyon',
  plannedAt: NINE_THIRTY,
  timeZone: 'Europe/Paris',
  durationMinutes: 105,
  invigilators: ['Nadia BERNARD', 'Paul ROUSSEAU'],
};

/** Long, compound, Vietnamese, Turkish, Polish, Arabic and Cyrillic. */
const NAMES: [string, string, string][] = [
  ['ABDELMOUMEN', 'Yasmine', '3e A'],
  ['BEN YOUSSEF-LEFEBVRE', 'Mohamed-Amine', '3e A'],
  ["D'ARCY DE LA ROCHEFOUCAULD-MONTMORENCY", 'Maximilien-Alexandre-Emmanuel', '3e A'],
  ['ĐẶNG', 'Thị Ngọc Ánh', '3e A'],
  ['DA SILVA FERREIRA DOS SANTOS', 'Maria Eduarda', '3e A'],
  ['ECH-CHAÏB', "N'Deye", '3e B'],
  ['GARCÍA MÁRQUEZ', 'Iñaki', '3e B'],
  ['IŞIK', 'Çağla', '3e B'],
  ['KOWALSKI', 'Łukasz', '3e B'],
  ['MARTIN', 'Lœtitia', '3e C'],
  ['RAKOTOMALALA ANDRIANTSITOHAINA', 'Fanjatiana', '3e C'],
  ['SØRENSEN', 'Ægir', 'INE 0612345678A'],
  ['Иванова', 'Екатерина Сергеевна', 'UPE2A'],
  ['العبد الله', 'محمد أمين', 'UPE2A'],
];

export const people = (count: number): Person[] =>
  Array.from({ length: count }, (_one, n) => {
    const [lastName, firstName, className] = NAMES[n % NAMES.length]!;
    const again = n < NAMES.length ? '' : ` ${Math.floor(n / NAMES.length) + 1}`;
    const birthDate = `2012-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`;
    return { lastName: lastName + again, firstName, birthDate, className };
  });

export const blankSheet = (count: number): AttendanceSheet => ({
  session: SESSION,
  candidates: people(count).map((one) => ({ ...one, day: null })),
  isFilled: false,
});

const ENDS: CandidateDay['end'][] = [
  { how: 'witnessed', at: at(96), by: 'Nadia BERNARD' },
  { how: 'witnessed', at: at(101), by: 'Paul ROUSSEAU' },
  { how: 'absent' },
  { how: 'abandoned', at: at(64), reason: 'technicalProblem' },
  { how: 'notSeen' },
  { how: 'ended', at: at(70), reason: 'lackOfTime' },
];

export const filledSheet = (count: number): AttendanceSheet => ({
  session: SESSION,
  candidates: people(count).map((one, n) => {
    const end = ENDS[n % 8] ?? ENDS[0]!;
    return { ...one, day: { signedAt: end.how === 'absent' ? null : at(-22 + (n % 20)), end } };
  }),
  isFilled: true,
});

const [yasmine, mohamed, maximilien, anh, , , inaki, cagla] = people(8) as Person[] as [
  Person,
  Person,
  Person,
  Person,
  Person,
  Person,
  Person,
  Person,
];
const by = 'Nadia BERNARD';

export const FILLED_INCIDENTS: IncidentReport = {
  session: SESSION,
  day: {
    remarks: {
      comment: 'La salle voisine a été bruyante de 10 h 20 à 10 h 35.',
      hasIncident: true,
      hasJoiningProblem: false,
      by: { office: 'Hélène MOREAU' },
    },
    reports: [
      {
        at: at(24),
        candidates: [anh],
        category: 'Image',
        challenge: 7,
        description: 'L’image ne s’affiche pas, même après avoir rechargé l’épreuve.',
        by,
      },
      {
        at: at(51),
        candidates: [inaki],
        category: 'Incident technique',
        challenge: null,
        description: 'Souris en panne, remplacée en deux minutes. Le candidat a pu continuer.',
        by: 'Paul ROUSSEAU',
      },
    ],
    abandonments: [{ at: at(64), candidates: [mohamed], how: 'abandoned', reason: 'technicalProblem', by }],
    corrections: [
      {
        at: at(-14),
        candidates: [cagla],
        corrected: { ...cagla, lastName: 'IŞIK-DURAND', birthDate: '2011-08-08' },
        isAccepted: true,
        by,
      },
    ],
    frauds: [{ at: at(58), candidates: [yasmine], reference: '421735-F1', by }],
    outages: [
      {
        startedAt: at(33),
        endedAt: at(37),
        cause: 'network',
        candidates: [yasmine, anh, inaki, maximilien],
      },
    ],
    times: [
      { at: at(39), candidates: [yasmine, anh, inaki, maximilien], ms: minutes(4), reason: null, by },
      {
        at: at(80),
        candidates: [cagla],
        ms: minutes(10),
        reason: 'Poste changé en cours de test',
        by: 'Paul ROUSSEAU',
      },
    ],
  },
};

export const FILLED_FRAUD: FraudReport = {
  session: SESSION,
  fraud: {
    reference: '421735-F1',
    candidate: yasmine,
    time: '10:28',
    challenge: 14,
    facts:
      'Téléphone posé sur les genoux, écran allumé sur une conversation. Retiré à ma demande, éteint et posé sur le bureau.\nLa candidate a poursuivi son test.',
    material: 'Un téléphone, rendu à la fin de la session.',
    said: '« Je regardais l’heure. » (la candidate)',
    witnesses: 'Paul ROUSSEAU, surveillant',
    by,
  },
};
