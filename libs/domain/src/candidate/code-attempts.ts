import { after, seconds, type Instant } from '../time/instant.js';
import type { CandidateState } from './state.js';

/** R5: five free tries, then 15 s, 30 s, 60 s … up to 5 minutes between two. */
export const FREE_TRIES = 5;
const FIRST_DELAY_S = 15;
const LONGEST_DELAY_S = 300;

/** Whole seconds that this candidate must still wait before another code is looked at. */
export function codeDelay({ wrongCodes }: CandidateState, now: Instant): number {
  if (!wrongCodes || wrongCodes.count < FREE_TRIES) return 0;
  const delay = Math.min(FIRST_DELAY_S * 2 ** (wrongCodes.count - FREE_TRIES), LONGEST_DELAY_S);
  return Math.max(0, Math.ceil((after(wrongCodes.lastAt, seconds(delay)) - now) / 1000));
}
