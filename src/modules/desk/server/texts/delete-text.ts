import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { canText } from './can.ts'
import { lockedText } from './store.ts'

/** Does away with a text; what was written with it stays. Refusals: `platform.not_found`, `platform.not_allowed`. */
export const deleteText = command(routes['DELETE /api/c/:community/desk/texts/:id'], async (ctx, { id }) => {
  const row = await lockedText(ctx, id)
  if (!canText(ctx.actor, row).includes('delete')) refuse('platform.not_allowed')
  await sql`delete from desk.texts where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  ctx.audit('text', id, { name: row.name, scope: row.scope, deleted: true })
  return { id }
})
