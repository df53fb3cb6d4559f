import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import { type Area, lockCommunity } from '../../../territory/api.ts'
import { circleOf, type Party, type RoutingRule, rulesInForce, rulesMost } from '../rules/routing.ts'

export type NewRule = {
  item_code: string | null
  area: Area | null
  from: Party
  to: Party
  to_post_id: string | null
  reason: string
  /** The request whose ruling it was. */
  request_id: string | null
}

/**
 * Puts a routing rule in force; one for the same item, place and party before it ends. Two at once wait for each other, so that no circle
 * is made between them. Refusals: `requests.rules_full`, `requests.rule_cycle`. Returns its id.
 */
export async function keepRule(ctx: WriteContext, rule: NewRule): Promise<string> {
  await lockCommunity(ctx)
  const id = ctx.newId()
  await endSame(ctx, rule)
  const inForce = await rulesInForce(ctx.tx, ctx.communityId)
  if (inForce.length >= rulesMost) refuse('requests.rules_full', { most: rulesMost })
  const circle = circleOf(inForce, { ...rule, id, since: ctx.now })
  if (circle) refuse('requests.rule_cycle', { way: await wayOf(ctx, circle) })
  await ctx.tx
    .insertInto('requests.routing_rules')
    .values({
      community_id: ctx.communityId,
      id,
      item_code: rule.item_code,
      area_id: rule.area?.id ?? null,
      from_kind: rule.from.kind,
      from_body_id: rule.from.bodyId,
      to_kind: rule.to.kind,
      to_body_id: rule.to.bodyId,
      to_post_id: rule.to_post_id,
      reason: rule.reason,
      request_id: rule.request_id,
      since: ctx.now,
    })
    .execute()
  ctx.audit('routing_rule', id, {
    item: rule.item_code,
    area_id: rule.area?.id ?? null,
    routed_from: rule.from,
    routed_to: rule.to,
    post: rule.to_post_id,
    reason: rule.reason,
  })
  return id
}

async function endSame(ctx: WriteContext, rule: NewRule): Promise<void> {
  const ended = await sql<{ id: string }>`
    update requests.routing_rules set until = ${ctx.now}, ended_because = ${rule.reason}
    where community_id = ${ctx.communityId} and until is null and item_code is not distinct from ${rule.item_code}::text
      and area_id is not distinct from ${rule.area?.id ?? null}::uuid and from_kind = ${rule.from.kind}
      and from_body_id is not distinct from ${rule.from.bodyId}::uuid returning id`.execute(ctx.tx)
  for (const { id } of ended.rows) ctx.audit('routing_rule', id, { ended: true })
}

/** The circle in words: 甲 → 乙 → 甲. */
async function wayOf(ctx: WriteContext, circle: readonly RoutingRule[]): Promise<string> {
  const parties = [...circle.map((rule) => rule.from), ...circle.slice(-1).map((rule) => rule.to)]
  const bodies = await bodiesByIds(
    ctx.tx,
    ctx.communityId,
    parties.flatMap((party) => party.bodyId ?? []),
  )
  const name = ({ kind, bodyId }: Party) =>
    bodies.get(bodyId ?? '')?.name ?? ctx.services.texts.message(ctx.language, 'requests', `export_lead_${kind}`)
  return parties.map(name).join(' → ')
}
