import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform, testStart } from '../../../../app/testing/platform.ts'
import { createPost } from '../../../bodies/test/factory.ts'
import { acting } from '../../test/acting.ts'
import {
  communityWithRequests,
  createMember,
  fileOne,
  items,
  type RequestsCommunity,
  type TestStaff,
} from '../../test/factory.ts'
import { acceptRequest } from '../commands/accept-request.ts'
import { finishRequest } from '../commands/finish-request.ts'
import { pauseRequest } from '../commands/pause-request.ts'
import { oneRequest } from '../queries/one-request.ts'

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>

beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())

async function renewed(): Promise<void> {
  platform.clock.set(testStart)
  community = await communityWithRequests(platform)
  act = acting(platform, community)
}

const one = (id: string) => act(oneRequest, community.secretary, { id })
const told = async (id: string) =>
  (await one(id)).steps.filter((step) => step.kind === 'escalated').map((step) => step.data['person_id'])

async function jobsAt(at: string): Promise<void> {
  platform.clock.set(new Date(at))
  await platform.jobs.runDue()
}

describe('what is past its limit', () => {
  beforeAll(renewed)

  it('is told to the next post above, a day later to the one above that, and then to nobody more', async () => {
    const { id } = await fileOne(platform, community, { item_code: items.noise })
    await jobsAt('2026-03-04T06:00:00Z')
    expect(await told(id)).toEqual([])
    // First contact was due within four working hours: 15:00 of the day of filing (14:00 to 17:30 in the afternoon).
    await jobsAt('2026-03-04T08:10:00Z')
    expect(await told(id)).toEqual([community.gridWorker.personId])
    await jobsAt('2026-03-04T08:20:00Z')
    expect(await told(id)).toHaveLength(1)
    await jobsAt('2026-03-05T08:20:00Z')
    expect(await told(id)).toEqual([community.secretary.personId, community.gridWorker.personId])
    await jobsAt('2026-03-06T08:30:00Z')
    const seen = await one(id)
    expect(await told(id)).toHaveLength(2)
    expect(seen).toMatchObject({
      escalation_level: 2,
      assignee: { id: community.buildingLeader.personId },
      overdue: true,
    })
  })

  it('and waits for the desk is told to the secretary', async () => {
    platform.clock.set(testStart)
    const { id } = await fileOne(platform, community, { item_code: items.bus, area_id: undefined })
    await jobsAt('2026-03-10T02:00:00Z')
    expect(await told(id)).toEqual([community.secretary.personId])
  })

  it('and before that, whoever has it in hand is reminded once of each limit', async () => {
    platform.clock.set(testStart)
    const { id } = await fileOne(platform, community, { item_code: items.noise })
    const reminded = async () => (await one(id)).steps.filter((step) => step.kind === 'reminded')
    await jobsAt('2026-03-04T02:05:00Z')
    expect(await reminded()).toEqual([])
    await jobsAt('2026-03-04T05:00:00Z')
    await jobsAt('2026-03-04T05:10:00Z')
    expect(await reminded()).toMatchObject([
      { visibility: 'internal', data: { of: 'contact', person_id: community.buildingLeader.personId } },
    ])
  })

  it('but paused is not told', async () => {
    platform.clock.set(testStart)
    const { id } = await fileOne(platform, community)
    await act(acceptRequest, community.manager, { id })
    await act(pauseRequest, community.manager, { id, reason: '等配件到货' })
    await jobsAt('2026-03-20T02:00:00Z')
    expect(await told(id)).toEqual([])
  })

  it('is announced once for each post told', async () => {
    const rows = await platform.look(community.communityId, (tx) =>
      sql<{
        count: number
      }>`select count(*)::int as count from platform.outbox where event = 'requests.escalated'`.execute(tx),
    )
    expect(rows.rows[0]?.count).toBeGreaterThanOrEqual(3)
  })
})

describe('what was finished', () => {
  beforeAll(renewed)

  it('closes unconfirmed after the window, not before', async () => {
    const { id } = await fileOne(platform, community)
    await act(acceptRequest, community.manager, { id })
    await act(finishRequest, community.manager, { id, outcome: 'answered', text: '已经说明情况', file_ids: [] })
    await jobsAt('2026-03-11T15:59:00Z')
    expect((await one(id)).state).toBe('finished')
    await jobsAt('2026-03-11T16:05:00Z')
    const seen = await one(id)
    expect(seen).toMatchObject({ state: 'closed', outcome: 'answered', closed_by: 'unconfirmed', next_due: null })
    expect(seen.steps[0]).toMatchObject({ kind: 'closed', actor_kind: 'system' })
  })
})

async function perform(name: string, input: Record<string, unknown>): Promise<void> {
  const operation = platform.registry.operations.get(name)
  if (!operation) throw new Error(`no ${name}`)
  await platform.do(operation, input, { communityId: community.communityId, as: 'system' })
}

describe('what lay with somebody who left', () => {
  beforeAll(renewed)

  async function vacate(staff: TestStaff): Promise<void> {
    const { communityId } = community
    const term = await platform.look(communityId, (tx) =>
      sql<{
        id: string
      }>`select id from bodies.post_terms where post_id = ${staff.postId} and person_id = ${staff.personId}`.execute(
        tx,
      ),
    )
    await perform('bodies.vacate_post', { id: staff.postId, term_id: term.rows[0]?.id })
    platform.clock.advance(1000)
    await platform.dispatcher.drain()
  }

  it('goes back to the desk at once when nobody holds the post', async () => {
    const { id } = await fileOne(platform, community)
    await act(acceptRequest, community.manager, { id })
    await vacate(community.manager)
    const seen = await one(id)
    expect(seen).toMatchObject({ state: 'to_dispatch', assignee: null })
    expect(seen.steps[0]).toMatchObject({ kind: 'to_dispatch', data: { why: 'handler_left' } })
  })

  it('goes to whoever holds the post besides', async () => {
    const { communityId, areas } = community
    const [first, second] = [await createMember(platform, communityId), await createMember(platform, communityId)]
    const post = { kind: 'building_leader', areaId: areas.stairwell, seats: 2 } as const
    const postId = await createPost(platform, communityId, { ...post, personId: first.personId })
    await platform.look(communityId, (tx) =>
      sql`insert into bodies.post_terms (community_id, id, post_id, person_id, how, from_at)
        values (${communityId}, gen_random_uuid(), ${postId}, ${second.personId}, 'appointed', ${platform.clock.now()})`.execute(
        tx,
      ),
    )
    const { id } = await fileOne(platform, community, { item_code: items.noise })
    const before = (await one(id)).assignee?.id
    const [leaver, stayer] = before === first.personId ? [first, second] : [second, first]
    await vacate({ ...leaver, postId })
    expect(await one(id)).toMatchObject({ state: 'assigned', assignee: { id: stayer.personId } })
  })

  it('is found by the clock when a term ends by itself', async () => {
    const { communityId } = community
    const { id } = await fileOne(platform, community, { item_code: items.streetLamp })
    expect((await one(id)).assignee?.id).toBe(community.departmentClerk.personId)
    const end = new Date(platform.clock.now().getTime() + 60_000)
    await platform.look(communityId, (tx) =>
      sql`update bodies.post_terms set until_at = ${end} where post_id = ${community.departmentClerk.postId}`.execute(
        tx,
      ),
    )
    platform.clock.advance(600_000)
    await platform.jobs.runDue()
    expect((await one(id)).state).toBe('to_dispatch')
  })
})
