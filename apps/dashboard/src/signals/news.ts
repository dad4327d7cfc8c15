import type { Attention, Need } from '../room/attention';
import { t, tn } from '../wording';

const NEEDS: readonly Need[] = [
  'alert',
  'hand',
  'out',
  'resume',
  'endScreen',
  'timeUp',
  'lost',
  'ready',
  'last5',
  'last15',
];
const RINGING: ReadonlySet<Need> = new Set(['alert', 'hand', 'resume']);

export const rings = ({ need }: Attention): boolean => RINGING.has(need);

/** The same need of the same candidate, again, is another one. */
const keyOf = ({ need, candidateId, since }: Attention): string => `${need} ${candidateId} ${since}`;

/** What has come since `before`. */
export function newcomers(before: readonly Attention[], now: readonly Attention[]): Attention[] {
  const known = new Set(before.map(keyOf));
  return now.filter((one) => !known.has(keyOf(one)));
}

const sum = (all: readonly Attention[]): number => all.reduce((before, { count = 1 }) => before + count, 0);

/** « 2 nouveaux signalements, 1 poste perdu »; that nobody waits any more, when that is the news. */
export function newsInWords(before: readonly Attention[], now: readonly Attention[]): string {
  const fresh = newcomers(before, now);
  const counted = NEEDS.map((need) => ({ need, count: sum(fresh.filter((one) => one.need === need)) }));
  const parts = counted.flatMap(({ need, count }) => (count > 0 ? tn(`news.${need}`, count) : []));
  if (parts.length > 0) return parts.join(', ');
  return now.length === 0 && before.length > 0 ? t('needs.none') : '';
}
