import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { acting, refused, setUpRequests } from '../../test/acting.ts'
import { communityWithRequests, fileOne, items } from '../../test/factory.ts'
import { retireItem } from '../catalogue-commands/retire-item.ts'
import { fileRequestFor } from '../commands/file-request-for.ts'
import { requestsLeast } from './learn.ts'
import { proposalFigures } from './proposal-figures.ts'
import { suggestItems } from './suggest-items.ts'

/** What is said of a thing here and nowhere else: no catalogue knows it. */
const own = ['大黄又趴在花坛边上叫', '大黄追着孩子叫', '花坛那边的大黄没人管', '大黄半夜叫个不停', '大黄在花坛刨土']
const others: Record<string, readonly string[]> = {
  [items.lamp]: ['楼道灯不亮', '感应灯坏了', '楼梯间太黑看不见', '灯坏了三天', '楼道的灯一闪一闪'],
  [items.green]: ['草坪没人修', '树枝挡窗户', '绿化带枯了', '灌木太高', '草长得很高'],
  [items.clutter]: ['楼道堆杂物', '纸箱堆在门口', '过道放满东西', '杂物占了楼道', '旧家具堆在楼梯'],
}
type Suggestions = { items: { code: string; matched: string[] }[]; learned_from: number }
type Figures = {
  model: { version: number; requests_count: number; apart_count: number; first_right: number } | null
  filed: { shown: number; taken: number }
}

const at = setUpRequests()

const suggest = (text: string) => at.act<Suggestions>(suggestItems, null, { text })
const figures = (by = at.community.worker) => at.act<Figures>(proposalFigures, by, {})

async function close(item_code: string, description: string, wish: object = {}): Promise<void> {
  const { id } = await fileOne(at.platform, at.community, { item_code, description, ...wish })
  at.platform.clock.advance(1_000)
  await at.platform.look(at.community.communityId, (tx) =>
    sql`update caseflow.cases set state = 'closed', outcome = 'solved', closed_by = 'confirmed', closed_at = ${at.platform.clock.now()},
      next_due = null where community_id = ${at.community.communityId} and id = ${id}`.execute(tx),
  )
}

async function hoursLater(hours: number): Promise<void> {
  at.platform.clock.advance(hours * 3_600_000)
  await at.platform.jobs.runDue()
}

describe('proposals of an item', () => {
  it('rest on the items’ words until enough requests were closed', async () => {
    for (let nth = 0; nth < requestsLeast - 1; nth += 1) {
      const [code, texts] = Object.entries({ ...others, [items.pests]: own })[nth % 4] ?? ['', []]
      await close(code, `${texts[nth % 5]}，${nth} 号`)
    }
    for (let nth = 0; nth < 3; nth += 1) await close(items.noise, '青石巷口又挂了黑幡', { confidential: true })
    await hoursLater(2)
    expect(await suggest('大黄在花坛叫')).toMatchObject({ learned_from: 0 })
    expect((await suggest('大黄在花坛叫')).items[0]?.code).not.toBe(items.pests)
    expect((await figures()).model).toBeNull()
  })

  it('then on what those taught too, with the words that speak for it', async () => {
    await close(items.lamp, '楼道灯坏了')
    await hoursLater(2)
    const found = await suggest('花坛边的大黄一直叫')
    expect(found.items[0]).toMatchObject({ code: items.pests, matched: expect.arrayContaining(['花坛']) })
    expect(found.learned_from).toBe(requestsLeast)
    expect((await suggest('楼道灯不亮')).items[0]?.code).toBe(items.lamp)
    expect(await figures()).toMatchObject({ model: { version: 1, requests_count: requestsLeast, apart_count: 12 } })
    expect((await figures()).model?.first_right).toBeGreaterThanOrEqual(8)
  })

  it('learn nothing from confidential requests, from rare words, or from another community', async () => {
    expect((await suggest('黑幡')).items.map((item) => item.code)).not.toContain(items.noise)
    const other = await communityWithRequests(at.platform)
    const there = await acting(at.platform, other)<Suggestions>(suggestItems, null, { text: '花坛边的大黄一直叫' })
    expect(there).toMatchObject({ learned_from: 0 })
    expect(there.items.map((item) => item.code)).not.toContain(items.pests)
  })

  it('are learned anew after a day where something was closed, at once where much was, else not', async () => {
    const version = async () => (await figures()).model?.version
    await hoursLater(30)
    expect(await version()).toBe(1)
    await close(items.lamp, '灯又坏了')
    await hoursLater(2)
    expect(await version()).toBe(2)
    await hoursLater(2)
    expect(await version()).toBe(2)
    const kept = await at.platform.look(at.community.communityId, (tx) =>
      sql<{ version: number; there: boolean }>`select version, model is not null as there from requests.item_models
        where community_id = ${at.community.communityId} order by version`.execute(tx),
    )
    expect(kept.rows).toEqual([
      { version: 1, there: false },
      { version: 2, there: true },
    ])
  })

  it('never name an item that is out of use', async () => {
    await at.act(retireItem, at.community.secretary, { code: items.pests, reason: '并入别的条目' })
    expect((await suggest('花坛边的大黄一直叫')).items.map((item) => item.code)).not.toContain(items.pests)
  })

  it('are counted when staff file with one in sight, as taken or not; staff alone see how often', async () => {
    const file = (proposed_item?: string) =>
      at.act(fileRequestFor, at.community.clerk, {
        item_code: items.lamp,
        description: '楼道灯坏了',
        area_id: at.community.areas.stairwell,
        place_detail: '',
        file_ids: [],
        anonymous: false,
        confidential: false,
        contact_name: '',
        contact_phone: '19900001234',
        wants_updates: true,
        channel: 'counter',
        ...(proposed_item ? { proposed_item } : {}),
      })
    await file(items.lamp)
    await file(items.green)
    await file()
    expect((await figures()).filed).toEqual({ shown: 2, taken: 1 })
    await refused(figures(at.community.resident as typeof at.community.worker), 'platform.not_allowed')
    const other = await communityWithRequests(at.platform)
    await refused(figures(other.worker), 'platform.not_allowed')
  })
})
