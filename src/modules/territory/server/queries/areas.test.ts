import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { createHttp } from '../../../../platform/http/server.ts'
import { createArea, createCommunity } from '../../test/factory.ts'
import { editArea } from '../commands/edit-area.ts'
import { area, areasBelow, searchAreas, tree } from './areas.ts'
import { compounds } from './compounds.ts'

type List = { items: { id: string; name: string; full_name: string }[]; next: string | null }

let platform: TestPlatform
beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())

const refused = (code: string) => expect.objectContaining({ code })
const names = (list: List) => list.items.map((item) => item.name)

describe('one level of a tree', () => {
  it('is asked by parent, either way', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const ask = async (input: object) =>
      names(await platform.do<List>(areasBelow, { limit: 50, ...input }, { communityId }))
    expect(await ask({ tree: 'admin' })).toEqual(['第一网格'])
    expect(await ask({ tree: 'residential' })).toEqual(['南苑小区'])
    expect(await ask({ tree: 'admin', parent_id: areas.microGrid })).toEqual(['3幢'])
    expect(await ask({ tree: 'residential', parent_id: areas.compound })).toEqual(['3幢'])
    expect(await ask({ tree: 'residential', parent_id: areas.building })).toEqual(['2单元'])
    expect(await ask({ tree: 'residential', parent_id: areas.grid })).toEqual([])
  })

  it('sorts numbers by value and goes page by page', async () => {
    const { communityId, areas } = await createCommunity(platform)
    for (const name of ['12幢', '9幢', '11幢', '2幢'])
      await createArea(platform, communityId, { kind: 'building', name, compound_id: areas.compound })
    const input = { tree: 'residential', parent_id: areas.compound, limit: 3 }
    const first = await platform.do<List>(areasBelow, input, { communityId })
    const second = await platform.do<List>(areasBelow, { ...input, after: first.next }, { communityId })
    expect([...names(first), ...names(second)]).toEqual(['2幢', '3幢', '9幢', '11幢', '12幢'])
    expect(second.next).toBeNull()
  })

  it('refuses an unknown parent, another community’s, and a broken cursor', async () => {
    const { communityId } = await createCommunity(platform)
    const other = await createCommunity(platform)
    await expect(
      platform.do(areasBelow, { tree: 'admin', limit: 5, parent_id: other.areas.grid }, { communityId }),
    ).rejects.toEqual(refused('platform.not_found'))
    await expect(platform.do(area, { id: other.areas.grid }, { communityId })).rejects.toEqual(
      refused('platform.not_found'),
    )
    await expect(platform.do(areasBelow, { tree: 'admin', limit: 5, after: 'x' }, { communityId })).rejects.toEqual(
      refused('platform.cursor_invalid'),
    )
  })
})

it('gives the whole tree down to buildings, parents first', async () => {
  const { communityId } = await createCommunity(platform)
  const whole = await platform.do<List>(tree, {}, { communityId })
  expect(names(whole)).toEqual(['第一网格', '南苑小区', '一号微网格', '3幢'])
  expect(whole).toMatchObject({ cut: false })
})

describe('search', () => {
  it.each([
    ['南苑3幢', ['南苑小区 3幢', '南苑小区 3幢 2单元']],
    ['ny30', ['南苑小区 30幢']],
    ['南苑小区3', ['南苑小区 3幢', '南苑小区 3幢 2单元', '南苑小区 30幢']],
    ['nyxq', ['南苑小区', '南苑小区 3幢', '南苑小区 3幢 2单元', '南苑小区 30幢']],
    ['NYXQ3Z', ['南苑小区 3幢', '南苑小区 3幢 2单元']],
    ['２单元', ['南苑小区 3幢 2单元']],
    ['30幢', ['南苑小区 30幢']],
    ['%', []],
    ['_', []],
    ['\\\\', []],
    ["'; drop", []],
  ])('finds %s', async (q, expected) => {
    const { communityId, areas } = await createCommunity(platform)
    await createArea(platform, communityId, { kind: 'building', name: '30幢', compound_id: areas.compound })
    const found = await platform.do<List>(searchAreas, { q, limit: 20 }, { communityId })
    expect(new Set(found.items.map((item) => item.full_name))).toEqual(new Set(expected))
  })

  it('puts the whole name first, keeps to a kind and to this community', async () => {
    const { communityId } = await createCommunity(platform)
    const other = await createCommunity(platform)
    await createArea(platform, other.communityId, { kind: 'compound', name: '南苑花园' })
    const all = await platform.do<List>(searchAreas, { q: '南苑小区', limit: 20 }, { communityId })
    expect(all.items[0]?.full_name).toBe('南苑小区')
    const buildings = await platform.do<List>(searchAreas, { q: '南苑', kind: 'building', limit: 20 }, { communityId })
    expect(names(buildings)).toEqual(['3幢'])
  })
})

it('lists the compounds with their buildings', async () => {
  const { communityId, areas } = await createCommunity(platform)
  await createArea(platform, communityId, { kind: 'village', name: '山前' })
  const page = await platform.do(compounds, { limit: 50 }, { communityId })
  expect(page).toMatchObject({
    items: [
      { id: areas.compound, name: '南苑小区', compound_kind: 'commercial', buildings: 1 },
      { name: '山前', kind: 'village', buildings: 0 },
    ],
    next: null,
  })
})

it('tells strangers about how many households live in a compound, where they are many, and of no other area', async () => {
  const { communityId, areas } = await createCommunity(platform)
  const told = async (id: string, households: number) => {
    await platform.do(editArea, { id, households_estimate: households }, { communityId, as: 'system' })
    const read = (by: object) => platform.do<{ households_estimate: number }>(area, { id }, { communityId, ...by })
    return [(await read({})).households_estimate, (await read({ as: 'system' })).households_estimate]
  }
  expect(await told(areas.compound, 300)).toEqual([300, 300])
  expect(await told(areas.compound, 4)).toEqual([null, 4])
  expect(await told(areas.building, 30)).toEqual([null, 30])
  expect(await told(areas.grid, 900)).toEqual([null, 900])
})

describe('over HTTP', () => {
  it('answers the public without an account, by the contract', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const app = await createHttp(platform, { authenticate: async () => null })
    const get = (path: string) => app.inject({ url: `/api/c/${communityId}${path}` })
    const whole = await get('')
    expect(whole.json()).toMatchObject({ id: communityId, demo: false, today: '2026-03-04' })
    expect((await get('/areas?tree=residential')).json()).toMatchObject({ items: [{ id: areas.compound }] })
    expect((await get('/areas/tree')).json()).toMatchObject({ cut: false })
    expect((await get(`/areas/${areas.building}`)).json()).toMatchObject({ dwellings: 1, can: [] })
    expect((await get(`/areas/search?q=${encodeURIComponent('南苑')}`)).statusCode).toBe(200)
    expect((await get('/compounds')).statusCode).toBe(200)
    expect((await app.inject({ url: '/api/communities?limit=1' })).json()).toMatchObject({ next: expect.any(String) })
    expect((await app.inject({ url: '/api/area-kinds' })).statusCode).toBe(200)
    expect((await get(`/areas/${areas.building}/dwellings`)).statusCode).toBe(401)
    await app.close()
  })

  it('refuses bad input with the fields, and writes only for who may', async () => {
    const { communityId } = await createCommunity(platform)
    const app = await createHttp(platform, { authenticate: async () => null })
    const get = (path: string) => app.inject({ url: `/api/c/${communityId}${path}` })
    expect((await get('/areas/not-a-uuid')).statusCode).toBe(404)
    expect((await get('/areas/search')).json()).toMatchObject({ code: 'platform.input_invalid' })
    expect((await get('/areas?limit=1000')).statusCode).toBe(422)
    const post = await app.inject({
      method: 'POST',
      url: `/api/c/${communityId}/areas`,
      headers: { 'idempotency-key': 'test-key-1' },
      payload: { kind: 'grid', name: '第九网格' },
    })
    expect(post.statusCode).toBe(401)
    await app.close()
  })
})
