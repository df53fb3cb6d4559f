import { query, type WriteContext } from '../../../../platform/command/types.ts'
import { addCounts, monthlyCounts } from '../../../../platform/counters.ts'
import { type EventHandler, on } from '../../../../platform/module.ts'
import { isFew, shownFigures, smallestFigure } from '../../../../platform/small-figures.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes, signKinds } from '../../contract.ts'
import { checkMediates } from './signs.ts'

type OfSign = { kind: string; day: string }
const monthsMost = 24
const noted = (kind: string) => `outreach.sign_noted.${kind}`
const toMediation = 'outreach.sign_to_mediation'

async function count(ctx: WriteContext, measure: string, day: string, value: 1 | -1): Promise<void> {
  await addCounts(ctx.tx, ctx.communityId, [{ measure, day, areaPath: '', value }])
}

/** Of the whole community alone: signs of a building would tell whose they are. They outlive the signs. */
export const signCounting: readonly EventHandler[] = [
  on<OfSign>('outreach.sign_noted', 'outreach.count-sign-noted', (ctx, { kind, day }) =>
    count(ctx, noted(kind), day, 1),
  ),
  on<OfSign>('outreach.sign_withdrawn', 'outreach.count-sign-withdrawn', (ctx, { kind, day }) =>
    count(ctx, noted(kind), day, -1),
  ),
  on<OfSign>('outreach.sign_to_mediation', 'outreach.count-sign-to-mediation', (ctx, { day }) =>
    count(ctx, toMediation, day, 1),
  ),
]

/** How many of each kind, with those withheld that are too few (`platform/small-figures.ts`). Refusals: see the route. */
export const signFigures = query(routes['GET /api/c/:community/signs/figures'], async (ctx, { from, to }) => {
  await checkMediates(ctx)
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  if (from > to || index(to) - index(from) >= monthsMost) refuse('outreach.months_unfit', { most: monthsMost })
  const measures = [...signKinds.map(noted), toMediation]
  const months = await monthlyCounts(ctx.tx, ctx.communityId, { measures, from, to, areaPath: '' })
  const sum = (measure: string) => [...months.values()].reduce((total, sums) => total + (sums.get(measure) ?? 0), 0)
  const least = await smallestFigure(ctx.tx, ctx.communityId)
  const shown = shownFigures(
    signKinds.map((kind) => ({ count: sum(noted(kind)) })),
    least,
  )
  const mediated = sum(toMediation)
  return {
    total: shown.total,
    to_mediation: isFew(mediated, least) ? null : mediated,
    kinds: signKinds.map((kind, at) => ({ kind, noted: shown.parts[at] ?? null })),
  }
})
