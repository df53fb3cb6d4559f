import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Vault } from '../../../platform/vault.ts'

/** So many wrong codes and passwords within an hour, and nothing is tried for a while: on a number, from an address. */
const wrongMost = { number: 10, address: 100 } as const

export type Locked = { kind: keyof typeof wrongMost; value: string }

function hashed(vault: Vault, { kind, value }: Locked): Buffer {
  return vault.fingerprint('wrong_tries', `${kind} ${value}`)
}

/** By every key: a lock outlasts a change of keys. */
function everyHash(vault: Vault, wanted: readonly Locked[]): Buffer[] {
  return wanted.flatMap(({ kind, value }) => vault.fingerprints('wrong_tries', `${kind} ${value}`))
}

/** Until when none of these may try; null when they may. */
export async function lockedUntil(db: Tx, vault: Vault, wanted: readonly Locked[], now: Date): Promise<Date | null> {
  if (wanted.length === 0) return null
  const keys = everyHash(vault, wanted)
  const found = await sql<{
    until: Date | null
  }>`select access.locked_until(${keys}::bytea[], ${now}) as until`.execute(db)
  return found.rows[0]?.until ?? null
}

/** Counts a wrong one for each. Held in the database: it holds over all processes. */
export async function countWrong(db: Tx, vault: Vault, wanted: readonly Locked[], now: Date): Promise<void> {
  for (const one of wanted) {
    await sql`select access.count_wrong(${hashed(vault, one)}, ${wrongMost[one.kind]}, ${now})`.execute(db)
  }
}

/** Forgets what was wrong: after the right one, or for somebody at the counter. Says whether there was anything. */
export async function forgetWrong(db: Tx, vault: Vault, wanted: readonly Locked[]): Promise<boolean> {
  const keys = everyHash(vault, wanted)
  const found = await sql<{ count: number }>`select access.forget_wrong(${keys}::bytea[]) as count`.execute(db)
  return Number(found.rows[0]?.count ?? 0) > 0
}
