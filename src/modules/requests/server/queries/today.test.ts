import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { acting, refused } from '../../test/acting.ts'
import { communityWithRequests, fileOne, items, type RequestsCommunity, type TestPerson } from '../../test/factory.ts'
import { acceptRequest } from '../commands/accept-request.ts'
import { callBackRequester } from '../commands/call-back-requester.ts'
import { contactRequester } from '../commands/contact-requester.ts'
import { finishRequest } from '../commands/finish-request.ts'
import { sendBackRequest } from '../commands/send-back-request.ts'
import type { RequestBrief } from '../views/types.ts'
import { callBacks } from './call-backs.ts'
import { desk } from './desk.ts'
import { receivers } from './receivers.ts'
import { today } from './today.ts'

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>

type Today = { items: RequestBrief[]; next: string | null; waiting: Record<string, number | boolean> }
const todayOf = (by: TestPerson | null, page: object = {}) => act<Today>(today, by, { limit: 50, ...page })

beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())

async function fresh() {
  community = await communityWithRequests(platform)
  act = acting(platform, community)
}

describe('my list today', () => {
  beforeAll(fresh)

  it('holds what was given to me, the most urgent first, with what waits for me', async () => {
    const start = platform.clock.now()
    const later = await fileOne(platform, community)
    const contacted = await fileOne(platform, community)
    await act(acceptRequest, community.manager, { id: contacted.id })
    await act(contactRequester, community.manager, { id: contacted.id, text: '' })
    platform.clock.advance(30 * 60_000)
    const soon = await fileOne(platform, community)
    await fileOne(platform, community, { item_code: items.streetLamp })

    const mine = await todayOf(community.manager)
    expect(mine.items.map((row) => row.id)).toEqual([later.id, soon.id, contacted.id])
    const none = { snoozed: 0, questions: 0, capped: false }
    expect(mine.waiting).toEqual({ to_accept: 2, to_contact: 2, overdue: 0, due_today: 0, open: 3, ...none })
    expect((await todayOf(community.departmentClerk)).items).toHaveLength(1)
    expect((await todayOf(community.secretary)).items).toEqual([])

    platform.clock.set(new Date(new Date(later.answer.contact_due).getTime() - 60_000))
    expect((await todayOf(community.manager)).waiting).toMatchObject({ overdue: 0, due_today: 2 })
    platform.clock.advance(120_000)
    const late = await todayOf(community.manager, { limit: 1 })
    expect(late.items).toMatchObject([{ id: later.id, overdue: true }])
    expect(late.waiting).toMatchObject({ overdue: 2, due_today: 0 })
    expect((await todayOf(community.manager, { after: late.next })).items.map((row) => row.id)).toEqual([
      soon.id,
      contacted.id,
    ])
    platform.clock.set(start)
  })

  it('is for who deals with requests', async () => {
    await refused(todayOf(null), 'platform.sign_in_needed')
    await refused(todayOf(community.resident), 'platform.not_allowed')
    await refused(todayOf(community.manager, { after: 'x' }), 'platform.cursor_invalid')
  })
})

describe('call-backs', () => {
  beforeAll(fresh)

  it('are due for what is done and not yet judged', async () => {
    const done = await fileOne(platform, community)
    await fileOne(platform, community)
    await act(acceptRequest, community.manager, { id: done.id })
    await act(finishRequest, community.manager, {
      id: done.id,
      outcome: 'solved',
      text: '换了新的声控灯，已经亮了',
      file_ids: [],
    })
    const waiting = async () =>
      (await act<{ items: RequestBrief[] }>(callBacks, community.secretary, { limit: 50 })).items.map((row) => row.id)
    expect(await waiting()).toEqual([done.id])
    await act(callBackRequester, community.secretary, { id: done.id, reached: false, comment: '' })
    expect(await waiting()).toEqual([done.id])
    await act(callBackRequester, community.secretary, {
      id: done.id,
      reached: true,
      solved: true,
      grade: 5,
      comment: '',
    })
    expect(await waiting()).toEqual([])
    await refused(act(callBacks, community.manager, { limit: 50 }), 'platform.not_allowed')
    await refused(act(callBacks, null, { limit: 50 }), 'platform.sign_in_needed')
  })
})

describe('the desk', () => {
  beforeAll(fresh)

  it('counts what waits, shows the most urgent, and who has how much', async () => {
    const lamp = await fileOne(platform, community)
    await fileOne(platform, community)
    await fileOne(platform, community)
    const elsewhere = await fileOne(platform, community, { item_code: items.papers, area_id: undefined })
    await act(sendBackRequest, community.manager, { id: lamp.id, reason: '这盏灯归供电单位管' })
    await platform.dispatcher.drain()
    const seen = await act<Record<string, unknown>>(desk, community.secretary, {})
    expect(seen).toMatchObject({
      to_dispatch: 1,
      sent_back: 1,
      overdue: 0,
      open: 4,
      cap: 999,
      compounds: [{ id: community.areas.compound, name: '南苑小区', open: 3, overdue: 0 }],
      rising: [{ code: items.lamp, this_month: 3, last_month: 0 }],
    })
    expect(seen.by_lead).toEqual(
      expect.arrayContaining([
        { lead: 'property_company', open: 3, overdue: 0 },
        { lead: 'community', open: 1, overdue: 0 },
      ]),
    )
    expect((seen.urgent as RequestBrief[]).map((row) => row.id)).toContain(elsewhere.id)
    expect((seen.months as { month: string; filed: number }[])[0]).toMatchObject({ month: '2026-03', filed: 4 })
    expect(seen.months).toHaveLength(6)
    await refused(act(desk, community.gridWorker, {}), 'platform.not_allowed')
    await refused(act(desk, null, {}), 'platform.sign_in_needed')
  })
})

describe('whom it may be given to', () => {
  beforeAll(fresh)

  it('proposes who receives it by item and place, and lists everybody near', async () => {
    const filed = await fileOne(platform, community)
    type Receivers = { proposed: { post_id: string }; receivers: { post_id: string; person_name: string }[] }
    const found = await act<Receivers>(receivers, community.secretary, { id: filed.id })
    expect(found.proposed).toMatchObject({
      body_id: community.bodies.propertyCompany,
      post_id: community.manager.postId,
    })
    const { buildingLeader, gridWorker, worker, manager, departmentClerk } = community
    const posts = found.receivers.map((receiver) => receiver.post_id)
    for (const staff of [buildingLeader, gridWorker, worker, manager, departmentClerk]) {
      expect(posts).toContain(staff.postId)
    }
    expect(posts.indexOf(buildingLeader.postId)).toBeLessThan(posts.indexOf(worker.postId))
    await refused(act(receivers, departmentClerk, { id: filed.id }), 'platform.not_found')
    await refused(act(receivers, community.resident, { id: filed.id }), 'platform.not_allowed')
  })
})
