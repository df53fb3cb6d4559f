import type { LeadKind } from '../../../../engines/caseflow/index.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import { sideBySide } from '../../../../platform/db/one-connection.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type Body, type BodyWanted, bodiesByIds, findBodyOfKind } from '../../../bodies/api.ts'
import type { Area } from '../../../territory/api.ts'
import { type CommunityRules, communityRules } from './community.ts'
import { compoundOf, type ItemInForce, itemInForce } from './items.ts'
import { type Due, limitFrom } from './limits.ts'
import { followRules, type Matter, type Party, rulesInForce } from './routing.ts'

/** Who is answerable for a matter at a place, and by when. `body` null: nobody is entered for that place yet. */
export type Answer = Due & {
  item: ItemInForce
  kind: LeadKind
  body: Body | null
  why: string
  source: 'catalogue' | 'compound_override' | 'community_override' | 'routing_rule'
  /** The very post a routing rule names. */
  postId: string | null
}

/**
 * Who is answerable by item and place (override for the compound, else for the community, else the catalogue), and the limits when
 * filed at `now`. Refusals: `requests.item_unknown`, `requests.item_retired`, `requests.place_needed`, `platform.not_found`.
 */
export async function answerFor(
  tx: Tx,
  communityId: number,
  itemCode: string,
  area: Area | undefined,
  now: Date,
  rules?: CommunityRules,
): Promise<Answer> {
  const item = await itemInForce(tx, communityId, itemCode, compoundOf(area), now)
  if (item.place === 'required' && !area) refuse('requests.place_needed', {}, [{ path: 'area_id', code: 'required' }])
  const { calendar } = rules ?? (await communityRules(tx, communityId))
  return { ...limitFrom(item, now, calendar), ...(await answerableFor(tx, communityId, item, area, now)) }
}

/** The same without limits, for an item already at hand; routing rules have the last word. */
export async function answerableFor(
  tx: Tx,
  communityId: number,
  item: ItemInForce,
  area: Area | undefined,
  now: Date,
): Promise<Omit<Answer, keyof Due>> {
  const kind = item.override_answerable ?? item.answerable
  const named = item.override_body_id
  const [body, rules] = await sideBySide([
    named
      ? bodiesByIds(tx, communityId, [named]).then((found) => found.get(named))
      : findBodyOfKind(tx, communityId, bodyWanted(item, kind, compoundOf(area)), now),
    rulesInForce(tx, communityId, item.code),
  ])
  const answers = body && !body.dissolved_at ? body : null
  const party = { kind, bodyId: answers?.id ?? null }
  const routed = await routedBy(rules, tx, communityId, party, { item: item.code, area })
  if (!routed)
    return { item, kind, body: answers, why: item.override_reason ?? item.why, source: sourceOf(item), postId: null }
  return { item, ...routed, source: 'routing_rule' }
}

/** Where the routing rules send what would go to a party; undefined where none applies, or leads to a body that is no more. */
async function routedBy(
  rules: Awaited<ReturnType<typeof rulesInForce>>,
  tx: Tx,
  communityId: number,
  party: Party,
  matter: Matter,
): Promise<Pick<Answer, 'kind' | 'body' | 'why' | 'postId'> | undefined> {
  const rule = followRules(rules, matter, party)
  if (!rule) return undefined
  const { kind, bodyId } = rule.to
  const body = bodyId ? (await bodiesByIds(tx, communityId, [bodyId])).get(bodyId) : undefined
  if (bodyId && (!body || body.dissolved_at)) return undefined
  return { kind, body: body ?? null, why: rule.reason, postId: rule.to_post_id }
}

function bodyWanted(item: ItemInForce, kind: LeadKind, compoundId: string | null): BodyWanted {
  if (kind !== 'department') return { kind: bodyKinds[kind], compoundId }
  return { kind: 'department', departmentKind: item.department_kind ?? 'subdistrict', compoundId }
}

const bodyKinds = {
  community: 'residents_committee',
  property_company: 'property_company',
  residents: 'neighbour_association',
} as const

function sourceOf(item: ItemInForce): Answer['source'] {
  if (item.override_answerable === null) return 'catalogue'
  return item.override_compound_id ? 'compound_override' : 'community_override'
}
