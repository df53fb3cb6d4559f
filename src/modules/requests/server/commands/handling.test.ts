import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform, testStart } from '../../../../app/testing/platform.ts'
import type { Operation } from '../../../../platform/command/types.ts'
import { createBody, createPost } from '../../../bodies/test/factory.ts'
import { acting, refused, type Seen } from '../../test/acting.ts'
import {
  communityWithRequests,
  createMember,
  createStaff,
  decide,
  fileOne,
  items,
  type RequestsCommunity,
  type TestPerson,
} from '../../test/factory.ts'
import { oneRequest } from '../queries/one-request.ts'
import { ownRequest } from '../queries/own-requests.ts'
import { acceptRequest } from './accept-request.ts'
import { contactRequester } from './contact-requester.ts'
import { dispatchRequest } from './dispatch-request.ts'
import { handOverRequest } from './hand-over-request.ts'
import { noteRequest } from './note-request.ts'
import { pauseRequest } from './pause-request.ts'
import { reclassifyRequest } from './reclassify-request.ts'
import { resumeRequest } from './resume-request.ts'
import { revealContact } from './reveal-contact.ts'
import { sendBackRequest } from './send-back-request.ts'

let platform: TestPlatform
let community: RequestsCommunity
let other: RequestsCommunity
let act: ReturnType<typeof acting>

beforeAll(async () => {
  platform = await openTestPlatform()
  other = await communityWithRequests(platform)
  community = await communityWithRequests(platform)
  act = acting(platform, community)
})
afterAll(() => platform.close())

const one = (id: string) => act(oneRequest, community.secretary, { id })

/** A request for the property company, given to its manager. */
async function filed(wish: Record<string, unknown> = {}): Promise<string> {
  platform.clock.set(testStart)
  return (await fileOne(platform, community, wish)).id
}

async function accepted(wish: Record<string, unknown> = {}): Promise<string> {
  const id = await filed(wish)
  await act(acceptRequest, { accountId: (await handlerOf(id)).accountId, personId: '' }, { id })
  return id
}

async function handlerOf(id: string): Promise<TestPerson> {
  const { assignee } = await one(id)
  const staff = [
    community.manager,
    community.gridWorker,
    community.buildingLeader,
    community.departmentClerk,
    community.worker,
  ]
  return staff.find((person) => person.personId === assignee?.id) ?? community.secretary
}

const noSuch = '00000000-0000-7000-8000-000000000000'

describe('dispatch', () => {
  const desk = (input: Record<string, unknown>) => act(dispatchRequest, community.worker, { reason: '', ...input })

  it('by item and place, once somebody is there', async () => {
    const id = await filed({ item_code: items.bus })
    await refused(desk({ id }), 'requests.nobody_to_receive')
    const body = await createBody(platform, community.communityId, {
      kind: 'department',
      departmentKind: 'transport',
      serves: 'community',
    })
    const clerk = await createStaff(platform, community.communityId, 'department_clerk', { bodyId: body })
    const seen = await desk({ id })
    expect(seen).toMatchObject({
      state: 'assigned',
      assignee: { id: clerk.personId },
      lead: { kind: 'department', body: { id: body } },
    })
  })
  it('to another body, whose post then has it and the first no more', async () => {
    const id = await filed()
    const seen = await desk({ id, body_id: community.bodies.department, reason: '这段路归城管' })
    expect(seen).toMatchObject({
      state: 'assigned',
      assignee: { id: community.departmentClerk.personId },
      lead: { kind: 'department' },
    })
    expect(seen.steps[0]).toMatchObject({ kind: 'dispatched', visibility: 'public', text: '这段路归城管' })
    await refused(act(acceptRequest, community.manager, { id }), 'platform.not_found')
    await act(acceptRequest, community.departmentClerk, { id })
  })
  it('to a post', async () => {
    const seen = await desk({ id: await filed(), post_id: community.gridWorker.postId })
    expect(seen).toMatchObject({
      assignee: { id: community.gridWorker.personId },
      lead: { kind: 'community', body: null },
    })
  })
  it('refused: a body, a post there is not; a post of another body; a post that deals with no requests', async () => {
    const id = await filed()
    await refused(desk({ id, body_id: noSuch }), 'requests.body_unknown')
    await refused(desk({ id, body_id: other.bodies.department }), 'requests.body_unknown')
    await refused(desk({ id, post_id: noSuch }), 'requests.receiver_unknown')
    await refused(desk({ id, post_id: other.gridWorker.postId }), 'requests.receiver_unknown')
    await refused(
      desk({ id, body_id: community.bodies.department, post_id: community.manager.postId }),
      'requests.receiver_unknown',
    )
    const chair = await createStaff(platform, community.communityId, 'body_chair', {
      bodyId: community.bodies.association,
    })
    await refused(desk({ id, post_id: chair.postId }), 'requests.receiver_unknown')
    await refused(
      desk({ id, body_id: await createBody(platform, community.communityId, { kind: 'property_company' }) }),
      'requests.nobody_to_receive',
    )
  })
})

describe('accept', () => {
  it('by two at once: one has it, the other is told', async () => {
    const id = await filed()
    const both = await Promise.allSettled([
      act(acceptRequest, community.manager, { id }),
      act(acceptRequest, community.worker, { id }),
    ])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'requests.state_forbids' } })
    expect((await one(id)).steps.filter((step) => step.kind === 'accepted')).toHaveLength(1)
  })
  it('the same click twice accepts once', async () => {
    const id = await filed()
    const clicks = await Promise.all(
      [1, 2].map(() => act(acceptRequest, community.manager, { id, version: 1 }, 'accept-it-once')),
    )
    expect(clicks.map((seen) => seen.state)).toEqual(['accepted', 'accepted'])
  })
})

describe('send back', () => {
  it('waits for the desk, which reads why; the resident does not', async () => {
    const id = await accepted()
    await act(sendBackRequest, community.manager, { id, reason: '这盏灯归路灯所' })
    const seen = await one(id)
    expect(seen).toMatchObject({ state: 'to_dispatch', assignee: null })
    expect(seen.steps[0]).toMatchObject({ kind: 'sent_back', visibility: 'internal', text: '这盏灯归路灯所' })
    const own = await act(ownRequest, community.resident, { id })
    expect(own.steps.map((step) => step.kind)).not.toContain('sent_back')
    await refused(act(acceptRequest, community.manager, { id }), 'platform.not_allowed')
  })
})

describe('contact', () => {
  it('once', async () => {
    const id = await accepted()
    const seen = await act(contactRequester, community.manager, { id, text: '电话里说了' })
    expect(seen.next_due).toBe(seen.resolve_due)
    await refused(act(contactRequester, community.manager, { id, text: '' }), 'requests.already_contacted')
  })
})

describe('note', () => {
  it('inside stays inside, for the requester is shown', async () => {
    const id = await accepted()
    await act(noteRequest, community.gridWorker, { id, text: '内部一句', visibility: 'internal', file_ids: [] })
    await act(noteRequest, community.manager, { id, text: '明天上午来修', visibility: 'public', file_ids: [] })
    const own = await act(ownRequest, community.resident, { id })
    expect(own.steps.filter((step) => step.kind === 'note').map((step) => step.text)).toEqual(['明天上午来修'])
  })
  it('not with somebody else’s file', async () => {
    const id = await accepted()
    await refused(
      act(noteRequest, community.manager, { id, text: '照片', visibility: 'public', file_ids: [noSuch] }),
      'platform.not_found',
    )
  })
})

describe('hand over', () => {
  it('to a colleague of the same body, who accepts anew', async () => {
    const { communityId } = community
    const id = await filed()
    const bodyId = await createBody(platform, communityId, { kind: 'property_company' })
    const first = await createStaff(platform, communityId, 'property_manager', { bodyId })
    await act(dispatchRequest, community.worker, { id, body_id: bodyId, reason: '' })
    const second = await createStaff(platform, communityId, 'property_manager', { bodyId })
    await act(acceptRequest, first, { id })
    await act(handOverRequest, first, { id, post_id: second.postId, reason: '我休假' })
    expect(await one(id)).toMatchObject({
      state: 'assigned',
      assignee: { id: second.personId },
      lead: { body: { id: bodyId } },
    })
    await refused(act(acceptRequest, first, { id }), 'platform.not_allowed')
    await act(acceptRequest, second, { id })
  })
  it('refused: to oneself, to another body, to a post there is not', async () => {
    const id = await accepted({ item_code: items.streetLamp })
    const by = community.departmentClerk
    await refused(act(handOverRequest, by, { id, post_id: by.postId, reason: '给自己' }), 'requests.same_receiver')
    await refused(
      act(handOverRequest, by, { id, post_id: community.gridWorker.postId, reason: '给网格' }),
      'requests.receiver_unknown',
    )
    await refused(
      act(handOverRequest, by, { id, post_id: noSuch, reason: '没有这个岗位' }),
      'requests.receiver_unknown',
    )
  })
  it('goes to the one wanted of several who share a post, and on to another of them', async () => {
    const { communityId } = community
    const [first, second] = [await createMember(platform, communityId), await createMember(platform, communityId)]
    const postId = await createPost(platform, communityId, {
      kind: 'project_social_worker',
      seats: 2,
      personId: first.personId,
    })
    const fill = platform.registry.operations.get('bodies.fill_post') as Operation
    const wanted = { id: postId, person_id: second.personId, how: 'appointed' }
    await platform.do(fill, wanted, { communityId, as: 'system' })
    const id = await filed()
    await act(dispatchRequest, community.worker, { id, post_id: postId, person_id: second.personId, reason: '' })
    expect(await one(id)).toMatchObject({ state: 'assigned', assignee: { id: second.personId } })
    await act(acceptRequest, second, { id })
    await act(handOverRequest, second, { id, post_id: postId, person_id: first.personId, reason: '我休假' })
    expect(await one(id)).toMatchObject({ state: 'assigned', assignee: { id: first.personId } })
    const nobody = { id, post_id: postId, person_id: community.clerk.personId, reason: '' }
    await refused(act(dispatchRequest, community.worker, nobody), 'requests.receiver_unknown')
  })
  it('in absence: the desk does it for the handler', async () => {
    const id = await accepted({ item_code: items.pests })
    const seen = await act(handOverRequest, community.secretary, {
      id,
      post_id: community.worker.postId,
      reason: '网格员请假',
    })
    expect(seen.assignee?.id).toBe(community.worker.personId)
  })
})

describe('pause', () => {
  it('moves the limits by the working time it took, and no further', async () => {
    const id = await accepted({ item_code: items.pests })
    const before = await one(id)
    await act(pauseRequest, community.gridWorker, { id, reason: '等药品到货' })
    expect(await one(id)).toMatchObject({ paused: true, next_due: null })
    await refused(act(pauseRequest, community.gridWorker, { id, reason: '再暂停一次' }), 'requests.already_paused')
    platform.clock.set(new Date('2026-03-06T02:00:00Z'))
    const after = await act(resumeRequest, community.gridWorker, { id })
    // Wednesday 10:00 to Friday 10:00: the closings of Wednesday and Thursday weren't counted.
    expect(before).toMatchObject({ contact_due: '2026-03-05T09:30:00.000Z', resolve_due: '2026-03-11T09:30:00.000Z' })
    expect(after).toMatchObject({
      contact_due: '2026-03-06T09:30:00.000Z',
      resolve_due: '2026-03-12T09:30:00.000Z',
      paused: false,
    })
    await refused(act(resumeRequest, community.gridWorker, { id }), 'requests.not_paused')
  })
  it('hides nothing that was late before', async () => {
    const id = await accepted()
    platform.clock.set(new Date('2026-03-10T02:00:00Z'))
    const before = await one(id)
    const paused = await act(pauseRequest, community.manager, { id, reason: '等配件到货' })
    expect(paused.next_due).toBe(before.contact_due)
    platform.clock.set(new Date('2026-03-12T02:00:00Z'))
    const after = await act(resumeRequest, community.manager, { id })
    expect(after).toMatchObject({ contact_due: before.contact_due, resolve_due: before.resolve_due })
  })
  it('ends when the request is sent back', async () => {
    const id = await accepted()
    await act(pauseRequest, community.manager, { id, reason: '等配件到货' })
    platform.clock.set(new Date('2026-03-06T02:00:00Z'))
    const seen = await act<Seen>(sendBackRequest, community.worker, { id, reason: '换人来办' })
    expect(seen).toMatchObject({ state: 'to_dispatch', paused: false, resolve_due: '2026-03-09T09:30:00.000Z' })
  })
})

describe('reclassify', () => {
  const move = (id: string, item_code: string) =>
    act(reclassifyRequest, community.worker, { id, item_code, reason: '条目选错了' })

  it('another body: its receiver has it, limits are reckoned from filing', async () => {
    const id = await accepted()
    platform.clock.set(new Date('2026-03-05T02:00:00Z'))
    const seen = await move(id, items.pests)
    expect(seen).toMatchObject({
      state: 'assigned',
      item: { code: items.pests },
      lead: { kind: 'community', body: { id: community.bodies.committee } },
      assignee: { id: community.gridWorker.personId },
      resolve_due: '2026-03-11T09:30:00.000Z',
    })
    expect(seen.steps[1]).toMatchObject({ kind: 'reclassified', data: { from: items.lamp, to: items.pests } })
  })
  it('the same body: stays with who has it', async () => {
    const id = await accepted()
    const before = await one(id)
    expect(await move(id, items.green)).toMatchObject({
      state: 'accepted',
      assignee: before.assignee,
      item: { code: items.green },
    })
  })
  it('nobody answers there: waits for the desk', async () => {
    const id = await accepted()
    expect(await move(id, 'B14')).toMatchObject({
      state: 'to_dispatch',
      assignee: null,
      lead: { kind: 'department', body: null },
    })
  })
  it('refused: an item there is not, or no longer', async () => {
    const id = await filed()
    await refused(move(id, 'Z99'), 'requests.item_unknown')
    await platform.look(community.communityId, (tx) =>
      sql`update requests.items set retired = true where community_id = ${community.communityId} and code = 'C12'`.execute(
        tx,
      ),
    )
    await refused(move(id, 'C12'), 'requests.item_retired')
  })
})

describe('reveal', () => {
  it('shows the number to the handler and keeps why', async () => {
    const id = await filed({ contact_name: '李阿姨', contact_phone: '19900004321' })
    const shown = await act<{ name: string; phone: string }>(revealContact, community.manager, {
      id,
      reason: '上门前联系',
    })
    expect(shown).toMatchObject({ name: '李阿姨', phone: '19900004321', logged_at: testStart.toISOString() })
    expect((await one(id)).steps[0]).toMatchObject({ kind: 'revealed', visibility: 'internal', text: '上门前联系' })
  })
  it('of a confidential request to the secretary only', async () => {
    const id = await filed({ confidential: true })
    await refused(act(revealContact, community.manager, { id, reason: '上门前联系' }), 'platform.not_allowed')
    await refused(act(revealContact, community.worker, { id, reason: '上门前联系' }), 'platform.not_allowed')
    await act(revealContact, community.secretary, { id, reason: '书记回访' })
  })
  it('of an anonymous one to nobody', async () => {
    const id = await filed({ anonymous: true })
    await refused(act(revealContact, community.secretary, { id, reason: '书记回访' }), 'platform.not_allowed')
  })
})

describe('a deadline', () => {
  let own: RequestsCommunity
  beforeAll(async () => {
    platform.clock.set(new Date('2025-12-01T02:00:00Z'))
    own = await communityWithRequests(platform)
  })
  const filedAt = async (at: string) => {
    platform.clock.set(new Date(at))
    const { id } = await fileOne(platform, own, { item_code: items.papers, area_id: undefined })
    return acting(platform, own)(oneRequest, own.secretary, { id })
  }

  it.each([
    // One working day. 31 December is a Wednesday; 1–3 January 2026 are free, Sunday the 4th is worked in lieu.
    ['over New Year', '2025-12-31T08:00:00Z', '2026-01-04T09:30:00.000Z'],
    // Free 15–23 February 2026, Saturdays 14 and 28 worked.
    ['over Spring Festival', '2026-02-14T08:00:00Z', '2026-02-24T09:30:00.000Z'],
  ])('%s', async (_, at, due) => {
    expect(await filedAt(at)).toMatchObject({ resolve_due: due, due_estimated: false })
  })
  it('beyond the published calendar says so', async () => {
    expect(await filedAt('2026-12-31T08:00:00Z')).toMatchObject({ due_estimated: true })
  })
  it('by the community’s own hours and days', async () => {
    await decide(platform, own.communityId, 'caseflow.calendar', { hours: [{ from: '09:00', to: '17:00' }] })
    await platform.look(own.communityId, (tx) =>
      sql`insert into caseflow.calendar_days (community_id, day, kind) values (${own.communityId}, '2026-03-05', 'rest')`.execute(
        tx,
      ),
    )
    expect(await filedAt('2026-03-04T02:00:00Z')).toMatchObject({ resolve_due: '2026-03-06T09:00:00.000Z' })
  })
})
