import type { SeatLink } from '@vigie/link';
import type { Display, DisplayChoice } from '@vigie/protocol';
import { shallowRef } from 'vue';
import type { SeatStorage } from '../seat/storage';

/** A choice as this browser keeps it; `isSent`: the server has it. */
export interface KeptDisplay {
  choice: DisplayChoice;
  isSent: boolean;
}

/** The look that this candidate chose, here or on another PC: the newest choice wins, what is chosen offline is sent later. */
export function useChosenDisplay(storage: Promise<Pick<SeatStorage, 'display' | 'keepDisplay'>>) {
  const chosen = shallowRef<Display | null>(null);
  let unsent: DisplayChoice | null = null;
  let link: Pick<SeatLink, 'choose' | 'now'> | null = null;

  function choose(display: Display): void {
    const now = link?.now() ?? null;
    unsent = { ...display, chosenAt: now === null ? null : Math.round(now) };
    chosen.value = display;
    if (!link) return;
    keep({ choice: unsent, isSent: false });
    link.choose(unsent);
  }

  function keep(kept: KeptDisplay): void {
    void storage.then((disk) => disk.keepDisplay(kept));
  }

  /** A seat is taken, or taken up again: what this browser keeps of it, unless something was chosen before joining. */
  async function restore(): Promise<void> {
    const kept = unsent ? null : await (await storage).display();
    if (!kept) return;
    const { chosenAt: _when, ...display } = kept.choice;
    chosen.value = display;
    if (!kept.isSent) unsent = kept.choice;
  }

  function follow(opened: Pick<SeatLink, 'choose' | 'now'>): void {
    link = opened;
    if (!unsent) return;
    keep({ choice: unsent, isSent: false });
    link.choose(unsent);
  }

  function stands(display: Display): void {
    unsent = null;
    chosen.value = display;
    keep({ choice: { ...display, chosenAt: null }, isSent: true });
  }

  /** The next pupil finds the pages as they were. */
  function forget(): void {
    unsent = null;
    link = null;
    chosen.value = null;
  }

  return { chosen, choose, restore, follow, stands, forget };
}
