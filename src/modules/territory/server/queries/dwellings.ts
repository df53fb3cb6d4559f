import { sql } from 'kysely'
import { query } from '../../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { findArea } from '../areas.ts'
import { type Dwelling, withFloorArea } from '../dwellings.ts'
import { viewOf } from '../views/dwelling.ts'

type Row = Dwelling & { stairwell_key: string; sort_key: string }

/** The dwellings in use in a building, stairwell by stairwell and floor by floor. */
export const dwellings = query(routes['GET /api/c/:community/areas/:id/dwellings'], async (ctx, input) => {
  const building = await findArea(ctx.tx, ctx.communityId, input.id)
  if (building?.kind !== 'building') return refuse('platform.not_found')
  const after = input.after === undefined ? undefined : decodeCursor(input.after, 3).map(String)
  const found = await sql<Row>`
    select d.*, s.name as stairwell_name, coalesce(s.sort_key, '') as stairwell_key,
      coalesce(s.full_name, ${building.full_name}) || ' ' || d.number as full_name
    from territory.dwellings d
    left join territory.areas s on s.community_id = d.community_id and s.id = d.stairwell_id
    where d.community_id = ${ctx.communityId} and d.building_id = ${input.id} and d.retired_at is null
      and ${input.stairwell_id ? sql`d.stairwell_id = ${input.stairwell_id}` : sql`true`}
      and ${after ? sql`(coalesce(s.sort_key, ''), d.sort_key, d.id::text) > (${sql.join(after)})` : sql`true`}
    order by coalesce(s.sort_key, ''), d.sort_key, d.id::text
    limit ${input.limit + 1}`.execute(ctx.tx)
  const page = pageFrom(found.rows, input.limit, (row) => [row.stairwell_key, row.sort_key, row.id])
  return { ...page, items: page.items.map((row) => viewOf(ctx, withFloorArea(row))) }
})
