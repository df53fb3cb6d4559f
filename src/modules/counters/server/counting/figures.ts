import { type RawBuilder, sql } from 'kysely'
import { atClock, writeSheet } from '../../../../engines/exports/index.ts'
import { command, type Operation, query, type ReadContext } from '../../../../platform/command/types.ts'
import { monthlyCounts } from '../../../../platform/counters.ts'
import { shownFigures } from '../../../../platform/small-figures.ts'
import { daysOfMonth, instantOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { filedAtCounter } from '../../../requests/api.ts'
import { listGrids } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { once, staffNames, zoneOf } from '../common.ts'
import { matterNames } from '../matters/store.ts'
import { matterMeasure, measure } from './keep.ts'

const monthsMost = 36
const rowsMost = 20_000

function monthsBetween(from: string, to: string): number {
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  return index(to) - index(from) + 1
}

type Sums = Map<string, Map<string, number>>
const sumOf = (sums: Sums, name: string) => [...sums.values()].reduce((sum, month) => sum + (month.get(name) ?? 0), 0)

/**
 * Receptions by grid and matter, and how often whoever was asked first ended it, by month and by grid: never of a worker
 * (首问办结率). Requests filed at the counter are receptions too; those that came from one here aren't told twice. Refusal: `counters.months_unfit`.
 */
const figures = query(routes['GET /api/c/:community/counter-figures'], async (ctx, { from, to }) => {
  if (from > to || monthsBetween(from, to) > monthsMost) refuse('counters.months_unfit', { most: monthsMost })
  const matters = await matterNames(ctx)
  const names = [
    measure('received'),
    measure('ended'),
    measure('first_asked'),
    ...[...matters.keys()].map(matterMeasure),
  ]
  const asked = { measures: names, from, to }
  const sums = await monthlyCounts(ctx.tx, ctx.communityId, { ...asked, areaPath: '' })
  const requests = await requestsByMonth(ctx, from, to)
  const came = await whatCame(ctx, from, to)
  const months = [...new Set([...sums.keys(), ...requests.keys()])].sort().map((month) => {
    const of = (name: string) => sums.get(month)?.get(measure(name)) ?? 0
    return {
      month,
      received: of('received'),
      cases_ended: of('ended'),
      first_asked: of('first_asked'),
      requests: requests.get(month) ?? 0,
    }
  })
  const { grids, cells } = await byGrid(ctx, asked, matters.keys())
  const total = (key: 'received' | 'cases_ended' | 'first_asked' | 'requests') =>
    months.reduce((sum, one) => sum + one[key], 0)
  return {
    months,
    total: {
      received: total('received'),
      cases_ended: total('cases_ended'),
      first_asked: total('first_asked'),
      requests: total('requests'),
    },
    grids,
    matters: [...matters.values()]
      .map((row) => ({
        code: row.code,
        name: row.name,
        received: sumOf(sums, matterMeasure(row.code)),
        ...(came.get(row.code) ?? nothingCame),
      }))
      .filter((row) => row.received + row.open + row.done + row.not_done > 0)
      .sort((a, b) => b.received - a.received),
    cells,
  }
})

type Asked = { measures: string[]; from: string; to: string }

/**
 * Receptions by grid and matter; what ended there, and how often by whoever was asked first, where more than one was: no figure stands for one
 * person, nor may the total tell it (platform/small-figures.ts).
 */
async function byGrid(ctx: ReadContext, asked: Asked, codes: Iterable<string>) {
  const rows = []
  for (const { admin_path: path, name } of await listGrids(ctx.tx, ctx.communityId))
    rows.push({ path, name, own: await monthlyCounts(ctx.tx, ctx.communityId, { ...asked, areaPath: path }) })
  const askedFirst = await whoWasAsked(ctx, asked)
  const ended = rows.map(({ path, own }) => ({
    count: sumOf(own, measure('ended')),
    workers: askedFirst.get(path) ?? 0,
  }))
  const shown = shownFigures(ended, 1).parts
  const all = [...codes]
  return {
    grids: rows.map(({ path, name, own }, index) => ({
      path,
      name,
      received: sumOf(own, measure('received')),
      cases_ended: shown[index] ?? null,
      first_asked: (shown[index] ?? null) === null ? null : sumOf(own, measure('first_asked')),
    })),
    cells: rows.flatMap(({ path, own }) =>
      all.flatMap((code) => {
        const received = sumOf(own, matterMeasure(code))
        return received > 0 ? [{ path, code, received }] : []
      }),
    ),
  }
}

/** Nobody, one (1) or several (2) who were asked first in what ended in a grid: no more is read than it takes to know. By the grid's path. */
async function whoWasAsked(ctx: ReadContext, { from, to }: Asked): Promise<Map<string, number>> {
  const { first, until } = await spanOf(ctx, from, to)
  const one = (other: RawBuilder<unknown>) => sql`(
    select c.first_person_id from counters.cases c
    where c.community_id = ${ctx.communityId} and c.admin_path >= g.admin_path and c.admin_path < g.admin_path || '0'
      and c.ended_at >= ${first} and c.ended_at < ${until} and c.first_person_id is not null and ${other}
      and exists (select 1 from counters.case_matters m
        where m.community_id = c.community_id and m.case_id = c.id and m.state in ('done', 'not_done')) limit 1)`
  const grids = (await listGrids(ctx.tx, ctx.communityId)).map((grid) => grid.admin_path)
  const found = await sql<{ path: string; persons: number }>`
    select g.admin_path as path, case when f.person is null then 0 when ${one(sql`c.first_person_id <> f.person`)} is null then 1 else 2 end as persons
    from unnest(${grids}::text[]) g (admin_path)
    cross join lateral (select ${one(sql`true`)} as person offset 0) f`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.path, row.persons]))
}

type Came = { open: number; done: number; not_done: number }
const nothingCame: Came = { open: 0, done: 0, not_done: 0 }

/** By matter: how many are still followed now, and how they ended in these months. */
async function whatCame(ctx: ReadContext, from: string, to: string): Promise<Map<string, Came>> {
  const { first, until } = await spanOf(ctx, from, to)
  const found = await sql<Came & { code: string }>`
    select matter_code as code, (count(*) filter (where ended_at is null))::int as open,
      (count(*) filter (where state = 'done'))::int as done, (count(*) filter (where state = 'not_done'))::int as not_done
    from counters.case_matters
    where community_id = ${ctx.communityId} and (ended_at is null or (ended_at >= ${first} and ended_at < ${until}))
    group by matter_code`.execute(ctx.tx)
  return new Map(found.rows.map(({ code, ...row }) => [code, row]))
}

async function spanOf(ctx: ReadContext, from: string, to: string): Promise<{ first: Date; until: Date; zone: string }> {
  const zone = await zoneOf(ctx)
  return {
    first: instantOf(`${from}-01`, '00:00', zone),
    until: instantOf(daysOfMonth(to).last, '24:00', zone),
    zone,
  }
}

/** Requests filed at the counter that no reception here led to, by month. */
async function requestsByMonth(ctx: ReadContext, from: string, to: string): Promise<Map<string, number>> {
  const { first, until, zone } = await spanOf(ctx, from, to)
  const filed = await filedAtCounter(ctx.tx, ctx.communityId, { from: first, until, zone })
  const own = await sql<{ month: string; count: number }>`
    select to_char(c.filed_at at time zone ${zone}, 'YYYY-MM') as month, count(*)::int as count
    from counters.receptions r join caseflow.cases c on c.community_id = r.community_id and c.id = r.request_id
    where r.community_id = ${ctx.communityId} and c.filed_at >= ${first} and c.filed_at < ${until} group by 1`.execute(
    ctx.tx,
  )
  for (const { month, count } of own.rows) filed.set(month, Math.max(0, (filed.get(month) ?? 0) - count))
  return filed
}

type Line = {
  at: Date
  channel: string
  admin_path: string
  counter: string | null
  matter_codes: string[]
  note: string
  number: string | null
  by_person: string | null
  by_post: string | null
}

/** The month's receptions as a sheet, without names of residents; who took it out is audited. */
const receptionSheet = command(routes['POST /api/c/:community/counter-figures/sheet'], async (ctx, { month }) => {
  const zone = await zoneOf(ctx)
  const { first, last } = daysOfMonth(month)
  const found = await sql<Line>`
    select r.at, r.channel, r.admin_path, n.name as counter, r.matter_codes, r.note, c.number, r.by_person, r.by_post
    from counters.receptions r
    left join counters.counters n on n.community_id = r.community_id and n.id = r.counter_id
    left join counters.cases c on c.community_id = r.community_id and c.id = r.case_id
    where r.community_id = ${ctx.communityId} and r.at >= ${instantOf(first, '00:00', zone)} and r.at < ${instantOf(last, '24:00', zone)}
    order by r.at, r.id limit ${rowsMost}`.execute(ctx.tx)
  const staff = await staffNames(
    ctx,
    found.rows.map((row) => ({ person: null, post: row.by_post })),
  )
  const matters = await matterNames(ctx)
  const grids = new Map((await listGrids(ctx.tx, ctx.communityId)).map((grid) => [grid.admin_path, grid.name]))
  const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, 'counters', key, params)
  const rows = found.rows.map((row) => [
    atClock(row.at.toISOString(), zone),
    say(`channel_${row.channel}`),
    grids.get(row.admin_path) ?? '',
    row.counter ?? '',
    row.matter_codes.map((code) => matters.get(code)?.name ?? code).join('、'),
    row.note,
    row.number ?? '',
    staff({ person: null, post: row.by_post }),
  ])
  ctx.audit('reception_sheet', ctx.newId(), { month, rows: rows.length })
  const heads = [
    ['time', 18],
    ['channel', 10],
    ['grid', 14],
    ['counter', 18],
    ['matters', 40],
    ['told', 40],
    ['number', 14],
    ['post', 18],
  ] as const
  const frame = {
    name: say('sheet_file', { month }),
    title: say('sheet_title'),
    note: say('sheet_note', { month, count: rows.length, time: atClock(ctx.now.toISOString(), zone) }),
    columns: heads.map(([key, width]) => ({ head: say(`sheet_${key}`), width })),
  }
  return writeSheet(frame, once(rows), ctx.now)
})

export const figureOperations: readonly Operation[] = [figures, receptionSheet]
