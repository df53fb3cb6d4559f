import { sql } from 'kysely'
import { command, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { findPersonsByPhone, personNames } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { bind, findBinding } from '../bindings.ts'
import { verifiedPhone } from '../verified-phone.ts'

/**
 * Binds the account to the one register entry that has its verified telephone number. Two people with one number (a couple, a child's
 * phone) can't be told apart by it: they get a code at the counter.
 */
export const bindByPhone = command(routes['POST /api/c/:community/own/binding/phone'], {
  async handle(ctx) {
    const accountId = ctx.actor.accountId ?? refuse('platform.sign_in_needed')
    await lockAccount(ctx, accountId)
    if (await findBinding(ctx.tx, ctx.communityId, { account: accountId })) refuse('access.already_bound')
    const phone = (await verifiedPhone(ctx.tx, accountId)) ?? refuse('access.phone_not_verified')
    const [person, ...others] = await findPersonsByPhone(ctx.tx, ctx.communityId, phone)
    if (!person) return refuse('access.no_entry_for_phone')
    if (others.length > 0) refuse('access.several_entries_for_phone')
    if (await findBinding(ctx.tx, ctx.communityId, { person: person.id })) refuse('access.person_taken')
    await bind(ctx, accountId, person.id, 'phone')
    return { person_id: person.id }
  },
  view: (ctx, { person_id }) => boundTo(ctx, person_id),
})

/** Two requests of one account come one after the other. */
export async function lockAccount(ctx: ReadContext, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`binding ${accountId}`}, ${ctx.communityId}))`.execute(
    ctx.tx,
  )
}

/** The person an account was just bound to. */
export async function boundTo(ctx: ReadContext, personId: string) {
  const names = await personNames(ctx.tx, ctx.communityId, [personId])
  return { person_id: personId, name: names.get(personId)?.name ?? '' }
}
