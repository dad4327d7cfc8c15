import type { Refusal } from '@vigie/domain';
import type { Ack, RefusalCode, RefusalMessage } from '@vigie/protocol';
import { refusalSentence, type Language } from '@vigie/wording';
import type { Outcome } from '../journal/index.js';

/** A refusal as it leaves the server: a code for programs, a sentence for people. */
export function refusal(language: Language, code: RefusalCode, params: Refusal['params'] = {}): RefusalMessage {
  const { candidates, ...values } = params;
  const text = refusalSentence(language, code, values);
  return { ok: false, code, params: { ...values, ...(candidates && { candidates: [...candidates] }) }, text };
}

export function toAck(outcome: Outcome, language: Language): Ack {
  if (!outcome.ok) return refusal(language, outcome.code, outcome.params);
  const skipped = outcome.skipped.map(({ candidateId, code, params }) => {
    const { ok: _ok, ...words } = refusal(language, code, params);
    return { candidateId, ...words };
  });
  return { ok: true, seq: outcome.seq, at: outcome.at, skipped };
}
