const REMEMBERED = 'vigie.post';

/** The number of this PC: given once by the address (`?poste=12`), then remembered by this browser. It names nobody. */
export function postNumber(address: string = location.search): string | null {
  const given = new URLSearchParams(address).get('poste')?.trim();
  if (given !== undefined && /^[\p{L}\p{N} .-]{0,10}$/u.test(given)) remember(given);
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return given || null;
  }
}

/** An empty number forgets it. */
function remember(post: string): void {
  try {
    if (post) localStorage.setItem(REMEMBERED, post);
    else localStorage.removeItem(REMEMBERED);
  } catch {
    // Storage is closed: the number lasts as long as the page.
  }
}
