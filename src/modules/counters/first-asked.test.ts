import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { refused } from '../requests/test/acting.ts'
import {
  communityWithRequests,
  createMember,
  createStaff,
  type RequestsCommunity,
  type TestPerson,
} from '../requests/test/factory.ts'
import { createArea, createDwelling } from '../territory/test/factory.ts'
import { countDifferences } from './server/counting/keep.ts'
import { acting } from './test/acting.ts'

/** What one person comes with: medical insurance, an allowance, the elder card, something about the property company. */
const codes = ['medical_enrol', 'hardship_allowance', 'elder_card', 'property_complaint']
const gridsInAll = 6

type Seen = { id: string; state: string; first_asked: boolean; matters: { seq: number; papers: { name: string }[] }[] }
/** A grid with its counter, whoever stands there, and two residents. */
type Grid = { name: string; counter: string; worker: TestPerson & { postId: string }; residents: TestPerson[] }

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>
const grids: Grid[] = []

async function settle(nth: number): Promise<Grid> {
  const { communityId, areas } = community
  const name = nth === 0 ? '第一网格' : `第${'一二三四五六'[nth]}网格`
  const grid = nth === 0 ? areas.grid : await createArea(platform, communityId, { kind: 'grid', name })
  const place = { parent_id: grid, compound_id: areas.compound }
  const home = { kind: 'building', name: `${30 + nth}幢`, ...place } as const
  const building = nth === 0 ? areas.building : await createArea(platform, communityId, home)
  const residents: TestPerson[] = []
  for (const number of ['501', '502']) {
    const dwelling = await createDwelling(platform, communityId, { building, number })
    residents.push(await createMember(platform, communityId, dwelling))
  }
  const counter = { name: `${name}窗口`, place: '网格服务点', area_id: grid }
  return {
    name,
    residents,
    counter: (await act<{ id: string }>('add_counter', community.secretary, counter)).id,
    worker:
      nth === 0 ? community.gridWorker : await createStaff(platform, communityId, 'grid_worker', { areaId: grid }),
  }
}

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  act = acting(platform, community.communityId)
  await act('install_matters', community.secretary, {})
  for (let nth = 0; nth < gridsInAll; nth += 1) grids.push(await settle(nth))
})
afterAll(() => platform.close())

/** Somebody comes with all four matters and no papers; whoever is asked first takes them on. */
async function come(person: TestPerson, by: TestPerson, counter: string): Promise<Seen> {
  const matters = codes.map((code) => ({ code }))
  const input = { person_id: person.personId, counter_id: counter, matters }
  const { case_id: id } = await act<{ case_id: string }>('receive', by, input)
  return act<Seen>('case', by, { id })
}

/** The papers are brought, and all matters come to an end; `not_done`: the last one wasn't possible. */
async function end(one: Seen, by: TestPerson, last: 'done' | 'not_done' | 'withdrawn' = 'done'): Promise<Seen> {
  let seen = one
  for (const { seq, papers } of one.matters) {
    const state = last === 'withdrawn' || seq === codes.length ? last : 'done'
    const brought = papers.map((paper) => paper.name)
    const doer = { done_by: state === 'done' ? '社区服务大厅' : '' }
    await act('work_matter', by, { id: one.id, seq, act: 'papers', brought })
    const finish = { act: 'finish', state, text: '办好了，已当面告诉本人', ...doer }
    seen = await act<Seen>('work_matter', by, { id: one.id, seq, ...finish })
  }
  return seen
}

type Opened = { own: Seen; other: Seen; worker: TestPerson & { postId: string }; by: TestPerson }

/** The grid's own worker receives one resident, the hall's clerk the other; in the fourth grid the worker both. */
async function openCases(): Promise<Opened[]> {
  const opened: Opened[] = []
  for (const [nth, { worker, residents, counter }] of grids.entries()) {
    const [one, another] = residents as [TestPerson, TestPerson]
    const by = nth === 3 ? worker : community.clerk
    opened.push({ own: await come(one, worker, counter), other: await come(another, by, counter), worker, by })
  }
  return opened
}

it('F06: at the counters of six grids whoever is asked first takes all matters to their end, measured by grid', async () => {
  const { clerk } = community
  const cases = await openCases()
  for (const { own } of cases) {
    expect(own).toMatchObject({ state: 'open', first_asked: true, matters: { length: codes.length } })
    const finish = { act: 'finish', state: 'done', text: '替同事办了' }
    await refused(act('work_matter', clerk, { id: own.id, seq: 1, ...finish }), 'platform.not_allowed')
  }
  platform.clock.advance(2 * 86_400_000)
  const [kept, handed, vain, one, withdrawn, both] = cases as [Opened, Opened, Opened, Opened, Opened, Opened]
  for (const { own, other, worker, by } of [kept, one, both]) {
    expect(await end(own, worker)).toMatchObject({ state: 'ended', first_asked: true })
    expect(await end(other, by)).toMatchObject({ state: 'ended', first_asked: true })
  }
  // Handed over before a leave: it ends well, but not with whoever was asked first.
  const to = { person_id: clerk.personId, post_id: clerk.postId, reason: '下周请假' }
  await act('hand_over', handed.worker, { id: handed.own.id, ...to })
  expect(await end(handed.own, clerk)).toMatchObject({ state: 'ended', first_asked: false })
  await end(handed.other, clerk)
  await end(vain.own, vain.worker, 'not_done')
  await end(vain.other, clerk)
  await end(withdrawn.own, withdrawn.worker)
  await end(withdrawn.other, clerk, 'withdrawn')
  await platform.dispatcher.drain()

  type Row = { name: string; received: number; cases_ended: number | null; first_asked: number | null }
  type Figures = { total: object; grids: Row[]; matters: { code: string; received: number }[] }
  const month = platform.clock.now().toISOString().slice(0, 7)
  const told = await act<Figures>('figures', community.secretary, { from: month, to: month })
  expect(told.total).toMatchObject({ received: 12, cases_ended: 11, first_asked: 9 })
  expect(new Map(told.matters.map((row) => [row.code, row.received]))).toEqual(new Map(codes.map((code) => [code, 12])))
  // In the fourth and fifth grid one person alone stands behind what ended: told of no one.
  expect(told.grids.map((row) => [row.name, row.received, row.cases_ended, row.first_asked])).toEqual([
    ['第一网格', 2, 2, 2],
    ['第二网格', 2, 2, 1],
    ['第三网格', 2, 2, 1],
    ['第四网格', 2, null, null],
    ['第五网格', 2, null, null],
    ['第六网格', 2, 2, 2],
  ])
  const { communityId } = community
  expect(await platform.look(communityId, (tx) => countDifferences({ tx, communityId }))).toEqual([])
})
