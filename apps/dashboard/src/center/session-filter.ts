import { matchingKey } from '@vigie/domain';
import type { CenterSummary } from '@vigie/protocol';
import type { SectionName } from './sections';
import { sectionOf } from './sections';

/** What the list is narrowed to; it stands in the address, so that it can be kept and sent. */
export interface SessionFilter {
  readonly text: string;
  readonly section: SectionName | '';
  /** `YYYY-MM-DD`, in each session's own time zone. */
  readonly day: string;
  readonly room: string;
  readonly invigilator: string;
}
export const NO_FILTER: SessionFilter = { text: '', section: '', day: '', room: '', invigilator: '' };

const NAMES = { q: 'text', phase: 'section', jour: 'day', salle: 'room', surveillant: 'invigilator' } as const;
type Query = Record<string, unknown>;

export function filterOf(query: Query): SessionFilter {
  const read = Object.entries(NAMES).map(([name, field]) => [field, String(query[name] ?? '')]);
  return { ...NO_FILTER, ...(Object.fromEntries(read) as Partial<SessionFilter>) };
}

export function queryOf(filter: SessionFilter): Record<string, string> {
  const said = Object.entries(NAMES).map(([name, field]) => [name, filter[field].trim()] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== ''));
}

export const isFiltered = (filter: SessionFilter): boolean => Object.keys(queryOf(filter)).length > 0;

/** Without case and accents (R2's comparison): every word, in the number, the room, the centre or a name. */
export function sessionsFor(filter: SessionFilter, sessions: readonly CenterSummary[]): CenterSummary[] {
  const words = filter.text.split(/\s+/).map(matchingKey).filter(Boolean);
  return sessions.filter(
    (one) =>
      (filter.section === '' || sectionOf(one) === filter.section) &&
      (filter.day === '' || dayOf(one) === filter.day) &&
      (filter.room === '' || one.room === filter.room) &&
      (filter.invigilator === '' || one.invigilators.includes(filter.invigilator)) &&
      words.every((word) => placesOf(one).some((place) => place.includes(word))),
  );
}

const placesOf = ({ number, room, center, invigilators }: CenterSummary): string[] =>
  [number, room, center, ...invigilators].map(matchingKey);

const days = new Map<string, Intl.DateTimeFormat>();
function dayOf({ plannedAt, timeZone }: CenterSummary): string {
  const known = days.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  days.set(timeZone, known);
  return known.format(plannedAt);
}

/** What may be chosen, in order. */
export const choicesOf = (sessions: readonly CenterSummary[]) => ({
  rooms: distinct(sessions.map(({ room }) => room)),
  invigilators: distinct(sessions.flatMap(({ invigilators }) => invigilators)),
});

const distinct = (names: readonly string[]): string[] =>
  [...new Set(names)].sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
