import { accept, type Decision } from '../session/decision.js';
import type { CandidateEvent } from '../session/events.js';
import type { JoiningLinkId } from '../session/ids.js';
import { after, minutes, type Instant } from '../time/instant.js';
import type { CandidateState, JoiningLink } from './state.js';

/** R2: how long a link may be used, once. */
export const LINK_LASTS = minutes(15);

/** R2: for whom the details do not tell apart; a new link takes the place of the former. */
export const hand = ({ id: candidateId }: CandidateState, linkId: JoiningLinkId): Decision =>
  accept({ type: 'JoiningLinkHanded', candidateId, linkId });

export const handed = (
  { linkId }: Extract<CandidateEvent, { type: 'JoiningLinkHanded' }>,
  at: Instant,
): JoiningLink => ({ id: linkId, until: after(at, LINK_LASTS) });

/** Not used, not replaced, not too late. */
export const isOpen = ({ joiningLink }: CandidateState, linkId: JoiningLinkId, now: Instant): boolean =>
  joiningLink?.id === linkId && now < joiningLink.until;
