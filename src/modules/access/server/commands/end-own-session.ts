import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { endSessions } from '../end-sessions.ts'

/** Signs out one of the account's own devices. Refusal: `platform.not_found` for a session that isn't the account's. */
export const endOwnSession = command(routes['DELETE /api/session/devices/:id'], async (ctx, { id }) => {
  const found = await sql<{ ended: boolean }>`
    select access.end_session(${ctx.actor.accountId}, ${id}) as ended`.execute(ctx.tx)
  if (!found.rows[0]?.ended) refuse('platform.not_found')
  ctx.audit('account', ctx.actor.accountId ?? '', { event: 'session_ended' })
  ctx.emit('access.session_ended', { session_id: id })
  return { ended: true }
})

/** Signs out every device of the account but the one the call came from. */
export const endOtherSessions = command(routes['POST /api/session/devices/end-others'], async (ctx) => {
  const ended = await endSessions(ctx, ctx.actor.accountId ?? '', ctx.sessionId)
  ctx.audit('account', ctx.actor.accountId ?? '', { event: 'other_sessions_ended', ended })
  return { ended }
})

/** Says that an unknown device is one's own. Refusal: `platform.not_found` for a session that isn't the account's. */
export const recogniseDevice = command(routes['POST /api/session/devices/:id/recognise'], async (ctx, { id }) => {
  const found = await sql<{ known: boolean }>`
    select access.recognise_device(${ctx.actor.accountId}, ${id}, ${ctx.now}) as known`.execute(ctx.tx)
  if (!found.rows[0]?.known) refuse('platform.not_found')
  ctx.audit('account', ctx.actor.accountId ?? '', { event: 'device_recognised' })
  return { recognised: true }
})
