import type { AbandonReason, Instant, LossCause } from '@vigie/domain';
import type { DocumentKey, DocumentWords } from '@vigie/wording';
import {
  byWords,
  deskFor,
  type By,
  fullName,
  type Desk,
  type Inputs,
  type Person,
  type Printing,
  type SessionFacts,
} from './letterhead.js';

interface Noted {
  readonly at: Instant;
  readonly candidates: readonly Person[];
  /** The invigilator who noted it (R0). */
  readonly by: By;
}

/** B6: all that the incident report of a session says. */
export interface DayOfIncidents {
  readonly reports: readonly (Noted & { category: string; challenge: number | null; description: string | null })[];
  readonly abandonments: readonly (Noted & {
    how: 'abandoned' | 'ended' | 'closed' | 'closedByTime' | 'notStarted';
    reason: AbandonReason | null;
  })[];
  readonly corrections: readonly (Noted & { corrected: Person; isAccepted: boolean })[];
  readonly frauds: readonly (Noted & { reference: string })[];
  readonly outages: readonly {
    readonly startedAt: Instant;
    readonly endedAt: Instant | null;
    readonly cause: LossCause;
    readonly candidates: readonly Person[];
  }[];
  /** `reason`: null where lost time was given back (T6). */
  /** F2: of the session as a whole. */
  readonly remarks: {
    readonly comment: string | null;
    readonly hasIncident: boolean;
    readonly hasJoiningProblem: boolean;
    readonly by: By;
  } | null;
  readonly times: readonly (Noted & { ms: number; reason: string | null })[];
}

export interface IncidentReport {
  readonly session: SessionFacts;
  /** Null: blank, to be filled in by hand. */
  readonly day: DayOfIncidents | null;
}

interface Section {
  title: string;
  note: string;
  columns: { label: string; width: number }[];
  rows: string[][];
  /** Empty lines to write on. */
  blanks: number;
}

export interface IncidentBody {
  sections: Section[];
  none: string;
  comment: string;
  remarks: string[];
  commentLines: number;
  signatures: string;
  invigilators: string;
  madeAt: string;
  madeOn: string;
}

type Column = [label: DocumentKey, width: number];
type SectionName = Exclude<keyof DayOfIncidents, 'remarks'>;
const SECTIONS: { name: SectionName; columns: Column[]; blanks: number }[] = [
  {
    name: 'reports',
    columns: [
      ['incident.time', 1.3],
      ['incident.candidate', 3.6],
      ['incident.challenge', 1.3],
      ['incident.category', 2.8],
      ['incident.description', 5],
      ['incident.by', 2.2],
    ],
    blanks: 6,
  },
  {
    name: 'abandonments',
    columns: [
      ['incident.time', 1.3],
      ['incident.candidate', 4.5],
      ['incident.reason', 5.5],
      ['incident.by', 2.7],
    ],
    blanks: 3,
  },
  {
    name: 'corrections',
    columns: [
      ['incident.time', 1.3],
      ['incident.listed', 4],
      ['incident.corrected', 4],
      ['incident.state', 2],
      ['incident.by', 2.7],
    ],
    blanks: 3,
  },
  {
    name: 'frauds',
    columns: [
      ['incident.time', 1.3],
      ['incident.candidate', 4.5],
      ['incident.reference', 4],
      ['incident.by', 2.7],
    ],
    blanks: 2,
  },
  {
    name: 'outages',
    columns: [
      ['incident.from', 1.4],
      ['incident.to', 1.4],
      ['incident.cause', 3],
      ['incident.concerned', 8.5],
    ],
    blanks: 3,
  },
  {
    name: 'times',
    columns: [
      ['incident.time', 1.3],
      ['incident.candidate', 5],
      ['incident.granted', 1.8],
      ['incident.reason', 4],
      ['incident.by', 2.5],
    ],
    blanks: 3,
  },
];

export function incidentReport({ session, day }: IncidentReport, printing: Printing): Inputs<IncidentBody> {
  const desk = deskFor(session, printing);
  const { words, head } = desk;
  const sections = SECTIONS.map(({ name, columns, blanks }) => ({
    title: words(`incident.${name}`),
    note: name === 'frauds' ? words('incident.fraudsNote') : '',
    columns: columns.map(([label, width]) => ({ label: words(label), width })),
    rows: day ? rowsOf(name, day, desk) : [],
    blanks: day ? 0 : blanks,
  }));
  return {
    template: 'incident-report.typ',
    head: head('incident.title', day ? 'incident.filledHint' : 'incident.hint'),
    body: {
      sections,
      none: words('sheet.none'),
      comment: words('incident.comment'),
      remarks: day?.remarks ? remarksOf(day.remarks, desk) : [],
      commentLines: day ? 4 : 16,
      signatures: words('sheet.signatures'),
      invigilators: session.invigilators.join(', '),
      madeAt: words('sheet.madeAt'),
      madeOn: words('sheet.madeOn'),
    },
  };
}

function remarksOf(
  { comment, hasIncident, hasJoiningProblem, by }: NonNullable<DayOfIncidents['remarks']>,
  { words }: Desk,
) {
  const said = [
    hasIncident && words('incident.hasIncident'),
    hasJoiningProblem && words('incident.hasJoiningProblem'),
    comment,
  ].filter((one) => typeof one === 'string');
  return said.length > 0 ? [...said, byWords(by, words)] : [];
}

function rowsOf(name: SectionName, day: DayOfIncidents, { words, dates }: Desk): string[][] {
  const time = ({ at }: Noted) => dates.time(at);
  const who = ({ candidates }: { candidates: readonly Person[] }) => candidates.map(fullName).join(', ');
  const by = (one: Noted) => byWords(one.by, words);
  const identity = (one: Person) =>
    [fullName(one), one.birthDate && words('incident.born', { date: dates.birth(one.birthDate) })]
      .filter(Boolean)
      .join(', ');
  switch (name) {
    case 'reports':
      return day.reports.map((one) => [
        time(one),
        who(one),
        one.challenge === null ? '' : String(one.challenge),
        one.category,
        one.description ?? '',
        by(one),
      ]);
    case 'abandonments':
      return day.abandonments.map((one) => {
        const reason = words(`reason.${one.reason ?? 'none'}`);
        return [time(one), who(one), one.how === 'abandoned' ? reason : words(STOPPED[one.how], { reason }), by(one)];
      });
    case 'corrections':
      return day.corrections.map((one) => [
        time(one),
        one.candidates.map(identity).join(', '),
        identity(one.corrected),
        words(one.isAccepted ? 'incident.accepted' : 'incident.noted'),
        by(one),
      ]);
    case 'frauds':
      return day.frauds.map((one) => [time(one), who(one), one.reference, by(one)]);
    case 'outages':
      return day.outages.map((one) => [
        dates.time(one.startedAt),
        one.endedAt === null ? words('incident.lasting') : dates.time(one.endedAt),
        words(`incident.${one.cause}`),
        who(one),
      ]);
    case 'times':
      return day.times.map((one) => [
        time(one),
        who(one),
        lengthOf(one.ms, words),
        one.reason ?? words('incident.credited'),
        by(one),
      ]);
  }
}

const STOPPED = {
  ended: 'incident.stopped',
  closed: 'incident.closed',
  closedByTime: 'incident.closedByTime',
  notStarted: 'incident.notStarted',
} as const;

function lengthOf(ms: number, words: DocumentWords): string {
  const total = Math.round(Math.abs(ms) / 1_000);
  const [count, seconds] = [Math.floor(total / 60), total % 60];
  if (ms < 0) return words('incident.takenMinutes', { count });
  return seconds === 0
    ? words('incident.grantedMinutes', { count })
    : words('incident.grantedExactly', { count, seconds });
}
