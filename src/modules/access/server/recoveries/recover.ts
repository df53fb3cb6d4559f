import { sql } from 'kysely'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { withoutDeputising } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { changePhone } from '../../../people/api.ts'
import { communityOf } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { findBinding } from '../bindings.ts'
import { endSessions } from '../end-sessions.ts'
import { forgetWrong } from '../lock-out.ts'
import { codeHash, oneTimeCode } from '../messages/codes.ts'
import { queueMessage } from '../messages/queue-message.ts'
import { reachPerson } from '../reach.ts'
import { mobile } from '../sign-in.ts'
import { verifiedPhone } from '../verified-phone.ts'
import { lockRecovery, oneRecovery, type Recovery, recoveries, recoveryHours, recoveryViews } from './rows.ts'

const hourMilliseconds = 3_600_000

/** Recoveries of this community, the latest first. */
export const listRecoveries = query(routes['GET /api/c/:community/recoveries'], async (ctx, { after, limit }) => {
  let rows = recoveries(ctx)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (after) {
    const [at, id] = instantCursor(after)
    rows = rows.where((eb) => eb(eb.refTuple('opened_at', 'id'), '<', eb.tuple(at, id)))
  }
  const page = pageFrom((await rows.execute()) as Recovery[], limit, (row) => [row.opened_at.toISOString(), row.id])
  return { items: await recoveryViews(ctx, page.items), next: page.next }
})

/**
 * First half: somebody looked at the person and their document. A code goes to the new number, which the person reads out to who
 * confirms; the old number is told that this was asked for.
 */
export const openRecovery = command(routes['POST /api/c/:community/people/:id/recoveries'], {
  async handle(ctx, { id: personId, phone, document, note }) {
    const new_phone = mobile(phone)
    await reachPerson(ctx, 'access.recover', personId)
    const opened_by = staffOf(ctx)
    if (opened_by === personId) refuse('access.recovery_own')
    const binding = (await findBinding(ctx.tx, ctx.communityId, { person: personId })) ?? refuse('access.not_bound')
    await refuseUnfit(ctx, binding.account_id, new_phone)
    await closeExpired(ctx, personId)
    const id = ctx.newId()
    const expires_at = new Date(ctx.now.getTime() + recoveryHours * hourMilliseconds)
    const row = {
      person_id: personId,
      account_id: binding.account_id,
      new_phone,
      document,
      note,
      opened_by,
      expires_at,
    }
    const old_phone = await verifiedPhone(ctx.tx, binding.account_id)
    await ctx.tx
      .insertInto('access.recoveries')
      .values({ community_id: ctx.communityId, id, ...row, old_phone, opened_at: ctx.now })
      .execute()
    ctx.audit('recovery', id, { person_id: personId, new_phone, document })
    ctx.audit('person', personId, { recovery: id })
    const params = { community: await nameOf(ctx), hours: recoveryHours }
    await queueMessage(ctx, {
      phone: new_phone,
      text: 'sms_recovery_code',
      params: { ...params, code_of: `recovery ${id}` },
    })
    if (old_phone) await queueMessage(ctx, { phone: old_phone, text: 'sms_recovery_asked', params })
    return { id }
  },
  view: (ctx, { id }) => oneRecovery(ctx, id),
})

/**
 * Second half, by another member of staff: the number is changed, all devices are signed out, second step and password taken off; the
 * person is told on the old and the new number.
 */
export const confirmRecovery = command(routes['POST /api/c/:community/recoveries/:id/confirm'], {
  async handle(ctx, { id, code }) {
    const row = await lockRecovery(ctx, id)
    await reachPerson(ctx, 'access.recover', row.person_id)
    const confirmed_by = staffOf(ctx)
    if (confirmed_by === row.person_id) refuse('access.recovery_own')
    if (confirmed_by === row.opened_by) refuse('access.recovery_same_person')
    const { vault } = ctx.services
    if (!codeHash(vault, 'recovery', code).equals(codeHash(vault, 'recovery', oneTimeCode(vault, 'recovery', id)))) {
      refuse('access.recovery_code_wrong', {}, [{ path: 'code', code: 'invalid' }])
    }
    await refuseUnfit(ctx, row.account_id, row.new_phone)
    await settle(ctx, row, confirmed_by)
    return { id }
  },
  view: (ctx, { id }) => oneRecovery(ctx, id),
})

/** Calls it off. Refusals: `platform.not_found`, `access.recovery_over`. */
export const withdrawRecovery = command(routes['POST /api/c/:community/recoveries/:id/withdraw'], {
  async handle(ctx, { id }) {
    const row = await lockRecovery(ctx, id)
    await reachPerson(ctx, 'access.recover', row.person_id)
    await set(ctx, id, { withdrawn_at: ctx.now })
    ctx.audit('recovery', id, { withdrawn: true })
    return { id }
  },
  view: (ctx, { id }) => oneRecovery(ctx, id),
})

async function settle(ctx: WriteContext, row: Recovery, confirmedBy: string): Promise<void> {
  const ended = await endSessions(ctx, row.account_id)
  const done = await sql<{ done: boolean }>`
    select access.recover_account(${row.account_id}, ${row.new_phone}, ${ctx.now}) as done`.execute(ctx.tx)
  if (!done.rows[0]?.done) refuse('access.phone_in_use')
  await changePhone(ctx, row.person_id, row.new_phone)
  const numbers = [row.old_phone, row.new_phone].filter((phone) => phone !== null)
  await forgetWrong(
    ctx.tx,
    ctx.services.vault,
    numbers.map((value) => ({ kind: 'number', value })),
  )
  await set(ctx, row.id, { confirmed_by: confirmedBy, confirmed_at: ctx.now })
  ctx.audit('recovery', row.id, { confirmed: true })
  ctx.audit('account', row.account_id, { event: 'recovered', ended, phone: row.new_phone })
  ctx.emit('access.account_recovered', { recovery_id: row.id, person_id: row.person_id, account_id: row.account_id })
  const params = { community: await nameOf(ctx) }
  for (const phone of new Set(numbers)) await queueMessage(ctx, { phone, text: 'sms_recovered', params })
}

/** Who vouches, by a post of their own: nobody vouches in another's place twice. Refusal: `platform.not_allowed`. */
function staffOf(ctx: ReadContext): string {
  const own = withoutDeputising(ctx.actor)
  if (!own.permissions.has('access.recover')) refuse('platform.not_allowed')
  return own.personId ?? refuse('platform.not_allowed')
}

/** An account that is somebody elsewhere too isn't changed here: there a binding code helps. */
async function refuseUnfit(ctx: ReadContext, accountId: string, phone: string): Promise<void> {
  const found = await sql<{ elsewhere: boolean; in_use: boolean }>`
    select exists (select from access.bindings_of(${accountId}) b where b.community_id <> ${ctx.communityId})
      or exists (select from access.administrators where account_id = ${accountId}) as elsewhere,
      access.number_in_use(${accountId}, ${phone}) as in_use`.execute(ctx.tx)
  if (found.rows[0]?.elsewhere) refuse('access.recovery_elsewhere')
  if (found.rows[0]?.in_use) refuse('access.phone_in_use', {}, [{ path: 'phone', code: 'invalid' }])
}

/** One that nobody confirmed in time makes room. Refusal: `access.recovery_open` where one still waits. */
async function closeExpired(ctx: WriteContext, personId: string): Promise<void> {
  const waiting = (await recoveries(ctx)
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()) as Recovery | undefined
  if (!waiting) return
  if (waiting.expires_at > ctx.now) refuse('access.recovery_open')
  await set(ctx, waiting.id, { withdrawn_at: waiting.expires_at })
}

type Change = { withdrawn_at: Date } | { confirmed_by: string; confirmed_at: Date }

async function set(ctx: WriteContext, id: string, change: Change): Promise<void> {
  await ctx.tx
    .updateTable('access.recoveries')
    .set(change)
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
}

async function nameOf(ctx: ReadContext): Promise<string> {
  return (await communityOf(ctx.tx, ctx.communityId))?.name ?? ''
}
