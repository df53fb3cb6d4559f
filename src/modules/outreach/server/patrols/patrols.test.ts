import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import type { Operation } from '../../../../platform/command/types.ts'
import { addDays } from '../../../../shared/civil-date.ts'
import { acting, refused } from '../../../requests/test/acting.ts'
import {
  communityWithRequests,
  createStaff,
  items,
  type RequestsCommunity,
  type TestStaff,
} from '../../../requests/test/factory.ts'
import { uploadPhoto } from '../../../requests/test/upload.ts'
import { patrolFigures } from './counting.ts'
import { excuseMissed, missedPatrols } from './dues.ts'
import { listRoutes, makeRoute, oneRoute, restoreRoute, retireRoute, reviseRoute } from './keep-route.ts'
import { noteFinding } from './note-finding.ts'
import { notePatrol } from './note-patrol.ts'
import { ownPatrols, pointByCode } from './own-patrols.ts'
import { listFindings, oneFinding, verifyFinding } from './verify-finding.ts'

type Point = { id: string; name: string; code: string }
type Route = {
  id: string
  due_day: string | null
  missed: number
  points: Point[]
  dues: { day: string; state: string }[]
}
type Walk = { id: string; finished_at: string | null; reached: object[]; findings: string[]; found: object[] }
type Finding = {
  id: string
  state: string
  request: { id: string } | null
  can: string[]
  sent_back: number
  verify_photos: string[]
}
type Own = { items: (Route & { walk: Walk | null; due: { day: string } | null })[]; to_verify: Finding[] }

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>
let leader: TestStaff

beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())
beforeEach(async () => {
  community = await communityWithRequests(platform)
  act = acting(platform, community)
  leader = community.buildingLeader
})

let serial = 0
const madeOnPhone = () => {
  serial += 1
  return `0198c0de-0000-4000-8000-${String(serial).padStart(12, '0')}`
}
const dayMs = 86_400_000
const now = () => platform.clock.now()
const ahead = (days: number) => platform.clock.advance(days * dayMs)

const wish = (more: object = {}) => ({
  name: '3 幢楼道',
  note: '',
  area_id: community.areas.building,
  rhythm: { every_days: 1, weekdays: [], rest_days: 'walk' },
  walker: { kind: 'person', id: leader.personId },
  points: [
    { name: '一楼大厅', spot: { latitude: 30.74, longitude: 120.75 } },
    { name: '电表间', spot: null },
    { name: '楼顶', spot: null },
  ],
  ...more,
})
const make = (more: object = {}, by = community.secretary) => act<Route>(makeRoute, by, wish(more))
const look = (id: string) => act<Route>(oneRoute, community.secretary, { id })
const reached = (route: Route, how = 'code', reason = '') =>
  route.points.map((point) => ({
    point_id: point.id,
    how,
    metres: null,
    accuracy: null,
    reason,
    at: now().toISOString(),
  }))
const walkOf = (route: Route, more: object = {}, by = leader, walk = madeOnPhone()) => {
  const at = now().toISOString()
  const body = { started_at: at, reached: reached(route), finished_at: at, ...more }
  return act<Walk>(notePatrol, by, { id: route.id, walk, ...body })
}
const find = (route: Route, walk: string, more: object = {}, by = leader) =>
  act<Walk>(noteFinding, by, {
    id: route.id,
    walk,
    finding_id: madeOnPhone(),
    point_id: route.points[1]?.id,
    words: '电表间门锁坏了，关不上。',
    place_detail: '',
    item_code: items.lamp,
    at: now().toISOString(),
    file_ids: [],
    ...more,
  })
const peer = (name: string) => platform.registry.operations.get(name) as Operation

/** As an administrator's file does when a notice came out. */
const freed = (days: readonly string[]) =>
  platform.look(community.communityId, (tx) =>
    sql`insert into caseflow.calendar_days (community_id, day, kind)
      select ${community.communityId}, d, 'rest' from unnest(${days}::date[]) d on conflict do nothing`.execute(tx),
  )

describe('a route', () => {
  it('is walked on its day, however often it is sent', async () => {
    const route = await make()
    expect(route.points.map((point) => point.code.length)).toEqual([8, 8, 8])
    const own = await act<Own>(ownPatrols, leader, {})
    expect(own.items).toMatchObject([{ id: route.id, due: { day: route.due_day }, walk: null }])
    const walk = madeOnPhone()
    const begun = await walkOf(route, { reached: reached(route).slice(0, 1), finished_at: undefined }, leader, walk)
    expect(begun).toMatchObject({ finished_at: null, reached: [{ how: 'code' }] })
    expect((await act<Own>(ownPatrols, leader, {})).items[0]?.walk).toMatchObject({ id: walk })
    await refused(walkOf(route, { reached: reached(route).slice(0, 2) }, leader, walk), 'outreach.points_left')
    await refused(walkOf(route, { reached: reached(route, 'hand') }, leader, walk), 'outreach.reason_needed')
    await walkOf(route, {}, leader, walk)
    expect((await walkOf(route, {}, leader, walk)).reached).toHaveLength(3)
    expect((await look(route.id)).dues.map((due) => due.state)).toEqual(['due', 'done'])
  })

  it('walked before the job looked, yesterday is missed and today is done', async () => {
    const route = await make()
    ahead(1)
    await walkOf(route)
    expect((await look(route.id)).dues.map((due) => due.state)).toEqual(['due', 'done', 'missed'])
  })

  it('missed is told without a name, walked late by a phone without a line it is done, and a reason excuses it', async () => {
    const route = await make()
    const startedAt = now().toISOString()
    ahead(2)
    await platform.jobs.runDue()
    await platform.dispatcher.drain()
    expect((await look(route.id)).dues.map((due) => due.state)).toEqual(['due', 'missed', 'missed'])
    const missed = await act<{ items: { day: string; route: string }[] }>(missedPatrols, community.secretary, {
      limit: 50,
    })
    expect(missed.items).toHaveLength(2)
    expect(JSON.stringify(missed)).not.toContain(leader.personId)
    await walkOf(route, { started_at: startedAt, finished_at: startedAt })
    const day = missed.items[0]?.day
    const excuse = { id: route.id, day, reason: '台风停走' }
    expect((await act<Route>(excuseMissed, community.secretary, excuse)).dues.map((due) => due.state)).toEqual([
      'due',
      'excused',
      'done',
    ])
    await refused(act(excuseMissed, community.secretary, excuse), 'outreach.not_missed')
  })

  it('left out on holidays is neither due nor missed then, also where the holiday was published afterwards', async () => {
    const day = (await make()).due_day ?? ''
    await freed([addDays(day, 1), addDays(day, 2)])
    const route = await make({ rhythm: { every_days: 1, weekdays: [], rest_days: 'no_holidays' } })
    await walkOf(route)
    expect((await look(route.id)).dues.map((due) => due.day)).toEqual([addDays(day, 3), day])
    await freed([1, 2, 3].map((days) => addDays(day, days)))
    ahead(4)
    await platform.jobs.runDue()
    expect((await look(route.id)).dues.map(({ day: due, state }) => [due, state])).toEqual([
      [addDays(day, 4), 'due'],
      [day, 'done'],
    ])
  })

  it('keeps the codes of the points that stay; a code taken out of use says so, and so does a retired route', async () => {
    const route = await make({ walker: { kind: 'post', id: leader.postId } })
    const [first, second, third] = route.points as [Point, Point, Point]
    const points = [
      { id: third.id, name: '屋顶', spot: null },
      { id: first.id, name: first.name, spot: null },
      { name: '车棚', spot: null },
    ]
    const revised = await act<Route>(reviseRoute, community.secretary, { id: route.id, ...wish({ points }) })
    expect(revised.points.map((point) => point.name)).toEqual(['屋顶', '一楼大厅', '车棚'])
    expect(revised.points[0]?.code).toBe(third.code)
    const code = (point: Point) => act<{ retired: boolean; mine: boolean }>(pointByCode, leader, { code: point.code })
    expect(await code(second)).toMatchObject({ retired: true, mine: true })
    expect(await code(third)).toMatchObject({ retired: false })
    await act(retireRoute, community.secretary, { id: route.id })
    expect(await code(third)).toMatchObject({ retired: true })
    expect((await act<Own>(ownPatrols, leader, {})).items).toEqual([])
    await refused(walkOf(revised), 'outreach.route_retired')
    await refused(act(reviseRoute, community.secretary, { id: route.id, ...wish() }), 'outreach.route_retired')
    await refused(act(pointByCode, leader, { code: 'NOSUCH00' }), 'platform.not_found')
    const restored = await act<Route>(restoreRoute, community.secretary, { id: route.id })
    expect(restored.due_day).not.toBeNull()
    await refused(act(restoreRoute, community.secretary, { id: route.id }), 'outreach.route_in_use')
  })

  it('refuses what does not fit, and strangers', async () => {
    const nothing = madeOnPhone()
    await refused(make({ area_id: nothing }), 'outreach.area_unknown')
    await refused(make({ rhythm: { every_days: null, weekdays: [], rest_days: 'walk' } }), 'outreach.rhythm_unfit')
    await refused(make({ walker: { kind: 'person', id: community.resident.personId } }), 'outreach.walker_unknown')
    await refused(make({ walker: { kind: 'post', id: community.manager.postId } }), 'outreach.walker_unknown')
    await refused(make({ points: [{ id: nothing, name: '别处', spot: null }] }), 'outreach.point_unknown')
    for (const by of [leader, community.resident, community.manager])
      await refused(make({}, by as TestStaff), 'platform.not_allowed')
    const route = await make()
    await refused(walkOf(route, {}, community.gridWorker), 'platform.not_found')
    await refused(act(listRoutes, leader, { limit: 50, retired: 'no' }), 'platform.not_allowed')
    const other = await communityWithRequests(platform)
    const there = acting(platform, other)
    await refused(there(oneRoute, other.secretary, { id: route.id }), 'platform.not_found')
    await refused(there(pointByCode, other.buildingLeader, { code: route.points[0]?.code }), 'platform.not_found')
  })
})

describe('a finding', () => {
  it('goes to the property company, comes back to its finder, is sent back and found right', async () => {
    const route = await make()
    const { id: walk } = await walkOf(route, { finished_at: undefined })
    const again = { finding_id: madeOnPhone() }
    await find(route, walk, again)
    const { findings } = await find(route, walk, again)
    expect(findings).toHaveLength(1)
    expect((await act<Own>(ownPatrols, leader, {})).items[0]?.walk?.found).toMatchObject([
      { words: '电表间门锁坏了，关不上。', state: 'filed', number: expect.any(String) },
    ])
    const id = findings[0] ?? ''
    const filed = await act<Finding>(oneFinding, leader, { id })
    expect(filed).toMatchObject({ state: 'filed', can: [] })
    const request = filed.request?.id ?? ''
    await refused(
      act(verifyFinding, leader, { id, rectified: true, words: '', file_ids: [] }),
      'outreach.not_to_verify',
    )
    const finish = async () => {
      await act(peer('requests.finish'), community.manager, {
        id: request,
        outcome: 'solved',
        text: '门锁已经换好，钥匙放在门岗，可以去看。',
        file_ids: [],
        checked: [],
      })
      await platform.dispatcher.drain()
    }
    await act(peer('requests.accept'), community.manager, { id: request })
    await finish()
    expect((await act<Own>(ownPatrols, leader, {})).to_verify).toMatchObject([
      { id, state: 'to_verify', can: ['verify'] },
    ])
    await refused(
      act(verifyFinding, community.secretary, { id, rectified: true, words: '', file_ids: [] }),
      'platform.not_found',
    )
    await act(verifyFinding, leader, { id, rectified: false, words: '还是关不上', file_ids: [] })
    await platform.dispatcher.drain()
    expect(await act<Finding>(oneFinding, leader, { id })).toMatchObject({ state: 'filed', sent_back: 1 })
    await finish()
    const photo = await uploadPhoto(platform, community.communityId, leader)
    expect(
      await act<Finding>(verifyFinding, leader, { id, rectified: true, words: '', file_ids: [photo] }),
    ).toMatchObject({
      state: 'verified',
      photos: [],
      verify_photos: [photo],
    })
    type Course = { steps: { kind: string; data: { file_ids?: string[] } }[]; attachments: { file_id: string }[] }
    const seen = await act<Course>(peer('requests.one'), community.manager, { id: request })
    const [file] = seen.steps.find((step) => step.kind === 'judged')?.data.file_ids ?? []
    expect(seen.attachments.map((one) => one.file_id)).toContain(file)
    expect(await act(peer('requests.file_bytes'), community.manager, { id: request, file })).toMatchObject({
      mediaType: 'image/jpeg',
    })
    await platform.dispatcher.drain()
    const month = now().toISOString().slice(0, 7)
    await find(route, walk, { item_code: undefined, words: '楼顶有积水，先记着。' })
    await platform.dispatcher.drain()
    const of = { from: month, to: month }
    expect(await act(patrolFigures, community.secretary, of)).toMatchObject({
      total: { due: null, done: null, findings: 2, rectified: 1, verified: 1 },
    })
    expect(
      (await act<{ items: Finding[] }>(listFindings, community.secretary, { limit: 50 })).items.map((one) => one.state),
    ).toEqual(['noted', 'verified'])
    const other = await make({ name: '5 幢楼道' })
    const ofRoute = (wanted: string) =>
      act<{ items: Finding[] }>(listFindings, community.secretary, { limit: 50, route: wanted })
    expect((await ofRoute(route.id)).items).toHaveLength(2)
    expect((await ofRoute(other.id)).items).toEqual([])
    await refused(act(oneFinding, community.gridWorker, { id }), 'platform.not_found')
  })

  it('figures are told where several walked', async () => {
    const route = await make()
    const other = await createStaff(platform, community.communityId, 'building_leader', {
      areaId: community.areas.building,
    })
    const second = await make({ walker: { kind: 'person', id: other.personId } })
    await walkOf(route)
    await walkOf(second, {}, other)
    await platform.dispatcher.drain()
    const month = now().toISOString().slice(0, 7)
    expect(await act(patrolFigures, community.secretary, { from: month, to: month })).toMatchObject({
      total: { due: 2, done: 2, missed: 0 },
      items: [{ due: 2, done: 2 }],
    })
    await refused(act(patrolFigures, community.secretary, { from: '2026-02', to: '2026-01' }), 'outreach.months_unfit')
  })
})
