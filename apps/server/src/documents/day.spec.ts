import type { CandidateId, DomainEvent, NoteId, PersonId } from '@vigie/domain';
import { expect, it } from 'vitest';
import { incidentsOf } from './day.js';
import type { Recorded, Told } from './session-record.js';
import { at, SESSION } from './testing/sample.js';

const ANA = 'ana' as CandidateId;
const BOB = 'bob' as CandidateId;
const NADIA = 'nadia' as PersonId;
const noteId = 'note' as NoteId;
const person = (lastName: string, firstName: string) => ({ lastName, firstName, birthDate: null, className: null });
const told = (minute: number, event: DomainEvent, note: string | null = null): Told => ({
  at: at(minute),
  by: NADIA,
  commandId: null,
  event,
  note,
});
const reported = (candidateId: CandidateId, category: 'C7' | 'C6' | 'E1', more: object = {}): DomainEvent =>
  ({ type: 'IssueReported', candidateId, category, challengeId: null, number: null, noteId, ...more }) as DomainEvent;

const record = (...events: Told[]) =>
  ({
    facts: SESSION,
    view: { outages: [] },
    tiles: [],
    people: new Map<string, object>([
      [ANA, person('MARTIN', 'Ana')],
      [BOB, person('PETIT', 'Bob')],
      [NADIA, person('BERNARD', 'Nadia')],
    ]),
    office: new Map(),
    told: events,
  }) as unknown as Recorded;
const incidents = (...events: Told[]) => incidentsOf(record(...events), (code) => code);

it('[R8] the incident report has the last version of each report, under when and by whom it was first written', () => {
  const { reports } = incidents(
    told(1, reported(ANA, 'C7'), 'Souris en panne.'),
    told(2, reported(BOB, 'E1', { number: 7 }), 'Image grise.'),
    told(9, { ...reported(ANA, 'C7'), type: 'IssueReportEdited', report: 1 } as DomainEvent, 'Souris remplacée.'),
  );
  expect(reports).toMatchObject([
    { at: at(1), by: 'Nadia BERNARD', category: 'C7', challenge: null, description: 'Souris remplacée.' },
    { at: at(2), category: 'E1', challenge: 7, description: 'Image grise.' },
  ]);
});

it('[R8] what was withdrawn is left out; the numbers of the others stay theirs', () => {
  const { reports } = incidents(
    told(1, reported(ANA, 'C7'), 'un'),
    told(2, reported(ANA, 'C7'), 'deux'),
    told(3, { type: 'IssueReportWithdrawn', candidateId: ANA, report: 1, noteId }, 'par erreur'),
    told(4, { ...reported(ANA, 'C7'), type: 'IssueReportEdited', report: 2 } as DomainEvent, 'deux, revu'),
  );
  expect(reports.map(({ description }) => description)).toEqual(['deux, revu']);
});

it('[R8] a fraud is named by its reference alone: the facts stand in the fraud report', () => {
  const day = incidents(told(1, reported(ANA, 'C6', { reference: 1 }), '{"facts":"un téléphone"}'));
  expect(day.reports).toEqual([]);
  expect(day.frauds).toMatchObject([{ reference: `${SESSION.number}-F1`, by: 'Nadia BERNARD' }]);
  expect(JSON.stringify(day)).not.toContain('téléphone');
});
