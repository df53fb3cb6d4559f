import { asProblem } from '../../../../app/web/api-problem.ts'
import { boot } from '../../../../app/web/boot.ts'
import { keptName } from '../../../../app/web/kept-on-device.ts'
import { uploadSound } from '../../../../app/web/upload.ts'
import type { Recording } from './recorder.ts'

/** A spoken note that isn't sent yet. `key` is its Idempotency-Key: however often it is sent, it arrives once. */
export type KeptNote = Recording & {
  key: string
  /** the answered call it is about */
  ring: string | undefined
  at: string
  /** why the server won't have it; '' while it only waits */
  told: string
}

const store = 'queue'
const version = 1
/** Codes of calls that are written up or gone: the note goes without its call. */
const callGone = ['requests.ring_taken', 'platform.not_found', 'platform.not_allowed']

let notes: readonly KeptNote[] = []
let sending: Promise<number> | null = null
const listeners = new Set<() => void>()

export function subscribeNotes(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const presentNotes = (): readonly KeptNote[] => notes

function tell(next: readonly KeptNote[]): void {
  notes = [...next].sort((a, b) => (a.at < b.at ? -1 : 1))
  for (const listener of listeners) listener()
}

/** One store an account; it goes at signing out once nothing waits in it (`forgetKept`). */
function open(): Promise<IDBDatabase> {
  void navigator.storage?.persist?.().catch(() => false)
  return new Promise((done, fail) => {
    const name = `${keptName}-notes-${boot().community?.id}-${boot().session.account?.id ?? ''}`
    const request = indexedDB.open(name, version)
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'key' })
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  })
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open()
  try {
    return await new Promise((done, fail) => {
      const transaction = database.transaction(store, mode, { durability: 'strict' })
      const request = work(transaction.objectStore(store))
      transaction.oncomplete = () => done(request.result)
      transaction.onabort = () => fail(transaction.error)
      transaction.onerror = () => fail(transaction.error)
    })
  } finally {
    database.close()
  }
}

/** What waits on the device. Without a store (private windows) nothing does. */
export async function readNotes(): Promise<void> {
  tell(await inStore('readonly', (kept) => kept.getAll() as IDBRequest<KeptNote[]>))
}

/** Keeps a note before it is sent, so that nothing is lost when the page is closed; where nothing can be kept it waits in the page. */
export async function keepNote(note: KeptNote): Promise<void> {
  tell([...notes.filter((one) => one.key !== note.key), note])
  await inStore('readwrite', (kept) => kept.put(note)).catch(() => {})
}

export async function dropNote(key: string): Promise<void> {
  tell(notes.filter((one) => one.key !== key))
  await inStore('readwrite', (kept) => kept.delete(key)).catch(() => {})
}

/** Sends what waits, the oldest first, until the line breaks; answers how many arrived. */
export function sendNotes(): Promise<number> {
  sending ??= send().finally(() => {
    sending = null
  })
  return sending
}

async function send(): Promise<number> {
  let sent = 0
  for (const note of notes.filter((one) => one.told === '')) {
    const outcome = await sendOne(note)
    if (outcome === 'sent') sent += 1
    if (outcome === 'later') break
  }
  return sent
}

async function sendOne(note: KeptNote): Promise<'sent' | 'refused' | 'later'> {
  try {
    const query = { seconds: note.seconds, ...(note.ring ? { ring: note.ring } : {}) }
    await uploadSound('POST /api/c/:community/call-notes', note.sound, query, note.key)
    await dropNote(note.key)
    return 'sent'
  } catch (error) {
    const problem = asProblem(error)
    // Signed out: it waits for its own account.
    if (problem.retryable || problem.status === 401) return 'later'
    if (note.ring && callGone.includes(problem.code)) {
      // Another request than the one refused: it has a key of its own.
      const loose = { ...note, ring: undefined, key: `${note.key.slice(0, -1)}x` }
      await dropNote(note.key)
      await keepNote(loose)
      return sendOne(loose)
    }
    await keepNote({ ...note, told: problem.title || problem.code })
    return 'refused'
  }
}
