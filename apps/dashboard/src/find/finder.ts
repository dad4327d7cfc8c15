import { matchingKey } from '@vigie/domain';
import type { RosterEntry, Tile } from '@vigie/protocol';

export interface Findable {
  readonly tile: Tile;
  readonly person: RosterEntry | undefined;
}

/** Who is meant by a text: words of the name in any order (R2's comparison), the start of a class or of a seat. */
export function findersOf(text: string, all: readonly Findable[]): (one: Findable) => boolean {
  const words = text.split(/\s+/).map(matchingKey).filter(Boolean);
  const whole = matchingKey(text);
  // « 3e A » is a class, rather than anybody of a 3e whose name has an A.
  if (words.length > 1 && all.some((one) => isPlace(one, whole))) return (one) => isPlace(one, whole);
  return (one) => words.every((word) => isNamed(one, word) || isPlace(one, word));
}

const isNamed = ({ person }: Findable, word: string): boolean =>
  person !== undefined && [person.lastName, person.firstName].some((name) => matchingKey(name).includes(word));

const isPlace = ({ tile, person }: Findable, start: string): boolean =>
  [tile.welcome.seat, person?.className].some((place) => place && matchingKey(place).startsWith(start));
