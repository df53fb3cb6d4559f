import { sql } from 'kysely'
import { candidateQuery, contentWords, similarity } from '../../../../engines/text/index.ts'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { placeOf } from '../rules/place.ts'
import { askersCounts } from '../views/askers-counts.ts'
import { buildingNames } from '../views/building-names.ts'
import { itemName } from '../views/item-name.ts'
import { stillOpen } from './list-conditions.ts'
import { neighbourhood } from './similar-requests.ts'
import { allOf, type Condition, liesIn, visibleTo } from './visibility.ts'

const shownMost = 4
const candidatesMost = 60
/** How much each sign counts beside the words in common (0–1); together `enough` is worth a look. */
const weight = { item: 0.4, place: 0.3, near: 0.2, words: 0 }
const enough = 0.6
/** From here on words in common are told as a reason. */
const alike = 0.3

type Sign = keyof typeof weight
type Candidate = {
  id: string
  number: string
  title: string
  item_code: string
  item_name: string
  description: string
  area_id: string | null
  filed_at: Date
  state: 'to_dispatch' | 'assigned' | 'accepted'
  public_open: boolean
  near: boolean
  readable: boolean
  notable: boolean
}
type Scored = { row: Candidate; score: number; why: Sign[] }
type Wish = { item: string | undefined; areaId: string | null; said: readonly string[] }

/**
 * While staff write a request down: open ones that may be the same matter, by item and place or by their words. Those neighbours may see,
 * and those the reader's posts reach; confidential ones never.
 */
export const similarForStaff = query(routes['GET /api/c/:community/desk/similar'], async (ctx, input) => {
  const { area } = await placeOf(ctx.tx, ctx.communityId, input)
  const near = area ? liesIn(neighbourhood(area)) : sql<boolean>`false`
  const sameItem = sql<boolean>`r.item_code = ${input.item_code ?? ''}`
  const found = [
    ...(area && input.item_code ? await candidates(ctx, near, [sameItem, near]) : []),
    ...(await byWords(ctx, near, input.text ?? '')),
  ]
  const wish = { item: input.item_code, areaId: area?.id ?? null, said: contentWords(input.text ?? '') }
  const scored = new Map(found.map((row) => [row.id, scoreOf(row, wish)]))
  const best = [...scored.values()]
    .filter(({ score }) => score >= enough)
    .sort((a, b) => b.score - a.score || b.row.filed_at.getTime() - a.row.filed_at.getTime())
    .slice(0, shownMost)
  return { items: await shown(ctx, best) }
})

/** Elsewhere only nearly the same words make it the same matter: the lamp of another compound is another lamp. */
function scoreOf(row: Candidate, { item, areaId, said }: Wish): Scored {
  const words = similarity(said, contentWords(row.description))
  const why: Sign[] = []
  if (row.item_code === item) why.push('item')
  if (areaId !== null && row.area_id === areaId) why.push('place')
  else if (row.near) why.push('near')
  if (words >= alike) why.push('words')
  const elsewhere = areaId !== null && row.area_id !== null && !row.near
  const signs = elsewhere ? 0 : why.reduce((sum, sign) => sum + weight[sign], 0)
  return { row, score: words + signs, why }
}

async function byWords(ctx: ReadContext, near: Condition, text: string): Promise<Candidate[]> {
  const words = candidateQuery(text)
  if (words === null) return []
  const found = sql<boolean>`c.id = any (array(select requests.search(${ctx.communityId}, ${words}, ${candidatesMost * 5})))`
  return candidates(ctx, near, [found])
}

async function candidates(ctx: ReadContext, near: Condition, where: readonly Condition[]): Promise<Candidate[]> {
  const found = await sql<Candidate>`
    select c.id, c.number, c.title, r.item_code, i.name as item_name, r.description, c.area_id, c.filed_at, c.state, r.public_open,
      coalesce(${near}, false) as near, coalesce(${visibleTo(ctx)}, false) as readable,
      coalesce(${visibleTo(ctx, 'requests.note')}, false) as notable
    from caseflow.cases c
    join requests.requests r on r.community_id = c.community_id and r.id = c.id
    join requests.items i on i.community_id = r.community_id and i.code = r.item_code and i.revision = r.item_revision
    where c.community_id = ${ctx.communityId} and c.kind = 'request' and ${stillOpen} and not r.confidential
      and (r.public_open or ${visibleTo(ctx)}) and ${allOf(where)}
    order by c.filed_at desc, c.id desc limit ${candidatesMost}`.execute(ctx.tx)
  return found.rows
}

async function shown(ctx: ReadContext, best: readonly Scored[]) {
  const places = await buildingNames(
    ctx,
    best.map(({ row }) => row.area_id),
  )
  const asking = await askersCounts(
    ctx,
    best.map(({ row }) => row.id),
  )
  return best.map(({ row, why }) => ({
    id: row.id,
    number: row.number,
    title: row.readable ? row.title : null,
    item_name: itemName(ctx, { code: row.item_code, name: row.item_name }),
    place: places(row.area_id),
    filed_at: row.filed_at.toISOString(),
    state: row.state,
    askers_count: asking.get(row.id) ?? 0,
    why,
    can_join: row.public_open,
    can_note: row.notable,
  }))
}
