import { sql } from 'kysely'
import { query, type WriteContext } from '../../../../platform/command/types.ts'
import { addCounts, type Count, monthlyCounts } from '../../../../platform/counters.ts'
import { type EventHandler, on } from '../../../../platform/module.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type MeetingKind, meetingKinds } from '../../contract/meetings/kinds.ts'
import { routes } from '../../contract.ts'
import { changeDecision, type DecisionRow, decisionsWhere } from './decision-store.ts'
import { findMeeting } from './store.ts'
import { zoneOf } from './zone.ts'

/**
 * Meetings are counted in the month they were held, decisions in the month they were made. Kept in time = done by their day / due; a
 * decision is due once that is known: done, or its day has passed.
 */
const measures = ['held', 'invited', 'came', 'decided', 'due', 'in_time', 'done'] as const
type Measure = (typeof measures)[number]
const name = (measure: Measure, kind: MeetingKind) => `deliberation.${measure}.${kind}`

async function countMeeting(ctx: WriteContext, { meeting_id }: { meeting_id: string }): Promise<void> {
  const row = await findMeeting(ctx, meeting_id)
  if (!row) return
  const day = civilDateOf(row.starts_at, await zoneOf(ctx))
  const count = (measure: Measure, value: number): Count => ({
    measure: name(measure, row.kind),
    day,
    areaPath: '',
    value,
  })
  await addCounts(ctx.tx, ctx.communityId, [count('held', 1), count('invited', row.invited), count('came', row.came)])
}

function measuresOf(row: DecisionRow): Measure[] {
  const done = row.state === 'done'
  const inTime = done && row.ended_day !== null && row.ended_day <= row.due_day && row.late_told_at === null
  return [
    'decided' as const,
    ...(done || (row.late_told_at !== null && row.state !== 'dropped') ? ['due' as const] : []),
    ...(inTime ? ['in_time' as const] : []),
    ...(done ? ['done' as const] : []),
  ]
}

/** Brings the counters into line with a decision as its row now tells: less what was counted of it before. */
async function countDecision(ctx: WriteContext, { decision_id }: { decision_id: string }): Promise<void> {
  await sql`select 1 from deliberation.decisions where community_id = ${ctx.communityId} and id = ${decision_id} for update`.execute(
    ctx.tx,
  )
  const [row] = await decisionsWhere(ctx, sql`d.id = ${decision_id}`, sql`limit 1`)
  const meeting = row?.meeting_id ? await findMeeting(ctx, row.meeting_id) : undefined
  if (!row || !meeting) return
  const now = measuresOf(row)
  const day = civilDateOf(row.made_at, await zoneOf(ctx))
  const count = (value: number) => (measure: string) => ({
    measure: name(measure as Measure, meeting.kind),
    day,
    areaPath: '',
    value,
  })
  const changes = [
    ...row.counted.filter((measure) => !now.includes(measure as Measure)).map(count(-1)),
    ...now.filter((measure) => !row.counted.includes(measure)).map(count(1)),
  ]
  if (changes.length === 0) return
  await addCounts(ctx.tx, ctx.communityId, changes)
  await changeDecision(ctx, row.id, { counted: now })
}

const ofDecision = ['decided', 'decision_late', 'decision_changed'] as const

export const countingHandlers: readonly EventHandler[] = [
  on<{ meeting_id: string }>('deliberation.meeting_closed', 'deliberation.count-meeting_closed', countMeeting),
  ...ofDecision.map((event) =>
    on<{ decision_id: string }>(`deliberation.${event}`, `deliberation.count-${event}`, countDecision),
  ),
]

const monthsMost = 36
type Figure = Record<Measure, number>

/** Sums by kind of meeting, numerator and denominator beside each other. Refusal: `deliberation.months_unfit`. */
export const figures = query(routes['GET /api/c/:community/meetings-figures'], async (ctx, { from, to }) => {
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  if (from > to || index(to) - index(from) >= monthsMost) refuse('deliberation.months_unfit', { most: monthsMost })
  const names = meetingKinds.flatMap((kind) => measures.map((measure) => name(measure, kind)))
  const months = [
    ...(await monthlyCounts(ctx.tx, ctx.communityId, { measures: names, from, to, areaPath: '' })).values(),
  ]
  const sum = (measure: Measure, kind: MeetingKind) =>
    months.reduce((total, month) => total + (month.get(name(measure, kind)) ?? 0), 0)
  const figure = (kinds: readonly MeetingKind[]): Figure =>
    Object.fromEntries(
      measures.map((measure) => [measure, kinds.reduce((total, kind) => total + sum(measure, kind), 0)]),
    ) as Figure
  return {
    total: figure(meetingKinds),
    kinds: meetingKinds.map((kind) => ({ kind, ...figure([kind]) })).filter((one) => one.held + one.decided > 0),
  }
})
