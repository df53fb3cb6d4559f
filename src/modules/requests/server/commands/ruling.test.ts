import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform, testStart } from '../../../../app/testing/platform.ts'
import { createBody } from '../../../bodies/test/factory.ts'
import { acting, refused, type Seen } from '../../test/acting.ts'
import {
  communityWithRequests,
  createMember,
  createStaff,
  fileOne,
  items,
  type RequestsCommunity,
  type TestStaff,
} from '../../test/factory.ts'
import { listRequests } from '../queries/list-requests.ts'
import { oneRequest } from '../queries/one-request.ts'
import { ownRequest } from '../queries/own-requests.ts'
import { today } from '../queries/today.ts'
import { addRoutingRule, endRoutingRule } from '../routing/commands.ts'
import { routingRules } from '../routing/queries.ts'
import { acceptRequest } from './accept-request.ts'
import { answerColleague } from './answer-question.ts'
import { askColleague } from './ask-colleague.ts'
import { dispatchRequest } from './dispatch-request.ts'
import { extendRequest } from './extend-request.ts'
import { finishRequest } from './finish-request.ts'
import { joinRequest } from './join-request.ts'
import { pauseRequest } from './pause-request.ts'
import { reclassifyRequest } from './reclassify-request.ts'
import { ruleDispatch } from './rule-dispatch.ts'
import { sendBackRequest } from './send-back-request.ts'
import { tierRequest } from './tier-request.ts'

let platform: TestPlatform
let community: RequestsCommunity
let other: RequestsCommunity
let act: ReturnType<typeof acting>
let park: { body: string; clerk: TestStaff }

beforeAll(async () => {
  platform = await openTestPlatform()
  other = await communityWithRequests(platform)
  community = await communityWithRequests(platform)
  act = acting(platform, community)
  const body = await createBody(platform, community.communityId, {
    kind: 'department',
    departmentKind: 'natural_resources',
    serves: 'community',
  })
  park = { body, clerk: await createStaff(platform, community.communityId, 'department_clerk', { bodyId: body }) }
})
afterAll(() => platform.close())

const one = (id: string) => act(oneRequest, community.secretary, { id })
const noSuch = '00000000-0000-7000-8000-000000000000'

async function filed(wish: Record<string, unknown> = {}): Promise<string> {
  platform.clock.set(testStart)
  return (await fileOne(platform, community, wish)).id
}

/** Sent back by the company, then by the department the desk tried. */
async function disputed(wish: Record<string, unknown> = {}): Promise<string> {
  const id = await filed(wish)
  await act(sendBackRequest, community.manager, { id, reason: '这不归物业管' })
  await act(dispatchRequest, community.worker, { id, body_id: community.bodies.department, reason: '' })
  await act(sendBackRequest, community.departmentClerk, { id, reason: '也不归城管' })
  return id
}

const rule = (input: Record<string, unknown>, by = community.secretary) =>
  act(ruleDispatch, by, { reason: '绿地移交前由园林代管', rule: 'none', ...input })

describe('what was sent back twice', () => {
  it('waits for a ruling: nobody else sends it on', async () => {
    const id = await disputed()
    const seen = await one(id)
    expect(seen).toMatchObject({ state: 'to_dispatch', assignee: null })
    expect(seen.steps.slice(0, 2).map((step) => step.kind)).toEqual(['ruling_needed', 'sent_back'])
    expect(seen.can).toContain('rule')
    expect(seen.can).not.toContain('dispatch')
    await refused(act(dispatchRequest, community.worker, { id, reason: '' }), 'requests.ruling_needed')
    const elsewhere = act(reclassifyRequest, community.worker, { id, item_code: items.pests, reason: '换一个' })
    await refused(elsewhere, 'requests.ruling_needed')
    const waiting = await act<{ items: { id: string }[] }>(listRequests, community.secretary, {
      ruling: 'yes',
      sort: 'due',
      limit: 50,
    })
    expect(waiting.items.map((row) => row.id)).toContain(id)
  })

  it('is ruled upon by who leads, then stays there, and the requester reads why', async () => {
    const id = await disputed()
    await refused(rule({ id, body_id: park.body }, community.worker), 'platform.not_allowed')
    await refused(rule({ id, body_id: park.body }, community.manager), 'platform.not_allowed')
    await refused(rule({ id, body_id: noSuch }), 'requests.body_unknown')
    await refused(rule({ id, post_id: other.gridWorker.postId }), 'requests.receiver_unknown')
    await refused(
      acting(platform, other)(ruleDispatch, other.secretary, { id, reason: '不是本社区', rule: 'none' }),
      'platform.not_found',
    )
    const seen = await rule({ id, body_id: park.body })
    expect(seen).toMatchObject({
      state: 'assigned',
      assignee: { id: park.clerk.personId },
      lead: { body: { id: park.body } },
    })
    await refused(act(sendBackRequest, park.clerk, { id, reason: '我们也不想要' }), 'requests.ruled')
    await refused(rule({ id, body_id: park.body }), 'requests.state_forbids')
    const own = await act(ownRequest, community.resident, { id })
    expect(own.steps[0]).toMatchObject({ kind: 'ruled', text: '绿地移交前由园林代管' })
  })

  it('counts anew under another item', async () => {
    const id = await filed()
    await act(sendBackRequest, community.manager, { id, reason: '这不归物业管' })
    await act(reclassifyRequest, community.worker, { id, item_code: items.streetLamp, reason: '是路灯' })
    const seen = await act(sendBackRequest, community.departmentClerk, { id, reason: '不是市政路灯' })
    expect(seen.steps[0]).toMatchObject({ kind: 'sent_back' })
    await act(dispatchRequest, community.worker, { id, body_id: community.bodies.propertyCompany, reason: '' })
  })
})

describe('routing rules', () => {
  const company = () => ({ kind: 'property_company', body_id: community.bodies.propertyCompany })
  const add = (input: Record<string, unknown>, by = community.secretary) =>
    act<{ id: string }>(addRoutingRule, by, {
      item_code: items.green,
      area_id: null,
      from: company(),
      to: { body_id: park.body },
      reason: '绿地还没有移交',
      ...input,
    })
  const listed = () => act<{ items: { id: string }[]; past: { id: string }[] }>(routingRules, community.worker, {})
  const end = (id: string) => act(endRoutingRule, community.secretary, { id, reason: '已经移交' })

  it('come from a ruling, and the next one goes there at once', async () => {
    const id = await disputed({ item_code: items.green })
    await rule({ id, body_id: park.body, rule: 'compound' })
    const next = await one(await filed({ item_code: items.green }))
    expect(next).toMatchObject({ state: 'assigned', assignee: { id: park.clerk.personId } })
    const own = await act<{ answer: { why: string } }>(ownRequest, community.resident, { id: next.id })
    expect(own.answer.why).toBe('绿地移交前由园林代管')
    // What the rules say already needs no rule.
    const again = await disputed({ item_code: items.green }).catch(() => undefined)
    expect(again).toBeUndefined()
    const { items: inForce } = await listed()
    expect(inForce).toMatchObject([
      {
        item: { code: items.green },
        area: { id: community.areas.compound },
        to: { body: { id: park.body }, post: null },
        request: { id },
      },
    ])
    await end(inForce[0]?.id ?? '')
    expect((await one(await filed({ item_code: items.green }))).assignee?.id).toBe(community.manager.personId)
    expect((await listed()).past).toHaveLength(1)
  })

  it('are refused where they lead in a circle, directly or through others', async () => {
    const first = await add({})
    const back = { from: { kind: 'department', body_id: park.body }, to: { body_id: community.bodies.propertyCompany } }
    await refused(add(back), 'requests.rule_cycle')
    await refused(add({ ...back, item_code: null, area_id: community.areas.compound }), 'requests.rule_cycle')
    // Another item never meets it.
    const apart = await add({ ...back, item_code: items.lamp })
    const onward = await add({ from: back.from, to: { body_id: community.bodies.department } })
    const home = { from: { kind: 'department', body_id: community.bodies.department }, to: company() }
    await refused(add({ ...home, to: { body_id: community.bodies.propertyCompany } }), 'requests.rule_cycle')
    await refused(add({ to: { body_id: community.bodies.propertyCompany } }), 'requests.rule_cycle')
    const seen = await one(await filed({ item_code: items.green }))
    expect(seen.assignee?.id).toBe(community.departmentClerk.personId)
    for (const { id } of [first, apart, onward]) await end(id)
  })

  it('refused: who may not, what there is not, what is over', async () => {
    await refused(add({}, community.worker), 'platform.not_allowed')
    await refused(add({ item_code: 'Z99' }), 'requests.item_unknown')
    await refused(add({ area_id: other.areas.compound }), 'requests.place_unknown')
    await refused(add({ from: { kind: 'department', body_id: noSuch } }), 'requests.body_unknown')
    await refused(add({ to: { post_id: other.gridWorker.postId } }), 'requests.receiver_unknown')
    await refused(add({ to: {} }), 'requests.receiver_unknown')
    const { id } = await add({})
    await refused(act(endRoutingRule, community.worker, { id, reason: '不要了' }), 'platform.not_allowed')
    await end(id)
    await refused(end(id), 'platform.not_found')
    await refused(
      rule({ id: await disputed(), rule: 'community', body_id: community.bodies.propertyCompany }),
      'requests.rule_needless',
    )
  })
})

describe('more time', () => {
  const extend = (input: Record<string, unknown>, by: TestStaff = community.manager) =>
    act<Seen & { extension: { amount: number } | null }>(extendRequest, by, {
      ground: 'materials',
      amount: 1,
      reason: '灯头要从厂里发',
      ...input,
    })

  it('once, for a reason the requester reads, and the new limit stays through a pause', async () => {
    const id = await filed()
    const before = await act<Seen & { extension: { amount: number } }>(acceptRequest, community.manager, { id })
    await refused(extend({ id, amount: before.extension.amount + 1 }), 'requests.extension_too_long')
    await refused(extend({ id }, community.departmentClerk), 'platform.not_found')
    const seen = await extend({ id })
    expect(seen.extension).toBeNull()
    expect(new Date(seen.resolve_due).getTime()).toBeGreaterThan(new Date(before.resolve_due).getTime())
    expect(seen.contact_due).toBe(before.contact_due)
    await refused(extend({ id }), 'requests.extension_once')
    const own = await act<Seen>(ownRequest, community.resident, { id })
    expect(own.steps[0]).toMatchObject({ kind: 'extended', text: '灯头要从厂里发', data: { ground: 'materials' } })
    expect(own.resolve_due).toBe(seen.resolve_due)
  })

  it('as often as the community decided, each time a share of the item’s own time', async () => {
    await platform.look(community.communityId, (tx) =>
      sql`insert into platform.settings (community_id, name, value) values (${community.communityId}, 'requests.extension_times', '2')
        on conflict (community_id, name) do update set value = excluded.value`.execute(tx),
    )
    const id = await filed()
    const before = await act<Seen & { extension: { amount: number } }>(acceptRequest, community.manager, { id })
    const seen = await extend({ id, amount: before.extension.amount })
    expect(seen.extension).toEqual(before.extension)
    expect(new Date((await extend({ id })).resolve_due).getTime()).toBeGreaterThan(new Date(seen.resolve_due).getTime())
    await refused(extend({ id }), 'requests.extension_once')
  })

  it('not while the clocks stand still, nor when the limit has passed', async () => {
    const id = await filed()
    await act(acceptRequest, community.manager, { id })
    await act(pauseRequest, community.manager, { id, reason: '等配件到货' })
    await refused(extend({ id }), 'requests.already_paused')
    const late = await filed()
    platform.clock.advance(90 * 86_400_000)
    await refused(extend({ id: late }), 'requests.extension_too_late')
    platform.clock.set(testStart)
  })
})

describe('how big a matter is', () => {
  it('follows the rule that is shown, until somebody says otherwise', async () => {
    const id = await filed()
    const seen = () => act<Seen & { tier: string; tier_why: string }>(oneRequest, community.secretary, { id })
    expect(await seen()).toMatchObject({ tier: 'small', tier_why: 'item' })
    for (let count = 0; count < 4; count += 1) {
      const neighbour = await createMember(platform, community.communityId)
      await act(joinRequest, neighbour, { id, wants_updates: true })
    }
    expect(await seen()).toMatchObject({ tier: 'big', tier_why: 'askers' })
    const change = (tier: string, by = community.worker) => act(tierRequest, by, { id, tier, reason: '楼里自己能办' })
    await refused(change('small', community.manager), 'platform.not_allowed')
    await refused(change('big'), 'requests.same_tier')
    await change('small')
    await act(joinRequest, await createMember(platform, community.communityId), { id, wants_updates: true })
    expect(await seen()).toMatchObject({ tier: 'small', tier_why: 'hand' })
  })
})

describe('several parties on one request', () => {
  it('each has its own time, and it is solved when all have done their part', async () => {
    const id = await filed()
    await act(acceptRequest, community.manager, { id })
    const part = { kind: 'part', question: '请查路灯线路', due_at: '2026-03-05T02:00:00Z', body_id: park.body }
    await act(askColleague, community.manager, { id, ...part })
    const done = () =>
      act(finishRequest, community.manager, {
        id,
        outcome: 'solved',
        text: '线路修好，灯也换了新的',
        file_ids: [],
        checked: [],
      })
    await refused(done(), 'requests.parts_open')
    const own = await act<Seen>(ownRequest, community.resident, { id })
    expect(own.steps[0]).toMatchObject({ kind: 'part_given', text: '' })
    type Today = { questions: { id: string; kind: string; due_at: string }[] }
    const { questions } = await act<Today>(today, park.clerk, { limit: 20 })
    expect(questions).toMatchObject([{ kind: 'part', due_at: '2026-03-05T02:00:00.000Z' }])
    await act(answerColleague, park.clerk, { id: questions[0]?.id, text: '线路已换' })
    expect(await done()).toMatchObject({ state: 'finished' })
  })
})
