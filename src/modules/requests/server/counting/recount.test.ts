import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import type { Operation } from '../../../../platform/command/types.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { createArea, createDwelling } from '../../../territory/test/factory.ts'
import { acting } from '../../test/acting.ts'
import { communityWithRequests, fileOne, items, type RequestsCommunity } from '../../test/factory.ts'
import { acceptRequest } from '../commands/accept-request.ts'
import { callBackRequester } from '../commands/call-back-requester.ts'
import { contactRequester } from '../commands/contact-requester.ts'
import { finishRequest } from '../commands/finish-request.ts'
import { judgeRequest } from '../commands/judge-request.ts'
import { reclassifyRequest } from '../commands/reclassify-request.ts'
import { reopenRequest } from '../commands/reopen-request.ts'
import { sendBackRequest } from '../commands/send-back-request.ts'
import { withdrawRequest } from '../commands/withdraw-request.ts'
import { counterName, measures } from './measures.ts'
import { countDifferences } from './recount.ts'

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>
let otherGrid: string
let elsewhere = false
const filed: string[] = []

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  act = acting(platform, community)
  otherGrid = await createArea(platform, community.communityId, { kind: 'grid', name: '数一数网格' })
})
afterAll(() => platform.close())

const moves = {
  file: async () => {
    filed.push((await fileOne(platform, community)).id)
  },
  fileAnonymous: async () => {
    filed.push((await fileOne(platform, community, { anonymous: true })).id)
  },
  fileNowhere: async () => {
    filed.push((await fileOne(platform, community, { item_code: items.papers, area_id: undefined })).id)
  },
  accept: (id: string) => act(acceptRequest, community.secretary, { id }),
  contact: (id: string) => act(contactRequester, community.secretary, { id, text: '' }),
  sendBack: (id: string) => act(sendBackRequest, community.secretary, { id, reason: '不归我们管' }),
  reclassify: (id: string) =>
    act(reclassifyRequest, community.secretary, { id, item_code: items.pests, reason: '换个条目' }),
  solve: (id: string) => finish(id, 'solved'),
  answer: (id: string) => finish(id, 'answered'),
  confirm: (id: string, grade: number) =>
    act(judgeRequest, community.resident, { id, solved: true, grade, comment: '' }),
  object: (id: string, grade: number) =>
    act(judgeRequest, community.resident, { id, solved: false, grade, comment: '' }),
  call: (id: string, grade: number) =>
    act(callBackRequester, community.secretary, { id, reached: true, solved: grade > 2, comment: '' }),
  noAnswer: (id: string) => act(callBackRequester, community.secretary, { id, reached: false, comment: '' }),
  reopen: (id: string) => act(reopenRequest, community.secretary, { id, reason: '又坏了' }),
  withdraw: (id: string) => act(withdrawRequest, community.resident, { id, reason: '' }),
  moveArea: async () => {
    elsewhere = !elsewhere
    const parent_id = elsewhere ? otherGrid : community.areas.microGrid
    await platform.do(operation('territory.move_area'), { id: community.areas.building, parent_id }, asSystem())
  },
  drain: () => platform.dispatcher.drain(),
  wait: async () => {
    platform.clock.advance(3 * 86_400_000)
    await platform.jobs.runDue()
  },
} satisfies Record<string, (id: string, grade: number) => Promise<unknown>>
async function finish(id: string, outcome: 'solved' | 'answered') {
  await act(acceptRequest, community.secretary, { id }).catch(lawfulNo)
  await act(finishRequest, community.secretary, { id, ...said, outcome })
}
/** Another module's command, by its name. */
function operation(name: string): Operation {
  const found = platform.registry.operations.get(name)
  if (!found) throw new Error(`no operation is called ${name}`)
  return found
}
const asSystem = () => ({ communityId: community.communityId, as: 'system' }) as const
const said = { text: '已经处理好了，请放心使用', file_ids: [] }

const move = fc.record({
  name: fc.constantFrom(...(Object.keys(moves) as (keyof typeof moves)[])),
  which: fc.nat(),
  grade: fc.integer({ min: 1, max: 5 }),
})

it('counters say what a recount of the tables says, whatever happened in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 30, maxLength: 60 }), async (sequence) => {
      await moves.file()
      for (const { name, which, grade } of sequence) {
        await moves[name](filed.at(-1 - (which % Math.min(filed.length, 2))) ?? '', grade).catch(lawfulNo)
      }
      await platform.dispatcher.drain()
      expect(await differences()).toEqual([])
    }),
    { numRuns: 6, endOnFailure: true, seed: 20_260_304 },
  )
  // What was left out after review is walked through in after-closing.test.ts.
  const walked = measures.filter((measure) => !/^(excluded|without)/.test(measure))
  expect(await counted()).toEqual(expect.arrayContaining(walked.map((measure) => counterName(measure, 'admin'))))
}, 240_000)

/** A command the moment forbids changes nothing; anything else is a fault. */
function lawfulNo(error: unknown): void {
  if (!(error instanceof Refusal)) throw error
}

const differences = () => platform.look(community.communityId, (tx) => countDifferences(tx, community.communityId))

/** The measures that were counted. */
async function counted(): Promise<string[]> {
  const found = await platform.look(community.communityId, (tx) =>
    sql<{
      measure: string
    }>`select distinct measure from platform.counters where community_id = ${community.communityId}`.execute(tx),
  )
  return found.rows.map((row) => row.measure)
}

it('when an area goes up in another, both sides count right', async () => {
  const into = await createArea(platform, community.communityId, { kind: 'grid', name: '并入网格' })
  await platform.do(operation('territory.merge_area'), { id: community.areas.grid, into }, asSystem())
  await platform.dispatcher.drain()
  expect(await differences()).toEqual([])
  const left = await platform.look(community.communityId, (tx) =>
    sql`select 1 from platform.counters where community_id = ${community.communityId} and value <> 0
      and (area_path = 'g1' or area_path like 'g1/%')`.execute(tx),
  )
  expect(left.rows).toEqual([])
})

it('whatever is moved, merged, split and retired in the trees, what happened there counts as before', async () => {
  const there = await communityWithRequests(platform)
  const { communityId, areas } = there
  const as = { communityId, as: 'system' } as const
  const grids = [areas.grid]
  const buildings = [areas.building]
  const one = (ids: readonly string[], which: number) => ids.at(which % ids.length) ?? ''
  const run = (name: string, input: object) =>
    platform.do<{ id: string }>(operation(name), input, as).catch((error) => void lawfulNo(error))
  const add = async (into: string[], area: Parameters<typeof createArea>[2]) => {
    into.push(await createArea(platform, communityId, area))
  }
  const acts = {
    addGrid: () => add(grids, { kind: 'grid', name: `新网格${grids.length}` }),
    addBuilding: async (a: number) => {
      const name = `新楼${buildings.length}`
      await add(buildings, { kind: 'building', name, parent_id: one(grids, a), compound_id: areas.compound })
      await createDwelling(platform, communityId, { building: buildings.at(-1) ?? '', number: String(100 + (a % 3)) })
    },
    move: (a: number, b: number) => run('territory.move_area', { id: one(buildings, a), parent_id: one(grids, b) }),
    mergeGrids: (a: number, b: number) => run('territory.merge_area', { id: one(grids, a), into: one(grids, b) }),
    mergeBuildings: (a: number, b: number) =>
      run('territory.merge_area', { id: one(buildings, a), into: one(buildings, b) }),
    split: async (a: number, b: number) => {
      const name = `分网格${grids.length}`
      const made = await run('territory.split_area', { id: one(grids, a), name, areas: [one(buildings, b)] })
      if (made) grids.push(made.id)
    },
    retire: (a: number) => run('territory.retire_area', { id: one([...grids, ...buildings], a) }),
  } satisfies Record<string, (a: number, b: number) => Promise<unknown>>
  const sums = () =>
    platform.look(communityId, async (tx) => {
      const found = await sql<{ measure: string; sum: number }>`
        select measure, sum(value)::int as sum from platform.counters where community_id = ${communityId}
        group by measure having sum(value) <> 0 order by measure`.execute(tx)
      return found.rows
    })
  const step = fc.tuple(fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])), fc.nat(), fc.nat())
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 24 }), fc.nat(), async (sequence, where) => {
      await acts.addGrid()
      await acts.addBuilding(where)
      for (const at of [where, where + 1])
        await fileOne(platform, there, { area_id: one(buildings, at) }).catch(lawfulNo)
      await platform.dispatcher.drain()
      const before = await sums()
      for (const [name, a, b] of sequence) await acts[name](a, b).catch(lawfulNo)
      await platform.dispatcher.drain()
      expect(await sums()).toEqual(before)
      expect(await platform.look(communityId, (tx) => countDifferences(tx, communityId))).toEqual([])
    }),
    { numRuns: 5, endOnFailure: true, seed: 20_261_122 },
  )
}, 240_000)
