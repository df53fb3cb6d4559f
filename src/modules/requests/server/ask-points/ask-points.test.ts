import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import type { Operation } from '../../../../platform/command/types.ts'
import { createArea } from '../../../territory/test/factory.ts'
import { acting, refused } from '../../test/acting.ts'
import { communityWithRequests, fileOne, items, type RequestsCommunity } from '../../test/factory.ts'
import { oneRequest } from '../queries/one-request.ts'
import { openAskPoint, retireAskPoint, reviseAskPoint } from './commands.ts'
import { askPointByCode, listAskPoints } from './queries.ts'
import type { AskPointRow, AskPointView } from './view.ts'

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>

beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())
beforeEach(async () => {
  community = await communityWithRequests(platform)
  act = acting(platform, community)
})

const peer = (name: string) => platform.registry.operations.get(name) as Operation
const open = (wish: Record<string, unknown> = {}) =>
  act<AskPointRow>(openAskPoint, community.worker, {
    name: '东门岗亭',
    area_id: community.areas.compound,
    place_detail: '岗亭旁',
    hours: '8:30–17:30',
    duty_post_id: community.clerk.postId,
    item_codes: [items.lamp],
    ...wish,
  })
const byCode = (code: string) => act<AskPointView>(askPointByCode, null, { code })
const list = () => act<{ items: AskPointRow[] }>(listAskPoints, community.worker, { limit: 50, retired: 'no' })

it('a poster opens its place for everybody, and what is filed from it bears it', async () => {
  const point = await open()
  expect(await byCode(point.code)).toMatchObject({
    name: '东门岗亭',
    area_id: community.areas.compound,
    items: [{ code: items.lamp }],
    closed: null,
  })
  const wish = { ask_point: point.code, contact_phone: '19900001234' }
  const filed = await fileOne(platform, community, wish, null)
  const found = await platform.look(community.communityId, (tx) =>
    sql`select channel, ask_point_id from requests.requests where community_id = ${community.communityId} and id = ${filed.id}`.execute(
      tx,
    ),
  )
  expect(found.rows).toEqual([{ channel: 'ask_point', ask_point_id: point.id }])
  expect((await list()).items).toMatchObject([{ id: point.id, filed: 1 }])
  expect(await act(oneRequest, community.secretary, { id: filed.id })).toMatchObject({
    ask_point: { id: point.id, name: '东门岗亭' },
  })
})

it('stands in each of nine compounds, and what is filed from it lies where it hangs (X04)', async () => {
  const names = ['东', '西', '北', '梅', '兰', '竹', '菊', '莲'].map((name) => `${name}苑小区`)
  const more = await Promise.all(
    names.map((name) => createArea(platform, community.communityId, { kind: 'compound', name, compound_kind: 'old' })),
  )
  const compounds = [community.areas.compound, ...more]
  for (const area_id of compounds) {
    const { code } = await open({ name: '居民会客厅', area_id })
    const { id } = await fileOne(platform, community, { ask_point: code, contact_phone: '19900001234' }, null)
    expect(await act(oneRequest, community.secretary, { id })).toMatchObject({ ask_point: { name: '居民会客厅' } })
  }
  const { items: points } = await list()
  expect(new Set(points.map((point) => point.area_id))).toEqual(new Set(compounds))
  expect(points.map((point) => point.filed)).toEqual(Array(9).fill(1))
})

it('follows a duty roster: its week for everybody, who is there for staff', async () => {
  const made = await act<{ roster: { id: string } }>(peer('bodies.add_roster'), community.secretary, {
    name: '岗亭值班',
    kind: 'place',
    on_rest_days: 'nobody',
  })
  const { id } = made.roster
  const shift = { starts: '08:30', ends: '17:30', person_id: community.clerk.personId }
  await act(peer('bodies.set_pattern'), community.secretary, {
    id,
    shifts: [1, 2, 3].map((weekday) => ({ weekday, ...shift })),
  })
  await refused(open({ roster_id: crypto.randomUUID() }), 'requests.roster_unknown')
  const point = await open({ roster_id: id })
  expect(point).toMatchObject({ roster_id: id, roster: '岗亭值班', there_now: [expect.any(String)] })
  const week = [{ weekdays: [1, 2, 3], shifts: [{ starts: '08:30', ends: '17:30' }] }]
  const seen = await byCode(point.code)
  // A Wednesday morning; the next shift is on Monday.
  expect(seen.duty).toEqual({ week, now: true, next: { day: '2026-03-09', starts: '08:30', ends: '17:30' } })
  expect(JSON.stringify(seen)).not.toContain(community.clerk.personId)
  await act(peer('bodies.change_roster'), community.secretary, {
    id,
    name: '岗亭值班',
    on_rest_days: 'nobody',
    closed: true,
  })
  expect((await byCode(point.code)).duty).toBeNull()
  await refused(open({ roster_id: id }), 'requests.roster_unknown')
})

it('taken down, it says where to go instead; what was begun from it is still taken', async () => {
  const point = await open()
  const other = await open({ name: '西门' })
  await refused(act(retireAskPoint, community.worker, { id: point.id, instead: '' }), 'requests.instead_needed')
  await refused(
    act(retireAskPoint, community.worker, { id: point.id, instead: '', instead_id: point.id }),
    'requests.instead_needed',
  )
  await act(retireAskPoint, community.worker, { id: point.id, instead: '', instead_id: other.id })
  expect((await byCode(point.code)).closed).toEqual({ instead: '', point: { code: other.code, name: '西门' } })
  await fileOne(platform, community, { ask_point: point.code, contact_phone: '19900001234' }, null)
  await refused(
    act(reviseAskPoint, community.worker, { id: point.id, name: '再开', item_codes: [] }),
    'requests.ask_point_closed',
  )
  expect((await list()).items.map((one) => one.id)).toEqual([other.id])
})

it('past its day it is closed too, until it is given a new one', async () => {
  const point = await open({ valid_until: '2020-01-01' })
  expect((await byCode(point.code)).closed).not.toBeNull()
  const fields = { name: '东门岗亭', place_detail: '', hours: '', item_codes: [], valid_until: '2099-01-01' }
  expect(await act(reviseAskPoint, community.worker, { id: point.id, ...fields })).toMatchObject({
    code: point.code,
    closed: null,
  })
})

it('refuses strangers, other posts, other communities, and what there is not', async () => {
  const point = await open()
  for (const by of [community.resident, community.clerk, community.manager]) {
    await refused(act(openAskPoint, by, { name: '东门', item_codes: [] }), 'platform.not_allowed')
    await refused(act(listAskPoints, by, { limit: 50, retired: 'no' }), 'platform.not_allowed')
  }
  await refused(act(openAskPoint, null, { name: '东门', item_codes: [] }), 'platform.sign_in_needed')
  const nothing = '0198c0de-0000-7000-8000-000000000000'
  await refused(open({ area_id: nothing }), 'requests.place_unknown')
  await refused(open({ duty_post_id: nothing }), 'requests.receiver_unknown')
  await refused(open({ item_codes: ['Z99'] }), 'requests.item_unknown')
  await refused(byCode('NOSUCHCODE'), 'platform.not_found')
  await refused(fileOne(platform, community, { ask_point: 'NOSUCHCODE' }), 'requests.ask_point_unknown')
  const other = await communityWithRequests(platform)
  await refused(acting(platform, other)(askPointByCode, null, { code: point.code }), 'platform.not_found')
  await refused(
    acting(platform, other)(retireAskPoint, other.secretary, { id: point.id, instead: '别处' }),
    'platform.not_found',
  )
})
