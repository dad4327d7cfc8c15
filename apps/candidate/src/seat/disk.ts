import type { OutboxStore, WholeView } from '@vigie/link';
import type { SeatCommand } from '@vigie/protocol';
import type { KeptDisplay } from '../display/useChosenDisplay';
import type { Pass, SeatStorage } from './storage';

export async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('vigie-candidat', 1);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('pass');
    request.result.createObjectStore('outbox', { autoIncrement: true });
  });
  return answer(request);
}

const answer = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });

/** The seat in IndexedDB. A disk that fails in mid-test must not stop it: the page still holds what it sends. */
export function onDisk(database: IDBDatabase): SeatStorage {
  const attempt: Attempt = (name, use) => inStore(database, name, use).catch(() => null);
  const clear = (name: string) => attempt(name, (store) => answer(store.clear()));
  const read = async <T>(key: string) =>
    (await attempt('pass', (store) => answer<T | undefined>(store.get(key)))) ?? null;
  const write = async (key: string, value: Pass | WholeView | KeptDisplay) =>
    void (await attempt('pass', (store) => answer(store.put(value, key))));
  return {
    pass: () => read<Pass>('pass'),
    keep: (pass) => write('pass', pass),
    seen: () => read<WholeView>('seen'),
    keepSeen: (view) => write('seen', view),
    display: () => read<KeptDisplay>('display'),
    keepDisplay: (kept) => write('display', kept),
    isLasting: true,
    purge: async () => void (await Promise.all([clear('pass'), clear('outbox')])),
    outbox: outboxIn(database, attempt),
  };
}

type Use<T> = (store: IDBObjectStore) => Promise<T>;
type Attempt = <T>(name: string, use: Use<T>) => Promise<T | null>;

async function inStore<T>(database: IDBDatabase, name: string, use: Use<T>): Promise<T> {
  return use(database.transaction(name, 'readwrite').objectStore(name));
}

/** A request that succeeded may still be undone by a crash: this one is over when it is written, past the system's buffers. */
async function written<T>(database: IDBDatabase, name: string, use: Use<T>): Promise<T> {
  const transaction = database.transaction(name, 'readwrite', { durability: 'strict' });
  const committed = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error));
  });
  const [result] = await Promise.all([use(transaction.objectStore(name)), committed]);
  return result;
}

/** Rows are numbered by the database: they come back in the order in which they were put. */
function outboxIn(database: IDBDatabase, attempt: Attempt): OutboxStore<SeatCommand> {
  const keys = new Map<string, IDBValidKey>();
  return {
    async load() {
      const read = (store: IDBObjectStore) => Promise.all([answer(store.getAll()), answer(store.getAllKeys())]);
      const [commands, found] = (await attempt('outbox', read)) ?? [[], []];
      commands.forEach(({ id }: SeatCommand, at: number) => keys.set(id, found[at]!));
      return commands;
    },
    async put(command) {
      keys.set(command.id, await written(database, 'outbox', (store) => answer(store.add(command))));
    },
    async remove(id) {
      const key = keys.get(id);
      if (key !== undefined) await attempt('outbox', (store) => answer(store.delete(key)));
    },
  };
}
