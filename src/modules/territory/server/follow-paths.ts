import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { areasByIds } from './areas.ts'

/**
 * For modules whose rows keep the paths of their area (`area_id`, `admin_path`, `compound_path`): brings those up to date that lie at or below
 * a place that was moved. `tables` with their schema; answers how many rows changed.
 */
export async function followMovedPaths(ctx: WriteContext, tables: readonly string[]): Promise<number> {
  let moved = 0
  for (const table of tables) {
    const used = await sql<{ area_id: string }>`
      select distinct area_id from ${sql.table(table)} where community_id = ${ctx.communityId} and area_id is not null`.execute(
      ctx.tx,
    )
    const ids = used.rows.map((row) => row.area_id)
    const areas = await areasByIds(ctx.tx, ctx.communityId, ids)
    const paths = [...areas.values()].map(({ id, admin_path, compound_path }) => ({ id, admin_path, compound_path }))
    const rows = await sql`
      update ${sql.table(table)} t set admin_path = a.admin_path, compound_path = a.compound_path
      from jsonb_to_recordset(${JSON.stringify(paths)}::jsonb) as a (id uuid, admin_path text, compound_path text)
      where t.community_id = ${ctx.communityId} and t.area_id = a.id
        and (t.admin_path is distinct from a.admin_path or t.compound_path is distinct from a.compound_path)
      returning t.area_id`.execute(ctx.tx)
    moved += rows.rows.length
  }
  return moved
}
