import { sql } from 'kysely'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { listFilter } from '../../contract/reading-routes.ts'
import { routes } from '../../contract.ts'
import { cappedCounts } from './counts.ts'
import { conditionsOf, type ListFilter } from './list-conditions.ts'
import { allOf, type Condition, visibleTo } from './visibility.ts'

const viewsMost = 20
/** Above this a badge says "99+": a number nobody works off in one go need not be exact. */
const cap = 99

/** How much each of some saved views holds, without ever counting everything. */
export const viewCounts = query(routes['GET /api/c/:community/requests/counts'], async (ctx, { views }) => {
  const searches = views === '' ? [] : views.split('|').slice(0, viewsMost)
  const conditions = await Promise.all(searches.map((search) => conditionOf(ctx, search)))
  const known = conditions.flatMap((condition, index) => (condition ? [[`v${index}`, condition] as const] : []))
  const counts = known.length === 0 ? {} : await cappedCounts(ctx, cap, Object.fromEntries(known))
  return { counts: searches.map((_, index) => (counts as Record<string, number>)[`v${index}`] ?? null), cap }
})

async function conditionOf(ctx: ReadContext, search: string): Promise<Condition | undefined> {
  const filter = filterOf(search)
  if (!filter) return undefined
  try {
    return allOf([visibleTo(ctx), ...(await conditionsOf(ctx, filter)), sql<boolean>`true`])
  } catch (error) {
    // a place that was closed since: the view stays, its number doesn't
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** The filter that stands in the address of a list; what isn't a filter (columns, a page) is passed by. */
function filterOf(search: string): ListFilter | undefined {
  const given = Object.fromEntries(new URLSearchParams(search))
  const read = listFilter.safeParse(
    Object.fromEntries(Object.entries(given).filter(([name]) => name in listFilter.shape)),
  )
  if (!read.success) return undefined
  const { sort: _, ...filter } = read.data
  return filter
}
