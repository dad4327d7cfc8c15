import type { Tile } from '@vigie/protocol';
import { t } from '../wording';

/** The challenge on the candidate's screen: the one after those that are done. */
export interface ChallengeAt {
  readonly current: number;
  readonly total: number;
  readonly words: string;
}

export function challengeAt({ progress }: Tile): ChallengeAt | null {
  if (!progress) return null;
  const { done, total } = progress;
  const current = Math.min(done + 1, total);
  return { current, total, words: t(done === total ? 'tile.through' : 'tile.challenge', { current, total }) };
}
