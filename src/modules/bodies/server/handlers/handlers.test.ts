import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import type { Operation } from '../../../../platform/command/types.ts'
import { createPerson } from '../../../people/test/factory.ts'
import { createArea, createCommunity } from '../../../territory/test/factory.ts'
import type { BodyView, PostView } from '../../contract.ts'
import { createBody, createPost } from '../../test/factory.ts'
import { postsInForce } from '../holders.ts'
import { body as readBody } from '../queries/bodies.ts'
import { post as readPost } from '../queries/posts.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())

/** Another module's command, by its name: its code is behind that module's door. */
function operation(name: string): Operation {
  const found = platform.registry.operations.get(name)
  if (!found) throw new Error(`no operation is called ${name}`)
  return found
}
const asSystem = (communityId: number) => ({ communityId, as: 'system' }) as const
const pathsOf = (communityId: number, personId: string) =>
  platform
    .look(communityId, (tx) => postsInForce(tx, communityId, personId, platform.clock.now()))
    .then((posts) => posts.map((post) => post.areaPath))

it('lets posts follow an area that is moved, with all below it', async () => {
  const { communityId, areas } = await createCommunity(platform)
  const personId = await createPerson(platform, communityId)
  await createPost(platform, communityId, { kind: 'micro_grid_leader', areaId: areas.microGrid, personId })
  const compound = await createArea(platform, communityId, { kind: 'compound', name: '北苑小区' })
  const leader = await createPerson(platform, communityId)
  await createPost(platform, communityId, { kind: 'building_leader', areaId: areas.building, personId: leader })
  const grid = await createArea(platform, communityId, { kind: 'grid', name: '第二网格' })
  const move = operation('territory.move_area')
  await platform.do(move, { id: areas.microGrid, parent_id: grid }, asSystem(communityId))
  await platform.do(move, { id: areas.building, compound_id: compound }, asSystem(communityId))
  await platform.dispatcher.drain()
  expect(await pathsOf(communityId, personId)).toEqual(['g2/m1'])
  expect(await pathsOf(communityId, leader)).toEqual(['c2/b1'])
})

it('closes posts and services of an area that is retired', async () => {
  const { communityId } = await createCommunity(platform)
  const compound = await createArea(platform, communityId, { kind: 'compound', name: '北苑小区' })
  const personId = await createPerson(platform, communityId)
  const postId = await createPost(platform, communityId, { kind: 'street_leader', areaId: compound, personId })
  const bodyId = await createBody(platform, communityId, { kind: 'property_company', serves: [compound] })
  await platform.do(operation('territory.retire_area'), { id: compound }, asSystem(communityId))
  await platform.dispatcher.drain()
  expect(await platform.do<PostView>(readPost, { id: postId }, asSystem(communityId))).toMatchObject({ closed: true })
  expect(await pathsOf(communityId, personId)).toEqual([])
  const body = await platform.do<BodyView>(readBody, { id: bodyId }, asSystem(communityId))
  expect(body.services).toMatchObject([{ ended: true }])
})

it('gives posts and memberships to the entry kept when two are joined', async () => {
  const { communityId } = await createCommunity(platform)
  const kept = await createPerson(platform, communityId)
  const merged = await createPerson(platform, communityId)
  await createPost(platform, communityId, { kind: 'building_leader', personId: merged })
  const bodyId = await createBody(platform, communityId, { kind: 'club' })
  const member = { id: bodyId, person_id: merged, office: 'member', public: false }
  await platform.do(operation('bodies.add_member'), member, asSystem(communityId))
  await platform.do(operation('people.merge'), { id: merged, into: kept }, asSystem(communityId))
  await platform.dispatcher.drain()
  expect(await pathsOf(communityId, kept)).toEqual([''])
  expect(await pathsOf(communityId, merged)).toEqual([])
  const body = await platform.do<BodyView>(readBody, { id: bodyId }, asSystem(communityId))
  expect(body.members).toMatchObject([{ person_id: kept }])
  const gone = {
    id: bodyId,
    person_id: merged,
    office: 'member',
    public: false,
    from: '2020-01-01',
    until: '2020-12-31',
  }
  await expect(platform.do(operation('bodies.add_member'), gone, asSystem(communityId))).rejects.toMatchObject({
    code: 'bodies.person_unknown',
  })
})
