/** What this phone keeps. The key cannot leave the browser; the own code, the token and the codes of requests are never here. */
export type KeptPhone = {
  readonly device: string;
  readonly customer: string;
  readonly key: CryptoKey;
  /** The value of the last session, and the one that was sent and perhaps not answered (T31). */
  readonly roll: string;
  readonly pending: string | null;
};

const name = 'styrka-app';
const table = 'phone';
const only = 'this';

export async function readPhone(): Promise<KeptPhone | undefined> {
  return run('readonly', (store) => store.get(only)) as Promise<KeptPhone | undefined>;
}

export async function keepPhone(phone: KeptPhone): Promise<void> {
  await run('readwrite', (store) => store.put(phone, only));
}

export async function forgetPhone(): Promise<void> {
  await run('readwrite', (store) => store.delete(only));
}

/** Resolves when the change is on the disk, for a roll that is sent before it is kept would look like a copy. */
async function run(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(table, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(table));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
