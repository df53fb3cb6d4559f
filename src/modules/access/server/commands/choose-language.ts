import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'

/** Keeps with the account the language it wants to be spoken to in, so that other browsers know it too. */
export const chooseLanguage = command(routes['PUT /api/session/language'], async (ctx, { language }) => {
  const accountId = ctx.actor.accountId ?? ''
  await sql`select access.keep_language(${accountId}, ${language})`.execute(ctx.tx)
  ctx.audit('account', accountId, { language })
  return { language }
})
