import { candidateIdOf, instant, type AbandonReason, type CandidateId, type DomainEvent } from '@vigie/domain';
import type { Tile } from '@vigie/protocol';
import type { FraudFacts as FraudForm } from '@vigie/protocol';
import type { AttendanceSheet, CandidateDay } from './attendance-sheet.js';
import type { FraudFacts } from './fraud-report.js';
import type { DayOfIncidents } from './incident-report.js';
import type { By, Person } from './letterhead.js';
import { firstOf, nameOf, type Recorded, type Told } from './session-record.js';

type Type = DomainEvent['type'];
type Of<Name extends Type> = Told & { event: Extract<DomainEvent, { type: Name }> };
/** The words of a category of issue reports. */
export type CategoryWords = (code: string) => string;

export const candidatesOf = ({ tiles, people }: Recorded): AttendanceSheet['candidates'] =>
  tiles.map(({ candidateId }) => ({ ...personOf(people, candidateId), day: null }));

/** How the day went for each, from the tiles and the journal. */
export const daysOf = (record: Recorded): AttendanceSheet['candidates'] =>
  record.tiles.map((tile) => ({ ...personOf(record.people, tile.candidateId), day: dayOf(tile, record) }));

const dayOf = (tile: Tile, record: Recorded): CandidateDay => ({
  presentBy: presentBy(tile, record),
  signedAt: tile.welcome.attendance ? (last(record, 'AttendanceSigned', tile)?.at ?? null) : null,
  end: endOf(tile, record),
});

/** F2: the paper says that they were here. */
function presentBy(tile: Tile, record: Recorded): CandidateDay['presentBy'] {
  const corrected = last(record, 'PresenceCorrected', tile);
  return corrected?.event.isPresent ? byWhom(record, corrected) : null;
}

function endOf(tile: Tile, record: Recorded): CandidateDay['end'] {
  const witnessed = tile.witnessedAt === null ? undefined : last(record, 'EndScreenWitnessed', tile);
  if (witnessed) return { how: 'witnessed', at: witnessed.at, by: byWhom(record, witnessed) };
  if (tile.situation === 'absent') return { how: 'absent' };
  if (tile.situation === 'notStarted') return { how: 'notStarted', reason: reasonOf(record, tile.candidateId) };
  const closed = last(record, 'TestClosed', tile);
  if (closed) return closedHow(closed, reasonOf(record, tile.candidateId));
  if (tile.endScreenAt !== null) return { how: 'notSeen' };
  return tile.startedAt === null ? { how: 'notStarted', reason: null } : { how: 'notFinished' };
}

function closedHow({ at, event: { how } }: Of<'TestClosed'>, reason: AbandonReason | null): CandidateDay['end'] {
  if (how === 'closedWithSession') return { how: 'closed', at, reason };
  if (how === 'closedByTime') return { how, at, reason };
  return { how: how === 'abandoned' ? 'abandoned' : 'ended', at, reason };
}

/** R10, F2: the last word on why there is no end. */
const reasonOf = (record: Recorded, id: string): AbandonReason | null =>
  record.told.reduce<AbandonReason | null>(
    (before, { event }) =>
      (event.type === 'TestClosed' || event.type === 'AbortReasonGiven') && event.candidateId === id
        ? event.reason
        : before,
    null,
  );

export const incidentsOf = (record: Recorded, category: CategoryWords): DayOfIncidents => ({
  reports: reportsOf(record, category),
  abandonments: abandonmentsOf(record),
  remarks: remarksOf(record),
  corrections: correctionsOf(record),
  frauds: fraudsOf(record),
  outages: record.view.outages.map(({ startedAt, endedAt, cause, candidateIds }) => ({
    cause,
    startedAt: instant(startedAt),
    endedAt: endedAt === null ? null : instant(endedAt),
    candidates: candidateIds.map((id) => personOf(record.people, id)),
  })),
  times: timesOf(record),
});

/** Who did not come to the end, and why; who was welcomed and never started among them. */
function abandonmentsOf(record: Recorded): DayOfIncidents['abandonments'] {
  const given = new Map(all(record, 'AbortReasonGiven').map((one) => [one.event.candidateId, one]));
  const closed = all(record, 'TestClosed').map((one) => {
    const { candidateId, how } = one.event;
    const word = given.get(candidateId) ?? one;
    given.delete(candidateId);
    return { ...noted(record, word), at: one.at, how: CLOSED[how], reason: word.event.reason };
  });
  const never = [...given.values()].map((one) => ({
    ...noted(record, one),
    how: 'notStarted' as const,
    reason: one.event.reason,
  }));
  return [...closed, ...never].filter(({ how, reason }) => reason !== null || how === 'abandoned' || how === 'ended');
}
const CLOSED = {
  abandoned: 'abandoned',
  endedByInvigilator: 'ended',
  closedWithSession: 'closed',
  closedByTime: 'closedByTime',
} as const;

/** F2: what was said of the session as a whole. */
function remarksOf(record: Recorded): DayOfIncidents['remarks'] {
  const noted = all(record, 'FinalisationNoted').at(-1);
  if (!noted) return null;
  const { hasIncident, hasJoiningProblem } = noted.event;
  return { comment: noted.note, hasIncident, hasJoiningProblem, by: byWhom(record, noted) };
}

/** R8: as they stand: the last version of each, the withdrawn left out; noted when and by whom it was first written. */
function standingReports(record: Recorded): Standing[] {
  const written = new Map<CandidateId, (Standing | null)[]>();
  for (const one of record.told) {
    const { event } = one;
    if (event.type === 'IssueReported') {
      const before = written.get(event.candidateId) ?? [];
      written.set(event.candidateId, [...before, { first: one as Of<'IssueReported'>, latest: one as Written }]);
    }
    if (event.type !== 'IssueReportEdited' && event.type !== 'IssueReportWithdrawn') continue;
    const reports = written.get(event.candidateId)!;
    const { first } = reports[event.report - 1]!;
    reports[event.report - 1] = event.type === 'IssueReportEdited' ? { first, latest: one as Written } : null;
  }
  return [...written.values()]
    .flat()
    .filter((one) => one !== null)
    .sort((a, b) => a.first.at - b.first.at);
}
type Written = Of<'IssueReported'> | Of<'IssueReportEdited'>;
interface Standing {
  first: Of<'IssueReported'>;
  latest: Written;
}

const isFraud = ({ latest }: Standing): boolean => latest.event.category === 'C6';

function reportsOf(record: Recorded, category: CategoryWords): DayOfIncidents['reports'] {
  const places = placesOf(record);
  return standingReports(record)
    .filter((one) => !isFraud(one))
    .map(({ first, latest: { event, note } }) => ({
      ...noted(record, first),
      category: category(event.category),
      challenge: event.number ?? places.get(`${event.candidateId} ${event.challengeId}`) ?? null,
      description: note,
    }));
}

/** What was observed stands in the fraud report itself. */
const fraudsOf = (record: Recorded): DayOfIncidents['frauds'] =>
  standingReports(record)
    .filter(isFraud)
    .map(({ first }) => ({
      ...noted(record, first),
      reference: `${record.facts.number}-F${first.event.reference ?? ''}`,
    }));

/** The place of each challenge in its candidate's paper, from 1; a spare has the place of the one that it replaces. */
function placesOf({ told }: Recorded): Map<string, number> {
  const places = new Map<string, number>();
  for (const { event } of told) {
    if (event.type === 'TestStarted')
      event.challenges.forEach((challenge, n) => places.set(`${event.candidateId} ${challenge}`, n + 1));
    if (event.type === 'AlertValidated' && event.replacement !== null) {
      const place = places.get(`${event.candidateId} ${event.challengeId}`);
      if (place !== undefined) places.set(`${event.candidateId} ${event.replacement}`, place);
    }
  }
  return places;
}

/** R8: one of them, by its number in the session; null when there is none, or no more. */
export function fraudOf(record: Recorded, reference: number): FraudFacts | null {
  const found = standingReports(record).find((one) => isFraud(one) && one.first.event.reference === reference);
  if (!found) return null;
  const { first, latest } = found;
  const said = JSON.parse(latest.note ?? '{}') as Partial<FraudForm>;
  return {
    reference: `${record.facts.number}-F${reference}`,
    candidate: personOf(record.people, first.event.candidateId),
    time: said.time ?? null,
    challenge: latest.event.number ?? null,
    facts: said.facts ?? '',
    material: said.material ?? null,
    said: said.said ?? null,
    witnesses: said.witnesses ?? null,
    by: byWhom(record, first),
  };
}

function correctionsOf(record: Recorded): DayOfIncidents['corrections'] {
  const accepted = new Set(all(record, 'CorrectionAccepted').map(({ event }) => event.personId));
  return all(record, 'CorrectionNoted').map((one) => ({
    ...noted(record, one),
    candidates: [listedBefore(record, one)],
    corrected: personOf(record.people, one.event.personId),
    isAccepted: accepted.has(one.event.personId),
  }));
}

/** The details that the list gave when a correction was noted: it may have become the enrolment since. */
function listedBefore(record: Recorded, one: Of<'CorrectionNoted'>): Person {
  const { candidateId } = one.event;
  const before = record.told.slice(0, record.told.indexOf(one));
  const revised = before.flatMap(({ event }) =>
    (event.type === 'DetailsRevised' || event.type === 'CorrectionApplied') && event.candidateId === candidateId
      ? event.personId
      : [],
  );
  return personOf(record.people, revised.at(-1) ?? firstOf(candidateId));
}

/** One line an order: granted to all, it names them all. */
function timesOf(record: Recorded): DayOfIncidents['times'] {
  const granted = [...all(record, 'TimeGranted'), ...all(record, 'LostTimeCredited')].sort((a, b) => a.at - b.at);
  const orders = new Map<string, typeof granted>();
  for (const one of granted) {
    const order = `${one.commandId} ${one.event.type} ${one.event.ms}`;
    orders.set(order, [...(orders.get(order) ?? []), one]);
  }
  return [...orders.values()].map((together) => ({
    ...noted(record, ...together),
    ms: together[0]!.event.ms,
    reason: together[0]!.event.type === 'TimeGranted' ? (together[0]!.note ?? '') : null,
  }));
}

const all = <Name extends Type>({ told }: Recorded, type: Name): Of<Name>[] =>
  told.filter((one): one is Of<Name> => one.event.type === type);

const last = <Name extends Type>(record: Recorded, type: Name, { candidateId }: Tile): Of<Name> | undefined =>
  all(record, type).findLast(({ event }) => candidateIdOf(event) === candidateId);

const noted = (record: Recorded, ...together: [Told, ...Told[]] | Told[]) => ({
  at: together[0]!.at,
  candidates: together.map(({ event }) => personOf(record.people, candidateIdOf(event)!)),
  by: byWhom(record, together[0]!),
});

function byWhom({ people, office }: Recorded, { by }: Told): By {
  if (by === null) return null;
  const administrator = office.get(by);
  if (administrator !== undefined) return { office: administrator };
  const invigilator = people.get(by);
  return invigilator ? nameOf(invigilator) : null;
}

/** Purged at term (F3): then nothing is left of a name. */
const NOBODY: Person = { lastName: '', firstName: '', birthDate: null, className: null };
const personOf = (people: Recorded['people'], id: CandidateId | string): Person => people.get(id) ?? NOBODY;
