import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { createPost } from '../../../bodies/test/factory.ts'
import { acting, refused } from '../../test/acting.ts'
import { communityWithRequests, fileOne, items, type RequestsCommunity } from '../../test/factory.ts'
import type { ItemView } from '../views/types.ts'
import { catalogueItem } from './catalogue.ts'
import { previewItem } from './preview-item.ts'
import { vacancies } from './vacancies.ts'
import { year } from './year.ts'

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  act = acting(platform, community)
})
afterAll(() => platform.close())

type Sums = { looked_at: number; elsewhere: number; other_limits: number }
type Preview = { open: Sums & { examples: { id: string }[] }; replay: Sums }
const look = () => act<{ item: ItemView }>(catalogueItem, community.secretary, { code: items.lamp })
const preview = (wanted: object) => act<Preview>(previewItem, community.secretary, { code: items.lamp, ...wanted })

describe('what a changed item would do', () => {
  it('is for who keeps the catalogue', async () => {
    const input = { code: items.lamp }
    await refused(act(previewItem, null, input), 'platform.sign_in_needed')
    for (const by of [community.resident, community.worker])
      await refused(act(previewItem, by, input), 'platform.not_allowed')
    await refused(preview({ code: 'Z99' }), 'requests.item_unknown')
  })

  it('tells which open requests would go elsewhere or get other limits, and changes nothing', async () => {
    const filed = await fileOne(platform, community)
    const { answerable, department_kind, contact, resolve } = (await look()).item
    const item = { answerable, department_kind, contact, resolve }
    const same = await preview({ item })
    expect(same.open).toMatchObject({ looked_at: 1, elsewhere: 0, other_limits: 0, examples: [] })
    const slower = await preview({ item: { ...item, resolve: { amount: 20, unit: 'working_days' } } })
    expect(slower.open).toMatchObject({ elsewhere: 0, other_limits: 1, examples: [{ id: filed.id }] })
    const other = await preview({ item: { ...item, answerable: 'residents' } })
    expect(other).toMatchObject({ open: { elsewhere: 1 }, replay: { days: 30, elsewhere: 1 } })
    const ruled = { compound_id: community.areas.compound, answerable: 'community', body_id: null }
    expect((await preview({ responsibility: ruled })).open.elsewhere).toBe(1)
    await refused(preview({ item: { ...item, answerable: 'department' } }), 'platform.input_invalid')
    expect((await look()).item.revision).toBe(1)
  })
})

describe('the year', () => {
  it('tells by month what was asked, which days differ, and is the desk’s', async () => {
    await refused(act(year, community.resident, {}), 'platform.not_allowed')
    const shown = await act<{
      year: number
      months: { month: string; working_days: number; days: { day: string }[] }[]
    }>(year, community.secretary, {})
    expect(shown.year).toBe(2026)
    expect(shown.months).toHaveLength(12)
    expect(shown.months[9]?.days.map(({ day }) => day)).toContain('2026-10-01')
    expect(shown.months[9]?.working_days).toBeLessThan(22)
  })
})

describe('vacant posts', () => {
  it('are told with what waits because of them', async () => {
    await refused(act(vacancies, community.resident, {}), 'platform.not_allowed')
    const postId = await createPost(platform, community.communityId, {
      kind: 'micro_grid_leader',
      areaId: community.areas.grid,
    })
    const { items: found } = await act<{ items: { post_id: string; vacant_since: string | null; waiting: number }[] }>(
      vacancies,
      community.secretary,
      {},
    )
    expect(found).toContainEqual(expect.objectContaining({ post_id: postId, vacant_since: null, waiting: 0 }))
  })
})
