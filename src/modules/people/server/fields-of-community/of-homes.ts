import { type RawBuilder, sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { type Holds, readablePaths } from '../can.ts'
import type { Values } from './values.ts'

type Condition = RawBuilder<boolean>

/** What the community's own fields say of these dwellings, by dwelling; of those the actor's posts reach. */
export async function valuesOfHomes(
  ctx: ReadContext,
  dwellingIds: readonly string[],
  permission: Holds,
): Promise<Map<string, Values>> {
  if (dwellingIds.length === 0) return new Map()
  const found = await sql<{ dwelling_id: string; custom: Values }>`
    select f.dwelling_id, f.custom from people.dwelling_facts f
    where f.community_id = ${ctx.communityId} and f.dwelling_id = any (${[...new Set(dwellingIds)]}::uuid[]) and exists (
      select from people.residences r
      where r.community_id = f.community_id and r.dwelling_id = f.dwelling_id and r.until_day is null
        and ${reached(ctx, permission)})`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.dwelling_id, row.custom]))
}

/** Condition on `people.persons`: a present dwelling, within the actor's reach, of which `condition` holds (on facts `f`). */
export function homeWhere(ctx: ReadContext, condition: Condition, permission: Holds): Condition {
  return sql<boolean>`id = any (array(select r.person_id from people.residences r
    join people.dwelling_facts f on f.community_id = r.community_id and f.dwelling_id = r.dwelling_id
    where r.community_id = ${ctx.communityId} and r.until_day is null and ${reached(ctx, permission)} and ${condition}))`
}

/** Condition on residences `r`; '0' is the character after '/', so a range is a subtree. */
function reached(ctx: ReadContext, permission: Holds): Condition {
  const paths = readablePaths(ctx.actor, permission)
  if (paths === null) return sql<boolean>`true`
  const within = paths.flatMap((path) =>
    ['r.admin_path', 'r.compound_path'].map(
      (column) =>
        sql`${sql.ref(column)} = ${path} or (${sql.ref(column)} >= ${`${path}/`} and ${sql.ref(column)} < ${`${path}0`})`,
    ),
  )
  return within.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(within, sql` or `)})`
}
