import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { addCounts, type Count } from '../../platform/counters.ts'
import { addDays } from '../../shared/civil-date.ts'
import { communityWithRequests, type RequestsCommunity } from '../requests/test/factory.ts'
import { createArea } from '../territory/test/factory.ts'
import { countDifferences, matterMeasure, measure } from './server/counting/keep.ts'
import { acting } from './test/acting.ts'
import { elderCard } from './test/counters.ts'

const attendances = 60_000
const span = { from: '2023-03', to: '2026-02' }
const firstDay = '2023-03-01'
const aDay = 55
const matters = ['medical_enrol', 'pension_check', 'elder_card', 'hardship_allowance', 'property_complaint']

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>
const grids: string[] = ['g1']

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  act = acting(platform, community.communityId)
  await act('install_matters', community.secretary, {})
  for (let nth = 2; nth <= 6; nth += 1) {
    await createArea(platform, community.communityId, { kind: 'grid', name: `第${nth}网格` })
    grids.push(`g${nth}`)
  }
  await seed()
})
afterAll(() => platform.close())

type Attendance = { day: string; path: string; codes: string[]; followed: boolean }

/** Some every day, grids and matters as unevenly as they come; each ninth about two things, each tenth to be followed up. */
function* everybody(): Generator<Attendance> {
  for (let nth = 0; nth < attendances; nth += 1) {
    const day = addDays(firstDay, Math.floor(nth / aDay))
    const first = (nth * nth + 3) % matters.length
    const codes = [...new Set([first, ...(nth % 9 === 0 ? [(first + 1) % matters.length] : [])])]
    const path = grids[(nth * 7 + (nth % 11)) % grids.length] ?? ''
    yield { day, path, codes: codes.map((code) => matters[code] ?? ''), followed: nth % 10 === 0 }
  }
}

/**
 * Three years as rows of the real tables: 60 000 commands would take an hour. Counters are filled by the platform's own `addCounts`, as
 * reactions do; cases are ended by whoever was asked first, one in five after having been handed over.
 */
async function seed(): Promise<void> {
  const all = [...everybody()]
  const counts: Count[] = all.flatMap(({ day, path: areaPath, codes }) =>
    [measure('received'), ...codes.map(matterMeasure)].map((name) => ({ measure: name, day, areaPath, value: 1 })),
  )
  const { communityId, clerk, gridWorker } = community
  await platform.look(communityId, async (tx) => {
    await sql`
      create temporary table came on commit drop as
      select nth::int as nth, gen_random_uuid() as id, (r->>0 || ' 10:00+08')::timestamptz as at, r->>1 as path,
        array(select jsonb_array_elements_text(r->2)) as codes, (r->>3)::boolean as followed
      from jsonb_array_elements(${JSON.stringify(all.map(Object.values))}::jsonb) with ordinality j (r, nth)`.execute(
      tx,
    )
    await sql`
      insert into counters.cases (community_id, id, number, name, phone, state, first_person_id, keeper_person_id, handed_over, admin_path,
        opened_at, ended_at)
      select ${communityId}, id, 'B' || nth, '某人', '19900001234', 'ended', p.one, p.one, (nth % 50 = 1)::int, path, at, at
      from came, lateral (select case when nth % 20 = 1 then ${clerk.personId}::uuid else ${gridWorker.personId}::uuid end as one) p
      where followed`.execute(tx)
    await sql`
      insert into counters.case_matters (community_id, case_id, seq, matter_code, matter_revision, state, added_at, ended_at)
      select ${communityId}, id, s, codes[s], 1, 'done', at, at from came, generate_series(1, cardinality(codes)) s where followed`.execute(
      tx,
    )
    await sql`
      insert into counters.receptions (community_id, id, at, channel, admin_path, matter_codes, case_id)
      select ${communityId}, gen_random_uuid(), at, 'window', path, codes, case when followed then id end from came`.execute(
      tx,
    )
    const ended = await sql<Count & { areaPath: string }>`
      select m.measure, (at at time zone 'Asia/Shanghai')::date::text as day, path as "areaPath", count(*)::int as value
      from came, (values (${measure('ended')}::text, 99), (${measure('first_asked')}::text, 1)) m (measure, not_at)
      where followed and nth % 50 <> m.not_at group by 1, 2, 3`.execute(tx)
    await addCounts(tx, communityId, [...counts, ...ended.rows])
  })
  await platform.database.owner.query('analyze counters.receptions, counters.cases, counters.case_matters')
}

type Figures = {
  months: { month: string; received: number }[]
  total: { received: number; cases_ended: number; first_asked: number }
  grids: { path: string; received: number; cases_ended: number | null }[]
  matters: { code: string; received: number; done: number }[]
  cells: { path: string; code: string; received: number }[]
}

const figures = (months = span) => act<Figures>('figures', community.secretary, months)

/** How many there are of each key. */
function tally<T>(rows: Iterable<T>, keysOf: (row: T) => readonly string[]): Map<string, number> {
  const counted = new Map<string, number>()
  for (const row of rows) for (const key of keysOf(row)) counted.set(key, (counted.get(key) ?? 0) + 1)
  return counted
}

const byKey = <T>(rows: readonly T[], keyOf: (row: T) => string, of: (row: T) => number) =>
  new Map(rows.map((row) => [keyOf(row), of(row)]))

it('J14: 60 000 attendances in three years, each counted by month, grid and matter', async () => {
  const told = await figures()
  const all = [...everybody()]
  expect(told.total).toMatchObject({ received: attendances, cases_ended: 6_000, first_asked: 4_800 })
  expect(
    byKey(
      told.months,
      (row) => row.month,
      (row) => row.received,
    ),
  ).toEqual(tally(all, ({ day }) => [day.slice(0, 7)]))
  expect(
    byKey(
      told.grids,
      (row) => row.path,
      (row) => row.received,
    ),
  ).toEqual(tally(all, ({ path }) => [path]))
  expect(
    byKey(
      told.matters,
      (row) => row.code,
      (row) => row.received,
    ),
  ).toEqual(tally(all, ({ codes }) => codes))
  expect(
    byKey(
      told.cells,
      ({ path, code }) => `${path} ${code}`,
      (row) => row.received,
    ),
  ).toEqual(tally(all, ({ path, codes }) => codes.map((code) => `${path} ${code}`)))
  const { communityId } = community
  expect(await platform.look(communityId, (tx) => countDifferences({ tx, communityId }))).toEqual([])
})

it('J14: one more is counted once, in its grid and for its matters, and the page does not count the others for it', async () => {
  const { clerk, resident } = community
  const month = platform.clock.now().toISOString().slice(0, 7)
  const own = { from: month, to: month }
  expect((await figures(own)).total.received).toBe(0)
  const wish = { person_id: resident.personId, matters: [elderCard()], answered: true }
  await act('receive', clerk, wish)
  await platform.dispatcher.drain()
  expect(await figures(own)).toMatchObject({
    total: { received: 1 },
    matters: [{ code: 'elder_card', received: 1 }],
    cells: [{ path: 'g1', code: 'elder_card', received: 1 }],
  })
  // Measured: 50 ms on the embedded database, of three years at once. Reading them all would take more than a second.
  const begun = performance.now()
  for (let nth = 0; nth < 5; nth += 1) await figures()
  expect((performance.now() - begun) / 5).toBeLessThan(400)
})
