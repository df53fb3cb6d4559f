import type { WriteContext } from '../../../platform/command/types.ts'
import type { Tx } from '../../../platform/db/database.ts'

export type How = 'phone' | 'code' | 'demo' | 'system' | 'invitation'
export type Binding = { account_id: string; person_id: string; bound_at: Date; how: How }

/** The binding of an account or of a person in this community. */
export async function findBinding(
  tx: Tx,
  communityId: number,
  by: { account: string } | { person: string },
): Promise<Binding | undefined> {
  const [column, value] = 'account' in by ? (['account_id', by.account] as const) : (['person_id', by.person] as const)
  return tx
    .selectFrom('access.account_persons')
    .select(['account_id', 'person_id', 'bound_at', 'how'])
    .where('community_id', '=', communityId)
    .where(column, '=', value)
    .executeTakeFirst()
}

/** Binds an account to a person; whether it may is for the caller to have asked. */
export async function bind(ctx: WriteContext, accountId: string, personId: string, how: How): Promise<void> {
  await ctx.tx
    .insertInto('access.account_persons')
    .values({ community_id: ctx.communityId, account_id: accountId, person_id: personId, bound_at: ctx.now, how })
    .execute()
  ctx.audit('account', accountId, { person_id: personId, how })
  ctx.audit('person', personId, { account_id: accountId })
  ctx.emit('access.account_bound', { account_id: accountId, person_id: personId, how })
}

/** Ends a binding. */
export async function unbind(ctx: WriteContext, binding: Pick<Binding, 'account_id' | 'person_id'>): Promise<void> {
  await ctx.tx
    .deleteFrom('access.account_persons')
    .where('community_id', '=', ctx.communityId)
    .where('account_id', '=', binding.account_id)
    .execute()
  ctx.audit('account', binding.account_id, { person_id: null })
  ctx.audit('person', binding.person_id, { account_id: null })
  ctx.emit('access.account_unbound', { account_id: binding.account_id, person_id: binding.person_id })
}

/** Of these persons, those with an account in this community. One query. */
export async function withAccount(tx: Tx, communityId: number, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('access.account_persons')
    .select('person_id')
    .where('community_id', '=', communityId)
    .where('person_id', 'in', [...new Set(personIds)])
    .execute()
  return new Set(rows.map((row) => row.person_id))
}
