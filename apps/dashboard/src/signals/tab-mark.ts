/** What a tab says among others: how many wait, in which room; `?` while the board is old. */
export interface TabMark {
  readonly count: number;
  readonly room: string | undefined;
  readonly isLive: boolean;
}

export function tabTitle({ count, room, isLive }: TabMark): string {
  if (!room) return 'Vigie';
  const mark = isLive ? (count > 0 ? `(${count}) ` : '') : '(?) ';
  return `${mark}${room} – Vigie`;
}

/**
 * The favicon, with a badge when there is something to say, as an address of its own: the file would be asked for anew each
 * time. Null, before the room is known: as it is.
 */
export function tabIcon({ count, room, isLive }: TabMark): string | null {
  if (!room) return null;
  const text = isLive ? (count > 9 ? '9+' : String(count)) : '?';
  const mark = isLive && count === 0 ? DOT : badge(text, isLive ? '#b91c1c' : '#92400e');
  return `data:image/svg+xml,${encodeURIComponent(`${TILE}${mark}</svg>`)}`;
}

const TILE =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">` +
  `<rect width="32" height="32" rx="7" fill="#1d4ed8"/>` +
  `<path d="M7 9l9 15L25 9" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/>`;
const DOT = `<circle cx="16" cy="9.5" r="2.6" fill="#fff"/>`;
const badge = (text: string, colour: string): string =>
  `<circle cx="21" cy="21" r="11" fill="${colour}" stroke="#fff" stroke-width="1.5"/>` +
  `<text x="21" y="26.5" fill="#fff" font-family="sans-serif" font-size="${text.length > 1 ? 12 : 16}" font-weight="700" text-anchor="middle">${text}</text>`;
