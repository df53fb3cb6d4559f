import type { ReadContext } from '../../../../platform/command/types.ts'
import { query } from '../../../../platform/command/types.ts'
import { smallestFigure } from '../../../../platform/small-figures.ts'
import { covers } from '../../../../shared/actor.ts'
import { addMonths, isCivilDate } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { findArea } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { scopeOf } from '../can.ts'
import { formulas, type RateArea, type Reader, ratesByMonth } from '../counting/rates.ts'
import { invalid } from './list-conditions.ts'

const monthsMost = 36

/**
 * Rates by month of the community (small figures for whose posts reach all of it), or of an area the actor's posts reach. Refusals: `requests.area_unknown`, `platform.not_allowed`,
 * `platform.input_invalid` for months there aren't, the wrong way round, or more than 36.
 */
export const rates = query(routes['GET /api/c/:community/rates'], async (ctx, { area, from, to }) => {
  for (const [name, month] of Object.entries({ from, to })) if (!isCivilDate(`${month}-01`)) refuseField(name)
  if (to < from || to >= addMonths(`${from}-01`, monthsMost).slice(0, 7)) refuseField('to')
  const where = area === undefined ? wholeCommunity : await rateArea(ctx, area)
  const reader = area === undefined ? await readerOf(ctx) : undefined
  return { months: await ratesByMonth(ctx, where, from, to, reader), formula: formulas(ctx) }
})

/** Of the whole community small figures are for whose posts reach all of it; others could subtract what they see of their own areas. */
async function readerOf(ctx: ReadContext): Promise<Reader | undefined> {
  const paths = [...new Set(scopeOf(ctx.actor, 'requests.read').paths)]
  if (paths.includes('')) return undefined
  const own = paths.filter((path) => !paths.some((over) => over !== path && covers(over, path)))
  return { least: await smallestFigure(ctx.tx, ctx.communityId), own }
}

export const wholeCommunity: RateArea = { tree: 'admin', path: '' }

async function rateArea(ctx: ReadContext, id: string): Promise<RateArea> {
  const area = (await findArea(ctx.tx, ctx.communityId, id)) ?? refuse('requests.area_unknown', {}, [invalid('area')])
  const paths = [area.admin_path, area.compound_path].filter((path) => path !== null)
  const reached = scopeOf(ctx.actor, 'requests.read').paths.some((over) => paths.some((path) => covers(over, path)))
  if (!reached) refuse('platform.not_allowed')
  return area.admin_path !== null
    ? { tree: 'admin', path: area.admin_path }
    : { tree: 'compound', path: area.compound_path ?? '' }
}

function refuseField(name: string): never {
  return refuse('platform.input_invalid', { count: 1 }, [invalid(name)])
}
