import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { findArea } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { handlers } from '../permissions.ts'
import { leadKindOfBody, leadKindOfPost } from '../rules/lead.ts'
import { holderOf } from '../rules/receiver.ts'
import type { Party } from '../rules/routing.ts'
import { liveBody } from '../rules/target.ts'
import { keepRule } from './keep-rule.ts'
import { ruleViews } from './view.ts'

type To = { kind?: Party['kind'] | undefined; body_id?: string | undefined; post_id?: string | undefined }

/**
 * From now on what would go to one party goes to another. Refusals: `requests.item_unknown`, `requests.place_unknown`,
 * `requests.body_unknown`, `requests.receiver_unknown`, `requests.rules_full`, `requests.rule_cycle`.
 */
export const addRoutingRule = command(routes['POST /api/c/:community/routing-rules'], {
  async handle(ctx, input) {
    if (input.item_code !== null) await checkItem(ctx, input.item_code)
    const area = input.area_id === null ? null : await liveArea(ctx, input.area_id)
    if (input.from.body_id !== null) await liveBody(ctx, input.from.body_id)
    const from = { kind: input.from.kind, bodyId: input.from.body_id }
    const { to, postId } = await goalOf(ctx, input.to, from)
    const { item_code, reason } = input
    return { id: await keepRule(ctx, { item_code, area, from, to, to_post_id: postId, reason, request_id: null }) }
  },
  view: async (ctx, { id }) => (await ruleViews(ctx, [id]))[0] ?? refuse('platform.not_found'),
})

/** A rule holds no more; it stays in the history. Refusal: `platform.not_found`. */
export const endRoutingRule = command(routes['POST /api/c/:community/routing-rules/:id/end'], {
  async handle(ctx, { id, reason }) {
    const ended = await sql`
      update requests.routing_rules set until = ${ctx.now}, ended_because = ${reason}
      where community_id = ${ctx.communityId} and id = ${id} and until is null returning id`.execute(ctx.tx)
    if (ended.rows.length === 0) refuse('platform.not_found')
    ctx.audit('routing_rule', id, { ended: true, reason })
    return { id }
  },
  view: async (ctx, { id }) => (await ruleViews(ctx, [id]))[0] ?? refuse('platform.not_found'),
})

async function checkItem(ctx: WriteContext, code: string): Promise<void> {
  const found = await sql`
    select 1 from requests.items where community_id = ${ctx.communityId} and code = ${code} and successor_at is null and not retired`.execute(
    ctx.tx,
  )
  if (found.rows.length === 0) refuse('requests.item_unknown', {}, [{ path: 'item_code', code: 'invalid' }])
}

async function liveArea(ctx: WriteContext, id: string) {
  const area = await findArea(ctx.tx, ctx.communityId, id)
  return area && !area.retired_at ? area : refuse('requests.place_unknown', {}, [{ path: 'area_id', code: 'invalid' }])
}

async function goalOf(ctx: WriteContext, to: To, from: Party): Promise<{ to: Party; postId: string | null }> {
  if (to.post_id) {
    const holder = await holderOf(ctx, { postId: to.post_id, personId: undefined })
    if (!holder || !handlers.includes(holder.kind)) {
      refuse('requests.receiver_unknown', {}, [{ path: 'to.post_id', code: 'invalid' }])
    }
    const body = holder.body_id ? await liveBody(ctx, holder.body_id) : undefined
    const kind = leadKindOfPost(holder.kind, body?.kind, from.kind)
    return { to: { kind, bodyId: body?.id ?? null }, postId: holder.post_id }
  }
  if (to.body_id) {
    const body = await liveBody(ctx, to.body_id)
    return { to: { kind: leadKindOfBody(body.kind), bodyId: body.id }, postId: null }
  }
  return refuse('requests.receiver_unknown', {}, [{ path: 'to.body_id', code: 'required' }])
}
