import { sql } from 'kysely'
import type { Clock } from './clock.ts'
import type { Database } from './db/database.ts'
import type { Vault } from './vault.ts'

/** At most `most` times in `seconds`, from the first one on. */
export type Limit = { most: number; seconds: number }

/** Whose limits: a telephone number, an address, a person, and what for. */
export type Limited = { key: string; limits: readonly Limit[] }

/**
 * Counts in the database, so that a limit holds over all server processes: one round trip, outside any transaction. For what is worth
 * guarding so (signing in, codes, filing); the rest is counted in each process.
 */
export type Limiter = {
  /** Counts one for each, or none where one of them is full. Returns the seconds to wait; 0 when it was let through. */
  take(wanted: readonly Limited[]): Promise<number>
}

export function createLimiter(parts: { database: Database; vault: Vault; clock: Clock }): Limiter {
  return {
    async take(wanted) {
      const windows = wanted.flatMap(({ key, limits }) => {
        const hashed = parts.vault.fingerprint('limit', key).subarray(0, 16)
        return limits.map(({ most, seconds }) => ({ hashed, most, seconds }))
      })
      const found = await sql<{ wait: number }>`
        select platform.take_limits(${windows.map(({ hashed }) => hashed)}::bytea[], ${windows.map(({ seconds }) => seconds)}::int[],
          ${windows.map(({ most }) => most)}::int[], ${parts.clock.now()}) as wait`.execute(parts.database.kysely)
      return found.rows[0]?.wait ?? 0
    },
  }
}
