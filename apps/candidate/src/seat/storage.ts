import type { OutboxStore } from '@vigie/link';
import type { JoinReply, SeatCommand, SeatView } from '@vigie/protocol';
import { onDisk, openDatabase } from './disk';

/** Who holds the seat, as the server said it at joining. */
export type Pass = Pick<JoinReply, 'token' | 'candidate' | 'session'>;

/** What this browser keeps so that a reload or a crash resumes by itself; purged when the seat is left. */
export interface SeatStorage {
  pass(): Promise<Pass | null>;
  keep(pass: Pass): Promise<void>;
  /** The last screen that the server sent: where a browser reopened without network goes on. */
  seen(): Promise<SeatView | null>;
  keepSeen(view: SeatView): Promise<void>;
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
  return { pass: none, keep: nothing, seen: none, keepSeen: nothing, purge: nothing, outbox, isLasting: false };
}
