import { after, LINK_LASTS, type Instant, type Refusal } from '@vigie/domain';
import type { Ack, RefusalCode, RefusalMessage, RoomAccepted } from '@vigie/protocol';
import { languageOf, refusalSentence, type Language } from '@vigie/wording';
import type { Request, Response } from 'express';
import type { Outcome } from '../journal/index.js';

/** A refusal as it leaves the server: a code for programs, a sentence for people. */
export function refusal(language: Language, code: RefusalCode, params: Refusal['params'] = {}): RefusalMessage {
  const { candidates, blockers: _blockers, ...values } = params;
  const text = refusalSentence(language, code, values);
  return { ok: false, code, params: { ...values, ...(candidates && { candidates: [...candidates] }) }, text };
}

/** The answer of a door that refuses, in the reader's language. */
export function refuse(
  { headers }: Request,
  response: Response,
  status: number,
  code: RefusalCode,
  params?: Refusal['params'],
): RefusalMessage {
  response.status(status);
  return refusal(languageOf(headers['accept-language']), code, params);
}

export function toAck(outcome: Outcome, language: Language): Ack {
  if (!outcome.ok) return refusal(language, outcome.code, outcome.params);
  const skipped = outcome.skipped.map(({ candidateId, code, params }) => {
    const { ok: _ok, ...words } = refusal(language, code, params);
    return { candidateId, ...words };
  });
  return { ok: true, seq: outcome.seq, at: outcome.at, skipped };
}

/** R2: the secret of a link leaves with the first answer; only its hash was kept for another. */
export const linkOf = (outcome: Outcome, token: string | undefined): Pick<RoomAccepted, 'link'> =>
  outcome.ok && !outcome.isRepeated && token !== undefined
    ? { link: { token, until: after(outcome.at as Instant, LINK_LASTS) } }
    : {};
