import type { OutboxStore } from '@vigie/link';
import type { JoinReply, SeatCommand } from '@vigie/protocol';

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

async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('vigie-candidat', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('pass');
    request.result.createObjectStore('outbox', { autoIncrement: true });
  };
  return answer(request);
}

const answer = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function onDisk(database: IDBDatabase): SeatStorage {
  const rows = (name: string) => database.transaction(name, 'readwrite').objectStore(name);
  // A disk that fails in mid-test must not stop it: the page still holds what it sends.
  const attempt = async <T>(name: string, use: (store: IDBObjectStore) => Promise<T>) =>
    use(rows(name)).catch(() => null);
  const keys = new Map<string, IDBValidKey>();

  const outbox: OutboxStore<SeatCommand> = {
    async load() {
      const read = (store: IDBObjectStore) => Promise.all([answer(store.getAll()), answer(store.getAllKeys())]);
      const [commands, found] = (await attempt('outbox', read)) ?? [[], []];
      commands.forEach(({ id }: SeatCommand, at: number) => keys.set(id, found[at]!));
      return commands;
    },
    async put(command) {
      const key = await attempt('outbox', (store) => answer(store.add(command)));
      if (key !== null) keys.set(command.id, key);
    },
    async remove(id) {
      const key = keys.get(id);
      if (key !== undefined) await attempt('outbox', (store) => answer(store.delete(key)));
    },
  };
  return {
    pass: async () => (await attempt('pass', (store) => answer<Pass | undefined>(store.get('pass')))) ?? null,
    keep: async (pass) => void (await attempt('pass', (store) => answer(store.put(pass, 'pass')))),
    purge: async () =>
      void (await Promise.all(['pass', 'outbox'].map((name) => attempt(name, (store) => answer(store.clear()))))),
    outbox,
  };
}

function inMemory(): SeatStorage {
  const nothing = async () => {};
  const outbox: OutboxStore<SeatCommand> = { load: async () => [], put: nothing, remove: nothing };
  return { pass: async () => null, keep: nothing, purge: nothing, outbox };
}
