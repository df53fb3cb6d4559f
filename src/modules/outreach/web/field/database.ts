/** The phone's own store: what was loaded for the day, and what waits to be sent. One a community and account. */
export const stores = [
  'rounds',
  'visits',
  'queue',
  'facts',
  'patrols',
  'patrol_queue',
  'patrol_items',
  'to_verify',
] as const
export type StoreName = (typeof stores)[number]

const version = 2
let opened: { name: string; database: Promise<IDBDatabase> } | undefined

/** Opens it; asks the browser not to throw it away. Rejects where the browser keeps nothing (private windows of old ones). */
export function openStore(name: string): Promise<IDBDatabase> {
  if (opened?.name !== name) opened = { name, database: open(name) }
  return opened.database
}

function open(name: string): Promise<IDBDatabase> {
  void navigator.storage?.persist?.().catch(() => false)
  return new Promise((done, fail) => {
    const request = indexedDB.open(name, version)
    request.onupgradeneeded = () => {
      for (const store of stores)
        if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store)
    }
    request.onsuccess = () => {
      // Another window signs out: what is kept goes.
      request.result.onversionchange = () => request.result.close()
      done(request.result)
    }
    request.onerror = () => fail(request.error)
  })
}

/** One transaction over some stores; resolved when it is on the disk. */
export function inStores<T>(
  database: IDBDatabase,
  names: readonly StoreName[],
  work: (store: (name: StoreName) => IDBObjectStore) => IDBRequest<T> | undefined,
): Promise<T | undefined> {
  return new Promise((done, fail) => {
    const transaction = database.transaction([...names], 'readwrite', { durability: 'strict' })
    const request = work((name) => transaction.objectStore(name))
    transaction.oncomplete = () => done(request?.result)
    transaction.onabort = () => fail(transaction.error)
    transaction.onerror = () => fail(transaction.error)
  })
}

/** Everything of one store, by key. */
export function allOf<T>(database: IDBDatabase, name: StoreName): Promise<T[]> {
  return new Promise((done, fail) => {
    const request = database.transaction(name, 'readonly').objectStore(name).getAll() as IDBRequest<T[]>
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  })
}
