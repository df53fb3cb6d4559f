import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** That a person was erased: ids only. Kept beside the database, where no restored backup reaches it. */
export type ErasureNote = { community: number; person: string; at: string }

const line = z.strictObject({ community: z.int().min(1), person: z.uuid(), at: z.iso.datetime() })

/** Where an installation keeps them, one a line, only ever added to. */
export function ledgerFile(dataDir: string): string {
  return join(dataDir, 'erasures', 'ledger.jsonl')
}

/** What a ledger holds; none where there is no file. A line that a power cut left half written holds nothing: it was written again. */
export async function readLedger(file: string): Promise<ErasureNote[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').flatMap((written) => noteIn(written) ?? [])
}

function noteIn(written: string): ErasureNote | undefined {
  try {
    return line.parse(JSON.parse(written))
  } catch {
    return undefined
  }
}

/** Adds notes, safe from a power cut when it returns. */
export async function addToLedger(file: string, notes: readonly ErasureNote[]): Promise<void> {
  if (notes.length === 0) return
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const ledger = await open(file, 'a', 0o600)
  try {
    // Begins a line of its own after one that was cut off.
    await ledger.writeFile(`\n${notes.map((note) => JSON.stringify(note)).join('\n')}\n`)
    await ledger.sync()
  } finally {
    await ledger.close()
  }
}

/** Which of `notes` a ledger doesn't hold yet. */
export function missingFrom(ledger: readonly ErasureNote[], notes: readonly ErasureNote[]): ErasureNote[] {
  const held = new Set(ledger.map(keyOf))
  return notes.filter((note) => !held.has(keyOf(note)))
}

const keyOf = ({ community, person }: ErasureNote) => `${community} ${person}`
