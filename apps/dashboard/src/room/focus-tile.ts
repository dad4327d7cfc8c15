/** From the strip to the tile: in view, and under the keyboard. */
export function focusTile(candidateId: string): void {
  const tile = document.querySelector<HTMLElement>(`[data-open="${candidateId}"]`);
  tile?.closest('li')?.scrollIntoView({ block: 'nearest' });
  tile?.focus({ preventScroll: true });
}
