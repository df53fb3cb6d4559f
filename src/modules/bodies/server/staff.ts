import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

const holdersMost = 500

/** Of these persons, those who hold or held a post, with the title of the latest. */
export async function staffAmong(
  tx: Tx,
  communityId: number,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const found = await sql<{ person_id: string; title: string }>`
    select distinct on (t.person_id) t.person_id, p.title
    from bodies.post_terms t join bodies.posts p on p.community_id = t.community_id and p.id = t.post_id
    where t.community_id = ${communityId} and t.person_id = any (${[...new Set(personIds)]}::uuid[])
    order by t.person_id, t.from_at desc, t.id desc`.execute(tx)
  return new Map(found.rows.map((row) => [row.person_id, row.title]))
}

/** Everybody who holds or held a post. At most 500. */
export async function everHolding(tx: Tx, communityId: number, postId: string): Promise<string[]> {
  const found = await sql<{ person_id: string }>`
    select distinct person_id from bodies.post_terms
    where community_id = ${communityId} and post_id = ${postId} limit ${holdersMost}`.execute(tx)
  return found.rows.map((row) => row.person_id)
}
