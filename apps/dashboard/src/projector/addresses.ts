/** Where candidates go, as they type it. */
export function joiningAddress(base = `${location.origin}${import.meta.env.BASE_URL}`): string {
  const { host, pathname } = new URL('../candidat/', base);
  return host + pathname;
}

/** An address that no other PC of the room can open. */
export const isLoopback = (hostname: string): boolean => /^(localhost|127\..*|\[::1\])$/.test(hostname);
