import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

/** The account's own number, where it proved to have it. Null before. */
export async function verifiedPhone(tx: Tx, accountId: string): Promise<string | null> {
  const found = await sql<{ phone: string | null }>`select access.verified_phone(${accountId}) as phone`.execute(tx)
  return found.rows[0]?.phone ?? null
}
