import type { RefusalMessage } from '@vigie/protocol';
import type { Request, Response } from 'express';
import type { Outcome } from '../journal/index.js';
import { isRefused, refuse, refusedWith, type Refused } from '../supervision/index.js';

/** Of an order to the rules. */
export const refusedOutcome = (outcome: Outcome): Refused | null => {
  if (outcome.ok) return null;
  return refusedWith(outcome.code === 'not-allowed' ? 403 : 409, outcome.code, outcome.params);
};

/** The answer, or its refusal in words with its status. */
export function answered<Answer extends object>(
  request: Request,
  response: Response,
  answer: Answer,
): Exclude<Answer, Refused> | RefusalMessage {
  if (!isRefused(answer)) return answer as Exclude<Answer, Refused>;
  return refuse(request, response, answer.status, answer.refused, answer.params);
}
