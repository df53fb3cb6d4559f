import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { createPerson } from '../../../people/test/factory.ts'
import { acting, refused } from '../../test/acting.ts'
import { communityWithRequests, createStaff, fileOne, items, type RequestsCommunity } from '../../test/factory.ts'
import { addFromCall } from './add-from-call.ts'
import type { CallView } from './call-view.ts'
import { endCall, settleCallBack } from './end-call.ts'
import { fileFromCall } from './file-from-call.ts'
import { joinFromCall } from './join-from-call.ts'
import { nameCaller } from './name-caller.ts'
import { callDay, callsToReturn, currentCall, listCalls } from './queries.ts'
import { takeCall } from './take-call.ts'

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>
let callerId: string
const number = '199 0000 7766'

beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())
beforeEach(async () => {
  community = await communityWithRequests(platform)
  act = acting(platform, community)
  callerId = await createPerson(platform, community.communityId, {
    dwellingId: community.areas.dwelling,
    phone: '19900007766',
  })
})

const take = (input: Record<string, unknown> = { phone: number }, by = community.clerk) =>
  act<CallView>(takeCall, by, { kind: 'in', ...input })
const end = (id: string, input: Record<string, unknown>, by = community.clerk) =>
  act<CallView>(endCall, by, { id, enquiry: 'other', note: '', ...input })
const toReturn = () => act<{ items: { id: string; attempts: number }[] }>(callsToReturn, community.clerk, { limit: 50 })

describe('a caller who has met it too', () => {
  it('joins the request there is, which ends the call', async () => {
    const { id } = await fileOne(platform, community)
    const call = await take()
    const join = (input: object, by = community.clerk) =>
      act<CallView>(joinFromCall, by, { id: call.id, request_id: id, wants_updates: true, ...input })
    await refused(join({}, community.worker), 'platform.not_found')
    expect(await join({})).toMatchObject({ outcome: 'added' })
    await refused(join({}), 'requests.call_over')
    const unnamed = await take({})
    await refused(join({ id: unnamed.id }), 'requests.person_unknown')
    await end(unnamed.id, { outcome: 'informed' })
    const again = await take()
    await refused(join({ id: again.id }), 'requests.already_joined')
    await end(again.id, { outcome: 'informed' })
  })
})

describe('taking a call', () => {
  it('recognises the caller with home, open requests and earlier calls', async () => {
    const filed = await fileOne(platform, community, { contact_phone: '19900007766' }, null)
    const first = await take()
    expect(first).toMatchObject({ phone: '19900007766', person_id: callerId, last_calls: [] })
    expect(first.callers[0]?.homes).toHaveLength(1)
    expect(first.open_requests).toMatchObject([{ id: filed.id, can_add: true }])
    await end(first.id, { outcome: 'informed' })
    expect((await take()).last_calls).toMatchObject([
      { id: first.id, outcome: 'informed', phone_masked: '199****7766' },
    ])
  })

  it('shows the latest of many open requests, and that there are more', async () => {
    for (let nth = 0; nth < 20; nth++) await fileOne(platform, community, { contact_phone: '19900007766' }, null)
    const first = await take()
    expect(first).toMatchObject({ more_open: false })
    await end(first.id, { outcome: 'informed' })
    platform.clock.advance(1_000)
    const latest = await fileOne(platform, community, { contact_phone: '19900007766' }, null)
    const { open_requests, more_open } = await take()
    expect(open_requests).toHaveLength(20)
    expect(open_requests[0]).toMatchObject({ id: latest.id })
    expect(more_open).toBe(true)
  })

  it('says nothing of a confidential request to whoever may not connect it with the caller', async () => {
    await fileOne(platform, community, { contact_phone: '19900007766', confidential: true }, null)
    expect((await take()).open_requests).toEqual([])
    expect((await take({ phone: number }, community.secretary)).open_requests).toHaveLength(1)
  })

  it('offers all who share a number, and takes the one named', async () => {
    const other = await createPerson(platform, community.communityId, { phone: '19900007766' })
    const call = await take()
    expect(call.callers.map((one) => one.id).sort()).toEqual([callerId, other].sort())
    expect(call.person_id).toBeNull()
    const named = await act<CallView>(nameCaller, community.clerk, { id: call.id, person_id: other })
    expect(named.person_id).toBe(other)
    const corrected = await act<CallView>(nameCaller, community.clerk, { id: call.id, phone: '19900000000' })
    expect(corrected).toMatchObject({ phone: '19900000000', callers: [], person_id: null })
  })

  it('goes on after the page was loaded anew, with its own call only', async () => {
    const call = await take()
    const current = (by = community.clerk) => act<{ call: CallView | null }>(currentCall, by, {})
    expect((await current()).call?.id).toBe(call.id)
    expect((await current(community.worker)).call).toBeNull()
  })

  it('refuses strangers, residents, two calls at once and numbers that are none', async () => {
    await refused(act(takeCall, null, { kind: 'in' }), 'platform.sign_in_needed')
    for (const by of [community.resident, community.gridWorker, community.manager]) {
      await refused(act(takeCall, by, { kind: 'in' }), 'platform.not_allowed')
    }
    await refused(take({ phone: 'abc' }), 'requests.phone_unreadable')
    await refused(take({ kind: 'out' }), 'requests.phone_unreadable')
    await take()
    await refused(take(), 'requests.call_in_hand')
  })

  it('shows nothing of another community', async () => {
    const call = await take()
    const other = await communityWithRequests(platform)
    const there = acting(platform, other)
    await refused(
      there(endCall, other.clerk, { id: call.id, outcome: 'dropped', enquiry: 'other', note: '' }),
      'platform.not_found',
    )
    const log = await there<{ items: object[] }>(listCalls, other.clerk, { limit: 50 })
    expect(log.items).toEqual([])
  })
})

describe('what became of it', () => {
  const wish = {
    item_code: items.lamp,
    description: '楼道灯坏了',
    place_detail: '',
    file_ids: [],
    anonymous: false,
    confidential: false,
    contact_name: '',
    wants_updates: true,
  }

  it('files in one step: the request bears the channel and the caller', async () => {
    const call = await take()
    const filed = await act<{ id: string }>(fileFromCall, community.clerk, {
      id: call.id,
      ...wish,
      area_id: community.areas.stairwell,
      for_person_id: callerId,
    })
    const row = await platform.look(community.communityId, (tx) =>
      sql<{ channel: string; person_id: string; outcome: string }>`
        select r.channel, a.person_id, c.outcome from requests.requests r
        join caseflow.askers a on a.community_id = r.community_id and a.thing_id = r.id
        join requests.calls c on c.community_id = r.community_id and c.request_id = r.id
        where r.community_id = ${community.communityId} and r.id = ${filed.id}`.execute(tx),
    )
    expect(row.rows).toEqual([{ channel: 'hotline', person_id: callerId, outcome: 'filed' }])
    await refused(end(call.id, { outcome: 'dropped' }), 'requests.call_over')
  })

  it('keeps the number of an unknown caller with the request, and needs one', async () => {
    const call = await take({ phone: '19900001111' })
    const place = { area_id: community.areas.stairwell }
    const filed = await act<{ id: string }>(fileFromCall, community.clerk, { id: call.id, ...wish, ...place })
    const found = await platform.look(community.communityId, (tx) =>
      sql`select contact_phone from caseflow.askers where community_id = ${community.communityId} and thing_id = ${filed.id}`.execute(
        tx,
      ),
    )
    expect(found.rows).toEqual([{ contact_phone: '19900001111' }])
    const withheld = await take({})
    await refused(act(fileFromCall, community.clerk, { id: withheld.id, ...wish, ...place }), 'requests.contact_needed')
  })

  it('adds a reminder to an open request instead of filing anew', async () => {
    const filed = await fileOne(platform, community, { contact_phone: '19900007766' }, null)
    const call = await take()
    const added = { id: call.id, request_id: filed.id, how: 'urged', text: '还没人来' }
    await refused(act(addFromCall, community.worker, added), 'platform.not_found')
    expect(await act(addFromCall, community.clerk, added)).toMatchObject({
      outcome: 'added',
      open_requests: [{ id: filed.id }],
    })
    const steps = await platform.look(community.communityId, (tx) =>
      sql`select body from caseflow.steps where community_id = ${community.communityId} and case_id = ${filed.id} and kind = 'urged'`.execute(
        tx,
      ),
    )
    expect(steps.rows).toEqual([{ body: '还没人来' }])
  })
})

describe('calls to return', () => {
  it('a missed one waits two working hours, counts vain tries and is done once somebody was reached', async () => {
    const missed = await act<CallView>(takeCall, community.clerk, { kind: 'missed', phone: number })
    expect(await toReturn()).toMatchObject({ items: [{ id: missed.id, attempts: 0 }] })
    const vain = await take({ kind: 'out', answers: missed.id })
    expect(vain).toMatchObject({ phone: '19900007766', person_id: callerId, answers: { id: missed.id } })
    await end(vain.id, { outcome: 'unreached' })
    expect(await toReturn()).toMatchObject({ items: [{ id: missed.id, attempts: 1 }] })
    await end((await take({ kind: 'out', answers: missed.id })).id, { outcome: 'informed' })
    expect((await toReturn()).items).toEqual([])
    const seen = await platform.look(community.communityId, (tx) =>
      sql`select field, reason from access.view_log where community_id = ${community.communityId} and person_id = ${callerId}`.execute(
        tx,
      ),
    )
    expect(seen.rows).toEqual([
      { field: 'phone', reason: '回电' },
      { field: 'phone', reason: '回电' },
    ])
  })

  it('a promise is kept to its time; the same caller ringing again settles it', async () => {
    const call = await take()
    await refused(end(call.id, { outcome: 'to_call_back', due: '2020-01-01T00:00:00Z' }), 'requests.call_back_too_late')
    await end(call.id, { outcome: 'to_call_back' })
    expect((await toReturn()).items).toMatchObject([{ call_back_due: call.call_back_by }])
    await end((await take()).id, { outcome: 'informed' })
    expect((await toReturn()).items).toEqual([])
    await refused(end((await take({})).id, { outcome: 'to_call_back' }), 'requests.no_number')
  })

  it('may be settled with a reason, once', async () => {
    const missed = await act<CallView>(takeCall, community.worker, { kind: 'missed', phone: number })
    const settled = await act(settleCallBack, community.clerk, { id: missed.id, reason: '推销电话' })
    expect(settled).toMatchObject({ note: '推销电话' })
    await refused(act(settleCallBack, community.clerk, { id: missed.id, reason: '再来' }), 'requests.nothing_to_return')
  })
})

it('counts the day of the line, by the hour', async () => {
  await end((await take()).id, { outcome: 'informed' })
  await end((await take()).id, { outcome: 'dropped' })
  await act(takeCall, community.clerk, { kind: 'missed', phone: '19900001111' })
  const worker = await createStaff(platform, community.communityId, 'community_worker')
  const day = await act<object>(callDay, worker, {})
  expect(day).toMatchObject({
    incoming: 3,
    answered: 2,
    missed: 1,
    ended: 2,
    informed: 1,
    filed: 0,
    to_return: 1,
    returned: 0,
  })
  expect(day).toMatchObject({ hours: [{ incoming: 3, missed: 1 }] })
  const log = await act<{ items: { kind: string }[]; next: string }>(listCalls, worker, { limit: 2 })
  const rest = await act<{ items: object[] }>(listCalls, worker, { limit: 2, after: log.next })
  expect([log.items.length, rest.items.length]).toEqual([2, 1])
  await refused(act(callDay, community.resident, {}), 'platform.not_allowed')
})
