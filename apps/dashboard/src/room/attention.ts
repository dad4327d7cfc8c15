import type { Tile } from '@vigie/protocol';

export type Need = 'alert' | 'hand' | 'resume' | 'endScreen' | 'timeUp' | 'lost' | 'ready' | 'out' | 'last15' | 'last5';

/** Somebody who needs a human, and since when. A call never hides what the test asks for, nor the other way round. */
export interface Attention {
  readonly candidateId: string;
  readonly need: Need;
  readonly since: number;
  /** Somebody said « J’arrive ». */
  readonly isComing?: boolean;
  /** How many candidates it is about, when not this one alone. */
  readonly count?: number;
}

const OVER: ReadonlySet<Tile['situation']> = new Set([
  'witnessed',
  'signedOut',
  'abandoned',
  'endedByInvigilator',
  'closedAutomatically',
  'closedWithSession',
  'absent',
  'notStarted',
]);

/** Nothing more is expected of this candidate's PC. */
export const isOver = ({ situation }: Tile): boolean => OVER.has(situation);

/** What the test itself asks for: the most pressing. */
export function attentionOf(tile: Tile): Attention | null {
  const { candidateId, situation, link } = tile;
  if (tile.request) return { candidateId, need: 'resume', since: tile.request.since };
  if (isOver(tile)) return null;
  if (situation === 'endScreen') return { candidateId, need: 'endScreen', since: tile.endScreenAt ?? 0 };
  if (situation === 'timeUp') return { candidateId, need: 'timeUp', since: tile.deadlineAt ?? 0 };
  if (link && !link.on) return { candidateId, need: 'lost', since: link.since };
  return situation === 'ready' ? { candidateId, need: 'ready', since: tile.joinedAt ?? 0 } : null;
}

/** R7: who calls. An open alert is told whatever else is true of the candidate. */
function callOf({ candidateId, alert, handSince, callAcknowledgedAt }: Tile): Attention | null {
  const isComing = callAcknowledgedAt !== null;
  if (alert) return { candidateId, need: 'alert', since: alert.since, isComing };
  return handSince === null ? null : { candidateId, need: 'hand', since: handSince, isComing };
}

const OUT_TOO_LONG_MS = 10 * 60_000;

/** R13: who has been out of the room for long. */
function outOf(tile: Tile, now: number): Attention | null {
  const { candidateId, outSince } = tile;
  const isLong = outSince !== null && now - outSince > OUT_TOO_LONG_MS;
  return isLong && !isOver(tile) ? { candidateId, need: 'out', since: outSince } : null;
}

/** So long a warning is news; its mark stays on the tile. */
const NEWS_MS = 2 * 60_000;

/** T3: whose time is nearly up, just told. */
function nearEndOf({ candidateId, warned }: Tile, now: number): Attention | null {
  const isNews = warned !== undefined && warned.at !== null && now - warned.at < NEWS_MS;
  return isNews ? { candidateId, need: warned.minutes === 15 ? 'last15' : 'last5', since: warned.at! } : null;
}

/** A whole room is told at once: one entry for all. */
export function warnedTogether(needs: readonly Attention[]): Attention[] {
  const first = new Map<string, Attention & { count: number }>();
  const rest: Attention[] = [];
  for (const one of needs) {
    if (one.need !== 'last15' && one.need !== 'last5') rest.push(one);
    else first.set(one.need, { ...(first.get(one.need) ?? one), count: (first.get(one.need)?.count ?? 0) + 1 });
  }
  return [...rest, ...first.values()];
}

const RANK: Partial<Record<Need, number>> = { alert: 0, hand: 1, last15: 3, last5: 3 };
const rankOf = ({ need }: Attention): number => RANK[need] ?? 2;

/** Whom to see after `current`; the first again after the last. */
export function nextInNeed(needs: readonly Attention[], current: string | null): string | null {
  const ids = [...new Set(needs.map(({ candidateId }) => candidateId))];
  return ids[current === null ? 0 : ids.indexOf(current) + 1] ?? ids[0] ?? null;
}

/** Alerts, then hands, then the rest; of each the reader's own rows first (R0), then the oldest. Nobody is left out; what only tells comes last. */
export function needingYou(tiles: Iterable<Tile>, now: number, isMine: (tile: Tile) => boolean = () => true) {
  const all = [...tiles];
  const others = new Set(all.filter((tile) => !isMine(tile)).map(({ candidateId }) => candidateId));
  const apart = ({ candidateId }: Attention) => Number(others.has(candidateId));
  return all
    .flatMap((tile) => [callOf(tile), attentionOf(tile), outOf(tile, now), nearEndOf(tile, now)])
    .filter((one) => one !== null)
    .sort((a, b) => rankOf(a) - rankOf(b) || apart(a) - apart(b) || a.since - b.since);
}
