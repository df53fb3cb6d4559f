import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { on } from '../../../../platform/module.ts'
import { letterOf } from '../../../channels/api.ts'
import { followOf } from '../../../requests/api.ts'
import type { Params } from '../told.ts'
import { queue } from '../ways/queue.ts'
import { sendersOf } from '../ways/senders.ts'
import type { Mail } from './read-mail.ts'

/** To one address in a day, all e-mails counted: two programs that answer each other stop there. */
const letterMost = 3
const dayMs = 86_400_000

/**
 * Tells the sender of a letter that it came. Never one the mail server calls forged, one without a sender, or one that answers an own
 * e-mail: those who wait for nothing, and loops (RFC 3834). What programs sent never comes here.
 */
export async function acknowledge(ctx: WriteContext, mail: Mail): Promise<void> {
  if (mail.forged || mail.from === '' || (mail.answers !== null && (await isOwn(ctx, mail.answers)))) return
  await write(ctx, mail.from, { kind: 'letter_came', params: {} })
}

async function isOwn(ctx: WriteContext, deliveryId: string): Promise<boolean> {
  const found = await sql`
    select 1 from notifications.deliveries where community_id = ${ctx.communityId} and id = ${deliveryId}::uuid`.execute(
    ctx.tx,
  )
  return found.rows.length > 0
}

type Line = { kind: 'letter_came' | 'letter_filed' | 'letter_joined'; params: Params; thing?: string }

async function write(ctx: WriteContext, address: string, { kind, params, thing }: Line): Promise<void> {
  if (!sendersOf(ctx.services).mail || (await sentToday(ctx, address)) >= letterMost) return
  await queue(ctx, {
    personId: null,
    channel: 'mail',
    address,
    language: 'zh-CN',
    zone: 'Asia/Shanghai',
    quiet: null,
    kind,
    params,
    thing: thing ?? null,
    // By itself: it isn't a line among others.
    urgent: true,
    mustReach: false,
  })
}

async function sentToday(ctx: WriteContext, address: string): Promise<number> {
  const hashes = ctx.services.vault.fingerprints('message_address', address)
  const found = await sql<{ count: number }>`
    select count(*)::int as count from notifications.deliveries where community_id = ${ctx.communityId}
      and recipient = any (${hashes}::bytea[]) and made_at > ${new Date(ctx.now.getTime() - dayMs)}`.execute(ctx.tx)
  return found.rows[0]?.count ?? 0
}

/**
 * A letter became a request: its sender is told the number, and the code that opens it where nobody of the register asks for it, or the
 * sender by their proven address. Put to another request, the number alone.
 */
export const tellSender = on<{ draft_id: string; request_id: string; joined: boolean }>(
  'channels.draft_filed',
  'notifications.tell-channels-draft-filed',
  async (ctx, { draft_id, request_id, joined }) => {
    const letter = await letterOf(ctx, draft_id)
    const request = await followOf(ctx, request_id)
    if (!letter?.address || !request) return
    const theirs = letter.personId === null || letter.personId === letter.senderId
    const kind = joined || !theirs ? 'letter_joined' : 'letter_filed'
    const params = { number: request.number, ...(kind === 'letter_filed' ? { other: request_id } : {}) }
    await write(ctx, letter.address, { kind, params, thing: request_id })
  },
)
