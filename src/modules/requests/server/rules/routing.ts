/** Routing rules (派单规则): what would go to one party goes to another, for an item and an area. Following them is pure. */
import { sql } from 'kysely'
import type { LeadKind } from '../../../../engines/caseflow/index.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import { covers } from '../../../../shared/actor.ts'
import { type Area, areasByIds } from '../../../territory/api.ts'

/** Who answers; `bodyId` null: of a rule anybody of that kind, of an answer nobody entered yet. */
export type Party = { kind: LeadKind; bodyId: string | null }
type Paths = { admin_path: string | null; compound_path: string | null }

export type RoutingRule = {
  id: string
  /** null: every item */
  item_code: string | null
  /** null: everywhere */
  area: Paths | null
  from: Party
  to: Party
  to_post_id: string | null
  reason: string
  since: Date
}

/** What is to be routed: an item at a place. */
export type Matter = { item: string; area: Paths | undefined }

/** Rules of a community at most: they are followed at every filing. */
export const rulesMost = 200

type Row = {
  id: string
  item_code: string | null
  area_id: string | null
  from_kind: LeadKind
  from_body_id: string | null
  to_kind: LeadKind
  to_body_id: string | null
  to_post_id: string | null
  reason: string
  since: Date
}

/** Rules in force, for one item where it is named. Two queries at most. A rule of an area that is no more applies nowhere. */
export async function rulesInForce(tx: Tx, communityId: number, item?: string): Promise<RoutingRule[]> {
  const found = await sql<Row>`
    select id, item_code, area_id, from_kind, from_body_id, to_kind, to_body_id, to_post_id, reason, since from requests.routing_rules
    where community_id = ${communityId} and until is null
      and (item_code is null or ${item ?? null}::text is null or item_code = ${item ?? null})
    order by since, id limit ${rulesMost}`.execute(tx)
  const areaIds = [...new Set(found.rows.flatMap((row) => row.area_id ?? []))]
  const areas = areaIds.length > 0 ? await areasByIds(tx, communityId, areaIds) : new Map<string, Area>()
  return found.rows.flatMap((row) => {
    const area = row.area_id === null ? null : areas.get(row.area_id)
    if (area === undefined || area?.retired_at) return []
    const from = { kind: row.from_kind, bodyId: row.from_body_id }
    const to = { kind: row.to_kind, bodyId: row.to_body_id }
    return [{ ...row, area, from, to }]
  })
}

/**
 * The rule that has the last word on a matter that would go to `party`, or undefined. Of several the one for the item goes before the one for
 * all, the smaller area before the larger, the newer before the older; each is followed once.
 */
export function followRules(rules: readonly RoutingRule[], matter: Matter, party: Party): RoutingRule | undefined {
  const waiting = new Set(rules.filter((rule) => fitsItem(rule, matter.item) && liesIn(matter.area, rule.area)))
  let last: RoutingRule | undefined
  for (let at = party; ; ) {
    const next = [...waiting].filter((rule) => meets(rule.from, at)).sort(byWeight)[0]
    if (!next) return last
    waiting.delete(next)
    last = next
    at = next.to
  }
}

/**
 * The rules that would lead a matter back to where the wanted rule takes it from, in their order; undefined where there is no such
 * circle. Rules for different items or places never meet.
 */
export function circleOf(rules: readonly RoutingRule[], wanted: RoutingRule): RoutingRule[] | undefined {
  if (samePost(wanted)) return undefined
  if (meets(wanted.from, wanted.to)) return [wanted]
  const near = rules.filter((rule) => rule.id !== wanted.id && !samePost(rule) && overlap(rule, wanted))
  const seen = new Set<RoutingRule>()
  const walk = (at: Party, way: RoutingRule[]): RoutingRule[] | undefined => {
    for (const rule of near) {
      if (seen.has(rule) || !meets(rule.from, at)) continue
      seen.add(rule)
      if (meets(wanted.from, rule.to)) return [...way, rule]
      const onward = walk(rule.to, [...way, rule])
      if (onward) return onward
    }
    return undefined
  }
  return walk(wanted.to, [wanted])
}

/** Names another post of the very same body: that leads nowhere else. */
function samePost({ from, to, to_post_id }: RoutingRule): boolean {
  return to_post_id !== null && from.kind === to.kind && from.bodyId === to.bodyId
}

/** `from` of a rule takes what lies with `at`. */
function meets(from: Party, at: Party): boolean {
  return from.kind === at.kind && (from.bodyId === null || at.bodyId === null || from.bodyId === at.bodyId)
}

function fitsItem(rule: RoutingRule, item: string): boolean {
  return rule.item_code === null || rule.item_code === item
}

function liesIn(place: Paths | undefined, area: Paths | null): boolean {
  if (area === null) return true
  return place !== undefined && reaches(area, place)
}

function reaches(outer: Paths, inner: Paths): boolean {
  const within = (a: string | null, b: string | null) => a !== null && b !== null && covers(a, b)
  return within(outer.admin_path, inner.admin_path) || within(outer.compound_path, inner.compound_path)
}

/** Two areas of different trees may share buildings: only what is surely apart is taken for apart. */
function overlap(a: RoutingRule, b: RoutingRule): boolean {
  if (a.item_code !== null && b.item_code !== null && a.item_code !== b.item_code) return false
  if (a.area === null || b.area === null) return true
  const comparable = (key: keyof Paths) => a.area?.[key] !== null && b.area?.[key] !== null
  if (!comparable('admin_path') && !comparable('compound_path')) return true
  return reaches(a.area, b.area) || reaches(b.area, a.area)
}

function byWeight(a: RoutingRule, b: RoutingRule): number {
  const weight = (rule: RoutingRule) => (rule.item_code === null ? 0 : 1000) + depth(rule.area)
  return weight(b) - weight(a) || b.since.getTime() - a.since.getTime() || (a.id < b.id ? 1 : -1)
}

function depth(area: Paths | null): number {
  return area === null ? 0 : 1 + ((area.compound_path ?? area.admin_path ?? '').match(/\//g)?.length ?? 0)
}
