import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { monthlyCounts } from '../../../../platform/counters.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds, bodiesOfKind } from '../../../bodies/api.ts'
import type { Figures } from '../../contract/views.ts'
import { routes } from '../../contract.ts'
import { ownDepartments, readsForDepartment } from './can.ts'
import { counterName, type Measure, measures } from './counting.ts'

const departmentsMost = 200
const monthsMost = 36

type Sums = ReadonlyMap<string, ReadonlyMap<string, number>>

/**
 * Figures of departments by month, with what they are made of, in the order of names: for the community's side and the street; a
 * department sees its own alone (design.md 9). Refusal: `whistles.months_unfit`.
 */
export const figures = query(routes['GET /api/c/:community/whistles/figures'], async (ctx, { from, to }) => {
  if (from > to || monthsBetween(from, to) > monthsMost) refuse('whistles.months_unfit', { most: monthsMost })
  const bodies = await departmentsShown(ctx)
  const names = bodies.flatMap((body) => measures.map((measure) => counterName(measure, body.id)))
  const sums = await monthlyCounts(ctx.tx, ctx.communityId, { measures: names, from, to, areaPath: '' })
  return {
    departments: bodies.flatMap((body) => {
      const months = [...sums.keys()]
        .sort()
        .map((month) => ({ month, ...figuresOf(sums, body.id, [month]) }))
        .filter((row) => row.called > 0)
      const total = figuresOf(sums, body.id, [...sums.keys()])
      return total.called > 0 ? [{ body: { id: body.id, name: body.name }, total, months }] : []
    }),
  }
})

async function departmentsShown(ctx: ReadContext) {
  if (!readsForDepartment(ctx.actor)) {
    return bodiesOfKind(ctx.tx, ctx.communityId, 'department', departmentsMost)
  }
  return [...(await bodiesByIds(ctx.tx, ctx.communityId, ownDepartments(ctx.actor, 'whistles.figures'))).values()]
}

function figuresOf(sums: Sums, bodyId: string, months: readonly string[]): Figures {
  const sum = (measure: Measure) =>
    months.reduce((total, month) => total + (sums.get(month)?.get(counterName(measure, bodyId)) ?? 0), 0)
  return Object.fromEntries(measures.map((measure) => [measure, sum(measure)])) as Figures
}

function monthsBetween(from: string, to: string): number {
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  return index(to) - index(from) + 1
}
