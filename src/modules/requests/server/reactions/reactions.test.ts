import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform, testStart } from '../../../../app/testing/platform.ts'
import { createArea } from '../../../territory/test/factory.ts'
import { acting, refused } from '../../test/acting.ts'
import {
  communityWithRequests,
  createMember,
  createStaff,
  fileOne,
  items,
  type RequestsCommunity,
} from '../../test/factory.ts'
import { joinRequest } from '../commands/join-request.ts'
import { oneRequest } from '../queries/one-request.ts'
import { ownRequest } from '../queries/own-requests.ts'

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>

beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())
beforeEach(async () => {
  platform.clock.set(testStart)
  community = await communityWithRequests(platform)
  act = acting(platform, community)
})

/** As the installation, by the name of a peer's command; then everything that reacts to it. */
async function perform(name: string, input: Record<string, unknown>): Promise<void> {
  const operation = platform.registry.operations.get(name)
  if (!operation) throw new Error(`no ${name}`)
  await platform.do(operation, input, { communityId: community.communityId, as: 'system' })
  await platform.dispatcher.drain()
}

it('a request moves with its building, out of one grid worker’s sight and into the other’s', async () => {
  const { communityId, areas } = community
  const { id } = await fileOne(platform, community, { item_code: items.lamp })
  const grid = await createArea(platform, communityId, { kind: 'grid', name: '第二网格' })
  const microGrid = await createArea(platform, communityId, { kind: 'micro_grid', name: '二号微网格', parent_id: grid })
  const other = await createStaff(platform, communityId, 'grid_worker', { areaId: grid })
  await refused(act(oneRequest, other, { id }), 'platform.not_found')
  await perform('territory.move_area', { id: areas.building, parent_id: microGrid, compound_id: areas.compound })
  expect(await act(oneRequest, other, { id })).toMatchObject({ id })
  await refused(act(oneRequest, community.gridWorker, { id }), 'platform.not_found')
})

it('what two entries of one person asked for is the kept one’s, once each', async () => {
  const { communityId, resident, neighbour } = community
  const both = await fileOne(platform, community)
  await act(joinRequest, neighbour, { id: both.id, wants_updates: true })
  const second = await createMember(platform, communityId)
  const only = await fileOne(platform, community, {}, second)
  await act(joinRequest, second, { id: both.id, wants_updates: true })
  await perform('people.merge', { id: second.personId, into: neighbour.personId })
  expect(await act(ownRequest, neighbour, { id: only.id })).toMatchObject({ relation: 'first' })
  expect(await act(ownRequest, neighbour, { id: both.id })).toMatchObject({ relation: 'joined', askers_count: 2 })
  expect(await act(ownRequest, resident, { id: both.id })).toMatchObject({ relation: 'first' })
  await perform('people.unmerge', { id: second.personId })
  await refused(act(ownRequest, neighbour, { id: only.id }), 'platform.not_found')
  expect(await act(ownRequest, neighbour, { id: both.id })).toMatchObject({ relation: 'joined', askers_count: 3 })
})

it('whoever asked reads who looked at their number', async () => {
  const { id } = await fileOne(platform, community)
  await act(platform.registry.operations.get('requests.reveal_contact') as never, community.manager, {
    id,
    reason: '上门前联系',
  })
  const log = await platform.look(community.communityId, (tx) =>
    sql`select person_id, field, reason, viewer_person_id, viewer_post from access.view_log`.execute(tx),
  )
  expect(log.rows).toEqual([
    {
      person_id: community.resident.personId,
      field: 'phone',
      reason: '上门前联系',
      viewer_person_id: community.manager.personId,
      viewer_post: community.manager.postId,
    },
  ])
})
