import { sql } from 'kysely'
import type { z } from 'zod'
import type { LeadKind } from '../../../../engines/caseflow/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { bodiesByIds, postsByIds } from '../../../bodies/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import type { routingRuleView } from '../../contract.ts'
import { itemName } from '../views/item-name.ts'

type RuleView = z.output<typeof routingRuleView>
type Row = {
  id: string
  item_code: string | null
  item_name: string | null
  area_id: string | null
  from_kind: LeadKind
  from_body_id: string | null
  to_kind: LeadKind
  to_body_id: string | null
  to_post_id: string | null
  reason: string
  request_id: string | null
  number: string | null
  since: Date
  until: Date | null
  ended_because: string
}

/** Routing rules as people read them, in the order of the ids. */
export async function ruleViews(ctx: ReadContext, ids: readonly string[]): Promise<RuleView[]> {
  const { tx, communityId } = ctx
  const found = await sql<Row>`
    select r.*, i.name as item_name, c.number from requests.routing_rules r
    left join requests.items i on i.community_id = r.community_id and i.code = r.item_code and i.successor_at is null
    left join caseflow.cases c on c.community_id = r.community_id and c.id = r.request_id
    where r.community_id = ${communityId} and r.id = any (${[...ids]}::uuid[])`.execute(tx)
  const all = (key: 'area_id' | 'from_body_id' | 'to_body_id' | 'to_post_id') =>
    found.rows.flatMap((row) => row[key] ?? [])
  const areas = await areasByIds(tx, communityId, all('area_id'))
  const bodies = await bodiesByIds(tx, communityId, [...all('from_body_id'), ...all('to_body_id')])
  const posts = await postsByIds(tx, communityId, all('to_post_id'))
  const named = (thing: { id: string; name: string } | undefined) => (thing ? { id: thing.id, name: thing.name } : null)
  const views = new Map<string, RuleView>(
    found.rows.map((row) => {
      const post = posts.get(row.to_post_id ?? '')
      return [
        row.id,
        {
          id: row.id,
          item: row.item_code === null ? null : itemOf(ctx, row.item_code, row.item_name),
          area: named(areas.get(row.area_id ?? '')),
          from: { kind: row.from_kind, body: named(bodies.get(row.from_body_id ?? '')) },
          to: {
            kind: row.to_kind,
            body: named(bodies.get(row.to_body_id ?? '')),
            post: post ? { id: post.id, name: post.title } : null,
          },
          reason: row.reason,
          request: row.request_id && row.number ? { id: row.request_id, number: row.number } : null,
          since: row.since.toISOString(),
          until: row.until?.toISOString() ?? null,
          ended_because: row.ended_because,
        },
      ]
    }),
  )
  return ids.map((id) => views.get(id)).filter((view) => view !== undefined)
}

function itemOf(ctx: ReadContext, code: string, name: string | null) {
  return { code, name: itemName(ctx, { code, name: name ?? code }) }
}
