import type { JoinReply, JoinRequest, RefusalMessage } from '@vigie/protocol';

const ANSWER_WITHIN_MS = 15_000;

/** Asks for the seat; null when no answer came. The address follows the page's own: a sub-path works. */
export async function postJoin(request: JoinRequest, language: string): Promise<JoinReply | RefusalMessage | null> {
  try {
    const response = await fetch(new URL('../api/candidate/join', document.baseURI), {
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
