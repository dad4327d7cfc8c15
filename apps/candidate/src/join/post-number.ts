import { isSeatNumber } from '@vigie/domain';

const REMEMBERED = 'vigie.poste';
/** Where storage is closed, for as long as the page. */
let held: string | null = null;

/**
 * R2: the number of this PC. The address gives it once (`?poste=12`; empty: no more), this browser remembers it. It belongs
 * to the PC: no sign-out takes it away.
 */
export function postNumber(search = location.search): string | null {
  const given = new URLSearchParams(search).get('poste')?.trim();
  if (given === '' || (given && isSeatNumber(given))) remember(given || null);
  return remembered();
}

function remember(post: string | null): void {
  try {
    if (post === null) localStorage.removeItem(REMEMBERED);
    else localStorage.setItem(REMEMBERED, post);
    held = null;
  } catch {
    held = post;
  }
}

function remembered(): string | null {
  try {
    const kept = localStorage.getItem(REMEMBERED) ?? held;
    return kept !== null && isSeatNumber(kept) ? kept : null;
  } catch {
    return held;
  }
}
