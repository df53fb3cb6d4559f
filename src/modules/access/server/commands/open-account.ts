import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '../../../../platform/command/types.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Platform } from '../../../../platform/platform.ts'
import { id } from '../../../../shared/schemas.ts'
import { bind } from '../bindings.ts'

export type NewAccount = {
  communityId: number
  /** null: bound to nobody (an administrator) */
  personId: string | null
  /** In its one form. Without one, nobody signs in by telephone. */
  phone?: string | null
  administrator?: boolean
  demo?: { key: string; label: string; note: string; face: 'resident' | 'work'; position: number }
}

const newAccount = z.object({
  account_id: id,
  person_id: id.nullable(),
  administrator: z.boolean(),
  demo: z
    .object({
      key: z.string(),
      label: z.string(),
      note: z.string(),
      face: z.enum(['resident', 'work']),
      position: z.number().int(),
    })
    .nullable(),
})

/** Binds an account that was just opened. Run by the system only. */
const settleAccount = command(
  {
    name: 'access.settle_account',
    summary: '',
    access: 'administrator',
    body: newAccount,
    output: z.null(),
  },
  async (ctx, { account_id, person_id, administrator, demo }) => {
    ctx.audit('account', account_id, { opened: true, administrator })
    if (person_id) await bind(ctx, account_id, person_id, demo ? 'demo' : 'system')
    if (administrator) {
      await ctx.tx.insertInto('access.administrators').values({ account_id, appointed_at: ctx.now }).execute()
    }
    if (demo) {
      await ctx.tx
        .insertInto('access.demo_identities')
        .values({ community_id: ctx.communityId, account_id, ...demo })
        .execute()
    }
    return null
  },
)

/**
 * Opens an account for a person, without anybody signing in: for the demo, for tests, and for the first administrator. Not to be called
 * inside a transaction, as accounts are reached by the login role only.
 */
export async function openAccount(platform: Platform, wish: NewAccount): Promise<string> {
  const accountId = newId(platform.services.clock.now())
  const phone = wish.phone ?? null
  await sql`
    insert into auth.accounts (id, name, email, phone_number, phone_number_verified)
    values (${accountId}, '-', ${`${accountId}@account.invalid`}, ${phone}, ${phone !== null})`.execute(
    platform.database.kysely,
  )
  const caller = { accountId: null, communityId: wish.communityId, language: 'zh-CN', as: 'system' as const }
  await platform.perform(settleAccount, caller, {
    account_id: accountId,
    person_id: wish.personId,
    administrator: wish.administrator ?? false,
    demo: wish.demo ?? null,
  })
  return accountId
}
