import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../app/testing/platform.ts'
import { createPerson } from '../../people/test/factory.ts'
import { createArea, createCommunity, type TestCommunity } from '../../territory/test/factory.ts'
import { createBody, createPost } from '../test/factory.ts'
import { bodiesOfCompound, findBodyOfKind } from './bodies.ts'
import { type HoldersWanted, holdersOf, nextPostAbove, postsInForce } from './holders.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())

const now = () => platform.clock.now()
const building = ['g1/m1/b1', 'c1/b1']

async function leaders({ communityId, areas }: TestCommunity) {
  const person = () => createPerson(platform, communityId)
  const at = {
    building_leader: areas.building,
    micro_grid_leader: areas.microGrid,
    grid_worker: areas.grid,
    community_secretary: undefined,
  }
  const persons = new Map<string, string>()
  for (const [kind, areaId] of Object.entries(at) as [keyof typeof at, string | undefined][]) {
    const personId = await person()
    persons.set(kind, personId)
    await createPost(platform, communityId, { kind, areaId, personId })
  }
  return persons
}

describe('posts in force', () => {
  it('carry the path they are over, the residential one where there is one', async () => {
    const community = await createCommunity(platform)
    const { communityId, areas } = community
    const personId = await createPerson(platform, communityId)
    const bodyId = await createBody(platform, communityId, { kind: 'property_company', serves: [areas.compound] })
    await createPost(platform, communityId, { kind: 'grid_worker', areaId: areas.grid, personId })
    await createPost(platform, communityId, { kind: 'building_leader', areaId: areas.building, personId })
    await createPost(platform, communityId, { kind: 'property_manager', bodyId, personId })
    await createPost(platform, communityId, { kind: 'body_member', bodyId, areaId: areas.compound, personId })
    await createPost(platform, communityId, { kind: 'community_worker', personId })
    const posts = await platform.look(communityId, (tx) => postsInForce(tx, communityId, personId, now()))
    const told = posts.map(({ kind, areaPath, bodyId: body }) => [kind, areaPath, body])
    expect(told).toEqual(
      expect.arrayContaining([
        ['grid_worker', 'g1', null],
        ['building_leader', 'c1/b1', null],
        ['property_manager', null, bodyId],
        ['body_member', 'c1', bodyId],
        ['community_worker', '', null],
      ]),
    )
    expect(told).toHaveLength(5)
  })

  it('are no one else’s, in no other community', async () => {
    const community = await createCommunity(platform)
    const persons = await leaders(community)
    const other = await createCommunity(platform)
    const personId = persons.get('grid_worker') ?? ''
    const posts = await platform.look(other.communityId, (tx) => postsInForce(tx, other.communityId, personId, now()))
    expect(posts).toEqual([])
  })
})

describe('holders', () => {
  const ask = (communityId: number, wanted: HoldersWanted) =>
    platform.look(communityId, (tx) => holdersOf(tx, communityId, wanted, now()))

  it('of a place are those over it and above, the nearest first', async () => {
    const community = await createCommunity(platform)
    await leaders(community)
    const { communityId } = community
    const other = await createArea(platform, communityId, { kind: 'grid', name: '第二网格' })
    const personId = await createPerson(platform, communityId)
    await createPost(platform, communityId, { kind: 'grid_worker', areaId: other, personId })
    const kinds = async (wanted: HoldersWanted) => (await ask(communityId, wanted)).map((holder) => holder.kind)
    expect(await kinds({ areaPath: 'g1/m1/b1' })).toEqual(['micro_grid_leader', 'grid_worker', 'community_secretary'])
    expect(await kinds({ areaPaths: building })).toEqual([
      'building_leader',
      'micro_grid_leader',
      'grid_worker',
      'community_secretary',
    ])
    expect(await kinds({ areaPath: 'g10/m1' })).toEqual(['community_secretary'])
    expect(await kinds({ kind: 'grid_worker' })).toHaveLength(2)
    expect(await kinds({ kind: ['grid_worker', 'building_leader'], areaPaths: building })).toHaveLength(2)
  })

  it('of a body are its own', async () => {
    const { communityId } = await createCommunity(platform)
    const bodyId = await createBody(platform, communityId, { kind: 'department', departmentKind: 'police' })
    const personId = await createPerson(platform, communityId)
    const postId = await createPost(platform, communityId, { kind: 'department_clerk', bodyId, personId })
    expect(await ask(communityId, { bodyId })).toMatchObject([
      { post_id: postId, person_id: personId, area_path: null },
    ])
  })
})

describe('the next post above', () => {
  const above = (communityId: number, kind: Parameters<typeof nextPostAbove>[2]['kind'], exceptPersonId?: string) =>
    platform.look(communityId, (tx) =>
      nextPostAbove(tx, communityId, { kind, areaPaths: building, exceptPersonId: exceptPersonId ?? null }, now()),
    )

  it.each([
    ['building_leader', 'micro_grid_leader'],
    ['micro_grid_leader', 'grid_worker'],
    ['grid_worker', 'community_secretary'],
    ['counter_clerk', 'community_secretary'],
    ['property_manager', 'community_secretary'],
    ['deputy_secretary', 'community_secretary'],
  ] as const)('of a %s is the %s', async (below, expected) => {
    const community = await createCommunity(platform)
    await leaders(community)
    expect(await above(community.communityId, below)).toMatchObject({ kind: expected })
  })

  it('passes over who holds the lower post too, and over vacant rungs', async () => {
    const community = await createCommunity(platform)
    const { communityId, areas } = community
    const personId = await createPerson(platform, communityId)
    await createPost(platform, communityId, { kind: 'micro_grid_leader', areaId: areas.microGrid, personId })
    await createPost(platform, communityId, { kind: 'grid_worker', areaId: areas.grid })
    expect(await above(communityId, 'building_leader', personId)).toBeUndefined()
    const deputy = await createPerson(platform, communityId)
    await createPost(platform, communityId, { kind: 'deputy_secretary', personId: deputy })
    expect(await above(communityId, 'building_leader', personId)).toMatchObject({ person_id: deputy })
    expect(await above(communityId, 'community_secretary')).toBeUndefined()
  })
})

describe('the body that answers', () => {
  const find = (communityId: number, wanted: Parameters<typeof findBodyOfKind>[2]) =>
    platform.look(communityId, (tx) => findBodyOfKind(tx, communityId, wanted, now()))

  it('is first who serves the compound, then who serves all', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const other = await createArea(platform, communityId, { kind: 'compound', name: '北苑小区' })
    const police = { kind: 'department', departmentKind: 'police' } as const
    const whole = await createBody(platform, communityId, { ...police, serves: 'community' })
    const near = await createBody(platform, communityId, { ...police, serves: [areas.compound] })
    const idle = await createBody(platform, communityId, { kind: 'department', departmentKind: 'health' })
    const company = await createBody(platform, communityId, { kind: 'property_company', serves: [areas.compound] })
    expect(await find(communityId, { ...police, compoundId: areas.compound })).toMatchObject({ id: near })
    expect(await find(communityId, { ...police, compoundId: other })).toMatchObject({ id: whole })
    expect(await find(communityId, police)).toMatchObject({ id: whole })
    const health = { kind: 'department', departmentKind: 'health', compoundId: other } as const
    expect(await find(communityId, health)).toMatchObject({ id: idle })
    const property = { kind: 'property_company' } as const
    expect(await find(communityId, { ...property, compoundId: areas.compound })).toMatchObject({ id: company })
    expect(await find(communityId, { ...property, compoundId: other })).toBeUndefined()
    expect(await find(communityId, property)).toBeUndefined()
  })

  it('is the street office for what the subdistrict answers for', async () => {
    const { communityId } = await createCommunity(platform)
    const office = await createBody(platform, communityId, { kind: 'street_office' })
    expect(await find(communityId, { kind: 'department', departmentKind: 'subdistrict' })).toMatchObject({ id: office })
    expect(await find(communityId, { kind: 'department', departmentKind: 'police' })).toBeUndefined()
  })

  it('of a compound are its own and those that serve it', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const ids = [
      await createBody(platform, communityId, { kind: 'owners_committee', areaId: areas.compound }),
      await createBody(platform, communityId, { kind: 'property_company', serves: [areas.compound] }),
      await createBody(platform, communityId, { kind: 'street_office', serves: 'community' }),
    ]
    await createBody(platform, communityId, { kind: 'club' })
    const found = await platform.look(communityId, (tx) => bodiesOfCompound(tx, communityId, areas.compound, now()))
    expect(new Set(found.map((body) => body.id))).toEqual(new Set(ids))
  })
})
