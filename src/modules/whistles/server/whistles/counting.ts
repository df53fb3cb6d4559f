import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { addCounts, type Count } from '../../../../platform/counters.ts'
import { type EventHandler, on } from '../../../../platform/module.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { communityOf } from '../../../territory/api.ts'
import type { CallState } from '../../contract/views.ts'

/**
 * What is counted of a called department, in the month it was called. Reporting rate = reported in time / to report; it is to report
 * once that is known: it came, said it can't, or its limit passed. Satisfaction = graded satisfied or better / graded.
 */
export const measures = [
  'called',
  'to_report',
  'reported_in_time',
  'reported',
  'refused',
  'finished',
  'rated',
  'rated_satisfied',
] as const
export type Measure = (typeof measures)[number]

/** Grade from which the community is satisfied: 5 very satisfied, 4 satisfied. */
const satisfiedFrom = 4

type CallFacts = {
  state: CallState
  report_due: Date
  reported_at: Date | null
  told: boolean
  grade: number | null
}

function measuresOf({ state, report_due: due, reported_at: at, told, grade }: CallFacts): Measure[] {
  const counts: Record<Measure, boolean> = {
    called: true,
    to_report: at !== null || state === 'refused' || told,
    reported_in_time: at !== null && at <= due,
    reported: at !== null,
    refused: state === 'refused',
    finished: state === 'finished',
    rated: grade !== null,
    rated_satisfied: grade !== null && grade >= satisfiedFrom,
  }
  return measures.filter((measure) => counts[measure])
}

/** The name a measure of a department is kept under in `platform.counters`. */
export function counterName(measure: Measure, bodyId: string): string {
  return `whistles.${measure}.${bodyId}`
}

type Row = CallFacts & { body_id: string; called_at: Date; held_day: string | null; held: string[] | null }

/** Brings the counters into line with the departments of a whistle as their rows now tell: less what was counted of them before. */
async function keepCounts(ctx: WriteContext, { whistle_id: id }: { whistle_id: string }): Promise<void> {
  const zone = (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai'
  const found = await sql<Row>`
    select c.body_id, c.state, c.called_at, c.report_due, c.reported_at, c.escalation_level > 0 as told, c.grade::int as grade,
      k.day as held_day, k.measures as held
    from whistles.whistles w
    join whistles.calls c on c.community_id = w.community_id and c.whistle_id = w.id
    left join whistles.counted k on k.community_id = c.community_id and k.whistle_id = c.whistle_id and k.body_id = c.body_id
    where w.community_id = ${ctx.communityId} and w.id = ${id} order by c.body_id for update of w`.execute(ctx.tx)
  const wanted = found.rows.map((row) => ({
    row,
    day: row.held_day ?? civilDateOf(row.called_at, zone),
    measures: measuresOf(row),
  }))
  const moved = wanted.filter(({ row, measures: now }) => (row.held ?? []).join() !== now.join())
  if (moved.length === 0) return
  await addCounts(ctx.tx, ctx.communityId, moved.flatMap(changesOf))
  const rows = moved.map(({ row, day, measures: now }) => ({ body_id: row.body_id, day, measures: now }))
  await sql`
    insert into whistles.counted (community_id, whistle_id, body_id, day, measures)
    select ${ctx.communityId}::int, ${id}::uuid, n.body_id, n.day, n.measures
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (body_id uuid, day date, measures text[])
    on conflict (community_id, whistle_id, body_id) do update set measures = excluded.measures`.execute(ctx.tx)
}

function changesOf({ row, day, measures: now }: { row: Row; day: string; measures: Measure[] }): Count[] {
  const before = row.held ?? []
  const count = (value: number) => (measure: string) => ({
    measure: counterName(measure as Measure, row.body_id),
    day,
    areaPath: '',
    value,
  })
  return [
    ...before.filter((measure) => !now.includes(measure as Measure)).map(count(-1)),
    ...now.filter((measure) => !before.includes(measure)).map(count(1)),
  ]
}

const counted = [
  'blown',
  'department_called',
  'reported_in',
  'refused',
  'acted',
  'escalated',
  'closed',
  'withdrawn',
  'rated',
] as const

export const countingHandlers: readonly EventHandler[] = counted.map((event) =>
  on<{ whistle_id: string }>(`whistles.${event}`, `whistles.count-${event}`, (ctx, payload) =>
    keepCounts(ctx, payload),
  ),
)
