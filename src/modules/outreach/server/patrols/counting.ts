import { sql } from 'kysely'
import { query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { addCounts, monthlyCounts } from '../../../../platform/counters.ts'
import { type EventHandler, on } from '../../../../platform/module.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { areasByIds } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { checkPlans } from '../rounds.ts'
import { dayOf } from '../today.ts'

/** Walked of what was due, missed of it; seen on the way, said to be put right, found so by who saw it. */
const measures = ['done', 'missed', 'findings', 'rectified', 'verified'] as const
type Measure = (typeof measures)[number]

const monthsMost = 24
/** Below this many walkers a figure would stand for one person. */
const walkersLeast = 2

/** Kept by the area of the route, which lies in either tree, so not below the counters' own areas. */
function counterName(measure: Measure, areaId: string): string {
  return `outreach.patrol_${measure}.${areaId}`
}

async function add(ctx: WriteContext, areaId: string, day: string, counts: Partial<Record<Measure, number>>) {
  const rows = Object.entries(counts).filter(([, value]) => value !== 0)
  await addCounts(
    ctx.tx,
    ctx.communityId,
    rows.map(([measure, value]) => ({ measure: counterName(measure as Measure, areaId), day, areaPath: '', value })),
  )
}

type Finished = { walk_id: string; due: boolean; was_missed: boolean }
type OfDay = { route_id: string; day: string }

async function countFinished(ctx: WriteContext, { walk_id: id, due, was_missed }: Finished): Promise<void> {
  if (!due) return
  const found = await sql<{ area_id: string; day: string }>`
    select w.area_id, d.day::text as day from outreach.patrol_walks w
    join outreach.patrol_dues d on d.community_id = w.community_id and d.route_id = w.route_id and d.walk_id = w.id
    where w.community_id = ${ctx.communityId} and w.id = ${id}`.execute(ctx.tx)
  for (const row of found.rows) await add(ctx, row.area_id, row.day, { done: 1, missed: was_missed ? -1 : 0 })
}

async function countMissed(ctx: WriteContext, { route_id: id, day }: OfDay, value: 1 | -1): Promise<void> {
  const found = await sql<{ area_id: string }>`
    select area_id from outreach.patrol_routes where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  for (const row of found.rows) await add(ctx, row.area_id, day, { missed: value })
}

async function countFinding(ctx: WriteContext, id: string, measure: Measure): Promise<void> {
  const found = await sql<{ area_id: string; found_at: Date }>`
    select area_id, found_at from outreach.patrol_findings where community_id = ${ctx.communityId} and id = ${id}`.execute(
    ctx.tx,
  )
  for (const row of found.rows) await add(ctx, row.area_id, await dayOf(ctx, row.found_at), { [measure]: 1 })
}

export const countingHandlers: readonly EventHandler[] = [
  on<Finished>('outreach.patrol_finished', 'outreach.count-patrol-finished', countFinished),
  on<OfDay>('outreach.patrol_missed', 'outreach.count-patrol-missed', (ctx, of) => countMissed(ctx, of, 1)),
  on<OfDay>('outreach.patrol_excused', 'outreach.count-patrol-excused', (ctx, of) => countMissed(ctx, of, -1)),
  on<{ finding_id: string }>('outreach.finding_noted', 'outreach.count-finding-noted', (ctx, { finding_id }) =>
    countFinding(ctx, finding_id, 'findings'),
  ),
  on<{ finding_id: string }>('outreach.finding_rectified', 'outreach.count-finding-rectified', (ctx, { finding_id }) =>
    countFinding(ctx, finding_id, 'rectified'),
  ),
  on<{ finding_id: string }>('outreach.finding_verified', 'outreach.count-finding-verified', (ctx, { finding_id }) =>
    countFinding(ctx, finding_id, 'verified'),
  ),
]

/**
 * Figures by place for planners. What was walked and missed is told of places (and of the whole) only where several people walked in
 * those months: of one it would be that person's own figure (design.md 9). Refusal: `outreach.months_unfit`.
 */
export const patrolFigures = query(routes['GET /api/c/:community/patrols/figures'], async (ctx, { from, to }) => {
  checkPlans(ctx)
  if (from > to || monthsBetween(from, to) > monthsMost) refuse('outreach.months_unfit', { most: monthsMost })
  const walkers = await walkersByArea(ctx, from, to)
  const ids = [...walkers.keys()].filter((id) => id !== whole)
  const names = ids.flatMap((id) => measures.map((measure) => counterName(measure, id)))
  const months = await monthlyCounts(ctx.tx, ctx.communityId, { measures: names, from, to, areaPath: '' })
  const sum = (measure: Measure, of: readonly string[]) =>
    [...months.values()].reduce(
      (total, sums) => total + of.reduce((some, id) => some + (sums.get(counterName(measure, id)) ?? 0), 0),
      0,
    )
  const areas = await areasByIds(ctx.tx, ctx.communityId, ids)
  const figuresOf = (of: readonly string[], several: boolean) => {
    const [done, missed] = [sum('done', of), sum('missed', of)]
    return {
      due: several ? done + missed : null,
      done: several ? done : null,
      missed: several ? missed : null,
      findings: sum('findings', of),
      rectified: sum('rectified', of),
      verified: sum('verified', of),
    }
  }
  const several = (id: string) => (walkers.get(id) ?? 0) >= walkersLeast
  const alone = ids.filter((id) => !several(id))
  // A single place withheld would be told by subtracting the others from the whole.
  const tellsOne = alone.length === 1
  const items = ids.map((id) => ({
    area: { id, name: areas.get(id)?.full_name ?? '' },
    ...figuresOf([id], several(id)),
  }))
  return {
    total: { area: null, ...figuresOf(ids, several(whole) && !tellsOne) },
    items: items.toSorted((a, b) => a.area.name.localeCompare(b.area.name, 'zh-CN')),
  }
})

const whole = ''

/** How many people walked in each place in those months, and in all of them; places of routes nobody walked count none. */
async function walkersByArea(ctx: ReadContext, from: string, to: string): Promise<Map<string, number>> {
  const found = await sql<{ area_id: string | null; walkers: number }>`
    select r.area_id, count(distinct w.walker_person_id)::int as walkers from outreach.patrol_routes r
    left join outreach.patrol_walks w on w.community_id = r.community_id and w.route_id = r.id
      and w.started_at >= ${`${from}-01`}::date and w.started_at < (${`${to}-01`}::date + interval '1 month')
    where r.community_id = ${ctx.communityId} group by grouping sets ((r.area_id), ())`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.area_id ?? whole, row.walkers]))
}

function monthsBetween(from: string, to: string): number {
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  return index(to) - index(from) + 1
}
