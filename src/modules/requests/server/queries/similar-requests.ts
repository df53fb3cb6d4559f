import { sql } from 'kysely'
import { candidateQuery, contentWords, similarity } from '../../../../engines/text/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { query } from '../../../../platform/command/types.ts'
import type { Area } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { placeOf } from '../rules/place.ts'
import { buildingNames } from '../views/building-names.ts'
import { itemName } from '../views/item-name.ts'
import { stillOpen } from './list-conditions.ts'
import { allOf, type Condition, liesIn } from './visibility.ts'

const shownMost = 3
const candidatesMost = 60
/** From here on two texts are worth showing as possibly the same (engines/text). */
const alike = 0.6
/** The same matter nearby needs fewer words in common to be worth a look. */
const nearby = 0.4

type Candidate = {
  id: string
  number: string
  item_code: string
  item_name: string
  description: string
  area_id: string | null
  filed_at: Date
  state: 'to_dispatch' | 'assigned' | 'accepted'
  askers_count: number
}

/**
 * Up to three open requests that may be the same: the same item in the same compound (or micro-grid), or nearly the same words.
 * Only what may be seen by neighbours, and of it nothing personal: no words of the person, no dwelling, no more than the building.
 */
export const similarRequests = query(routes['GET /api/c/:community/similar'], async (ctx, input) => {
  const { area } = await placeOf(ctx.tx, ctx.communityId, input)
  const near = area
    ? await candidates(ctx, [sql<boolean>`r.item_code = ${input.item_code}`, liesIn(neighbourhood(area))])
    : []
  const told = input.text ? await byWords(ctx, input.text) : []
  const scored = new Map<string, { row: Candidate; score: number }>()
  const said = contentWords(input.text ?? '')
  for (const row of near) scored.set(row.id, { row, score: nearby + similarity(said, contentWords(row.description)) })
  for (const row of told) {
    const score = similarity(said, contentWords(row.description))
    if (score >= alike && !scored.has(row.id)) scored.set(row.id, { row, score })
  }
  const best = [...scored.values()]
    .sort((a, b) => b.score - a.score || b.row.filed_at.getTime() - a.row.filed_at.getTime())
    .slice(0, shownMost)
    .map(({ row }) => row)
  return { items: await shown(ctx, best) }
})

/** The compound, else the micro-grid or grid, the place lies in. */
export function neighbourhood(area: Area): string {
  if (area.compound_path !== null) return area.compound_path.split('/')[0] ?? ''
  return (area.admin_path ?? '').split('/').slice(0, 2).join('/')
}

async function byWords(ctx: ReadContext, text: string): Promise<Candidate[]> {
  const words = candidateQuery(text)
  if (words === null) return []
  return candidates(ctx, [
    sql<boolean>`c.id = any (array(select requests.search(${ctx.communityId}, ${words}, ${candidatesMost * 5})))`,
  ])
}

async function candidates(ctx: ReadContext, where: readonly Condition[]): Promise<Candidate[]> {
  const found = await sql<Candidate>`
    select c.id, c.number, r.item_code, i.name as item_name, r.description, c.area_id, c.filed_at, c.state,
      (select count(*)::int from caseflow.askers a where a.community_id = c.community_id and a.thing_kind = 'request'
        and a.thing_id = c.id and a.left_at is null) as askers_count
    from caseflow.cases c
    join requests.requests r on r.community_id = c.community_id and r.id = c.id
    join requests.items i on i.community_id = r.community_id and i.code = r.item_code and i.revision = r.item_revision
    where c.community_id = ${ctx.communityId} and c.kind = 'request' and ${stillOpen}
      and r.public_open and not r.confidential and ${allOf(where)}
    order by c.filed_at desc, c.id desc limit ${candidatesMost}`.execute(ctx.tx)
  return found.rows
}

async function shown(ctx: ReadContext, rows: readonly Candidate[]) {
  const places = await buildingNames(
    ctx,
    rows.map((row) => row.area_id),
  )
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    item_name: itemName(ctx, { code: row.item_code, name: row.item_name }),
    place: places(row.area_id),
    filed_at: row.filed_at.toISOString(),
    state: row.state,
    askers_count: row.askers_count,
  }))
}
