/** Counters of receptions and cases follow their tables: what was counted of a thing before is taken back first. */
import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { addCounts, type Count } from '../../../../platform/counters.ts'
import { type EventHandler, on } from '../../../../platform/module.ts'
import { noteCountCheck } from '../../../../platform/upkeep/count-checks.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { zoneOf } from '../common.ts'

/**
 * `received`: a reception, in its grid; `matter.CODE`: one that dealt with it, a reception with two matters counting for both. Of a case
 * `ended` and `first_asked`, in the month it ended. First-asked completion (首问办结率) = `first_asked` / `ended`:
 * ended by whoever was asked first, without having been handed over, each matter done; withdrawn cases are outside both.
 */
export const measure = (name: string) => `counters.${name}`
export const matterMeasure = (code: string) => measure(`matter.${code}`)

type Counted = { day: string; area_path: string; measures: string[] }
type Contribution = Counted & { id: string }

type ReceptionFacts = { id: string; at: Date; admin_path: string; matter_codes: string[] }
type CaseFacts = {
  id: string
  opened_at: Date
  ended_at: Date | null
  admin_path: string
  handed_over: number
  results: string[]
}

async function contributionOfReception(ctx: WriteContext, id: string, zone: string): Promise<Contribution[]> {
  const found = await sql<ReceptionFacts>`
    select id, at, admin_path, matter_codes from counters.receptions
    where community_id = ${ctx.communityId} and id = ${id} for update`.execute(ctx.tx)
  return found.rows.map((row) => ({
    id: row.id,
    day: civilDateOf(row.at, zone),
    area_path: row.admin_path,
    measures: [measure('received'), ...row.matter_codes.map(matterMeasure)],
  }))
}

/** A case counts for its end, on the day it ended. */
async function contributionOfCase(ctx: WriteContext, id: string, zone: string): Promise<Contribution[]> {
  const found = await sql<CaseFacts>`
    select c.id, c.opened_at, c.ended_at, c.admin_path, c.handed_over,
      (select array_agg(m.state) from counters.case_matters m where m.community_id = c.community_id and m.case_id = c.id) as results
    from counters.cases c where c.community_id = ${ctx.communityId} and c.id = ${id} for update of c`.execute(ctx.tx)
  return found.rows.map((row) => ({
    id: row.id,
    day: civilDateOf(row.ended_at ?? row.opened_at, zone),
    area_path: row.admin_path,
    measures: endMeasures(row),
  }))
}

function endMeasures({
  ended_at,
  handed_over,
  results,
}: Pick<CaseFacts, 'ended_at' | 'handed_over' | 'results'>): string[] {
  if (ended_at === null || !results.some((one) => one === 'done' || one === 'not_done')) return []
  const first = handed_over === 0 && results.every((one) => one === 'done' || one === 'withdrawn')
  return [measure('ended'), ...(first ? [measure('first_asked')] : [])]
}

async function keep(ctx: WriteContext, now: Contribution): Promise<void> {
  const held = await sql<Counted>`
    select day, area_path, measures from counters.counted where community_id = ${ctx.communityId} and id = ${now.id}`.execute(
    ctx.tx,
  )
  const before = held.rows[0]
  if (before && JSON.stringify({ ...before }) === JSON.stringify(countedPart(now))) return
  await addCounts(ctx.tx, ctx.communityId, [...(before ? countsOf(before, -1) : []), ...countsOf(now, 1)])
  await sql`
    insert into counters.counted (community_id, id, day, area_path, measures)
    values (${ctx.communityId}, ${now.id}, ${now.day}, ${now.area_path}, ${now.measures})
    on conflict (community_id, id) do update set day = excluded.day, area_path = excluded.area_path, measures = excluded.measures`.execute(
    ctx.tx,
  )
}

const countedPart = ({ day, area_path, measures }: Counted) => ({ day, area_path, measures })

function countsOf({ day, area_path, measures }: Counted, value: number): Count[] {
  return measures.map((name) => ({ measure: name, day, areaPath: area_path, value }))
}

export const countingHandlers: readonly EventHandler[] = [
  on<{ reception_id: string }>('counters.received', 'counters.count-received', async (ctx, { reception_id }) => {
    for (const one of await contributionOfReception(ctx, reception_id, await zoneOf(ctx))) await keep(ctx, one)
  }),
  on<{ case_id: string }>('counters.case_changed', 'counters.count-cases', async (ctx, { case_id }) => {
    for (const one of await contributionOfCase(ctx, case_id, await zoneOf(ctx))) await keep(ctx, one)
  }),
]

const checkName = 'counters'
const hoursBetween = 20

type Sum = { key: string; kept: number; counted: number }

/** Where the counters differ from a plain recount of receptions and cases. */
export async function countDifferences(ctx: Pick<WriteContext, 'tx' | 'communityId'>): Promise<Sum[]> {
  const found = await sql<Sum>`
    with facts as (
      select 'counters.received ' || r.admin_path as key from counters.receptions r where r.community_id = ${ctx.communityId}
      union all
      select 'counters.matter.' || code || ' ' || r.admin_path from counters.receptions r, unnest(r.matter_codes) code
        where r.community_id = ${ctx.communityId}
      union all
      select m.name || ' ' || c.admin_path from counters.cases c
        cross join lateral (select bool_or(state in ('done', 'not_done')) as told, bool_and(state in ('done', 'withdrawn')) as well
          from counters.case_matters k where k.community_id = c.community_id and k.case_id = c.id) e
        cross join lateral (values ('counters.ended', e.told), ('counters.first_asked', e.told and e.well and c.handed_over = 0)) m (name, counts)
        where c.community_id = ${ctx.communityId} and c.ended_at is not null and m.counts
    ), counted as (select key, count(*)::int as value from facts group by key),
    kept as (select measure || ' ' || area_path as key, sum(value)::int as value from platform.counters
      where community_id = ${ctx.communityId} and measure like 'counters.%' group by 1)
    select coalesce(k.key, c.key) as key, coalesce(k.value, 0) as kept, coalesce(c.value, 0) as counted
    from kept k full join counted c on c.key = k.key where coalesce(k.value, 0) <> coalesce(c.value, 0) order by 1`.execute(
    ctx.tx,
  )
  return found.rows
}

/** Job: once a night compares the counters with a recount; nothing is mended here. */
export async function recount(ctx: WriteContext): Promise<void> {
  const last = await sql<{ checked_at: Date }>`
    select checked_at from platform.count_checks where community_id = ${ctx.communityId} and name = ${checkName}`.execute(
    ctx.tx,
  )
  const [row] = last.rows
  if (row && ctx.now.getTime() - row.checked_at.getTime() < hoursBetween * 3_600_000) return
  const waiting = await sql`select 1 from platform.outbox where community_id = ${ctx.communityId} and done_at is null
    and gave_up_at is null and handler like 'counters.count-%' limit 1`.execute(ctx.tx)
  // Events that still wait to be counted would look like a mistake: the next run sees.
  if (waiting.rows.length === 0) await noteCountCheck(ctx, checkName, await countDifferences(ctx))
}
