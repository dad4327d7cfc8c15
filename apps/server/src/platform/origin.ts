import type { IncomingMessage } from 'node:http';

/**
 * A page of another site may neither open a socket nor post: CORS settings do not cover WebSocket. Programs that are
 * no browser send no Origin, and a browser's own same-origin GET sends none either.
 */
export function isOwnOrigin({ headers }: Pick<IncomingMessage, 'headers'>, publicOrigins: readonly string[]): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') return origin !== undefined && publicOrigins.includes(origin);
  if (origin === undefined) return true;
  return publicOrigins.includes(origin) || hostOf(origin) === host;
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
