import type { RosterEntry } from '@vigie/protocol';
import { language } from '../wording';

export type Roster = Readonly<Record<string, RosterEntry>>;

const collator = new Intl.Collator(language, { sensitivity: 'base', ignorePunctuation: true });
const upper = (name: string) => name.toLocaleUpperCase(language);

/** « DUPONT Léa », the order of the attendance sheet. */
export const fullName = (person: RosterEntry | undefined): string =>
  person ? `${upper(person.lastName)} ${person.firstName}` : '…';

/** Alphabetical; homonyms by birth date, then by id, so that the order is the same on every screen. */
export const byName = (roster: Roster) => (a: string, b: string) => {
  const [one, other] = [roster[a], roster[b]];
  if (!one || !other) return one ? -1 : other ? 1 : compare(a, b);
  return (
    collator.compare(one.lastName, other.lastName) ||
    collator.compare(one.firstName, other.firstName) ||
    compare(one.birthDate, other.birthDate) ||
    compare(a, b)
  );
};

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
