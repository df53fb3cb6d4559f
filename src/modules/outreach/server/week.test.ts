import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../app/testing/platform.ts'
import { createPerson } from '../../people/test/factory.ts'
import { acting } from '../../requests/test/acting.ts'
import {
  communityWithRequests,
  createStaff,
  items,
  type RequestsCommunity,
  type TestStaff,
} from '../../requests/test/factory.ts'
import { createArea, createDwellings } from '../../territory/test/factory.ts'
import { openRound } from './keep-round.ts'
import { noteNeed } from './note-need.ts'
import { noteVisit } from './note-visit.ts'
import { planRound, previewRound } from './plan-round.ts'
import { oneRound, roundAnswers, roundBuildings } from './round-queries.ts'
import { ownRounds, ownVisits } from './visit-queries.ts'

const layout = { buildings: 7, stairwells: 4, floors: 6, each: 4 }
const households = layout.buildings * layout.stairwells * layout.floors * layout.each
const days = 7
const walkersMost = 4
const aDay = households / days / walkersMost

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>
let walkers: TestStaff[]
const buildings: string[] = []

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  act = acting(platform, community)
  const { communityId, areas } = community
  for (let number = 11; number < 11 + layout.buildings; number += 1) {
    const place = { parent_id: areas.microGrid, compound_id: areas.compound }
    const building = await createArea(platform, communityId, { kind: 'building', name: `${number}幢`, ...place })
    buildings.push(building)
    for (let nth = 1; nth <= layout.stairwells; nth += 1) {
      const wish = { kind: 'stairwell', name: `${nth}单元`, parent_id: building } as const
      const stairwell = await createArea(platform, communityId, wish)
      const { floors, each } = layout
      await createDwellings(platform, communityId, { building, stairwell, floors, each })
    }
  }
  // As every night: without statistics each visit would read all areas.
  await platform.database.owner.query('analyze territory.areas, territory.dwellings')
  const more = { areaId: areas.grid }
  walkers = [community.gridWorker]
  while (walkers.length < walkersMost) walkers.push(await createStaff(platform, communityId, 'grid_worker', more))
})
afterAll(() => platform.close())

type Stop = { dwelling_id: string; block: string; residents: { person_id: string }[]; knocks: number; position: number }
type Result = 'opened' | 'not_home' | 'refused'
/** One household as the walker has it. `nth`: its place in the walker's part. */
type Call = { stop: Stop; by: TestStaff; nth: number }

let knocks = 0
const knockId = () => `0198c0de-0000-7000-8000-${String(++knocks).padStart(12, '0')}`

/** Each eighth isn't at home at first, one of four of these not the second time either; some don't want it. */
const isAway = ({ nth }: Call, again: boolean) => (again ? nth % 32 === 3 : nth % 8 === 3)
const resultOf = (call: Call, again: boolean): Result =>
  isAway(call, again) ? 'not_home' : call.nth % 56 === 5 ? 'refused' : 'opened'

/** Before one door: what came of it, and the household's answers where it opened. The same sent again counts once. */
async function knock(round: string, call: Call, again = false): Promise<Result> {
  const { stop, by, nth } = call
  const outcome = resultOf(call, again)
  const opened = { confirmed: true, answers: { gas: nth % 2 === 0, help: nth % 3 === 0 ? ['买菜'] : [] } }
  const persons = stop.residents.map(({ person_id }) => ({ person_id, says: 'here' }))
  const input = {
    id: round,
    dwelling: stop.dwelling_id,
    base: again ? 1 : 0,
    knock: { id: knockId(), outcome, at: platform.clock.now().toISOString() },
    persons: outcome === 'opened' ? persons : [],
    newcomers: [],
    file_ids: [],
    ...(outcome === 'opened' ? opened : {}),
  }
  await act(noteVisit, by, input)
  if (nth % 60 === 0) await act(noteVisit, by, input)
  return outcome
}

async function ownPart(round: string, by: TestStaff): Promise<Call[]> {
  const stops: Stop[] = []
  let after: string | undefined
  do {
    const page = await act<{ items: Stop[]; next?: string }>(ownVisits, by, { id: round, limit: 100, after })
    stops.push(...page.items)
    after = page.next ?? undefined
  } while (after !== undefined)
  return stops.map((stop, nth) => ({ stop, by, nth }))
}

/** Walks the week: each day everybody's next part, and once more who wasn't at home the day before; the last ones the same evening. */
async function walkTheWeek(round: string, parts: readonly Call[][]): Promise<Map<Call, Result>> {
  const results = new Map<Call, Result>()
  let left: Call[] = []
  const retry = async () => {
    for (const call of left) results.set(call, await knock(round, call, true))
    left = []
  }
  for (let day = 0; day < days; day += 1) {
    await retry()
    for (const part of parts) {
      for (const call of part.slice(day * aDay, (day + 1) * aDay)) {
        results.set(call, await knock(round, call))
        if (results.get(call) === 'not_home') left.push(call)
      }
    }
    if (day < days - 1) platform.clock.advance(86_400_000)
  }
  platform.clock.advance(8 * 3_600_000)
  await retry()
  return results
}

type Counts = { dwellings: number; opened: number; not_home: number; refused: number; confirmed: number }

function counted(results: readonly Result[]): Counts {
  const of = (result: Result) => results.filter((one) => one === result).length
  const opened = of('opened')
  return {
    dwellings: results.length,
    opened,
    not_home: of('not_home'),
    refused: of('refused'),
    confirmed: opened,
  }
}

it('X06: 672 households are walked to in one week, nobody is asked twice, and the buildings add up', async () => {
  const known = new Map<string, string>()
  const wish = {
    area_ids: buildings,
    unconfirmed_months: null,
    walker_ids: walkers.map((one) => one.personId),
    given: [],
  }
  const plan = {
    ...wish,
    name: '入户走访周',
    note: '',
    from_day: '2026-03-04',
    until_day: '2026-03-10',
    questions: [
      { id: 'gas', kind: 'yes_no', label: '燃气管换过吗', options: [] },
      { id: 'help', kind: 'several', label: '要帮什么', options: ['买菜', '看病'] },
    ],
  }
  type Split = { dwellings: number; shares: { dwellings: number }[] }
  const split = await act<Split>(previewRound, community.secretary, wish)
  expect(split.dwellings).toBe(households)
  expect(split.shares.map((one) => one.dwellings)).toEqual(Array(walkersMost).fill(households / walkersMost))
  const { id: round } = await act<{ id: string }>(planRound, community.secretary, plan)
  await act(openRound, community.secretary, { id: round })
  for (const walker of walkers) {
    const [first] = await ownPart(round, walker)
    const dwellingId = first?.stop.dwelling_id ?? ''
    known.set(dwellingId, await createPerson(platform, community.communityId, { dwellingId }))
  }
  const parts = await Promise.all(walkers.map((walker) => ownPart(round, walker)))
  const calls = parts.flat()
  expect(new Set(calls.map(({ stop }) => stop.dwelling_id)).size).toBe(households)
  // Whom the register knows comes along, to be confirmed instead of asked.
  for (const { stop } of calls) {
    const person = known.get(stop.dwelling_id)
    expect(stop.residents.map((one) => one.person_id)).toEqual(person === undefined ? [] : [person])
  }

  const results = await walkTheWeek(round, parts)
  const wanting = calls.filter((call) => call.nth % 56 === 7 && results.get(call) === 'opened')
  for (const { stop, by } of wanting) {
    const need = { item_code: items.lamp, description: '楼道灯坏了看不见', contact_phone: '19900001234', file_ids: [] }
    await act(noteNeed, by, { id: round, dwelling: stop.dwelling_id, ...need })
  }

  const expected = counted([...results.values()])
  const doors = { knocks: knocks, opened: expected.opened }
  expect(expected).toMatchObject({ dwellings: households, not_home: calls.filter((call) => isAway(call, true)).length })
  expect(await act(oneRound, community.secretary, { id: round })).toMatchObject({ ...expected, doors })
  type Building = Counts & { name: string }
  const rows = await act<{ items: Building[] }>(roundBuildings, community.secretary, { id: round, limit: 100 })
  for (const row of rows.items) {
    const here = calls.filter(({ stop }) => stop.block.startsWith(row.name)).map((call) => results.get(call) as Result)
    expect(row).toMatchObject(counted(here))
  }
  const sum = (key: keyof Counts) => rows.items.reduce((total, row) => total + row[key], 0)
  for (const [key, value] of Object.entries(expected)) expect(sum(key as keyof Counts)).toBe(value)
  const gas = calls.filter((call) => results.get(call) === 'opened' && call.nth % 2 === 0).length
  expect(await act(roundAnswers, community.secretary, { id: round })).toMatchObject({
    items: [{ answered: expected.opened, options: [{ households: gas }, { households: expected.opened - gas }] }, {}],
  })
  expect(wanting).toHaveLength(12)
  expect(await requestsByVisit()).toBe(wanting.length)
  // Only those who didn't open are still to be walked to, and only they would be asked by the next round.
  const again = { ...wish, unconfirmed_months: 6 }
  const left = households - expected.opened
  expect(await act<Split>(previewRound, community.secretary, again)).toMatchObject({ dwellings: left })
  const own = await Promise.all(walkers.map((walker) => act<{ items: { left: number }[] }>(ownRounds, walker, {})))
  expect(own.reduce((total, { items: [one] }) => total + (one?.left ?? 0), 0)).toBe(left)
})

async function requestsByVisit(): Promise<number> {
  const found = await platform.look(community.communityId, (tx) =>
    sql<{ count: number }>`select count(*)::int as count from requests.requests
      where community_id = ${community.communityId} and channel = 'visit'`.execute(tx),
  )
  return found.rows[0]?.count ?? 0
}
