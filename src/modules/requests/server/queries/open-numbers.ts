import { sql } from 'kysely'
import { query } from '../../../../platform/command/types.ts'
import { monthlyCounts } from '../../../../platform/counters.ts'
import { shownFigure, smallestFigure } from '../../../../platform/small-figures.ts'
import { addMonths, civilDateOf, monthOf } from '../../../../shared/civil-date.ts'
import { routes } from '../../contract.ts'
import { counterName } from '../counting/measures.ts'
import { formulas, ratesByMonth } from '../counting/rates.ts'
import { cappedCounts } from './counts.ts'
import { zoneOf } from './days.ts'
import { wholeCommunity } from './rates.ts'

const monthsShown = 12
const waitingStates = ['to_dispatch', 'assigned', 'accepted', 'finished'] as const
/** More than any community has under way at once. */
const underWayMost = 100_000

/**
 * What anybody may know: the last twelve months of the whole community, and how many requests stand where. Nothing personal: no sum of
 * the states is shown, so that each by itself need only not be small.
 */
export const openNumbers = query(routes['GET /api/c/:community/open-numbers'], async (ctx) => {
  const today = civilDateOf(ctx.now, await zoneOf(ctx))
  const to = monthOf(today)
  const from = monthOf(addMonths(`${to}-01`, 1 - monthsShown))
  const least = await smallestFigure(ctx.tx, ctx.communityId)
  const months = await ratesByMonth(ctx, wholeCommunity, from, to, { least, own: [] })
  const closed = counterName('closed', 'admin')
  const sums = await monthlyCounts(ctx.tx, ctx.communityId, { measures: [closed], from, to, areaPath: '' })
  const waiting = await cappedCounts(ctx, underWayMost, {
    to_dispatch: sql`c.state = 'to_dispatch'`,
    assigned: sql`c.state = 'assigned'`,
    accepted: sql`c.state = 'accepted'`,
    finished: sql`c.state = 'finished'`,
  })
  return {
    months,
    formula: formulas(ctx),
    state_counts: [
      ...waitingStates.map((state) => ({ state, count: shownFigure({ count: waiting[state] }, least) })),
      { state: 'closed' as const, count: shownFigure({ count: sumOf(sums, closed) }, least) },
    ],
    least,
  }
})

function sumOf(months: Map<string, Map<string, number>>, measure: string): number {
  return [...months.values()].reduce((sum, month) => sum + (month.get(measure) ?? 0), 0)
}
