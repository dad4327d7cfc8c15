/** What the keyboard stands on when it stands on a candidate's tile or line. */
export const openerOf = (candidateId: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-open="${candidateId}"]`);

/** From the strip to the tile: in view, and under the keyboard. Whom the filter has left out has no tile. */
export function focusTile(candidateId: string): void {
  const tile = openerOf(candidateId);
  tile?.closest('li')?.scrollIntoView({ block: 'nearest' });
  if (tile) tile.focus({ preventScroll: true });
  else document.querySelector<HTMLElement>('[data-open], .find-text')?.focus();
}

/** On whose tile the keyboard stands. */
export const focusedCandidate = (): string | null =>
  document.activeElement?.closest<HTMLElement>('[data-candidate]')?.dataset['candidate'] ?? null;

export function focusFinder(): void {
  const text = document.querySelector<HTMLInputElement>('.find-text');
  text?.focus();
  text?.select();
}
