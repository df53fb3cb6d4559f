import { sql } from 'kysely'
import { command, type Download, query, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { addDraft } from '../../api.ts'
import { routes } from '../../contract.ts'
import { findGroup, type Group } from '../groups/groups.ts'
import { keysOf } from './keys.ts'
import { type Heard, readCallback, readWecomEcho } from './read-callback.ts'

const heardDays = 2
const dayMs = 24 * 3_600_000
/** Longer ones are a page, not a message. */
const textMost = 2_000
const speakerMost = 40

/** WeCom asks once whether the address is right. Refusals: see the route. */
export const proveRobot = query(
  routes['GET /api/c/:community/robots/:id/callback'],
  async (ctx, { id, echostr, ...signed }) => {
    const group = await findGroup(ctx, id)
    if (group.kind !== 'wecom' || group.retired_at !== null || group.body_id !== null) refuse('platform.not_found')
    return answer(readWecomEcho({ keys: keysOf(ctx, group), query: signed, now: ctx.now }, echostr))
  },
)

/** A message out of a group becomes a draft, once, however often it is sent. Refusals: see the route. */
export const hearRobot = command(routes['POST /api/c/:community/robots/:id/callback'], {
  async handle(ctx, { id, raw, ...signed }) {
    const group = await findGroup(ctx, id)
    if (group.retired_at !== null || group.kind === 'wechat' || group.body_id !== null) refuse('platform.not_found')
    const callback = readCallback(group.kind, { keys: keysOf(ctx, group), raw, query: signed, now: ctx.now })
    if (callback.kind === 'challenge') {
      ctx.audit('chat_group', id, { challenged: true })
      return { challenge: callback.challenge }
    }
    const fresh = callback.kind === 'message' && (await isFresh(ctx, id, callback.id))
    const draft = fresh ? await keep(ctx, group, callback) : null
    ctx.audit('chat_group', id, { heard: draft })
    return { challenge: null }
  },
  view: async (_, { challenge }) =>
    challenge === null ? answer('') : { ...answer(JSON.stringify({ challenge })), mediaType: 'application/json' },
})

function answer(text: string): Download {
  return { name: '', mediaType: 'text/plain; charset=utf-8', bytes: Buffer.from(text) }
}

async function isFresh(ctx: WriteContext, groupId: string, message: string): Promise<boolean> {
  const found = await sql`
    insert into channels.heard (community_id, group_id, message, at) values (${ctx.communityId}, ${groupId}, ${message.slice(0, 200)}, ${ctx.now})
    on conflict do nothing returning message`.execute(ctx.tx)
  return found.rows.length > 0
}

async function keep(ctx: WriteContext, group: Group, { speaker, text }: Heard): Promise<string> {
  await sql`
    update channels.groups set last_heard_at = ${ctx.now} where community_id = ${ctx.communityId} and id = ${group.id}`.execute(
    ctx.tx,
  )
  return addDraft(ctx, {
    source: group.kind as 'wecom' | 'dingtalk' | 'feishu',
    groupId: group.id,
    speaker: cut(speaker, speakerMost),
    text: cut(text, textMost),
  })
}

function cut(text: string, most: number): string {
  return [...text.normalize('NFC')].slice(0, most).join('')
}

/** Names of messages are kept a little longer than a replay is good for. */
export async function forgetHeard(ctx: WriteContext): Promise<void> {
  const before = new Date(ctx.now.getTime() - heardDays * dayMs)
  await sql`delete from channels.heard where community_id = ${ctx.communityId} and at < ${before}`.execute(ctx.tx)
}
