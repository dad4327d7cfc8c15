import type { OutboxStore, WholeView } from '@vigie/link';
import type { JoinReply, SeatCommand } from '@vigie/protocol';
import type { KeptDisplay } from '../display/useChosenDisplay';
import { onDisk, openDatabase } from './disk';

/** Who holds the seat, as the server said it at joining. */
export type Pass = Pick<JoinReply, 'token' | 'candidate' | 'session'>;

/** What this browser keeps so that a reload or a crash resumes by itself; purged when the seat is left. */
export interface SeatStorage {
  pass(): Promise<Pass | null>;
  keep(pass: Pass): Promise<void>;
  /** The last screen that the server sent: where a browser reopened without network goes on. */
  seen(): Promise<WholeView | null>;
  keepSeen(view: WholeView): Promise<void>;
  /** The look that the candidate chose. */
  display(): Promise<KeptDisplay | null>;
  keepDisplay(kept: KeptDisplay): Promise<void>;
  /** False where nothing outlives the page: a private window, a policy, a full disk. */
  isLasting: boolean;
  outbox: OutboxStore<SeatCommand>;
  purge(): Promise<void>;
}

/** IndexedDB, or this page's memory where the browser refuses it (private window, policy, full disk). */
export const openStorage = (): Promise<SeatStorage> => openDatabase().then(onDisk, inMemory);

function inMemory(): SeatStorage {
  const nothing = async () => {};
  const outbox: OutboxStore<SeatCommand> = { load: async () => [], put: nothing, remove: nothing };
  const none = async () => null;
  const kept = { pass: none, keep: nothing, seen: none, keepSeen: nothing, display: none, keepDisplay: nothing };
  return { ...kept, purge: nothing, outbox, isLasting: false };
}
