import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../../platform/command/types.ts'
import { createBody } from '../../../bodies/test/factory.ts'
import { createCommunity } from '../../../territory/test/factory.ts'
import { catalogueTemplate } from '../../catalogue/template.ts'
import { acting, refused, setUpRequests } from '../../test/acting.ts'
import { communityWithRequests, fileOne, items } from '../../test/factory.ts'
import { boundary } from '../queries/boundary.ts'
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

const at = setUpRequests()

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
const add = (input: object = {}, by = at.community.secretary) =>
  at.act<ItemView>(addItem, by, { ...content, class: 'love_and_livelihood', code: 'A90', ...input })
type Item = { item: ItemView; revisions: { revision: number; reason: string }[]; overrides: OverrideView[] }
const look = (code: string) => at.act<Item>(catalogueItem, at.community.secretary, { code })

describe('who keeps the catalogue', () => {
  it.each(catalogueCommands.map((operation) => [operation.route.name, operation] as const))(
    '%s: neither anybody nor other staff nor another community',
    async (_, operation: Operation) => {
      const input = { code: items.lamp, id: at.community.areas.compound, ...content, compound_id: null, body_id: null }
      await refused(at.act(operation, null, input), 'platform.sign_in_needed')
      await refused(at.act(operation, at.community.resident, input), 'platform.not_allowed')
      await refused(at.act(operation, at.community.worker, input), 'platform.not_allowed')
      const other = await createCommunity(at.platform)
      const elsewhere = { communityId: other.communityId, accountId: at.community.secretary.accountId }
      await refused(at.platform.do(operation, input, elsewhere), 'platform.not_allowed')
    },
  )
})

describe('installing the template', () => {
  it('brings 112 items, and a second time only what is missing', async () => {
    const { communityId } = await createCommunity(at.platform)
    const as = { communityId, as: 'system' } as const
    expect(await at.platform.do(installCatalogue, {}, as)).toEqual({ added: 112, kept: 0 })
    expect(await at.platform.do(installCatalogue, {}, as)).toEqual({ added: 0, kept: 112 })
    const { items: installed } = await at.platform.do<{ items: ItemView[] }>(catalogue, { retired: 'no' }, as)
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
    const filed = await fileOne(at.platform, at.community)
    const { code: _, revision: __, retired: ___, class: ____, ...before } = (await look(items.lamp)).item
    const change = { ...before, name: '公共照明坏了', criterion: '灯亮了，居民认可' }
    const revised = await at.act<ItemView>(reviseItem, at.community.secretary, {
      code: items.lamp,
      ...change,
      reason: '名字更清楚',
    })
    expect(revised).toMatchObject({ code: items.lamp, revision: 2, name: '公共照明坏了' })
    expect((await look(items.lamp)).revisions).toMatchObject([
      { revision: 2, reason: '名字更清楚', name: '公共照明坏了' },
      { revision: 1 },
    ])
    const kept = await at.act<RequestView>(oneRequest, at.community.secretary, { id: filed.id })
    expect(kept.item).toMatchObject({ revision: 1, name: before.name, criterion: before.criterion })
    const next = await fileOne(at.platform, at.community)
    expect((await at.act<RequestView>(oneRequest, at.community.secretary, { id: next.id })).item.revision).toBe(2)
    await refused(
      at.act(reviseItem, at.community.secretary, { code: 'Z99', ...change, reason: '没有' }),
      'requests.item_unknown',
    )
  })

  it('is retired with its history: nothing new is filed under it, nothing changes it', async () => {
    const filed = await fileOne(at.platform, at.community, { item_code: items.green })
    const retired = await at.act<ItemView>(retireItem, at.community.secretary, {
      code: items.green,
      reason: '并入绿化养护',
    })
    expect(retired).toMatchObject({ retired: true, revision: 2 })
    await refused(fileOne(at.platform, at.community, { item_code: items.green }), 'requests.item_retired')
    expect((await at.act<RequestView>(oneRequest, at.community.secretary, { id: filed.id })).item.code).toBe(
      items.green,
    )
    await refused(
      at.act(retireItem, at.community.secretary, { code: items.green, reason: '再来' }),
      'requests.item_retired',
    )
    await refused(
      at.act(reviseItem, at.community.secretary, { code: items.green, ...content }),
      'requests.item_retired',
    )
    await refused(at.act(retireItem, at.community.secretary, { code: 'Z99', reason: '没有' }), 'requests.item_unknown')
    await refused(at.act(catalogueItem, at.community.secretary, { code: 'Z99' }), 'requests.item_unknown')
  })
})

describe('who answers otherwise', () => {
  const answer = () =>
    at.act<AnswerView>(whoAnswers, null, { item_code: items.pests, area_id: at.community.areas.building })
  const set = (input: object) =>
    at.act<OverrideView>(setResponsibility, at.community.secretary, {
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
    const here = await set({ compound_id: at.community.areas.compound, answerable: 'residents', reason: '业主自治' })
    expect(here).toMatchObject({ item_code: items.pests, compound: { id: at.community.areas.compound }, body: null })
    expect(await answer()).toMatchObject({ source: 'compound_override', kind: 'residents', why: '业主自治' })

    const company = await createBody(at.platform, at.community.communityId, { kind: 'property_company' })
    const again = await set({ compound_id: at.community.areas.compound, body_id: company })
    expect(await answer()).toMatchObject({ body: { id: company }, source: 'compound_override' })
    expect((await look(items.pests)).overrides.map((one) => one.id)).toEqual([everywhere.id, again.id])

    for (const { id } of [again, everywhere]) await at.act(endResponsibility, at.community.secretary, { id })
    expect(await answer()).toMatchObject({ source: 'catalogue' })
    expect((await look(items.pests)).overrides).toEqual([])
    await refused(at.act(endResponsibility, at.community.secretary, { id: again.id }), 'platform.not_found')
  })

  it('only for items, compounds and bodies of this community', async () => {
    const other = await communityWithRequests(at.platform)
    await refused(set({ code: 'Z99' }), 'requests.item_unknown')
    await refused(set({ compound_id: other.areas.compound }), 'requests.place_unknown')
    await refused(set({ compound_id: at.community.areas.building }), 'requests.place_unknown')
    await refused(set({ compound_id: at.community.areas.grid }), 'requests.place_unknown')
    await refused(set({ body_id: other.bodies.propertyCompany }), 'requests.body_unknown')
    const elsewhere = acting(at.platform, other)
    const { id } = await set({})
    await refused(elsewhere(endResponsibility, other.secretary, { id }), 'platform.not_found')
  })
})

describe('what the community may not do', () => {
  it('is refused with where to go: one of the twenty papers, or a whole item', async () => {
    const papers = (answer: string | null) =>
      fileOne(at.platform, at.community, {
        item_code: items.papers,
        answers: answer === null ? [] : [{ question: '要开哪种证明', answer }],
      })
    await expect(papers('健在证明')).rejects.toMatchObject({
      code: 'requests.not_ours',
      params: { what: '健在证明', where: expect.stringContaining('发放单位') },
    })
    await refused(papers(null), 'requests.answer_needed')
    const taken = await papers('别的证明')
    const seen = await at.act<{ description: string }>(oneRequest, at.community.secretary, { id: taken.id })
    expect(seen.description).toContain('要开哪种证明：别的证明')
  })
  it('needs an address, and questions are kept with the version', async () => {
    const { item } = await at.act<{ item: Record<string, unknown> }>(catalogueItem, at.community.secretary, {
      code: items.bus,
    })
    const { class: _, revision: __, retired: ___, ...body } = item
    const wanted = { ...body, reason: '公交线路由交通部门定', may_act: false }
    await refused(at.act(reviseItem, at.community.secretary, wanted), 'requests.elsewhere_needed')
    const after = await at.act<{ questions: unknown; instead: string }>(reviseItem, at.community.secretary, {
      ...wanted,
      instead: '请打交通热线 12328',
      questions: [{ question: '哪一路车', options: [], required: false }],
    })
    expect(after).toMatchObject({ instead: '请打交通热线 12328', questions: [{ question: '哪一路车' }] })
    await refused(fileOne(at.platform, at.community, { item_code: items.bus, area_id: undefined }), 'requests.not_ours')
  })
})

it('the boundary shows what differs, and keeps what was, for everybody', async () => {
  type Seen = { rows: { code: string; cells: object[] }[]; changes: { id: string; until: string | null }[] }
  const seen = () => at.act<Seen>(boundary, null, {})
  const set = await at.act<OverrideView>(setResponsibility, at.community.secretary, {
    code: items.pests,
    compound_id: at.community.areas.compound,
    answerable: 'property_company',
    body_id: at.community.bodies.propertyCompany,
    reason: '物业合同里写了消杀',
  })
  const row = async () => (await seen()).rows.find(({ code }) => code === items.pests)
  expect(await row()).toMatchObject({ cells: [{ compound_id: at.community.areas.compound, kind: 'property_company' }] })
  at.platform.clock.advance(1000)
  await at.act(endResponsibility, at.community.secretary, { id: set.id })
  expect((await row())?.cells).toEqual([])
  expect((await seen()).changes.find(({ id }) => id === set.id)?.until).not.toBeNull()
})
