import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import type { Operation } from '../../../../platform/command/types.ts'
import { createBody } from '../../../bodies/test/factory.ts'
import { createCommunity } from '../../../territory/test/factory.ts'
import { catalogueTemplate } from '../../catalogue/template.ts'
import { acting, refused } from '../../test/acting.ts'
import { communityWithRequests, fileOne, items, type RequestsCommunity } from '../../test/factory.ts'
import { catalogue, catalogueItem } from '../queries/catalogue.ts'
import { oneRequest } from '../queries/one-request.ts'
import { whoAnswers } from '../queries/who-answers.ts'
import type { OverrideView } from '../views/override-view.ts'
import type { AnswerView, ItemView, RequestView } from '../views/types.ts'
import { addItem } from './add-item.ts'
import { endResponsibility } from './end-responsibility.ts'
import { catalogueCommands } from './index.ts'
import { installCatalogue } from './install-catalogue.ts'
import { retireItem } from './retire-item.ts'
import { reviseItem } from './revise-item.ts'
import { setResponsibility } from './set-responsibility.ts'

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  act = acting(platform, community)
})
afterAll(() => platform.close())

const content = {
  name: '快递柜坏了',
  words: ['快递柜', '取不出快递'],
  hint: '说清是哪个柜子',
  kind: 'help',
  answerable: 'property_company',
  department_kind: null,
  why: '快递柜在小区公共部位，由物业公司负责。',
  tier: 'small',
  priority: 3,
  contact: { amount: 1, unit: 'working_days' },
  resolve: { amount: 2, unit: 'working_days' },
  criterion: '柜门能开，快递取到了',
  evidence: 'none',
  place: 'optional',
  public_open: true,
  divert: null,
  reason: '居民常问',
} as const
const add = (input: object = {}, by = community.secretary) =>
  act<ItemView>(addItem, by, { ...content, class: 'love_and_livelihood', code: 'A90', ...input })
type Item = { item: ItemView; revisions: { revision: number; reason: string }[]; overrides: OverrideView[] }
const look = (code: string) => act<Item>(catalogueItem, community.secretary, { code })

describe('who keeps the catalogue', () => {
  it.each(catalogueCommands.map((operation) => [operation.route.name, operation] as const))(
    '%s: neither anybody nor other staff nor another community',
    async (_, operation: Operation) => {
      const input = { code: items.lamp, id: community.areas.compound, ...content, compound_id: null, body_id: null }
      await refused(act(operation, null, input), 'platform.sign_in_needed')
      await refused(act(operation, community.resident, input), 'platform.not_allowed')
      await refused(act(operation, community.worker, input), 'platform.not_allowed')
      const other = await createCommunity(platform)
      const elsewhere = { communityId: other.communityId, accountId: community.secretary.accountId }
      await refused(platform.do(operation, input, elsewhere), 'platform.not_allowed')
    },
  )
})

describe('installing the template', () => {
  it('brings 112 items, and a second time only what is missing', async () => {
    const { communityId } = await createCommunity(platform)
    const as = { communityId, as: 'system' } as const
    expect(await platform.do(installCatalogue, {}, as)).toEqual({ added: 112, kept: 0 })
    expect(await platform.do(installCatalogue, {}, as)).toEqual({ added: 0, kept: 112 })
    const { items: installed } = await platform.do<{ items: ItemView[] }>(catalogue, { retired: 'no' }, as)
    for (const [index, template] of catalogueTemplate.entries()) {
      expect(installed[index]).toMatchObject({
        code: template.code,
        name: template.name,
        words: template.words,
        contact: template.contact,
        resolve: template.resolve,
        department_kind: template.department ?? null,
        revision: 1,
      })
    }
  })
})

describe('an item of the community', () => {
  it('is added under a new code', async () => {
    expect(await add()).toMatchObject({ code: 'A90', revision: 1, retired: false, name: '快递柜坏了' })
    await refused(add(), 'requests.item_exists')
    await refused(add({ code: items.lamp }), 'requests.item_exists')
  })

  it('names the kind of department that answers, and only then', async () => {
    const department = { code: 'A91', answerable: 'department' }
    await refused(add(department), 'platform.input_invalid')
    await refused(add({ ...department, department_kind: 'constructor' }), 'platform.input_invalid')
    await refused(add({ code: 'A91', department_kind: 'water' }), 'platform.input_invalid')
    expect(await add({ ...department, department_kind: 'water' })).toMatchObject({ department_kind: 'water' })
  })

  it('is revised from now on: requests keep the revision they were filed under', async () => {
    const filed = await fileOne(platform, community)
    const { code: _, revision: __, retired: ___, class: ____, ...before } = (await look(items.lamp)).item
    const change = { ...before, name: '公共照明坏了', criterion: '灯亮了，居民认可' }
    const revised = await act<ItemView>(reviseItem, community.secretary, {
      code: items.lamp,
      ...change,
      reason: '名字更清楚',
    })
    expect(revised).toMatchObject({ code: items.lamp, revision: 2, name: '公共照明坏了' })
    expect((await look(items.lamp)).revisions).toMatchObject([
      { revision: 2, reason: '名字更清楚', name: '公共照明坏了' },
      { revision: 1 },
    ])
    const kept = await act<RequestView>(oneRequest, community.secretary, { id: filed.id })
    expect(kept.item).toMatchObject({ revision: 1, name: before.name, criterion: before.criterion })
    const next = await fileOne(platform, community)
    expect((await act<RequestView>(oneRequest, community.secretary, { id: next.id })).item.revision).toBe(2)
    await refused(
      act(reviseItem, community.secretary, { code: 'Z99', ...change, reason: '没有' }),
      'requests.item_unknown',
    )
  })

  it('is retired with its history: nothing new is filed under it, nothing changes it', async () => {
    const filed = await fileOne(platform, community, { item_code: items.green })
    const retired = await act<ItemView>(retireItem, community.secretary, { code: items.green, reason: '并入绿化养护' })
    expect(retired).toMatchObject({ retired: true, revision: 2 })
    await refused(fileOne(platform, community, { item_code: items.green }), 'requests.item_retired')
    expect((await act<RequestView>(oneRequest, community.secretary, { id: filed.id })).item.code).toBe(items.green)
    await refused(act(retireItem, community.secretary, { code: items.green, reason: '再来' }), 'requests.item_retired')
    await refused(act(reviseItem, community.secretary, { code: items.green, ...content }), 'requests.item_retired')
    await refused(act(retireItem, community.secretary, { code: 'Z99', reason: '没有' }), 'requests.item_unknown')
    await refused(act(catalogueItem, community.secretary, { code: 'Z99' }), 'requests.item_unknown')
  })
})

describe('who answers otherwise', () => {
  const answer = () => act<AnswerView>(whoAnswers, null, { item_code: items.pests, area_id: community.areas.building })
  const set = (input: object) =>
    act<OverrideView>(setResponsibility, community.secretary, {
      code: items.pests,
      compound_id: null,
      answerable: 'property_company',
      body_id: null,
      reason: '合同写明由物业消杀',
      ...input,
    })

  it('in a compound before the community, replaced by the next word, ended by going back to the catalogue', async () => {
    expect(await answer()).toMatchObject({ source: 'catalogue', kind: 'community' })
    const everywhere = await set({})
    expect(await answer()).toMatchObject({ source: 'community_override', kind: 'property_company' })
    const here = await set({ compound_id: community.areas.compound, answerable: 'residents', reason: '业主自治' })
    expect(here).toMatchObject({ item_code: items.pests, compound: { id: community.areas.compound }, body: null })
    expect(await answer()).toMatchObject({ source: 'compound_override', kind: 'residents', why: '业主自治' })

    const company = await createBody(platform, community.communityId, { kind: 'property_company' })
    const again = await set({ compound_id: community.areas.compound, body_id: company })
    expect(await answer()).toMatchObject({ body: { id: company }, source: 'compound_override' })
    expect((await look(items.pests)).overrides.map((one) => one.id)).toEqual([everywhere.id, again.id])

    for (const { id } of [again, everywhere]) await act(endResponsibility, community.secretary, { id })
    expect(await answer()).toMatchObject({ source: 'catalogue' })
    expect((await look(items.pests)).overrides).toEqual([])
    await refused(act(endResponsibility, community.secretary, { id: again.id }), 'platform.not_found')
  })

  it('only for items, compounds and bodies of this community', async () => {
    const other = await communityWithRequests(platform)
    await refused(set({ code: 'Z99' }), 'requests.item_unknown')
    await refused(set({ compound_id: other.areas.compound }), 'requests.place_unknown')
    await refused(set({ compound_id: community.areas.building }), 'requests.place_unknown')
    await refused(set({ compound_id: community.areas.grid }), 'requests.place_unknown')
    await refused(set({ body_id: other.bodies.propertyCompany }), 'requests.body_unknown')
    const elsewhere = acting(platform, other)
    const { id } = await set({})
    await refused(elsewhere(endResponsibility, other.secretary, { id }), 'platform.not_found')
  })
})
