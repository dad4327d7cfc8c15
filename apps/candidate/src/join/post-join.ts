import type { JoinByLinkRequest, JoinReply, JoinRequest, RefusalMessage } from '@vigie/protocol';

const ANSWER_WITHIN_MS = 15_000;

type Answer = Promise<JoinReply | RefusalMessage | null>;

/** Asks for the seat; null when no answer came. */
export const postJoin = (request: JoinRequest, language: string): Answer => ask('join', request, language);
export const postJoinByLink = (request: JoinByLinkRequest, language: string): Answer =>
  ask('join-by-link', request, language);

/** The address follows the page's own: a sub-path works. */
async function ask(door: string, request: object, language: string): Answer {
  try {
    const response = await fetch(new URL(`../api/candidate/${door}`, document.baseURI), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify(request),
      credentials: 'omit',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const answer: unknown = await response.json();
    return isAnswer(answer) ? answer : null;
  } catch {
    return null;
  }
}

const isAnswer = (answer: unknown): answer is JoinReply | RefusalMessage =>
  typeof answer === 'object' && answer !== null && 'ok' in answer;
