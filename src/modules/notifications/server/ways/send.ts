import { sql } from 'kysely'
import { AddressRefused } from '../../../../platform/adapters/refused.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import type { Pieces } from '../../../../platform/module.ts'
import type { Services } from '../../../../platform/services.ts'
import { reachablePersons } from '../../../people/api.ts'
import { followCodeOf } from '../../../requests/api.ts'
import { communityOf } from '../../../territory/api.ts'
import { mailCodeOf } from '../mail-code.ts'
import type { Channel } from './choose.ts'
import { type Line, mailOf, shortMessage } from './compose.ts'
import { sendersOf } from './senders.ts'

const batch = 20
/** One run sends so many batches; the next goes on. */
const batchesMost = 25
/** So long a message is left to whoever took it: where that process died, it is tried again. */
const takenSeconds = 120
const retrySeconds = [60, 300, 1_800, 7_200, 28_800]

export type Taken = {
  id: string
  person_id: string | null
  channel: Channel
  address: string
  language: string
  lines: Line[]
  lines_count: number
  must_reach: boolean
  attempts: number
}
type Community = { id: number; name: string; zone: string }
type Batch = { taken: Taken[]; services: Services; community: Community }

/** Job: sends what is due, outside of any transaction: each once, and again only where a process died while it was sending. */
export async function sendDue(pieces: Pieces): Promise<void> {
  for (let done = 0; done < batchesMost; done++) {
    const { taken, services, community } = await pieces(take)
    for (const one of taken) {
      const outcome = await sendOne(services, community, one)
      await pieces((ctx) => settle(ctx, one, outcome))
    }
    if (taken.length < batch) return
  }
}

/** Takes what is due, so that no other process does. */
export async function take(ctx: WriteContext): Promise<Batch> {
  const until = new Date(ctx.now.getTime() + takenSeconds * 1000)
  const found = await sql<Taken>`
    update notifications.deliveries d set attempts = attempts + 1, due_at = ${until}
    where d.community_id = ${ctx.communityId} and d.id in (
      select id from notifications.deliveries where community_id = ${ctx.communityId} and sent_at is null and gave_up_at is null
        and due_at <= ${ctx.now} order by due_at, id limit ${batch} for update skip locked)
    returning d.id, d.person_id, d.channel, d.address, d.language, d.lines, d.lines_count, d.must_reach, d.attempts`.execute(
    ctx.tx,
  )
  const known = found.rows.length > 0 ? await communityOf(ctx.tx, ctx.communityId) : undefined
  const community = { id: ctx.communityId, name: known?.name ?? '', zone: known?.time_zone ?? 'Asia/Shanghai' }
  return { taken: found.rows, services: ctx.services, community }
}

type Outcome = 'sent' | 'refused' | 'unreachable'

async function sendOne(services: Services, community: Community, one: Taken): Promise<Outcome> {
  const senders = sendersOf(services)
  const lines = one.lines.map((line) => withCode(services, community.id, line))
  const letter = { lines, count: one.lines_count, language: one.language, community, outside: one.person_id === null }
  try {
    if (one.channel === 'short_message')
      await senders.sms.send({ phone: one.address, text: shortMessage(services, letter) })
    else if (senders.mail) await senders.mail.send({ id: one.id, to: one.address, ...mailOf(services, letter) })
    else return 'refused'
    return 'sent'
  } catch (error) {
    services.log.warn({ error: (error as Error).message, channel: one.channel }, 'a message could not be delivered')
    return error instanceof AddressRefused ? 'refused' : 'unreachable'
  }
}

/** The code of an address or of a request is made when it is sent: none is kept. */
function withCode({ vault }: Services, communityId: number, line: Line): Line {
  const { number = '', other = '' } = line.params
  if (line.kind === 'mail_code') return { ...line, params: { number: mailCodeOf(vault, number) } }
  if (line.kind === 'letter_filed') {
    return { ...line, params: { number, other: followCodeOf(vault, communityId, other) } }
  }
  return line
}

/** Notes what became of it. Who couldn't be reached by e-mail is texted; where that can't be delivered either, staff are told (R6). */
async function settle(ctx: WriteContext, one: Taken, outcome: Outcome): Promise<void> {
  const wait = retrySeconds[one.attempts - 1]
  if (outcome === 'unreachable' && wait !== undefined) return retry(ctx, one, wait)
  const sent = outcome === 'sent'
  await sql`
    update notifications.deliveries set sent_at = ${sent ? ctx.now : null}, gave_up_at = ${sent ? null : ctx.now},
      why = ${sent ? null : outcome}, address = null, lines = '[]'::jsonb
    where community_id = ${ctx.communityId} and id = ${one.id}`.execute(ctx.tx)
  if (sent) return
  if (one.channel === 'mail' && outcome === 'refused') await noteBounce(ctx, one)
  if (!one.must_reach) return
  if (one.channel === 'mail' && (await textInstead(ctx, one))) return
  ctx.audit('delivery', one.id, { undelivered: true })
  ctx.emit('notifications.undelivered', { delivery_id: one.id })
}

async function retry(ctx: WriteContext, one: Taken, seconds: number): Promise<void> {
  const due = new Date(ctx.now.getTime() + seconds * 1000)
  await sql`
    update notifications.deliveries set due_at = ${due} where community_id = ${ctx.communityId} and id = ${one.id}`.execute(
    ctx.tx,
  )
}

async function noteBounce(ctx: WriteContext, one: Taken): Promise<void> {
  await sql`
    update notifications.contacts set bounced_at = ${ctx.now}
    where community_id = ${ctx.communityId} and person_id = ${one.person_id}::uuid and mail = ${one.address}`.execute(
    ctx.tx,
  )
}

/** The same by short message, where there is a number. Returns whether there is one. */
async function textInstead(ctx: WriteContext, one: Taken): Promise<boolean> {
  const { person_id: person } = one
  const phone = person && (await reachablePersons(ctx.tx, ctx.communityId, [person])).get(person)?.phone
  if (!phone) return false
  const recipient = ctx.services.vault.fingerprint('message_address', phone)
  const id = ctx.newId()
  await sql`
    insert into notifications.deliveries (community_id, id, person_id, channel, recipient, address, language, lines, lines_count, urgent,
      must_reach, made_at, due_at)
    values (${ctx.communityId}, ${id}, ${person}, 'short_message', ${recipient}, ${phone}, ${one.language}, ${JSON.stringify(one.lines)}::jsonb,
      ${one.lines_count}, true, true, ${ctx.now}, ${ctx.now})`.execute(ctx.tx)
  await sql`
    insert into notifications.delivered_things (community_id, thing_id, delivery_id, kind, number)
    select community_id, thing_id, ${id}::uuid, kind, number from notifications.delivered_things
    where community_id = ${ctx.communityId} and delivery_id = ${one.id}`.execute(ctx.tx)
  return true
}
