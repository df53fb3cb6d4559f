import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

interface Whom {
  /** only who owns there, wherever they live */
  owners: boolean
  /** who is 18 on this civil day; an unknown birthday counts as grown-up */
  day: string
  /** begins behind this person */
  after: string | null
  most: number
}

const grownUpYears = 18

/** Who lives, or owns, in an area now, by id: everybody once, a piece at a time. */
export async function grownUpsIn(
  tx: Tx,
  communityId: number,
  area: { admin_path: string | null; compound_path: string | null },
  { owners, day, after, most }: Whom,
): Promise<string[]> {
  const path = area.compound_path ?? area.admin_path ?? ''
  const column = sql.ref(area.compound_path === null ? 'r.admin_path' : 'r.compound_path')
  const inside =
    path === '' ? sql`true` : sql`(${column} = ${path} or (${column} >= ${`${path}/`} and ${column} < ${`${path}0`}))`
  const found = await sql<{ person_id: string }>`
    select distinct r.person_id from people.residences r
    join people.persons p on p.community_id = r.community_id and p.id = r.person_id
    where r.community_id = ${communityId} and r.until_day is null and ${inside}
      and ${owners ? sql`r.role in ('owner', 'co_owner')` : sql`r.lives_here`}
      and (p.birth_date is null or p.birth_date <= ${day}::date - make_interval(years => ${grownUpYears}::int))
      and p.merged_into is null and p.erased_at is null and p.died_on is null
      and ${after === null ? sql`true` : sql`r.person_id > ${after}::uuid`}
    order by r.person_id limit ${most}`.execute(tx)
  return found.rows.map((row) => row.person_id)
}
