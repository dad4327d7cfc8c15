import type { RefusalMessage } from '@vigie/protocol';
import { t } from '../wording';

/** The answer, or a sentence. */
export type Answer<T> = T | { ok: false; text: string; code?: RefusalMessage['code'] };

/** What the pages ask over HTTP, under `/api/room` or `/api/center`. */
export function apiOf(space: 'room' | 'center') {
  const api = (name: string) => new URL(`../api/${space}/${name}`, location.origin + import.meta.env.BASE_URL);

  async function ask<T extends { ok: true }>(name: string, body?: unknown): Promise<Answer<T>> {
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    try {
      const response = await fetch(api(name), body === undefined ? {} : post);
      const answer = (await response.json()) as T | Partial<RefusalMessage>;
      return answer.ok ? (answer as T) : { ...answer, ok: false, text: answer.text ?? t('error.server') };
    } catch {
      return { ok: false, text: t('error.network') };
    }
  }

  /** The cookie is the server's to clear; without an answer the page leaves all the same. */
  const signOut = () => fetch(api('sign-out'), { method: 'POST' }).catch(() => undefined);
  return { ask, signOut };
}
