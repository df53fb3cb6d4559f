import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import type { Operation } from '../../../../platform/command/types.ts'
import { acting, refused, type Seen } from '../../test/acting.ts'
import {
  communityWithRequests,
  createStaff,
  fileOne,
  items,
  type RequestsCommunity,
  type TestPerson,
} from '../../test/factory.ts'
import { acceptRequest } from '../commands/accept-request.ts'
import { answerColleague } from '../commands/answer-question.ts'
import { askColleague } from '../commands/ask-colleague.ts'
import { callBackRequester } from '../commands/call-back-requester.ts'
import { contactRequester } from '../commands/contact-requester.ts'
import { finishRequest } from '../commands/finish-request.ts'
import { sendBackRequest } from '../commands/send-back-request.ts'
import type { RequestBrief } from '../views/types.ts'
import { callBacks } from './call-backs.ts'
import { absenceMatters } from './deputising.ts'
import { desk, deskItems, deskShares } from './desk.ts'
import { listRequests } from './list-requests.ts'
import { oneRequest } from './one-request.ts'
import { ownRequest } from './own-requests.ts'
import { receivers } from './receivers.ts'
import { today } from './today.ts'

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>
let recordAbsence: Operation
let endAbsence: Operation

type Today = { items: RequestBrief[]; next: string | null; waiting: Record<string, number | boolean> }
const todayOf = (by: TestPerson | null, page: object = {}) => act<Today>(today, by, { limit: 50, ...page })

beforeAll(async () => {
  platform = await openTestPlatform()
  const peer = (name: string) => platform.registry.operations.get(name) as Operation
  recordAbsence = peer('bodies.record_absence')
  endAbsence = peer('bodies.end_absence')
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

  it('counts what waits, by who answers and where, and what is on the rise', async () => {
    const lamp = await fileOne(platform, community)
    await fileOne(platform, community)
    await fileOne(platform, community)
    await fileOne(platform, community, { item_code: items.papers, area_id: undefined })
    await act(sendBackRequest, community.manager, { id: lamp.id, reason: '这盏灯归供电单位管' })
    await platform.dispatcher.drain()
    expect(await act<Record<string, unknown>>(desk, community.secretary, {})).toMatchObject({
      to_dispatch: 1,
      sent_back: 1,
      overdue: 0,
      open: 4,
      to_return: 0,
      late_to_return: 0,
      cap: 999,
    })
    const shares = await act<{ by_lead: object[]; compounds: object[] }>(deskShares, community.secretary, {})
    expect(shares.compounds).toEqual([{ id: community.areas.compound, name: '南苑小区', open: 3, overdue: 0 }])
    expect(shares.by_lead).toEqual(
      expect.arrayContaining([
        { lead: 'property_company', open: 3, overdue: 0 },
        { lead: 'community', open: 1, overdue: 0 },
      ]),
    )
    const { from, rising } = await act<{ from: string; rising: object[] }>(deskItems, community.secretary, {})
    expect(from).toBe('2026-03-01')
    expect(rising).toMatchObject([{ code: items.lamp, this_month: 3, last_month: 0 }])
    for (const operation of [deskShares, deskItems]) {
      await refused(act(operation, community.gridWorker, {}), 'platform.not_allowed')
      await refused(act(operation, null, {}), 'platform.sign_in_needed')
    }
    await refused(act(desk, community.gridWorker, {}), 'platform.not_allowed')
    await refused(act(desk, null, {}), 'platform.sign_in_needed')
  })
})

describe('a number of the desk', () => {
  beforeAll(fresh)

  it('is that of the list it opens', async () => {
    const start = platform.clock.now()
    const lamp = await fileOne(platform, community)
    const dueOne = await fileOne(platform, community, { item_code: items.pests })
    await fileOne(platform, community, { item_code: items.streetLamp })
    await act(sendBackRequest, community.manager, { id: lamp.id, reason: '这盏灯归供电单位管' })
    await fileOne(platform, community, { item_code: items.bus })
    for (const at of [start, new Date(new Date(dueOne.answer.contact_due).getTime() - 60_000)]) {
      platform.clock.set(at)
      const counts = await act<Record<string, number>>(desk, community.secretary, {})
      for (const [figure, filter] of [
        ['due_today', { due_today: 'yes' }],
        ['sent_back', { sent_back: 'yes' }],
        ['overdue', { overdue: 'yes' }],
        ['to_dispatch', { state: 'to_dispatch' }],
        ['open', { state: 'to_dispatch,assigned,accepted' }],
      ] as const) {
        const list = await act<{ items: RequestBrief[] }>(listRequests, community.secretary, {
          limit: 50,
          sort: 'due',
          ...filter,
        })
        expect([figure, list.items.length]).toEqual([figure, counts[figure]])
      }
      if (at !== start) expect(counts).toMatchObject({ due_today: expect.any(Number), sent_back: 1 })
    }
    const waits = { limit: 50, sort: 'due', vacancy: 'yes' }
    const list = await act<{ items: RequestBrief[] }>(listRequests, community.secretary, waits)
    expect(list.items).toEqual([])
    platform.clock.set(start)
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

describe('an absent colleague', () => {
  beforeAll(fresh)

  type Person = { personId: string }
  const absent = (person: Person, deputy: Person | null, until = '2026-03-10') =>
    act<{ id: string }>(recordAbsence, community.secretary, {
      person_id: person.personId,
      deputy_id: deputy?.personId,
      until,
    })

  it('has a deputy with a list of its own, who acts in their place and is named with them', async () => {
    const { gridWorker, worker, secretary, resident, communityId } = community
    const mine = await fileOne(platform, community, { item_code: items.pests })
    expect((await todayOf(gridWorker)).items.map((row) => row.id)).toEqual([mine.id])
    const before = { person_id: gridWorker.personId, until: '2026-03-31' }
    expect(await act(absenceMatters, gridWorker, before)).toEqual({ open: 1, due: 1, questions: 0, capped: false })
    await refused(act(absenceMatters, community.buildingLeader, before), 'platform.not_allowed')
    await refused(act(absenceMatters, null, before), 'platform.sign_in_needed')
    await refused(todayOf(worker, { for: gridWorker.personId }), 'platform.not_found')
    const { id } = await absent(gridWorker, worker)
    const arrived = await fileOne(platform, community, { item_code: items.pests })

    type Deputising = Today & { deputising: object[] }
    const own = (await todayOf(worker)) as Deputising
    expect(own.items).toEqual([])
    expect(own.deputising).toEqual([
      { person_id: gridWorker.personId, name: expect.any(String), until: '2026-03-10', open: 2 },
    ])
    const theirs = await todayOf(worker, { for: gridWorker.personId })
    expect(theirs.items.map((row) => row.id).sort()).toEqual([mine.id, arrived.id].sort())
    expect(theirs.waiting).toMatchObject({ open: 2, to_accept: 2 })
    await refused(todayOf(secretary, { for: gridWorker.personId }), 'platform.not_found')

    const accepted = await act(acceptRequest, worker, { id: mine.id })
    const step = accepted.steps.find((one) => one.kind === 'accepted') as { who?: string; data: object } | undefined
    expect(step?.data).toMatchObject({ for_person_id: gridWorker.personId })
    expect(step?.who).toMatch(/（代 .+ .+）$/)
    const told = await act<{ steps: { kind: string; who: string; data: object }[] }>(ownRequest, resident, {
      id: mine.id,
    })
    const shown = told.steps.find((one) => one.kind === 'accepted')
    expect(shown?.who).toMatch(/（由同事代办）$/)
    expect(shown?.data).not.toHaveProperty('for_person_id')
    const noted = await platform.look(communityId, (tx) =>
      sql<{ value: unknown }>`select value from platform.audit_values where community_id = ${communityId}
        and entity_id = ${mine.id} and field = 'deputising_for'`.execute(tx),
    )
    expect(noted.rows).toEqual([{ value: [gridWorker.personId] }])

    const audit = platform.registry.operations.get('access.audit') as Operation
    type Lines = { items: { who: { deputising_for: string[] } }[] }
    const [line] = (await act<Lines>(audit, secretary, { limit: 5, entity: 'request', thing: mine.id })).items
    expect(line?.who.deputising_for).toEqual([expect.any(String)])

    await act(endAbsence, gridWorker, { id })
    await refused(todayOf(worker, { for: gridWorker.personId }), 'platform.not_found')
    expect((await todayOf(worker)) as Deputising).toMatchObject({ deputising: [] })
    expect((await todayOf(gridWorker)).items).toHaveLength(2)
    platform.clock.advance(60_000)
  })

  it('is asked through the deputy, and shown as away to who gives work out', async () => {
    const { manager, bodies, communityId, secretary } = community
    const colleague = await createStaff(platform, communityId, 'property_manager', { bodyId: bodies.propertyCompany })
    const lamp = await fileOne(platform, community)
    const holder = (await act(oneRequest, secretary, { id: lamp.id })).assignee?.id
    const [gone, stays] = holder === manager.personId ? [manager, colleague] : [colleague, manager]
    await refused(act(acceptRequest, community.departmentClerk, { id: lamp.id }), 'platform.not_found')
    await absent(gone, stays, '2026-03-12')
    const seen = await act<Seen & { requester: { phone: string } | null }>(oneRequest, stays, { id: lamp.id })
    expect(seen.can).toContain('accept')
    const next = await fileOne(platform, community)
    expect((await act(oneRequest, secretary, { id: next.id })).assignee?.id).toBe(stays.personId)
    type Receivers = { receivers: { person_id: string; away: object | null }[] }
    const found = await act<Receivers>(receivers, secretary, { id: lamp.id })
    const away = (person: string) => found.receivers.find((one) => one.person_id === person)?.away
    expect(away(gone.personId)).toEqual({ until: '2026-03-12', deputy: expect.any(String) })
    expect(away(stays.personId)).toBeNull()
    await act(askColleague, secretary, {
      id: lamp.id,
      post_id: gone.postId,
      person_id: gone.personId,
      question: '灯具什么时候到货',
      due_at: new Date(platform.clock.now().getTime() + 3_600_000).toISOString(),
    })
    type Asked = Today & { questions: { id: string; can: string[] }[] }
    const asked = (await todayOf(stays, { for: gone.personId })) as Asked
    expect(asked.questions).toMatchObject([{ can: ['answer'] }])
    expect(((await todayOf(stays)) as Asked).questions).toEqual([])
    await act(answerColleague, stays, { id: asked.questions[0]?.id, text: '明天上午到货' })
    expect(((await todayOf(stays, { for: gone.personId })) as Asked).questions).toEqual([])
  })
})
