import { matchingKey } from './name-matching.js';

interface Details {
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: string;
}

/** R2: those whom the join by details cannot tell apart: the same names as they are compared, the same birth date. */
export function homonymsOf<Id extends string>(people: Readonly<Record<Id, Details>>): ReadonlySet<Id> {
  const alike = new Map<string, Id[]>();
  for (const [id, one] of Object.entries<Details>(people) as [Id, Details][]) {
    const key = [matchingKey(one.lastName), matchingKey(one.firstName), one.birthDate].join(' ');
    alike.set(key, [...(alike.get(key) ?? []), id]);
  }
  return new Set([...alike.values()].filter(({ length }) => length > 1).flat());
}
