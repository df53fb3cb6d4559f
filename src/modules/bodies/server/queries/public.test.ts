import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { createHttp } from '../../../../platform/http/server.ts'
import { createPerson } from '../../../people/test/factory.ts'
import { createArea, createCommunity } from '../../../territory/test/factory.ts'
import type { AnsweringView, BodyView, CompoundPage } from '../../contract.ts'
import { createBody, createPost } from '../../test/factory.ts'
import { addMember } from '../commands/add-member.ts'
import { answering } from './answering.ts'
import { compoundPage } from './compound-page.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())

const refused = (code: string) => expect.objectContaining({ code })
const sideOf = (page: CompoundPage, side: string) => page.sides.find((one) => one.side === side)

describe('the page of a compound', () => {
  it('shows its five sides with members, terms, duties and contacts', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const compound = areas.compound
    const branch = await createBody(platform, communityId, {
      kind: 'party_branch',
      areaId: compound,
      name: '南苑党支部',
    })
    await createBody(platform, communityId, { kind: 'property_company', name: '某物业', serves: [compound] })
    await createBody(platform, communityId, { kind: 'compound_oversight_committee', areaId: compound })
    await createBody(platform, communityId, { kind: 'street_office', serves: 'community' })
    const open = {
      id: branch,
      outside_name: '测试书记',
      office: 'chair',
      title: '书记',
      public: true,
      public_phone: '0573-19900004',
    }
    await platform.do<BodyView>(addMember, open, { communityId, as: 'system' })
    const hidden = { id: branch, outside_name: '不公开的人', office: 'member', public: false }
    await platform.do<BodyView>(addMember, hidden, { communityId, as: 'system' })
    const leader = await createPerson(platform, communityId, { name: '测试楼长', phone: '19900001234' })
    await createPost(platform, communityId, {
      kind: 'building_leader',
      title: '3幢楼长',
      areaId: areas.building,
      personId: leader,
    })
    await createPost(platform, communityId, { kind: 'building_leader', title: '3幢副楼长', areaId: areas.building })
    const page = await platform.do<CompoundPage>(compoundPage, { id: compound }, { communityId })
    expect(page.compound).toMatchObject({ name: '南苑小区', buildings: 1, dwellings: 1, caretaker: 'property_company' })
    expect(page.sides.map((side) => [side.side, side.expected, side.vacant])).toEqual([
      ['party_branch', true, false],
      ['owners_committee', true, true],
      ['neighbour_association', true, true],
      ['property_company', true, false],
      ['residents', true, false],
    ])
    expect(sideOf(page, 'party_branch')?.bodies).toMatchObject([
      {
        members: [{ name: '测试书记', title: '书记', phone: '0573-19900004', from: '2026-03-04' }],
        members_unnamed: 1,
      },
    ])
    expect(sideOf(page, 'property_company')?.bodies).toMatchObject([{ serves: { from: '2026-03-04', until: null } }])
    expect(sideOf(page, 'residents')?.posts).toMatchObject([
      { title: '3幢副楼长', holders: [], seats_vacant: 1 },
      { title: '3幢楼长', holders: [{ name: '测试楼长' }], seats_vacant: 0 },
    ])
    expect(page.others.map((body) => body.kind)).toEqual(['compound_oversight_committee'])
    expect(JSON.stringify(page)).not.toMatch(/19900001234|不公开的人/)
  })

  it("leaves out a company's posts over other compounds", async () => {
    const { communityId, areas } = await createCommunity(platform)
    const other = await createArea(platform, communityId, { kind: 'compound', name: '北苑小区' })
    const company = await createBody(platform, communityId, {
      kind: 'property_company',
      serves: [areas.compound, other],
    })
    const manager = (title: string, areaId?: string) =>
      createPost(platform, communityId, { kind: 'property_manager', bodyId: company, title, areaId })
    await manager('南苑经理', areas.compound)
    await manager('北苑经理', other)
    await manager('总经理')
    const page = await platform.do<CompoundPage>(compoundPage, { id: areas.compound }, { communityId })
    const titles = sideOf(page, 'property_company')?.bodies[0]?.posts.map((post) => post.title)
    expect(titles?.toSorted()).toEqual(['南苑经理', '总经理'].toSorted())
  })

  it('tells a side that isn’t expected from one that is missing, and ends with a service', async () => {
    const { communityId } = await createCommunity(platform)
    const old = await createArea(platform, communityId, { kind: 'compound', name: '老新村', compound_kind: 'old' })
    const page = await platform.do<CompoundPage>(compoundPage, { id: old }, { communityId })
    expect(sideOf(page, 'property_company')).toMatchObject({ expected: false, vacant: true })
    expect(sideOf(page, 'owners_committee')).toMatchObject({ expected: true, vacant: true })
    expect(sideOf(page, 'residents')).toMatchObject({ vacant: true, posts: [] })
  })

  it('shows no post that isn’t public, and no leader of another compound', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const personId = await createPerson(platform, communityId)
    await createPost(platform, communityId, {
      kind: 'building_leader',
      areaId: areas.building,
      personId,
      public: false,
    })
    const others = []
    for (let count = 2; count <= 11; count++)
      others.push(await createArea(platform, communityId, { kind: 'compound', name: `第${count}小区` }))
    const building = await createArea(platform, communityId, { kind: 'building', name: '1幢', compound_id: others[8] })
    await createPost(platform, communityId, { kind: 'building_leader', areaId: building })
    const page = await platform.do<CompoundPage>(compoundPage, { id: areas.compound }, { communityId })
    expect(sideOf(page, 'residents')?.posts).toEqual([])
  })

  it('isn’t there for another community’s compound, nor for what is none', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const other = await createCommunity(platform)
    for (const id of [other.areas.compound, areas.building, areas.grid])
      await expect(platform.do(compoundPage, { id }, { communityId })).rejects.toEqual(refused('platform.not_found'))
  })
})

describe('who answers here', () => {
  it('tells per grid its boundary, worker, telephone and vacancies, in the order the grids were laid out', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const personId = await createPerson(platform, communityId, { name: '测试网格员', phone: '19900005678' })
    const post = { kind: 'grid_worker', areaId: areas.grid, title: '网格员', publicPhone: '0573-19900005' } as const
    await createPost(platform, communityId, { ...post, personId })
    await createPost(platform, communityId, { kind: 'micro_grid_leader', areaId: areas.microGrid, title: '微网格长' })
    await createPost(platform, communityId, { kind: 'community_secretary', title: '书记', personId })
    await createArea(platform, communityId, { kind: 'grid', name: '第二网格' })
    const view = await platform.do<AnsweringView>(answering, {}, { communityId })
    expect(view.community).toMatchObject({ phone: '0573-19900000' })
    expect(view.grids).toMatchObject([
      {
        name: '第一网格',
        seats_vacant: 1,
        posts: [
          { title: '网格员', phone: '0573-19900005', holders: [{ name: '测试网格员' }] },
          { title: '微网格长', area: '第一网格 一号微网格', seats_vacant: 1 },
        ],
      },
      {
        name: '第二网格',
        posts: [],
      },
    ])
    expect(view.posts).toMatchObject([{ title: '书记' }])
    expect(JSON.stringify(view)).not.toContain('19900005678')
    await expect(platform.do(answering, {}, { communityId: 99_999 })).rejects.toEqual(refused('platform.not_found'))
  })
})

it('answers the public over HTTP by the contract, and nobody else’s questions', async () => {
  const { communityId, areas } = await createCommunity(platform)
  const app = await createHttp(platform, { authenticate: async () => null })
  const get = async (path: string) => (await app.inject({ url: `/api/c/${communityId}${path}` })).statusCode
  expect(await get(`/compounds/${areas.compound}`)).toBe(200)
  expect(await get('/answering')).toBe(200)
  expect(await get(`/compounds/${areas.building}`)).toBe(404)
  for (const path of ['/bodies', '/posts', `/posts/${areas.grid}`]) expect(await get(path)).toBe(401)
  expect((await app.inject({ url: '/api/openapi.json' })).statusCode).toBe(200)
  await app.close()
})
