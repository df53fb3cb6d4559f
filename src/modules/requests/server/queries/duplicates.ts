import { sql } from 'kysely'
import { candidateQuery, contentWords, similarity } from '../../../../engines/text/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { query } from '../../../../platform/command/types.ts'
import { findArea } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { askersCounts } from '../views/askers-counts.ts'
import { itemName } from '../views/item-name.ts'
import { namesFor } from '../views/names.ts'
import { type RequestRow, selectRows } from '../views/rows.ts'
import { stillOpen } from './list-conditions.ts'
import { neighbourhood } from './similar-requests.ts'
import { allOf, type Condition, liesIn, visibleRow, visibleTo } from './visibility.ts'

const shownMost = 5
const candidatesMost = 60
/** How much each sign counts; together at least `enough` is worth a look. */
const weight = { item: 0.4, place: 0.3, words: 1 }
const enough = 0.6

type Sign = 'item' | 'place' | 'words'

/**
 * Open requests that may be the same matter as this one: the same item nearby, or like words. Only what the reader sees. Refusal:
 * `platform.not_found`.
 */
export const duplicates = query(routes['GET /api/c/:community/requests/:id/duplicates'], async (ctx, { id }) => {
  const row = await visibleRow(ctx, id)
  const near = await nearOf(ctx, row)
  const sameItem = near ? await candidates(ctx, id, [sql<boolean>`r.item_code = ${row.item_code}`, liesIn(near)]) : []
  const likeWords = await byWords(ctx, row)
  const said = contentWords(row.description)
  const scored = new Map<string, { row: RequestRow; score: number; why: Sign[] }>()
  for (const other of [...sameItem, ...likeWords]) {
    const like = similarity(said, contentWords(other.description))
    const why: Sign[] = []
    if (other.item_code === row.item_code) why.push('item')
    if (other.area_id !== null && other.area_id === row.area_id) why.push('place')
    if (like >= 0.3) why.push('words')
    const score = why.reduce((sum, sign) => sum + (sign === 'words' ? like : weight[sign]), 0)
    if (score >= enough) scored.set(other.id, { row: other, score, why })
  }
  const best = [...scored.values()].sort((a, b) => b.score - a.score).slice(0, shownMost)
  return { items: await shown(ctx, best) }
})

async function nearOf(ctx: ReadContext, row: RequestRow): Promise<string | null> {
  const area = row.area_id ? await findArea(ctx.tx, ctx.communityId, row.area_id) : undefined
  return area ? neighbourhood(area) : null
}

async function byWords(ctx: ReadContext, row: RequestRow): Promise<RequestRow[]> {
  const words = candidateQuery(row.description)
  if (words === null) return []
  const found = sql<boolean>`c.id = any (array(select requests.search(${ctx.communityId}, ${words}, ${candidatesMost * 5})))`
  return candidates(ctx, row.id, [found])
}

async function candidates(ctx: ReadContext, except: string, where: readonly Condition[]): Promise<RequestRow[]> {
  const found = await sql<RequestRow>`
    ${selectRows} where c.community_id = ${ctx.communityId} and c.kind = 'request' and ${stillOpen} and c.id <> ${except}
      and ${visibleTo(ctx)} and ${allOf(where)}
    order by c.filed_at desc, c.id desc limit ${candidatesMost}`.execute(ctx.tx)
  return found.rows
}

async function shown(ctx: ReadContext, best: readonly { row: RequestRow; why: Sign[] }[]) {
  const rows = best.map((one) => one.row)
  const names = await namesFor(ctx, { rows })
  const asking = await askersCounts(
    ctx,
    rows.map((row) => row.id),
  )
  return best.map(({ row, why }) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    place: names.placeOf(row),
    item: { code: row.item_code, name: itemName(ctx, { code: row.item_code, name: row.item_name }) },
    class: row.class,
    state: row.state,
    lead: row.lead_kind,
    filed_at: row.filed_at.toISOString(),
    askers_count: asking.get(row.id) ?? 0,
    why,
  }))
}
