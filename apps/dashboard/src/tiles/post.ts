import { isSameSeat } from '@vigie/domain';
import type { SessionView, Tile } from '@vigie/protocol';
import { isOver } from '../room/attention';
import type { Order } from '../orders/order';
import { t } from '../wording';
import { IN_THE_ROOM } from './next-step';

/** R2: a candidate who sits elsewhere than at the place assigned, or to whom none is assigned. */
export interface PostNote {
  readonly post: string;
  readonly isElsewhere: boolean;
  readonly says: string;
  /** One tap assigns the post; null while the rules would refuse it: the signature comes first (R1). */
  readonly order: Order | null;
}

export function postNote(tile: Tile, phase: SessionView['phase']): PostNote | null {
  const { candidateId, post, welcome } = tile;
  if (!post || isOver(tile) || (welcome.seat !== null && isSameSeat(welcome.seat, post))) return null;
  const isElsewhere = welcome.seat !== null;
  const says = welcome.seat === null ? t('post.at', { post }) : t('post.elsewhere', { post, seat: welcome.seat });
  const mayBeSeated = welcome.attendance && IN_THE_ROOM.has(phase);
  return { post, isElsewhere, says, order: mayBeSeated ? { type: 'SeatCandidate', candidateId, seat: post } : null };
}
