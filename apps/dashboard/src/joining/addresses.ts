/** Beside this page's own address, as this browser reached it: a sub-path and a proxy's name are in it. */
const candidatePage = (page: string): URL => new URL('../candidat/', page);

/** R2: where candidates join; the number of the session is filled in. */
export function joinAddress(sessionNumber: string, page = location.href): string {
  const address = candidatePage(page);
  address.searchParams.set('session', sessionNumber);
  return address.href;
}

/** R2: of a single-use link. In the fragment, which no server and no proxy is sent. */
export const linkAddress = (token: string, page = location.href): string =>
  Object.assign(candidatePage(page), { hash: `lien=${token}` }).href;

/** An address that no other PC of the room can open. */
export const isLoopback = (hostname: string): boolean => /^(localhost|127\..*|\[::1\])$/.test(hostname);
