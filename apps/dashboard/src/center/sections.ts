import type { CenterSummary } from '@vigie/protocol';

export type SectionName = 'finalise' | 'running' | 'waiting' | 'over';

/** Sessions that ask the same of the administrator. */
export interface Section {
  readonly name: SectionName;
  readonly sessions: readonly CenterSummary[];
}

const SECTION: Record<CenterSummary['phase'], SectionName> = {
  ended: 'finalise',
  launched: 'running',
  welcome: 'running',
  prepared: 'waiting',
  unprepared: 'waiting',
  finalised: 'over',
  published: 'over',
  cancelled: 'over',
};

export const sectionOf = ({ phase }: CenterSummary): SectionName => SECTION[phase];

/** Whose test has not begun comes after those who write. */
const AFTER_ALL = Number.MAX_SAFE_INTEGER / 2;

/** What comes first within a section: the shortest time left, the nearest end, the nearest date. */
const FIRST: Record<SectionName, (session: CenterSummary) => number> = {
  finalise: ({ finalisation }) => finalisation?.until ?? 0,
  running: ({ phase, nextEndAt, plannedAt }) => (phase === 'welcome' ? AFTER_ALL : 0) + (nextEndAt ?? plannedAt),
  waiting: ({ plannedAt }) => plannedAt,
  over: ({ plannedAt }) => -plannedAt,
};
export const ORDER: readonly SectionName[] = ['finalise', 'running', 'waiting', 'over'];

/** What needs a human first: to finalise by the time left, then what runs, then what waits. Empty ones are left out. */
export function sectionsOf(sessions: readonly CenterSummary[]): Section[] {
  return ORDER.map((name) => ({ name, sessions: inOrder(name, sessions) })).filter(
    ({ sessions: its }) => its.length > 0,
  );
}

const inOrder = (name: SectionName, sessions: readonly CenterSummary[]): CenterSummary[] =>
  sessions
    .filter(({ phase }) => SECTION[phase] === name)
    .sort((a, b) => FIRST[name](a) - FIRST[name](b) || (a.number < b.number ? -1 : 1));
