import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { createBody } from '../../../bodies/test/factory.ts'
import { acting, refused } from '../../../requests/test/acting.ts'
import {
  communityWithRequests,
  createStaff,
  type RequestsCommunity,
  type TestStaff,
} from '../../../requests/test/factory.ts'
import { signFigures } from './figures.ts'
import { namesIn, numbersIn } from './names.ts'
import { actOnSign, listSigns, noteSign, oneSign, ownSigns, withdrawSign } from './note-sign.ts'

type Sign = {
  id: string
  state: string
  words: string
  revision: number
  steps: { did: string; words: string }[]
  can: string[]
}

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>
let watcher: TestStaff

beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())
beforeEach(async () => {
  community = await communityWithRequests(platform)
  act = acting(platform, community)
  watcher = community.buildingLeader
})

const wish = (more: object = {}) => ({
  area_id: community.areas.building,
  place_detail: '',
  kind: 'noise',
  words: '两户为夜里的响声在楼道里争了三次，声音越来越大。',
  urgency: 'soon',
  sure: false,
  ...more,
})
const note = (more: object = {}, by = watcher) => act<Sign>(noteSign, by, wish(more))
const see = (by: TestStaff, id: string) => act<Sign>(oneSign, by, { id })

describe('words of a sign', () => {
  it('are of situations: numbers aren’t taken, names are pointed out', () => {
    expect(numbersIn('打 199 0000 1234 找他，车牌浙F12345')).toEqual(['199 0000 1234', '浙F12345'])
    expect(numbersIn('3 幢 2 单元，2026 年以来 12 次')).toEqual([])
    expect(namesIn('王先生和楼下的李阿姨吵，老张也在')).toEqual(['王先生', '李阿姨', '老张'])
    expect(namesIn('两户为了晾衣服吵，小区门口的小张店铺边上，老小区')).toEqual([])
  })

  it('come back to their author to be looked at', async () => {
    await refused(note({ words: '他的电话是 19900001234，常吵架' }), 'outreach.sign_has_number')
    await refused(note({ words: '王先生和楼下吵了几次' }), 'outreach.sign_has_name')
    expect(await note({ words: '王先生和楼下吵了几次', sure: true })).toMatchObject({ state: 'new', can: ['withdraw'] })
    await refused(note({ area_id: '0198c0de-0000-7000-8000-000000000000' }), 'outreach.area_unknown')
  })
})

it('is for its author and who mediates, and nothing of it stands in the audit', async () => {
  const sign = await note()
  for (const by of [community.gridWorker, community.worker, community.clerk])
    await refused(see(by, sign.id), 'platform.not_found')
  for (const by of [watcher, community.worker, community.resident])
    await refused(act(listSigns, by, { limit: 50 }), 'platform.not_allowed')
  const chair = await createStaff(platform, community.communityId, 'body_chair', { bodyId: community.bodies.committee })
  await refused(act(listSigns, chair, { limit: 50 }), 'platform.not_allowed')
  const committee = await createBody(platform, community.communityId, { kind: 'mediation_committee' })
  const mediator = await createStaff(platform, community.communityId, 'body_member', { bodyId: committee })
  const listed = await act<{ items: Sign[] }>(listSigns, mediator, { limit: 50 })
  expect(listed.items).toMatchObject([{ id: sign.id }])
  expect(JSON.stringify(listed)).not.toContain('响声')
  const audit = await platform.look(community.communityId, (tx) =>
    sql`select * from platform.audit_values where community_id = ${community.communityId}`.execute(tx),
  )
  expect(JSON.stringify(audit.rows)).not.toContain('响声')
  const other = await communityWithRequests(platform)
  await refused(acting(platform, other)(oneSign, other.secretary, { id: sign.id }), 'platform.not_found')
})

it('is taken on, talked over, handed to mediation; two who mediate don’t write over one another', async () => {
  const sign = await note()
  const step = (did: string, base: number, words = '') =>
    act<Sign>(actOnSign, community.secretary, { id: sign.id, did, words, base })
  expect(await step('accepted', 0)).toMatchObject({ state: 'accepted', revision: 1 })
  await refused(step('talked', 0, '谈过了'), 'outreach.sign_moved_on')
  await refused(step('talked', 1), 'outreach.words_needed')
  await refused(step('reopened', 1, '再看'), 'outreach.act_unfit')
  expect(await step('mediation', 1, '两边都愿意来调解室坐下谈')).toMatchObject({
    state: 'mediation',
    can: ['noted', 'reopened'],
  })
  expect((await see(watcher, sign.id)).steps).toMatchObject([{ did: 'accepted' }, { did: 'mediation', words: '' }])
  await refused(act(withdrawSign, watcher, { id: sign.id }), 'outreach.sign_moved_on')
  await refused(act(actOnSign, watcher, { id: sign.id, did: 'noted', words: '看看', base: 2 }), 'platform.not_allowed')
})

it('thirty-eight watchers: counts are told, few are withheld, and what ended leaves nothing but counts', async () => {
  const watchers: TestStaff[] = []
  for (let serial = 0; serial < 38; serial++) {
    watchers.push(
      await createStaff(platform, community.communityId, 'building_leader', { areaId: community.areas.building }),
    )
  }
  for (const [serial, one] of watchers.entries()) await note({ kind: serial < 36 ? 'noise' : 'family' }, one)
  const own = (by: TestStaff) => act<{ items: Sign[] }>(ownSigns, by, { limit: 50 })
  expect((await own(watchers[0] as TestStaff)).items).toHaveLength(1)
  const mediated = await act<{ items: Sign[] }>(listSigns, community.secretary, { limit: 50 })
  expect(mediated.items).toHaveLength(38)
  // Situations, never persons: whoever mediates reads none of the thirty-eight names.
  for (const one of watchers) expect(JSON.stringify(mediated)).not.toContain(one.personId)
  const taken = await note({ kind: 'pets' })
  await act(withdrawSign, watcher, { id: taken.id })
  expect((await act<{ items: Sign[] }>(ownSigns, watcher, { limit: 50 })).items).toEqual([])
  await platform.dispatcher.drain()
  const month = platform.clock.now().toISOString().slice(0, 7)
  const figures = () =>
    act<{ total: number | null; kinds: { kind: string; noted: number | null }[] }>(signFigures, community.secretary, {
      from: month,
      to: month,
    })
  const told = await figures()
  expect(told.kinds.find((one) => one.kind === 'family')?.noted).toBeNull()
  expect(told.kinds.find((one) => one.kind === 'pets')?.noted).toBe(0)
  platform.clock.advance(91 * 86_400_000)
  await platform.jobs.runDue()
  await platform.dispatcher.drain()
  const left = await platform.look(community.communityId, (tx) =>
    sql`select id from outreach.signs where community_id = ${community.communityId}`.execute(tx),
  )
  expect(left.rows).toEqual([])
  expect((await figures()).kinds).toEqual(told.kinds)
})
