import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export type ErasedEntry = { id: string; erased_at: Date }

/** Entries that were erased, by id, some after another. */
export async function erasedEntries(
  tx: Tx,
  communityId: number,
  after: string | null,
  most: number,
): Promise<ErasedEntry[]> {
  const found = await sql<ErasedEntry>`
    select id, erased_at from people.persons
    where community_id = ${communityId} and erased_at is not null and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${most}`.execute(tx)
  return found.rows
}

/** Which of these entries are there and not erased. */
export async function notErased(tx: Tx, communityId: number, ids: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from people.persons
    where community_id = ${communityId} and id = any (${[...ids]}::uuid[]) and erased_at is null`.execute(tx)
  return found.rows.map((row) => row.id)
}
