import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import type { Job } from '../../../../platform/module.ts'
import { addDays, civilDateOf, instantOf } from '../../../../shared/civil-date.ts'
import { communityRules } from '../../../requests/api.ts'
import { bodyOf } from './call.ts'
import { addPeople, makeMeeting, unitsOf } from './make.ts'
import { nextDays, type SeriesRow, seriesWhere } from './series.ts'

const remindMs = 24 * 3_600_000
const most = 200

/** Calls what the series have come to: so many days before the day, once a day of the rule. */
async function callDue(ctx: WriteContext): Promise<void> {
  const rows = await seriesWhere(ctx, sql`s.ended_at is null`)
  if (rows.length === 0) return
  const { calendar, timeZone } = await communityRules(ctx.tx, ctx.communityId)
  const today = civilDateOf(ctx.now, timeZone)
  for (const row of rows) {
    const days = await nextDays(ctx, row, today, calendar, 40)
    for (const { day, held_on, meeting_id } of days) {
      if (meeting_id || !held_on || held_on > addDays(today, row.call_days)) continue
      const starts = instantOf(held_on, row.starts_time, timeZone)
      if (starts > ctx.now) await callOne(ctx, row, day, starts)
    }
  }
}

async function callOne(ctx: WriteContext, row: SeriesRow, day: string, starts: Date): Promise<void> {
  const { kind, title, place_detail, minutes, area_id, admin_path, compound_path } = row
  const id = await makeMeeting(ctx, {
    kind,
    title,
    body: await bodyOf(ctx, row.body_id ?? undefined),
    place: { area_id, admin_path, compound_path },
    place_detail,
    starts,
    minutes,
    call_reason: '',
    series: { id: row.id, day },
  })
  await addPeople(ctx, id, await unitsOf(ctx, row.units), true)
  ctx.audit('meeting', id, { series: row.id, day, title })
}

/** A day before, once. */
async function remind(ctx: WriteContext): Promise<void> {
  const near = await sql<{ id: string }>`
    update deliberation.meetings set reminded_at = ${ctx.now}
    where community_id = ${ctx.communityId} and state = 'called' and reminded_at is null and starts_at > ${ctx.now}
      and starts_at <= ${new Date(ctx.now.getTime() + remindMs)} returning id`.execute(ctx.tx)
  for (const { id } of near.rows) {
    ctx.audit('meeting', id, { reminded: true })
    ctx.emit('deliberation.meeting_near', { meeting_id: id })
  }
}

/** Decisions past their day: whose they are is told, once. */
async function tellLate(ctx: WriteContext): Promise<void> {
  const { timeZone } = await communityRules(ctx.tx, ctx.communityId)
  const late = await sql<{ id: string }>`
    update deliberation.decisions set late_told_at = ${ctx.now} where community_id = ${ctx.communityId} and id in (
      select id from deliberation.decisions where community_id = ${ctx.communityId} and state = 'open' and late_told_at is null
        and due_day < ${civilDateOf(ctx.now, timeZone)}::date order by due_day, id limit ${most})
    returning id`.execute(ctx.tx)
  for (const { id } of late.rows) {
    ctx.audit('decision', id, { late_told: true })
    ctx.emit('deliberation.decision_late', { decision_id: id })
  }
}

export const jobs: readonly Job[] = [
  { name: 'deliberation.call-due', everyMinutes: 60, run: callDue },
  { name: 'deliberation.remind', everyMinutes: 15, run: remind },
  { name: 'deliberation.tell-late', everyMinutes: 60, run: tellLate },
]
