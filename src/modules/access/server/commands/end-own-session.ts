import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'

/** Signs out one of the account's own devices. Refusal: `platform.not_found` for a session that isn't the account's. */
export const endOwnSession = command(routes['DELETE /api/session/devices/:id'], async (ctx, { id }) => {
  const found = await sql<{ ended: boolean }>`
    select access.end_session(${ctx.actor.accountId}, ${id}) as ended`.execute(ctx.tx)
  if (!found.rows[0]?.ended) refuse('platform.not_found')
  ctx.audit('account', ctx.actor.accountId ?? '', { event: 'session_ended' })
  ctx.emit('access.session_ended', { session_id: id })
  return { ended: true }
})
