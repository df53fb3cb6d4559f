import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { sumCountsBy } from '../../../../platform/counters.ts'
import { instantOf } from '../../../../shared/civil-date.ts'
import { countPosts, namesOfPosts } from '../../../bodies/api.ts'
import { countConfirmed } from '../../../outreach/api.ts'
import { countHouseholds, countLivedIn, countPersons, personNames } from '../../../people/api.ts'
import { filedByClassAndState, requestCounter } from '../../../requests/api.ts'
import { type AreaLevel, areaKeySql, areasOfLevel, communityOf, countDwellings } from '../../../territory/api.ts'
import type { Column } from '../store.ts'
import { sourceKey } from './catalogue.ts'
import type { GatheredPage, Wanted } from './rows.ts'

type Area = {
  id: string
  code: string
  name: string
  full_name: string
  admin_path: string | null
  compound_path: string | null
}
type Of = (area: Area) => string | number
type Ask = { wanted: Wanted; level: AreaLevel; areas: readonly Area[] }

/** A dwelling counts as confirmed for a year (X21). */
const msConfirmed = 365 * 24 * 60 * 60 * 1000

/** One row an area, each figure asked for once. All areas of a level at once: some thousands at most. */
export async function areaRowsOf(ctx: ReadContext, wanted: Wanted, level: AreaLevel): Promise<GatheredPage> {
  const areas = await areasFor(ctx, wanted, level)
  const figures = new Map<string, Of>()
  for (const column of wanted.definition.columns) {
    const key = sourceKey(column)
    if (key !== undefined) figures.set(key, await figureOf(ctx, column, { wanted, level, areas }))
  }
  const rows = areas.map((area) => ({
    key: area.id,
    label: area.full_name,
    person_id: null,
    dwelling_id: null,
    identity_sealed: null,
    minor: false,
    admin_path: area.admin_path,
    compound_path: area.compound_path,
    values: Object.fromEntries([...figures].map(([key, of]) => [key, of(area)])),
  }))
  return { rows, next: null }
}

async function areasFor(ctx: ReadContext, { paths }: Wanted, level: AreaLevel): Promise<Area[]> {
  if (level === 'community') {
    const name = (await communityOf(ctx.tx, ctx.communityId))?.name ?? ''
    return [
      {
        id: '00000000-0000-0000-0000-000000000000',
        code: '',
        name,
        full_name: name,
        admin_path: '',
        compound_path: null,
      },
    ]
  }
  const all = await areasOfLevel(ctx.tx, ctx.communityId, level)
  const within = (path: string | null) =>
    path !== null && (paths ?? []).some((top) => path === top || path.startsWith(`${top}/`))
  return paths ? all.filter((area) => within(area.admin_path) || within(area.compound_path)) : all
}

const byCode =
  (counts: Map<string, number>): Of =>
  (area) =>
    counts.get(area.code) ?? 0

async function figureOf(ctx: ReadContext, column: Column, ask: Ask): Promise<Of> {
  const { tx, communityId } = ctx
  const { level } = ask
  switch (column.source) {
    case 'area_name':
      return (area) => area.name
    case 'area_full_name':
      return (area) => area.full_name
    case 'persons':
      return byCode(await countPersons(ctx, level, column.wish))
    case 'households':
      return byCode(await countHouseholds(ctx, level))
    case 'dwellings':
      return byCode(await countDwellings(tx, communityId, level, false))
    case 'homes':
      return byCode(await countDwellings(tx, communityId, level, true))
    case 'lived_in':
      return byCode(await countLivedIn(ctx, level))
    case 'empty_homes':
      return emptyHomes(ctx, level)
    default:
      return otherFigure(ctx, column, ask)
  }
}

async function emptyHomes(ctx: ReadContext, level: AreaLevel): Promise<Of> {
  const homes = await countDwellings(ctx.tx, ctx.communityId, level, true)
  const lived = await countLivedIn(ctx, level)
  return ({ code }) => Math.max(0, (homes.get(code) ?? 0) - (lived.get(code) ?? 0))
}

const measures: Record<string, string> = {
  requests_filed: 'filed',
  requests_closed: 'closed',
  requests_solved: 'judged_solved',
}

async function otherFigure(ctx: ReadContext, { source }: Column, ask: Ask): Promise<Of> {
  const measure = measures[source]
  if (measure) return byCode(await requestsOf(ctx, measure, ask))
  const part = /^requests_(class|state)_(\w+)$/.exec(source)
  if (part) return byCode(await requestsPart(ctx, ask, part[1] === 'class' ? 'letter' : 'state', part[2] ?? ''))
  if (source.startsWith('confirmed')) return confirmed(ctx, source, ask.level)
  return postFigure(ctx, source, ask)
}

function requestsOf(ctx: ReadContext, measure: string, { wanted, level }: Ask): Promise<Map<string, number>> {
  const tree = level === 'compound' ? 'compound' : 'admin'
  // A counter has one path, of its own tree.
  const key = sql`(select ${areaKeySql(level, 'p')} from (select area_path as admin_path, area_path as compound_path) p)`
  return sumCountsBy(ctx.tx, ctx.communityId, {
    measure: requestCounter(measure, tree),
    from: wanted.from,
    to: wanted.to,
    key,
  })
}

/** Of those filed in the period: of one class, or how far they have come by now. */
async function requestsPart(
  ctx: ReadContext,
  { wanted, level }: Ask,
  by: 'letter' | 'state',
  value: string,
): Promise<Map<string, number>> {
  const zone = (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai'
  const span = { from: instantOf(wanted.from, '00:00', zone), until: instantOf(wanted.to, '24:00', zone) }
  const counts = new Map<string, number>()
  for (const one of await filedByClassAndState(ctx, { level, ...span })) {
    if (one[by] === value) counts.set(one.key, (counts.get(one.key) ?? 0) + one.count)
  }
  return counts
}

async function confirmed(ctx: ReadContext, source: string, level: AreaLevel): Promise<Of> {
  const found = await countConfirmed(ctx, level, new Date(ctx.now.getTime() - msConfirmed))
  if (source === 'confirmed') return byCode(found)
  const homes = await countDwellings(ctx.tx, ctx.communityId, level, false)
  return ({ code }) => {
    const all = homes.get(code) ?? 0
    return all === 0 ? '' : `${Math.round(((found.get(code) ?? 0) / all) * 100)}%`
  }
}

async function postFigure(ctx: ReadContext, source: string, { areas }: Ask): Promise<Of> {
  const areaIds = areas.map((area) => area.id)
  if (source === 'grid_worker') {
    const persons = await namesOfPosts(ctx.tx, ctx.communityId, { areaIds, kind: 'grid_worker', now: ctx.now })
    const names = await personNames(ctx.tx, ctx.communityId, [...persons.values()].flat())
    return ({ id }) => (persons.get(id) ?? []).map((person) => names.get(person)?.name ?? '').join('、')
  }
  const counts = await countPosts(ctx.tx, ctx.communityId, areaIds, ctx.now)
  return ({ id }) => (source === 'posts' ? counts.get(id)?.posts : counts.get(id)?.filled) ?? 0
}
