import type { Tile } from '@vigie/protocol';

export type Need = 'resume' | 'endScreen' | 'timeUp' | 'lost' | 'ready';

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

export function attentionOf(tile: Tile): Attention | null {
  const { candidateId, situation, link } = tile;
  if (tile.request) return { candidateId, need: 'resume', since: tile.request.since };
  if (isOver(tile)) return null;
  if (situation === 'endScreen') return { candidateId, need: 'endScreen', since: tile.endScreenAt ?? 0 };
  if (situation === 'timeUp') return { candidateId, need: 'timeUp', since: tile.deadlineAt ?? 0 };
  if (link && !link.on) return { candidateId, need: 'lost', since: link.since };
  return situation === 'ready' ? { candidateId, need: 'ready', since: tile.joinedAt ?? 0 } : null;
}

/** Oldest first: what is new comes last, so that nothing moves under the pointer. */
export const needingYou = (tiles: Iterable<Tile>): Attention[] =>
  [...tiles].flatMap((tile) => attentionOf(tile) ?? []).sort((a, b) => a.since - b.since);
