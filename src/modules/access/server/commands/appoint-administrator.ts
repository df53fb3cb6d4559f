import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '../../../../platform/command/types.ts'
import type { Platform } from '../../../../platform/platform.ts'
import { id } from '../../../../shared/schemas.ts'
import { mobile } from '../sign-in.ts'
import { openAccount } from './open-account.ts'

/** Run by the system only. */
const appoint = command(
  {
    name: 'access.appoint_administrator',
    summary: '',
    access: 'administrator',
    body: z.object({ account_id: id }),
    output: z.object({ appointed: z.boolean() }),
  },
  async (ctx, { account_id }) => {
    const added = await ctx.tx
      .insertInto('access.administrators')
      .values({ account_id, appointed_at: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    ctx.audit('account', account_id, { administrator: true })
    return { appointed: Number(added.numInsertedOrUpdatedRows) > 0 }
  },
)

/**
 * Makes whoever proves to have this mobile number the installation's administrator: who runs the command line may. Opens the account
 * where there is none yet. Says whether that is new. Refusal: `access.phone_invalid`.
 */
export async function appointAdministrator(platform: Platform, phoneText: string): Promise<boolean> {
  const phone = mobile(phoneText)
  const found = await sql<{ id: string }>`select id from auth.accounts where phone_number = ${phone}`.execute(
    platform.database.kysely,
  )
  const account_id = found.rows[0]?.id ?? (await openAccount(platform, { communityId: 0, personId: null, phone }))
  const caller = { accountId: null, communityId: 0, language: 'zh-CN', as: 'system' as const }
  const { appointed } = (await platform.perform(appoint, caller, { account_id })) as { appointed: boolean }
  return appointed
}
