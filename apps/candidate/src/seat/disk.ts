import type { OutboxStore } from '@vigie/link';
import type { SeatCommand, SeatView } from '@vigie/protocol';
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
  const attempt = <T>(name: string, use: (store: IDBObjectStore) => Promise<T>) =>
    Promise.resolve()
      .then(() => use(database.transaction(name, 'readwrite').objectStore(name)))
      .catch(() => null);
  const clear = (name: string) => attempt(name, (store) => answer(store.clear()));
  const read = async <T>(key: string) =>
    (await attempt('pass', (store) => answer<T | undefined>(store.get(key)))) ?? null;
  const write = async (key: string, value: Pass | SeatView) =>
    void (await attempt('pass', (store) => answer(store.put(value, key))));
  return {
    pass: () => read<Pass>('pass'),
    keep: (pass) => write('pass', pass),
    seen: () => read<SeatView>('seen'),
    keepSeen: (view) => write('seen', view),
    isLasting: true,
    purge: async () => void (await Promise.all([clear('pass'), clear('outbox')])),
    outbox: outboxIn(attempt),
  };
}

type Attempt = <T>(name: string, use: (store: IDBObjectStore) => Promise<T>) => Promise<T | null>;

/** Rows are numbered by the database: they come back in the order in which they were put. */
function outboxIn(attempt: Attempt): OutboxStore<SeatCommand> {
  const keys = new Map<string, IDBValidKey>();
  return {
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
}
