import type { Tile } from '@vigie/protocol';

export type Need = 'alert' | 'hand' | 'out' | 'resume' | 'endScreen' | 'timeUp' | 'lost' | 'ready';

/** Somebody who needs a human, and since when. One a candidate: the most pressing. */
export interface Attention {
  readonly candidateId: string;
  readonly need: Need;
  readonly since: number;
}

const OVER: ReadonlySet<Tile['situation']> = new Set([
  'witnessed',
  'signedOut',
  'abandoned',
  'endedByInvigilator',
  'closedAutomatically',
  'absent',
  'notStarted',
]);

/** Nothing more is expected of this candidate's PC. */
export const isOver = ({ situation }: Tile): boolean => OVER.has(situation);

/** R13: out for longer than this, somebody should look. */
const OUT_TOO_LONG_MS = 10 * 60_000;

/** R7: nothing ever hides an open alert, nor a raised hand anything but an alert. */
export function attentionOf(tile: Tile, now: number | null = null): Attention | null {
  const { candidateId, situation, link, alert, handSince, outSince } = tile;
  if (alert) return { candidateId, need: 'alert', since: alert.since };
  if (handSince !== null) return { candidateId, need: 'hand', since: handSince };
  if (tile.request) return { candidateId, need: 'resume', since: tile.request.since };
  if (outSince !== null && now !== null && now - outSince > OUT_TOO_LONG_MS)
    return { candidateId, need: 'out', since: outSince };
  if (isOver(tile)) return null;
  if (situation === 'endScreen') return { candidateId, need: 'endScreen', since: tile.endScreenAt ?? 0 };
  if (situation === 'timeUp') return { candidateId, need: 'timeUp', since: tile.deadlineAt ?? 0 };
  if (link && !link.on) return { candidateId, need: 'lost', since: link.since };
  return situation === 'ready' ? { candidateId, need: 'ready', since: tile.joinedAt ?? 0 } : null;
}

/** Those who call first, alerts before hands; then oldest first: what is new comes last, so that little moves. */
const RANK: Partial<Record<Need, number>> = { alert: 0, hand: 1 };
const rank = ({ need }: Attention): number => RANK[need] ?? 2;

export const needingYou = (tiles: Iterable<Tile>, now: number | null = null): Attention[] =>
  [...tiles].flatMap((tile) => attentionOf(tile, now) ?? []).sort((a, b) => rank(a) - rank(b) || a.since - b.since);
