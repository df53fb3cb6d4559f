import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { WorkingCalendar } from '../../../../engines/calendar/index.ts'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { addDays, type CivilDate, civilDateOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import { communityRules } from '../../../requests/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import type { MeetingKind } from '../../contract/meetings/kinds.ts'
import type { SeriesRule } from '../../contract/meetings/series-rule.ts'
import type { seriesDay, seriesView } from '../../contract/meetings/views.ts'
import { routes } from '../../contract.ts'
import { placeOf } from '../place.ts'
import { bodyOf } from './call.ts'
import { keeps } from './can.ts'
import { unitsOf } from './make.ts'
import { isDayOf, type OnRestDay, occurrences } from './occurrences.ts'
import { named } from './views.ts'

export type SeriesRow = {
  id: string
  kind: MeetingKind
  title: string
  body_id: string | null
  area_id: string | null
  admin_path: string | null
  compound_path: string | null
  place_detail: string
  rule: SeriesRule
  on_rest_day: OnRestDay
  starts_time: string
  minutes: number
  call_days: number
  from_day: CivilDate
  units: string[]
  ended_at: Date | null
}

type Day = z.output<typeof seriesDay>
type View = z.output<typeof seriesView>

const seriesMost = 200
const nextMost = 6

export async function seriesWhere(ctx: ReadContext, where: RawBuilder<unknown>): Promise<SeriesRow[]> {
  const found = await sql<SeriesRow>`
    select s.id, s.kind, s.title, s.body_id, s.area_id, s.admin_path, s.compound_path, s.place_detail, s.rule, s.on_rest_day,
      s.starts_time, s.minutes, s.call_days, s.from_day::text as from_day, s.units, s.ended_at
    from deliberation.series s where s.community_id = ${ctx.communityId} and ${where}
    order by s.ended_at is not null, s.made_at, s.id limit ${seriesMost}`.execute(ctx.tx)
  return found.rows
}

type Exception = { series_id: string; day: CivilDate; moved_to: CivilDate | null; reason: string }
type Called = { series_id: string; series_day: CivilDate; id: string }

/** The next days of one series as they will be held: the rule, the days of rest, what was decided of single days, what is called. */
export async function nextDays(
  ctx: ReadContext,
  row: SeriesRow,
  today: CivilDate,
  calendar: WorkingCalendar,
  most = nextMost,
): Promise<Day[]> {
  if (row.ended_at) return []
  const exceptions = await sql<Exception>`
    select series_id, day::text as day, moved_to::text as moved_to, reason from deliberation.series_days
    where community_id = ${ctx.communityId} and series_id = ${row.id} limit 500`.execute(ctx.tx)
  const called = await sql<Called>`
    select series_id, series_day::text as series_day, id from deliberation.meetings
    where community_id = ${ctx.communityId} and series_id = ${row.id} and series_day >= ${addDays(today, -40)}::date limit 100`.execute(
    ctx.tx,
  )
  // A day of rest may move one of the days before into the days to come.
  return occurrences(row, addDays(today, -restBack), most + restBack, calendar)
    .map((one) => {
      const decided = exceptions.rows.find((exception) => exception.day === one.day)
      return {
        ...one,
        held_on: decided ? decided.moved_to : one.held_on,
        moved_by_rest: !decided && one.moved_by_rest,
        reason: decided?.reason ?? '',
        meeting_id: called.rows.find((meeting) => meeting.series_day === one.day)?.id ?? null,
      }
    })
    .filter((one) => (one.held_on ?? one.day) >= today)
    .slice(0, most)
}

const restBack = 12

async function seriesViews(ctx: ReadContext, rows: readonly SeriesRow[]): Promise<View[]> {
  const { calendar, timeZone } = await communityRules(ctx.tx, ctx.communityId)
  const today = civilDateOf(ctx.now, timeZone)
  const bodies = await bodiesByIds(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => [...row.units, row.body_id ?? []].flat()),
  )
  const areas = await areasByIds(ctx.tx, ctx.communityId, [...new Set(rows.flatMap((row) => row.area_id ?? []))])
  const views: View[] = []
  for (const row of rows) {
    const area = areas.get(row.area_id ?? '')
    const mine = keeps(ctx.actor, row)
    views.push({
      id: row.id,
      kind: row.kind,
      title: row.title,
      body: named(bodies, row.body_id),
      area: area ? { id: area.id, name: area.full_name } : null,
      place: [area?.full_name, row.place_detail].filter(Boolean).join(' '),
      place_detail: row.place_detail,
      rule: row.rule,
      on_rest_day: row.on_rest_day,
      starts_time: row.starts_time,
      minutes: row.minutes,
      call_days: row.call_days,
      from_day: row.from_day,
      units: row.units.flatMap((id) => named(bodies, id) ?? []),
      ended_at: row.ended_at?.toISOString() ?? null,
      next: await nextDays(ctx, row, today, calendar),
      can: mine && !row.ended_at ? ['change', 'days', 'end'] : [],
    })
  }
  return views
}

async function seriesNow(ctx: ReadContext, { id }: { id: string }): Promise<View> {
  const [view] = await seriesViews(ctx, await seriesWhere(ctx, sql`s.id = ${id}`))
  return view ?? refuse('platform.not_found')
}

export const listSeries = query(routes['GET /api/c/:community/meeting-series'], async (ctx) => ({
  items: await seriesViews(ctx, await seriesWhere(ctx, sql`true`)),
}))

export const oneSeries = query(routes['GET /api/c/:community/meeting-series/:id'], seriesNow)

/** Days by a rule that isn't kept yet: for the editor. */
export const previewSeries = query(routes['POST /api/c/:community/meeting-series/preview'], async (ctx, plan) => {
  const { calendar, timeZone } = await communityRules(ctx.tx, ctx.communityId)
  const today = civilDateOf(ctx.now, timeZone)
  const from = [plan.from_day, today].sort().at(-1) ?? today
  const days = occurrences(plan, from, nextMost, calendar)
  return { days: days.map((one) => ({ ...one, reason: '', meeting_id: null })) }
})

/** Locks one that still runs. Refusals: `platform.not_found`, `platform.not_allowed`, `deliberation.series_over`. */
async function lockSeries(ctx: WriteContext, id: string): Promise<SeriesRow> {
  await sql`select 1 from deliberation.series where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  const [row] = await seriesWhere(ctx, sql`s.id = ${id}`)
  if (!row) return refuse('platform.not_found')
  if (!keeps(ctx.actor, row)) refuse('platform.not_allowed')
  return row.ended_at ? refuse('deliberation.series_over') : row
}

type Said = { unit_ids: string[]; rule: SeriesRule }

async function saidOf<S extends Said>(ctx: ReadContext, { unit_ids, rule, ...said }: S) {
  const units = await unitsOf(ctx, unit_ids)
  return { ...said, rule: JSON.stringify(rule), units: units.flatMap((one) => one.body_id ?? []) }
}

/** Refusals: see the route. */
export const makeSeries = command(routes['POST /api/c/:community/meeting-series'], {
  async handle(ctx, { kind, body_id, area_id, community: _, ...input }) {
    const body = await bodyOf(ctx, body_id)
    if (!body && kind === 'body') refuse('deliberation.body_needed', {}, [{ path: 'body_id', code: 'required' }])
    const place = await placeOf(ctx, area_id ?? body?.area_id)
    if (!keeps(ctx.actor, { ...place, body_id: body?.id ?? null })) refuse('platform.not_allowed')
    const id = ctx.newId()
    await ctx.tx
      .insertInto('deliberation.series')
      .values({
        community_id: ctx.communityId,
        id,
        kind,
        body_id: body?.id ?? null,
        ...place,
        ...(await saidOf(ctx, input)),
        made_by_person: ctx.actor.personId,
        made_at: ctx.now,
      })
      .execute()
    ctx.audit('meeting_series', id, { kind, title: input.title, rule: input.rule })
    return { id }
  },
  view: seriesNow,
})

/** Another rule, time or place for what isn't called yet; days decided singly that the rule no longer names fall away. */
export const changeSeries = command(routes['POST /api/c/:community/meeting-series/:id/change'], {
  async handle(ctx, { id, community: _, ...input }) {
    await lockSeries(ctx, id)
    await ctx.tx
      .updateTable('deliberation.series')
      .set(await saidOf(ctx, input))
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .execute()
    ctx.audit('meeting_series', id, { title: input.title, rule: input.rule, starts_time: input.starts_time })
    return { id }
  },
  view: seriesNow,
})

/** One date that isn't held, is held on another day, or as ruled again. Refusals: see the route. */
export const setSeriesDay = command(routes['POST /api/c/:community/meeting-series/:id/days'], {
  async handle(ctx, { id, day, what, moved_to, reason }) {
    const row = await lockSeries(ctx, id)
    const { calendar, timeZone } = await communityRules(ctx.tx, ctx.communityId)
    if (!isDayOf(row, day, calendar) || day < row.from_day) {
      refuse('deliberation.day_unknown', {}, [{ path: 'day', code: 'invalid' }])
    }
    const called = await sql`
      select 1 from deliberation.meetings where community_id = ${ctx.communityId} and series_id = ${id} and series_day = ${day}::date`.execute(
      ctx.tx,
    )
    if (called.rows.length > 0) refuse('deliberation.called_already')
    const today = civilDateOf(ctx.now, timeZone)
    if (what === 'as_ruled') {
      await sql`delete from deliberation.series_days where community_id = ${ctx.communityId} and series_id = ${id} and day = ${day}::date`.execute(
        ctx.tx,
      )
    } else {
      if (reason === '') refuse('deliberation.reason_needed', {}, [{ path: 'reason', code: 'required' }])
      if (what === 'move' && (moved_to === undefined || moved_to < today)) {
        refuse('deliberation.starts_past', {}, [{ path: 'moved_to', code: 'invalid' }])
      }
      await sql`
        insert into deliberation.series_days (community_id, series_id, day, moved_to, reason, decided_at, decided_by_person)
        values (${ctx.communityId}, ${id}, ${day}, ${what === 'move' ? (moved_to ?? null) : null}, ${reason}, ${ctx.now}, ${ctx.actor.personId})
        on conflict (community_id, series_id, day) do update set moved_to = excluded.moved_to, reason = excluded.reason,
          decided_at = excluded.decided_at, decided_by_person = excluded.decided_by_person`.execute(ctx.tx)
    }
    ctx.audit('meeting_series', id, { day, what, moved_to: moved_to ?? null, reason })
    return { id }
  },
  view: seriesNow,
})

/** No more from now on; what is called is held or cancelled by itself. Refusals: see the route. */
export const endSeries = command(routes['POST /api/c/:community/meeting-series/:id/end'], {
  async handle(ctx, { id, reason }) {
    await lockSeries(ctx, id)
    await ctx.tx
      .updateTable('deliberation.series')
      .set({ ended_at: ctx.now })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .execute()
    ctx.audit('meeting_series', id, { ended: true, reason })
    return { id }
  },
  view: seriesNow,
})
