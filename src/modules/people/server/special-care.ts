import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

/** Situations in which waiting weighs more: age, being alone, illness, disability, hardship, small children. */
const careTags = [
  'lives_alone',
  'over_80',
  'left_behind_child',
  'disability_card',
  'low_income_support',
  'long_term_illness',
  'new_mother',
  'needs_accessible_service',
]

/** Which of these persons are in a situation of special care. Which one it is isn't told. One query. */
export async function inSpecialCare(tx: Tx, communityId: number, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const found = await sql<{ id: string }>`
    select id from people.persons where community_id = ${communityId} and id = any (${[...new Set(personIds)]}::uuid[])
      and tags && ${careTags}::text[]`.execute(tx)
  return new Set(found.rows.map((row) => row.id))
}
