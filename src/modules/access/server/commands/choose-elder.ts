import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'

/** Keeps with the account how large it reads, so that other browsers know it too. */
export const chooseElder = command(routes['PUT /api/session/elder'], async (ctx, { elder }) => {
  const accountId = ctx.actor.accountId ?? ''
  await sql`select access.keep_elder(${accountId}, ${elder}::smallint)`.execute(ctx.tx)
  ctx.audit('account', accountId, { elder })
  return { elder }
})
