import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { canView } from './can.ts'
import { viewRow } from './store.ts'

/** Does away with a view, also for those who had it at hand. Refusals: `platform.not_found`, `platform.not_allowed`. */
export const deleteView = command(routes['DELETE /api/c/:community/desk/views/:id'], async (ctx, { id }) => {
  const row = await viewRow(ctx, id, true)
  if (!canView(ctx.actor, row).includes('delete')) refuse('platform.not_allowed')
  await sql`delete from desk.views where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  ctx.audit('view', id, { deleted: true })
  return { id }
})
