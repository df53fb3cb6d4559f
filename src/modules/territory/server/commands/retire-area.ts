import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { inSubtree } from '../areas.ts'
import { areaDetail } from '../views/area.ts'
import { openArea } from './open-area.ts'

/** Takes an empty area out of use. What was recorded for it keeps pointing at it. */
export const retireArea = command(routes['POST /api/c/:community/areas/:id/retire'], {
  async handle(ctx, { id }) {
    const area = await openArea(ctx, id, 'retire')
    const left = await sql`
      (select 1 from territory.areas a where a.community_id = ${ctx.communityId} and a.retired_at is null and a.id <> ${id}
        and (${inSubtree(area, 'a')} or a.compound_id = ${id} or a.parent_id = ${id}) limit 1)
      union all
      (select 1 from territory.dwellings d where d.community_id = ${ctx.communityId} and d.retired_at is null
        and ${inSubtree(area, 'd')} limit 1)`.execute(ctx.tx)
    if (left.rows.length > 0) refuse('territory.area_not_empty', { name: area.full_name })
    await ctx.tx
      .updateTable('territory.areas')
      .set({ retired_at: ctx.now })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .execute()
    ctx.audit('area', id, { retired_at: ctx.now.toISOString() })
    ctx.emit('territory.area_retired', { area_id: id })
    return { id }
  },
  view: (ctx, { id }) => areaDetail(ctx, id),
})
