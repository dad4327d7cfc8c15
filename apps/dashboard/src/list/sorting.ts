import type { SessionView, Tile } from '@vigie/protocol';
import { attentionOf } from '../room/attention';
import { SITUATION_LOOK, type Tone } from '../tiles/situation-look';
import { timeLeft } from '../tiles/time-left';

export const SORTS = ['name', 'seat', 'state', 'left'] as const;
export interface Sorting {
  readonly by: (typeof SORTS)[number];
  readonly isDescending: boolean;
}
export const BY_NAME: Sorting = { by: 'name', isDescending: false };

/** The other way round when it is the column already sorted by. */
export const sortedBy = (by: Sorting['by'], now: Sorting): Sorting => ({
  by,
  isDescending: now.by === by && !now.isDescending,
});

/** As it stands in the address: `temps`, `-temps`. */
const WORDS: Record<Sorting['by'], string> = { name: 'nom', seat: 'place', state: 'etat', left: 'temps' };
export const sortingWord = ({ by, isDescending }: Sorting): string => (isDescending ? '-' : '') + WORDS[by];
export function sortingOf(word: unknown): Sorting {
  const by = SORTS.find((one) => word === WORDS[one] || word === `-${WORDS[one]}`);
  return by ? { by, isDescending: word !== WORDS[by] } : BY_NAME;
}

interface Room {
  readonly tiles: ReadonlyMap<string, Tile>;
  readonly phase: SessionView['phase'];
  readonly now: number | null;
}

/** `byName` is in the order of names; those who compare equal stay in it, and who has no seat or time comes last. */
export function sorted(byName: readonly string[], { by, isDescending }: Sorting, room: Room): string[] {
  if (by === 'name') return isDescending ? [...byName].reverse() : [...byName];
  const valueOf = (id: string) => VALUE[by](room.tiles.get(id)!, room);
  const values = new Map(byName.map((id) => [id, valueOf(id)]));
  return [...byName].sort((a, b) => compare(values.get(a)!, values.get(b)!, isDescending));
}

type Value = string | number | null;
const VALUE: Record<Exclude<Sorting['by'], 'name'>, (tile: Tile, room: Room) => Value> = {
  seat: ({ welcome, post }) => welcome.seat ?? post,
  state: stateRank,
  left: (tile, { phase, now }) => timeLeft(tile, phase, now),
};

const SITUATIONS = Object.keys(SITUATION_LOOK);
const TONES: readonly Tone[] = ['stop', 'act', 'end', 'work', 'rest', 'done'];

/** Who calls, then lost links, then by how loud the state is, then in the order of the day. */
function stateRank(tile: Tile): number {
  const calls = tile.alert ? 0 : tile.handSince === null ? null : 1;
  const rank =
    calls ?? (attentionOf(tile)?.need === 'lost' ? 2 : 3 + TONES.indexOf(SITUATION_LOOK[tile.situation].tone));
  return rank * SITUATIONS.length + SITUATIONS.indexOf(tile.situation);
}

/** Place 2 before place 10. */
const places = new Intl.Collator('fr', { numeric: true });

function compare(a: Value, b: Value, isDescending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : places.compare(String(a), String(b));
  return isDescending ? -order : order;
}
