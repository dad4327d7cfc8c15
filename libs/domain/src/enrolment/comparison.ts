import { matchingKey } from '../identity/name-matching.js';
import type { Column } from './columns.js';
import type { Fault } from './fault.js';
import type { Listed, ListedLine } from './line.js';

/** Somebody who is enrolled already. */
export type Enrolled = Listed;

export interface CheckedLine extends ListedLine {
  readonly session: string;
  /** Enrolled already: the line changes nothing. */
  readonly isKnown: boolean;
}
type Placed = ListedLine & { readonly session: string };

/** R2: those whom the join by details cannot tell apart. */
const keyOf = ({ lastName, firstName, birthDate }: Listed): string =>
  [matchingKey(lastName), matchingKey(firstName), birthDate].join(' ');

/** Alike, and yet two people: both have a local id, and not the same. */
const areTwo = (one: Listed, other: Listed): boolean =>
  one.localId !== null && other.localId !== null && one.localId !== other.localId;

const warn = (line: number, column: Column | null, code: Fault['code'], params: Fault['params'] = {}): Fault => ({
  line,
  column,
  code,
  params,
});

/** Each line beside those before it, and beside whom its session holds. */
export function compareAll(lines: readonly Placed[], sessions: ReadonlyMap<string, readonly Enrolled[]>) {
  const enrolled = new Map([...sessions].map(([number, people]) => [number, byKey(people)]));
  const seen = { people: new Map<string, Placed[]>(), localIds: new Map<string, Placed>() };
  const errors: Fault[] = [];
  const warnings: Fault[] = [];
  const checked = lines.map((one): CheckedLine => {
    const key = keyOf(one);
    const alike = seen.people.get(key) ?? [];
    const faults = besideEarlier(one, key, alike, seen.localIds);
    errors.push(...faults.errors);
    seen.people.set(key, [...alike, one]);
    const listed = enrolled.get(one.session)?.get(key) ?? [];
    const known = listed.find((other) => !areTwo(one, other));
    warnings.push(...faults.warnings, ...besideEnrolled(one, known, listed.length));
    return { ...one, isKnown: known !== undefined };
  });
  return { lines: checked, errors, warnings };
}

function byKey(people: readonly Enrolled[]): Map<string, Enrolled[]> {
  const map = new Map<string, Enrolled[]>();
  for (const one of people) map.set(keyOf(one), [...(map.get(keyOf(one)) ?? []), one]);
  return map;
}

function besideEarlier(one: Placed, key: string, alike: readonly Placed[], localIds: Map<string, Placed>) {
  const { line, session, localId } = one;
  const errors: Fault[] = [];
  const here = alike.filter((other) => other.session === session);
  const twin = here.find((other) => !areTwo(one, other));
  if (twin) errors.push(warn(line, null, 'line-twice', { other: twin.line }));
  const holder = localId === null ? undefined : localIds.get(`${session} ${localId}`);
  if (localId !== null && !holder) localIds.set(`${session} ${localId}`, one);
  if (holder && keyOf(holder) !== key) errors.push(warn(line, 'localId', 'local-id-twice', { other: holder.line }));
  const warnings: Fault[] = [];
  if (here.length > 0 && !twin) warnings.push(warn(line, null, 'homonyms', { other: here[0]!.line }));
  const away = alike.find((other) => other.session !== session && !areTwo(one, other));
  if (away) warnings.push(warn(line, 'session', 'in-two-sessions', { other: away.line, session: away.session }));
  return { errors, warnings };
}

const COMPARED = ['className', 'localId', 'extraTime', 'email', 'certifiable'] as const;

const says = (value: Listed[(typeof COMPARED)[number]]): boolean =>
  value !== null && !(typeof value === 'object' && value.kind === 'none');

/** What an enrolled candidate's line says otherwise changes nothing: it is said, and left to the administrator. */
function besideEnrolled(one: Placed, known: Enrolled | undefined, alike: number): Fault[] {
  if (!known) return alike > 0 ? [warn(one.line, null, 'homonyms', { other: '—' })] : [];
  const other = COMPARED.filter(
    (field) => says(one[field]) && JSON.stringify(one[field]) !== JSON.stringify(known[field]),
  );
  return other.map((column) => warn(one.line, column, 'already-enrolled-otherwise'));
}
