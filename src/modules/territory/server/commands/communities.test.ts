import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { createAccount } from '../../../access/test/factory.ts'
import { createStaff } from '../../../bodies/test/staff.ts'
import { createPerson } from '../../../people/test/factory.ts'
import { createCommunity } from '../../test/factory.ts'
import { communities, community, kinds } from '../queries/communities.ts'
import { editCommunity } from './edit-community.ts'
import { openCommunity } from './open-community.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())

const refused = (code: string) => expect.objectContaining({ code })
const installation = { communityId: 0, as: 'system' } as const
const application = {
  name: '山茶社区',
  district_code: '110101',
  town: { code: '110101999', name: '山茶街道' },
  code: '110101999001',
  time_zone: 'Asia/Shanghai',
  demo: false,
}

describe('opening a community', () => {
  it('is the administrator’s', async () => {
    const { communityId } = await createCommunity(platform)
    const resident = await createAccount(platform, communityId, await createPerson(platform, communityId))
    const secretary = await createStaff(platform, communityId, 'community_secretary')
    const administrator = await createAccount(platform, communityId, null, { administrator: true })
    await expect(platform.do(openCommunity, application, { communityId: 0 })).rejects.toEqual(
      refused('platform.sign_in_needed'),
    )
    for (const accountId of [resident, secretary.accountId])
      await expect(platform.do(openCommunity, application, { communityId: 0, accountId })).rejects.toEqual(
        refused('platform.not_allowed'),
      )
    const opened = await platform.do(openCommunity, application, { communityId: 0, accountId: administrator })
    expect(opened).toMatchObject({
      name: '山茶社区',
      region_path: ['北京市', '东城区', '山茶街道'],
      now: '2026-03-04T02:00:00.000Z',
      today: '2026-03-04',
      modules: null,
    })
  })

  it.each([
    ['an unknown district', { district_code: '999999' }, 'territory.region_unknown'],
    ['a town of another district', { town: { code: '110102999', name: '某街道' } }, 'territory.code_unfit'],
    ['a community of another town', { code: '110101998001' }, 'territory.code_unfit'],
    ['an unknown time zone', { time_zone: 'Mars/Olympus' }, 'territory.time_zone_unknown'],
  ])('refuses %s', async (_, wrong, code) => {
    await expect(platform.do(openCommunity, { ...application, ...wrong }, installation)).rejects.toEqual(refused(code))
  })

  it('refuses a code that is in use, also of two openings at once', async () => {
    const input = { ...application, code: '110101999777' }
    const outcomes = await Promise.allSettled([
      platform.do(openCommunity, input, installation),
      platform.do(openCommunity, input, installation),
    ])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toEqual(refused('territory.code_taken'))
  })
})

describe('editing a community', () => {
  it('is for who leads the whole of it', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const other = await createCommunity(platform)
    const foreign = await createStaff(platform, other.communityId, 'community_secretary')
    const clerk = await createStaff(platform, communityId, 'counter_clerk')
    const ofGrid = await createStaff(platform, communityId, 'community_worker', { areaId: areas.grid })
    const input = { phone: '0573-19900001' }
    await expect(platform.do(editCommunity, input, { communityId })).rejects.toEqual(refused('platform.sign_in_needed'))
    for (const { accountId } of [foreign, clerk, ofGrid])
      await expect(platform.do(editCommunity, input, { communityId, accountId })).rejects.toEqual(
        refused('platform.not_allowed'),
      )
    const { accountId } = await createStaff(platform, communityId, 'community_secretary')
    expect(await platform.do(editCommunity, input, { communityId, accountId })).toMatchObject(input)
  })

  it('changes what is said, keeps the rest, in this community only', async () => {
    const { communityId } = await createCommunity(platform, { name: '月季社区' })
    const other = await createCommunity(platform, { name: '石榴社区' })
    const caller = { communityId, as: 'system' } as const
    const names = { 'menu.requests': '有事请说' }
    await platform.do(editCommunity, { name: '蔷薇社区', names, modules: ['requests'] }, caller)
    await platform.do(editCommunity, { office_hours: '8:30-17:30' }, caller)
    expect(await platform.do(community, {}, { communityId })).toMatchObject({
      name: '蔷薇社区',
      names,
      modules: ['requests'],
      office_hours: '8:30-17:30',
      phone: '0573-19900000',
    })
    expect(await platform.do(community, {}, { communityId: other.communityId })).toMatchObject({
      name: '石榴社区',
      names: {},
    })
  })

  it('refuses where there is none', async () => {
    await expect(platform.do(editCommunity, {}, { communityId: 99_999, as: 'system' })).rejects.toEqual(
      refused('platform.not_found'),
    )
    await expect(platform.do(community, {}, { communityId: 99_999 })).rejects.toEqual(refused('platform.not_found'))
  })
})

describe('the list of communities', () => {
  it('is public, by name, page by page', async () => {
    for (const name of ['丙测试', '甲测试', '乙测试']) await createCommunity(platform, { name })
    const seen: string[] = []
    const ids = new Set<number>()
    let after: string | undefined
    do {
      const page: { items: { id: number; name: string }[]; next: string | null } = await platform.do(
        communities,
        { limit: 2, after },
        { communityId: 0 },
      )
      seen.push(...page.items.map((item) => item.name))
      for (const { id } of page.items) ids.add(id)
      after = page.next ?? undefined
    } while (after)
    expect(seen.filter((name) => /^.测试$/.test(name))).toEqual(['丙测试', '甲测试', '乙测试'])
    expect(ids.size).toBe(seen.length)
    await expect(platform.do(communities, { limit: 2, after: 'x' }, { communityId: 0 })).rejects.toEqual(
      refused('platform.cursor_invalid'),
    )
  })
})

it('tells the kinds of area and of compound', async () => {
  expect(await platform.do(kinds, {}, { communityId: 0 })).toMatchObject({
    area_kinds: expect.arrayContaining([
      { code: 'building', name: '楼栋', tree: 'both', site: false, parents: expect.arrayContaining(['micro_grid']) },
    ]),
    compound_kinds: expect.arrayContaining([{ code: 'old', name: '老旧小区' }]),
  })
})
