import type { DomainEvent } from './events.js';
import type { CandidateId } from './ids.js';
import type { Refusal, RuleRefusal } from './refusal.js';

/** One of several candidates for whom an order given in bulk was refused. */
export interface Skipped extends Refusal {
  readonly candidateId: CandidateId;
}

/**
 * The answer of the rules to one command. `accepted` may hold no event (it was so already). A refusal may hold
 * events too: a wrong code is refused and remembered (R4, R5).
 */
export type Decision =
  | { readonly accepted: true; readonly events: readonly DomainEvent[]; readonly skipped: readonly Skipped[] }
  | { readonly accepted: false; readonly refusal: Refusal; readonly events: readonly DomainEvent[] };

export const accept = (...events: DomainEvent[]): Decision => ({ accepted: true, events, skipped: [] });

export const refuse = (code: RuleRefusal, params?: Refusal['params']): Decision => ({
  accepted: false,
  refusal: params ? { code, params } : { code },
  events: [],
});

export const refuseAndRemember = (refusal: Refusal, event: DomainEvent): Decision => ({
  accepted: false,
  refusal,
  events: [event],
});
