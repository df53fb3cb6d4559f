import { sql } from 'kysely'
import { query } from '../../../platform/command/types.ts'
import { decodeCursor, pageFrom, textCursor } from '../../../platform/paging.ts'
import { refuse } from '../../../shared/refusal.ts'
import { personNames } from '../../people/api.ts'
import { areasByIds } from '../../territory/api.ts'
import { routes } from '../contract.ts'
import { briefs, checkPlans, findRound, type Round, selectRounds, showRound } from './rounds.ts'
import { monthsAgo } from './today.ts'

/** The latest first. */
export const listRounds = query(routes['GET /api/c/:community/rounds'], async (ctx, { state, after, limit }) => {
  checkPlans(ctx)
  const [day, id] = after === undefined ? [null, null] : textCursor(after)
  if (day !== null && !/^\d{4}-\d\d-\d\d$/.test(day)) refuse('platform.cursor_invalid')
  const found = await sql<Round>`
    ${selectRounds} where community_id = ${ctx.communityId} and ${state === undefined ? sql`true` : sql`state = ${state}`}
      and ${day === null ? sql`true` : sql`(from_day, id) < (${day}::date, ${id}::uuid)`}
    order by from_day desc, id desc limit ${limit + 1}`.execute(ctx.tx)
  const page = pageFrom(found.rows, limit, (row) => [row.from_day, row.id])
  return { items: await briefs(ctx, page.items), next: page.next }
})

export const oneRound = query(routes['GET /api/c/:community/rounds/:id'], (ctx, { id }) => {
  checkPlans(ctx)
  return showRound(ctx, id)
})

type Progress = {
  building_id: string
  position: number
  dwellings: number
  opened: number
  not_home: number
  refused: number
  confirmed: number
  walkers: string[]
}

/** In walking order. Who walks there stands beside it, so that the rest can be handed over; what came of it is the building's. */
export const roundBuildings = query(routes['GET /api/c/:community/rounds/:id/buildings'], async (ctx, input) => {
  checkPlans(ctx)
  await findRound(ctx, input.id)
  const [position] = input.after === undefined ? [-1] : decodeCursor(input.after, 1).map(Number)
  if (!Number.isInteger(position)) refuse('platform.cursor_invalid')
  const found = await sql<Progress>`
    select p.building_id, p.position, p.dwellings, p.opened, p.not_home, p.refused, p.confirmed,
      array(select distinct v.walker_person_id::text from outreach.visits v
        where v.community_id = p.community_id and v.round_id = p.round_id and v.building_id = p.building_id) as walkers
    from outreach.progress p
    where p.community_id = ${ctx.communityId} and p.round_id = ${input.id} and p.position > ${position}
    order by p.position limit ${input.limit + 1}`.execute(ctx.tx)
  const page = pageFrom(found.rows, input.limit, (row) => [row.position])
  const areas = await areasByIds(
    ctx.tx,
    ctx.communityId,
    page.items.map((row) => row.building_id),
  )
  const names = await personNames(ctx.tx, ctx.communityId, [...new Set(page.items.flatMap((row) => row.walkers))])
  return {
    items: page.items.map(({ position: _, walkers, ...row }) => ({
      ...row,
      name: areas.get(row.building_id)?.full_name ?? '',
      walkers: walkers.map((one) => ({ person_id: one, name: names.get(one)?.name ?? '' })),
    })),
    next: page.next,
  }
})

/** How many households chose what. Texts are read at the dwelling, not counted. */
export const roundAnswers = query(routes['GET /api/c/:community/rounds/:id/answers'], async (ctx, { id }) => {
  checkPlans(ctx)
  const round = await findRound(ctx, id)
  const found = await sql<{ id: string; option: string; households: number; answered: number }>`
    with said as (
      select a.key as id, a.value, v.dwelling_id from outreach.visits v, jsonb_each(v.answers) a
      where v.community_id = ${ctx.communityId} and v.round_id = ${id} and a.value <> 'null'::jsonb),
    chosen as (
      select id, dwelling_id, jsonb_array_elements_text(case when jsonb_typeof(value) = 'array' then value else jsonb_build_array(value) end) as option
      from said)
    select c.id, c.option, count(*)::int as households, (select count(*)::int from said s where s.id = c.id) as answered
    from chosen c where c.id = any (${round.questions.filter((one) => one.kind !== 'text').map((one) => one.id)}::text[])
    group by c.id, c.option`.execute(ctx.tx)
  const byQuestion = Map.groupBy(found.rows, (row) => row.id)
  return {
    items: round.questions.flatMap((one) => {
      if (one.kind === 'text') return []
      const rows = byQuestion.get(one.id) ?? []
      const options = one.kind === 'yes_no' ? ['true', 'false'] : one.options
      return {
        id: one.id,
        answered: rows[0]?.answered ?? 0,
        options: options.map((option) => ({
          option,
          households: rows.find((row) => row.option === option)?.households ?? 0,
        })),
      }
    }),
  }
})

type Confirmed = {
  area_id: string | null
  dwellings: number
  within_half_year: number
  within_year: number
  longer_ago: number
  never: number
}

/** Share of dwellings confirmed at the door and how long ago, by compound (X21). Dwellings of one community: some thousands at most. */
export const registerConfirmed = query(routes['GET /api/c/:community/register-confirmed'], async (ctx) => {
  const half = await monthsAgo(ctx, 6)
  const year = await monthsAgo(ctx, 12)
  const found = await sql<Confirmed>`
    select b.compound_id as area_id, count(*)::int as dwellings,
      count(*) filter (where c.confirmed_at >= ${half})::int as within_half_year,
      count(*) filter (where c.confirmed_at < ${half} and c.confirmed_at >= ${year})::int as within_year,
      count(*) filter (where c.confirmed_at < ${year})::int as longer_ago,
      count(*) filter (where c.confirmed_at is null)::int as never
    from territory.dwellings d
    join territory.areas b on b.community_id = d.community_id and b.id = d.building_id
    left join outreach.confirmations c on c.community_id = d.community_id and c.dwelling_id = d.id
    where d.community_id = ${ctx.communityId} and d.retired_at is null and d.use = 'residential' group by 1`.execute(
    ctx.tx,
  )
  const ids = found.rows.flatMap((row) => row.area_id ?? [])
  const areas = await areasByIds(ctx.tx, ctx.communityId, ids)
  const items = found.rows.map((row) => ({ ...row, name: areas.get(row.area_id ?? '')?.full_name ?? '' }))
  return { items: items.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN')) }
})
