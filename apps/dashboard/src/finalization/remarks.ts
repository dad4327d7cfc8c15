import type { Finalisation } from '@vigie/protocol';
import type { Order } from './useFinalisation';

/** What is being written of the session as a whole. */
export interface Remarks {
  comment: string;
  hasIncident: boolean;
  hasJoiningProblem: boolean;
}

export const remarksOf = ({ comment, hasIncident, hasJoiningProblem }: Finalisation): Remarks => ({
  comment: comment ?? '',
  hasIncident,
  hasJoiningProblem,
});

export const isSame = (a: Remarks, b: Remarks): boolean =>
  a.comment.trim() === b.comment.trim() &&
  a.hasIncident === b.hasIncident &&
  a.hasJoiningProblem === b.hasJoiningProblem;

export const noteOf = ({ comment, ...boxes }: Remarks): Order => ({
  type: 'NoteFinalisation',
  comment: comment.trim() || null,
  ...boxes,
});
