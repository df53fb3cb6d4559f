/** How the names begin of all that is kept on the device to work without a network: databases, and the worker's store of pages. */
export const keptName = 'linli-field'
/** How the names of the worker's stores begin (worker/service-worker.ts). */
const ownCaches = 'linli-'
/** The store of such a database that holds what isn't sent yet. */
const queueStore = 'queue'

/** Leaves nothing on the device of what was loaded, but for what still waits to be sent: that goes with its own account. */
export async function forgetKept(): Promise<void> {
  if (typeof indexedDB === 'undefined' || !indexedDB.databases) return
  for (const name of (await globalThis.caches?.keys()) ?? []) {
    if (name.startsWith(ownCaches)) await caches.delete(name)
  }
  for (const { name } of await indexedDB.databases()) {
    if (name?.startsWith(`${keptName}-`) && (await waiting(name)) === 0) await deleted(name)
  }
}

async function waiting(name: string): Promise<number> {
  const database = await settled(indexedDB.open(name))
  try {
    return await settled(database.transaction(queueStore, 'readonly').objectStore(queueStore).count())
  } finally {
    database.close()
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  })
}

/** Where another window still has it open, it goes when that one lets go of it. */
function deleted(name: string): Promise<void> {
  return new Promise((done, fail) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => done()
    request.onblocked = () => done()
    request.onerror = () => fail(request.error)
  })
}
