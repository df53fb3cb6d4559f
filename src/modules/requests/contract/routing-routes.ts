import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant, oneInCommunity, text } from '../../../shared/schemas.ts'
import { answerableKind } from './views.ts'

const named = z.object({ id, name: z.string() })

/** What would go to one party goes to another; `item`, `area`, a party's `body` null: any. */
export const routingRuleView = z.object({
  id,
  item: z.object({ code: z.string(), name: z.string() }).nullable(),
  area: named.nullable(),
  from: z.object({ kind: answerableKind, body: named.nullable() }),
  to: z.object({ kind: answerableKind, body: named.nullable(), post: named.nullable() }),
  reason: z.string(),
  /** the request whose ruling became the rule */
  request: z.object({ id, number: z.string() }).nullable(),
  since: instant,
  until: instant.nullable(),
  ended_because: z.string(),
})

const rules = { permission: 'requests.rule' } as const

export const routingRoutes = defineRoutes({
  'GET /api/c/:community/routing-rules': {
    name: 'requests.routing_rules',
    summary: '派单规则：现行的和停用的',
    access: { permission: 'requests.dispatch' },
    params: inCommunity,
    output: z.object({ items: z.array(routingRuleView), past: z.array(routingRuleView) }),
  },
  'POST /api/c/:community/routing-rules': {
    name: 'requests.add_routing_rule',
    summary: '新增派单规则：原来归甲的，以后归乙（绕圈的不收）',
    access: rules,
    params: inCommunity,
    body: z.object({
      item_code: text(1, 10).nullable(),
      area_id: id.nullable(),
      from: z.object({ kind: answerableKind, body_id: id.nullable() }),
      to: z.object({ body_id: id.optional(), post_id: id.optional() }),
      reason: text(4, 200),
    }),
    output: routingRuleView,
    status: 201,
    refusals: [
      'requests.item_unknown',
      'requests.place_unknown',
      'requests.body_unknown',
      'requests.receiver_unknown',
      'requests.rules_full',
      'requests.rule_cycle',
    ],
  },
  'POST /api/c/:community/routing-rules/:id/end': {
    name: 'requests.end_routing_rule',
    summary: '停用一条派单规则',
    access: rules,
    params: oneInCommunity,
    body: z.object({ reason: text(2, 200) }),
    output: routingRuleView,
    refusals: ['platform.not_found'],
  },
})
