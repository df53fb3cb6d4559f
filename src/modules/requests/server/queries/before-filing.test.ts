import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { createArea } from '../../../territory/test/factory.ts'
import { acting, refused } from '../../test/acting.ts'
import {
  communityWithRequests,
  createStaff,
  decide,
  fileOne,
  items,
  type RequestsCommunity,
} from '../../test/factory.ts'
import { retireItem } from '../catalogue-commands/retire-item.ts'
import { acceptRequest } from '../commands/accept-request.ts'
import { finishRequest } from '../commands/finish-request.ts'
import { joinRequest } from '../commands/join-request.ts'
import { joinRequestFor } from '../commands/join-request-for.ts'
import { suggestItems } from '../proposals/suggest-items.ts'
import type { AnswerView, ItemView } from '../views/types.ts'
import { catalogue } from './catalogue.ts'
import { similarForStaff } from './similar-for-staff.ts'
import { similarRequests } from './similar-requests.ts'
import { whoAnswers } from './who-answers.ts'

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  act = acting(platform, community)
})
afterAll(() => platform.close())

describe('the catalogue', () => {
  const codes = async (input: object = {}) =>
    (await act<{ items: ItemView[] }>(catalogue, null, { retired: 'no', ...input })).items.map((item) => item.code)

  it('is public: 112 items by code, by class, retired ones only when asked for', async () => {
    const all = await codes()
    expect(all).toHaveLength(112)
    expect(all).toEqual(all.toSorted())
    expect((await codes({ class: 'special_care' })).every((code) => code.startsWith('E'))).toBe(true)
    expect(await codes({ class: 'nonsense' })).toEqual([])
    await act(retireItem, community.secretary, { code: items.bus, reason: '并入别的条目' })
    expect(await codes()).not.toContain(items.bus)
    expect(await codes({ retired: 'yes' })).toContain(items.bus)
  })

  it('says whether one may file without a name', async () => {
    const allowed = async () =>
      (await act<{ anonymous_allowed: boolean }>(catalogue, null, { retired: 'no' })).anonymous_allowed
    expect(await allowed()).toBe(true)
    await decide(platform, community.communityId, 'requests.anonymous', false)
    expect(await allowed()).toBe(false)
  })

  it('finds items by what people say, and forgets retired ones at once', async () => {
    const suggest = async (text: string) =>
      (await act<{ items: { code: string }[] }>(suggestItems, null, { text })).items.map((item) => item.code)
    expect((await suggest('楼道里的灯不亮了'))[0]).toBe(items.lamp)
    expect(await suggest('，。!?')).toEqual([])
    const before = await suggest('想开个居住证明')
    expect(before.length).toBeGreaterThan(0)
    await act(retireItem, community.secretary, { code: before[0], reason: '试一试' })
    expect(await suggest('想开个居住证明')).not.toContain(before[0])
  })
})

describe('who answers, and by when', () => {
  const answer = (input: Record<string, unknown>) => act<AnswerView>(whoAnswers, null, input)

  it('is told to anyone before filing, by area or by dwelling', async () => {
    const expected = {
      kind: 'property_company',
      body: { id: community.bodies.propertyCompany },
      source: 'catalogue',
      estimated: false,
    }
    expect(await answer({ item_code: items.lamp, area_id: community.areas.stairwell })).toMatchObject(expected)
    const byDwelling = await answer({ item_code: items.lamp, dwelling_id: community.areas.dwelling })
    expect(byDwelling).toMatchObject(expected)
    expect(byDwelling.resolve_due > byDwelling.contact_due).toBe(true)
  })

  it('refuses what it cannot know', async () => {
    await refused(answer({ item_code: 'Z99' }), 'requests.item_unknown')
    await refused(answer({ item_code: items.bus, area_id: community.areas.building }), 'requests.item_retired')
    await refused(answer({ item_code: items.lamp }), 'requests.place_needed')
    const other = await communityWithRequests(platform)
    await refused(answer({ item_code: items.lamp, area_id: other.areas.building }), 'requests.place_unknown')
  })
})

describe('similar requests', () => {
  type Similar = { items: { id: string; place: string; item_name: string; askers_count: number }[] }
  const similar = (input: object) => act<Similar>(similarRequests, null, { item_code: items.lamp, ...input })

  it('are open ones of the same item nearby, three at most, without anything personal', async () => {
    const { areas } = community
    const first = await fileOne(platform, community, { dwelling_id: areas.dwelling, place_detail: '王家门口' })
    await act(joinRequest, community.neighbour, { id: first.id, wants_updates: true })
    const here = await similar({ area_id: areas.building, text: '楼道灯坏了' })
    expect(here.items).toEqual([
      {
        id: first.id,
        number: first.number,
        item_name: expect.any(String),
        place: '南苑小区 3幢',
        filed_at: expect.any(String),
        state: 'assigned',
        askers_count: 2,
      },
    ])
    for (let made = 0; made < 4; made += 1) await fileOne(platform, community)
    expect((await similar({ area_id: areas.building })).items).toHaveLength(3)
  })

  it('leave out other places, closed ones, and what neighbours may not see', async () => {
    const { communityId } = community
    const far = await createArea(platform, communityId, { kind: 'compound', name: '北苑小区', compound_kind: 'old' })
    expect((await similar({ area_id: far })).items).toEqual([])

    await fileOne(platform, community, { item_code: items.noise, description: '楼上半夜拖椅子' })
    expect((await similar({ item_code: items.noise, area_id: community.areas.building })).items).toEqual([])
    await fileOne(platform, community, { item_code: items.pests, confidential: true })
    expect((await similar({ item_code: items.pests, area_id: community.areas.building })).items).toEqual([])
    const done = await fileOne(platform, community, { item_code: items.green, description: '草坪没人修' })
    const ofGreen = () => similar({ item_code: items.green, area_id: community.areas.building })
    expect((await ofGreen()).items).toHaveLength(1)
    await act(acceptRequest, community.manager, { id: done.id })
    const answered = { outcome: 'answered', text: '冬季休眠，开春返绿后统一修剪', file_ids: [] }
    await act(finishRequest, community.manager, { id: done.id, ...answered })
    expect((await ofGreen()).items).toEqual([])
  })

  it('are found by nearly the same words too, under whatever item', async () => {
    const filed = await fileOne(platform, community, {
      item_code: items.pests,
      description: '垃圾房旁边蟑螂成堆',
    })
    const found = await similar({ item_code: items.green, text: '垃圾房旁边蟑螂成堆' })
    expect(found.items.map((item) => item.id)).toEqual([filed.id])
    expect((await similar({ item_code: items.green, text: "'; drop table" })).items).toEqual([])
  })
})

describe('similar requests for who writes one down', () => {
  type Found = { id: string; title: string | null; why: string[]; can_join: boolean; askers_count: number }
  const similar = async (input: Record<string, unknown>, by = community.clerk) =>
    (await act<{ items: Found[] }>(similarForStaff, by, input)).items
  let here: Record<string, unknown>

  beforeAll(async () => {
    community = await communityWithRequests(platform)
    act = acting(platform, community)
    here = { area_id: community.areas.building }
  })

  it('are found by item and place, or by words, with the reason', async () => {
    const { id } = await fileOne(platform, community, { description: '单元门口的路沿石松了', item_code: items.green })
    expect(await similar({ item_code: items.green, ...here })).toMatchObject([{ id, why: ['item', 'near'] }])
    const said = await similar({ text: '单元门口路沿石松了', item_code: items.lamp, ...here })
    expect(said).toMatchObject([
      { id, why: ['near', 'words'], title: '单元门口的路沿石松了', can_join: true, can_note: true },
    ])
    expect(await similar({ text: '电梯坏了', item_code: items.lamp, ...here })).toEqual([])
    const far = await createArea(platform, community.communityId, {
      kind: 'compound',
      name: '西苑小区',
      compound_kind: 'old',
    })
    expect(await similar({ text: '路沿石', item_code: items.green, area_id: far })).toEqual([])
  })

  it('never show a confidential one, and others only as far as posts reach', async () => {
    const ask = { item_code: items.pests, text: '地下室蟑螂成堆', ...here }
    await fileOne(platform, community, { item_code: items.pests, description: '地下室蟑螂成堆', confidential: true })
    for (const by of [community.clerk, community.secretary]) expect(await similar(ask, by)).toEqual([])
    const hidden = await fileOne(platform, community, { item_code: items.noise, description: '楼上半夜拖椅子' })
    const noise = { item_code: items.noise, text: '楼上半夜拖椅子', ...here }
    expect(await similar(noise, community.secretary)).toMatchObject([{ id: hidden.id, can_join: false }])
    const { communityId } = community
    const farGrid = await createArea(platform, communityId, { kind: 'grid', name: '第九网格' })
    const elsewhere = await createStaff(platform, communityId, 'grid_worker', { areaId: farGrid })
    expect(await similar(noise, elsewhere)).toEqual([])
    const open = await similar({ item_code: items.green, ...here }, elsewhere)
    expect(open).toMatchObject([{ title: null, can_join: true, can_note: false }])
  })

  it('are for staff of this community', async () => {
    await refused(similar({ text: '楼道灯' }, community.resident as typeof community.clerk), 'platform.not_allowed')
    await refused(similar({ text: '楼道灯', area_id: id(9) }), 'requests.place_unknown')
    const other = await communityWithRequests(platform)
    await refused(similar({ text: '楼道灯' }, other.clerk), 'platform.not_allowed')
  })

  it('take in somebody who has met it too, on the word of staff', async () => {
    const { id: filed } = await fileOne(platform, community, { item_code: items.lamp })
    const join = (input: object, by = community.clerk) =>
      act<{ askers_count: number }>(joinRequestFor, by, {
        id: filed,
        person_id: community.neighbour.personId,
        wants_updates: true,
        ...input,
      })
    await refused(join({}, community.resident as typeof community.clerk), 'platform.not_allowed')
    await refused(join({ id: id(9) }), 'platform.not_found')
    await refused(join({ person_id: id(9) }), 'requests.person_unknown')
    const hidden = await fileOne(platform, community, { item_code: items.noise, description: '半夜太吵' })
    await refused(join({ id: hidden.id }), 'requests.not_open_to_neighbours')
    expect(await join({})).toMatchObject({ id: filed, askers_count: 2 })
    await refused(join({}), 'requests.already_joined')
    const other = await communityWithRequests(platform)
    await refused(
      acting(platform, other)(joinRequestFor, other.clerk, { id: filed, person_id: other.neighbour.personId }),
      'platform.not_found',
    )
    await act(acceptRequest, community.manager, { id: filed })
    const evidence = { outcome: 'answered', text: '本周换灯，已告知居民', file_ids: [] }
    await act(finishRequest, community.manager, { id: filed, ...evidence })
    await refused(join({ person_id: community.resident.personId }), 'requests.state_forbids')
  })
})

const id = (digit: number) => `0190000${digit}-0000-7000-8000-00000000000${digit}`
