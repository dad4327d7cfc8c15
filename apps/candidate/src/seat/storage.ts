import type { OutboxStore } from '@vigie/link';
import type { JoinReply, SeatCommand } from '@vigie/protocol';
import { onDisk, openDatabase } from './disk';

/** Who holds the seat, as the server said it at joining. */
export type Pass = Pick<JoinReply, 'token' | 'candidate' | 'session'>;

/** What this browser keeps so that a reload or a crash resumes by itself; purged when the seat is left. */
export interface SeatStorage {
  pass(): Promise<Pass | null>;
  keep(pass: Pass): Promise<void>;
  outbox: OutboxStore<SeatCommand>;
  purge(): Promise<void>;
}

/** IndexedDB, or this page's memory where the browser refuses it (private window, policy, full disk). */
export const openStorage = (): Promise<SeatStorage> => openDatabase().then(onDisk, inMemory);

function inMemory(): SeatStorage {
  const nothing = async () => {};
  const outbox: OutboxStore<SeatCommand> = { load: async () => [], put: nothing, remove: nothing };
  return { pass: async () => null, keep: nothing, purge: nothing, outbox };
}
