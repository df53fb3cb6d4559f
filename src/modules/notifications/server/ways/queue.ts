import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import type { Params } from '../told.ts'
import type { Channel } from './choose.ts'
import { afterQuiet, type Quiet, spaced } from './times.ts'

/** One message for one address. `quiet`: null where it may go out at any hour. */
export type Outgoing = {
  personId: string | null
  channel: Channel
  address: string
  language: string
  zone: string
  quiet: Quiet | null
  kind: string
  params: Params
  thing: string | null
  urgent: boolean
  mustReach: boolean
}

const dayMs = 86_400_000
/** Lines of a digest; more are counted, not told. */
const linesMost = 20

/**
 * Has a message go out after the commit: with one that still waits for the same address, else by itself, outside of the hours of rest and
 * with the distance that `spaced` keeps. Beyond a day's measure it stays in the inbox.
 */
export async function queue(ctx: WriteContext, outgoing: Outgoing): Promise<void> {
  const recipient = ctx.services.vault.fingerprint('message_address', outgoing.address)
  if (!outgoing.urgent && (await joinWaiting(ctx, outgoing, recipient))) return
  const calm = outgoing.quiet ? afterQuiet(ctx.now, outgoing.quiet, outgoing.zone) : ctx.now
  const due = spaced(calm, await earlierTo(ctx, recipient), outgoing.urgent)
  if (due === null) return
  const id = ctx.newId()
  const { personId, channel, address, language, urgent, mustReach, kind, params } = outgoing
  await ctx.tx
    .insertInto('notifications.deliveries')
    .values({
      community_id: ctx.communityId,
      id,
      person_id: personId,
      channel,
      recipient,
      address,
      language,
      lines: JSON.stringify([{ kind, params }]),
      urgent,
      must_reach: mustReach,
      made_at: ctx.now,
      due_at: due,
    })
    .execute()
  await noteThing(ctx, id, outgoing)
}

async function earlierTo(ctx: WriteContext, recipient: Buffer): Promise<Date[]> {
  const found = await sql<{ made_at: Date }>`
    select made_at from notifications.deliveries where community_id = ${ctx.communityId} and recipient = ${recipient}
      and made_at > ${new Date(ctx.now.getTime() - dayMs)} order by made_at desc limit 20`.execute(ctx.tx)
  return found.rows.map((row) => row.made_at)
}

async function joinWaiting(ctx: WriteContext, outgoing: Outgoing, recipient: Buffer): Promise<boolean> {
  const { kind, params, channel, mustReach } = outgoing
  const joined = await sql<{ id: string }>`
    update notifications.deliveries set lines_count = lines_count + 1, must_reach = must_reach or ${mustReach},
      lines = case when lines_count < ${linesMost} then lines || ${JSON.stringify([{ kind, params }])}::jsonb else lines end
    where community_id = ${ctx.communityId} and id = (
      select id from notifications.deliveries where community_id = ${ctx.communityId} and recipient = ${recipient} and channel = ${channel}
        and sent_at is null and gave_up_at is null and attempts = 0 and not urgent and due_at > ${ctx.now} limit 1 for update)
    returning id`.execute(ctx.tx)
  const id = joined.rows[0]?.id
  if (id) await noteThing(ctx, id, outgoing)
  return id !== undefined
}

async function noteThing(ctx: WriteContext, deliveryId: string, { thing, kind, params }: Outgoing): Promise<void> {
  if (thing === null) return
  await sql`
    insert into notifications.delivered_things (community_id, thing_id, delivery_id, kind, number)
    values (${ctx.communityId}, ${thing}, ${deliveryId}, ${kind}, ${params.number ?? ''}) on conflict do nothing`.execute(
    ctx.tx,
  )
}
