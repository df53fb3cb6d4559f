import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestPlatform } from '../../app/testing/platform.ts'
import { unknownId } from '../../app/testing/served.ts'
import { refused } from '../requests/test/acting.ts'
import { communityWithRequests, items, type RequestsCommunity, type TestPerson } from '../requests/test/factory.ts'
import { countDifferences } from './server/counting/keep.ts'
import { acting } from './test/acting.ts'
import { type CountersTest, elderCard, openCounters } from './test/counters.ts'

type CaseSeen = {
  id: string
  state: string
  number: string
  first_asked: boolean
  next_day: string | null
  phone: string | null
  matters: { seq: number; code: string; state: string; papers: { name: string; brought: boolean }[] }[]
  steps: { kind: string; text: string }[]
  receptions: number
  request: { id: string } | null
  can: string[]
}

let platform: TestPlatform
let community: RequestsCommunity
let other: RequestsCommunity
let colleague: CountersTest['colleague']
let act: CountersTest['act']

beforeAll(async () => {
  ;({ platform, community, other, colleague, act } = await openCounters())
})
afterAll(() => platform.close())

const later = (minutes: number) => platform.clock.advance(minutes * 60_000)
const receive = (matters: object[], by: TestPerson = community.clerk, more: object = {}) =>
  act<{ id: string; case_id: string }>('receive', by, { person_id: community.resident.personId, matters, ...more })
const opened = async (matters: object[], by: TestPerson = community.clerk) =>
  act<CaseSeen>('case', by, { id: (await receive(matters, by)).case_id })
const work = (id: string, seq: number, input: object, by: TestPerson = community.clerk) =>
  act<CaseSeen>('work_matter', by, { id, seq, ...input })
const done = { act: 'finish', state: 'done', text: '办好了，已交给本人' }

describe('matters', () => {
  it('come from a template once, are revised with versions, retired and found by words', async () => {
    expect(await act('install_matters', community.secretary, {})).toEqual({ added: 0 })
    const guide = (query: object) => act<{ items: { code: string }[] }>('guide', null, query)
    expect((await guide({ q: '老年卡' })).items.map((one) => one.code)).toEqual(['elder_card'])
    expect((await guide({ kind: 'medical' })).items).toHaveLength(2)
    const wish = { kind: 'other', name: '借会议室', working_days: 0, doers: ['counter_clerk'] }
    await act('add_matter', community.secretary, { code: 'room', ...wish })
    await refused(act('add_matter', community.secretary, { code: 'room', ...wish }), 'counters.matter_there')
    await refused(act('add_matter', community.clerk, { code: 'hall', ...wish }), 'platform.not_allowed')
    await act('revise_matter', community.secretary, { code: 'room', ...wish, name: '借活动室', revision: 1 })
    await refused(
      act('revise_matter', community.secretary, { code: 'room', ...wish, revision: 1 }),
      'counters.matter_changed',
    )
    const one = await act<{ versions: { name: string }[] }>('matter', community.clerk, { code: 'room' })
    expect(one.versions.map((version) => version.name)).toEqual(['借活动室', '借会议室'])
    await act('retire_matter', community.secretary, { code: 'room', retired: true })
    expect((await guide({ q: '活动室' })).items).toEqual([])
    await refused(receive([{ code: 'room' }]), 'counters.matter_unknown')
    await refused(act('guide_matter', null, { code: 'nothing' }), 'platform.not_found')
    await refused(act('matter', community.resident, { code: 'room' }), 'platform.not_allowed')
  })

  it('send the twenty papers elsewhere', async () => {
    await refused(receive([{ code: 'community_paper' }]), 'counters.choice_needed')
    await refused(receive([{ code: 'community_paper', choice: '无犯罪记录证明' }]), 'counters.not_ours')
  })
})

describe('a case', () => {
  it('keeps all matters of a person with whoever was asked first, to the end', async () => {
    const one = await opened([elderCard({ brought: ['身份证'] }), { code: 'pension_check', brought: ['身份证'] }])
    expect(one).toMatchObject({ state: 'open', first_asked: true, matters: [{ state: 'papers' }, { state: 'open' }] })
    await refused(work(one.id, 1, done), 'counters.papers_missing')
    await refused(work(one.id, 1, done, colleague), 'platform.not_allowed')
    await refused(work(one.id, 9, done), 'platform.not_found')
    await work(one.id, 1, { act: 'papers', brought: ['身份证', '一寸照片'] })
    await refused(work(one.id, 1, { act: 'wait', office: '街道', next_day: '2020-01-01' }), 'counters.day_past')
    await work(one.id, 1, { act: 'wait', office: '街道民政', next_day: '2026-12-01' })
    await work(one.id, 2, done)
    await refused(work(one.id, 2, done), 'counters.matter_ended')
    await refused(work(one.id, 1, { act: 'reopen', reason: '弄错了' }), 'counters.matter_open')
    const more = await act<CaseSeen>('take_matter', community.clerk, {
      id: one.id,
      ...elderCard({ code: 'medical_remote' }),
    })
    expect(more.matters).toHaveLength(3)
    await work(one.id, 3, { act: 'finish', state: 'withdrawn', text: '居民自己在手机上办了' })
    const ended = await work(one.id, 1, done)
    expect(ended).toMatchObject({ state: 'ended', first_asked: true, next_day: null })
    await refused(act('note', community.clerk, { id: one.id, text: '再说一句' }), 'counters.case_ended')
    expect((await work(one.id, 2, { act: 'reopen', reason: '认证没有通过' })).state).toBe('open')
    expect((await work(one.id, 2, done)).state).toBe('ended')
  })

  it('has what was written wrongly put right by its keeper, with a reason, and keeps what stood there', async () => {
    const one = await opened([elderCard()])
    type Steps = { steps: { seq: number; kind: string; text: string; corrections: object[]; may_correct: boolean }[] }
    const noted = await act<Steps>('note', community.clerk, { id: one.id, text: '约了周五来' })
    const { seq } = noted.steps[0] ?? { seq: 0 }
    const correct = (by: TestPerson, more: object = {}) =>
      act<Steps>('correct_step', by, { id: one.id, seq, text: '约了周四来', reason: '记错了日子', ...more })
    await refused(correct(community.resident), 'platform.not_allowed')
    await refused(correct(colleague), 'platform.not_allowed')
    await refused(
      acting(platform, other.communityId)('correct_step', other.clerk, {
        id: one.id,
        seq,
        text: '别的',
        reason: '别的',
      }),
      'platform.not_found',
    )
    await refused(correct(community.clerk, { seq: 99 }), 'platform.not_found')
    await refused(correct(community.clerk, { seq: 1 }), 'counters.step_fixed')
    const right = (await correct(community.clerk)).steps.find((step) => step.seq === seq)
    expect(right).toMatchObject({
      text: '约了周四来',
      corrections: [{ was: '约了周五来', reason: '记错了日子' }],
      may_correct: true,
    })
  })

  it('asks who did it where the keeper’s post doesn’t', async () => {
    const one = await opened([{ code: 'pension_enrol', brought: ['身份证', '户口簿', '银行卡'] }], community.gridWorker)
    await refused(work(one.id, 1, done, community.gridWorker), 'counters.doer_needed')
    const ended = await work(one.id, 1, { ...done, done_by: '社保窗口' }, community.gridWorker)
    expect(ended.steps[0]?.text).toBe('社保窗口：办好了，已交给本人')
  })

  it('is handed over with a reason to somebody who receives, and then isn’t first-asked', async () => {
    const one = await opened([elderCard()])
    const to = (person: TestPerson & { postId?: string }) =>
      act<CaseSeen>('hand_over', community.clerk, {
        id: one.id,
        person_id: person.personId,
        post_id: person.postId,
        reason: '下周去培训',
      })
    const { items: keepers } = await act<{ items: { person_id: string }[] }>('keepers', community.clerk, { id: one.id })
    expect(keepers.map((keeper) => keeper.person_id)).toContain(colleague.personId)
    await refused(to(community.manager), 'counters.keeper_unknown')
    expect(await to(colleague)).toMatchObject({ first_asked: false })
    await refused(work(one.id, 1, done), 'platform.not_allowed')
    await work(one.id, 1, done, colleague)
  })

  it('is out of sight for other places and other communities', async () => {
    const one = await opened([elderCard()])
    await refused(act('case', other.clerk, { id: one.id }), 'platform.not_allowed')
    await refused(acting(platform, other.communityId)('case', other.clerk, { id: one.id }), 'platform.not_found')
    await refused(act('case', community.resident, { id: one.id }), 'platform.not_allowed')
    await refused(act('note', community.clerk, { id: unknownId, text: '没有' }), 'platform.not_found')
    await refused(act('receive', community.resident, { matters: [elderCard()] }), 'platform.not_allowed')
    const noted = await act<CaseSeen>('note', colleague, { id: one.id, text: '居民来电问过' })
    expect(noted.steps[0]).toMatchObject({ kind: 'note' })
    const listed = await act<{ items: { id: string }[] }>('cases', community.secretary, { q: one.number })
    expect(listed.items.map((row) => row.id)).toEqual([one.id])
    const sheet = await act<{ bytes: Uint8Array }>('case_sheet', community.secretary, { q: one.number })
    expect(sheet.bytes.length).toBeGreaterThan(1_000)
    await refused(act('case_sheet', community.resident, {}), 'platform.not_allowed')
    const waiting = await act<{ open: number }>('waiting', community.clerk, {})
    expect(waiting.open).toBeGreaterThan(0)
  })

  it('asks for a way to tell who isn’t registered, and may become a request', async () => {
    const stranger = (more: object) =>
      act<{ case_id: string }>('receive', community.clerk, { matters: [elderCard()], ...more })
    await refused(stranger({ name: '路人' }), 'counters.contact_needed')
    await refused(stranger({ person_id: other.resident.personId }), 'counters.person_unknown')
    await refused(stranger({ name: '路人', phone: '19900000021', counter_id: unknownId }), 'counters.counter_unknown')
    await refused(act('receive', community.clerk, { matters: [] }), 'counters.matter_needed')
    const { case_id: id } = await stranger({ name: '路人', phone: '19900000021' })
    expect(await act('case', community.clerk, { id })).toMatchObject({ phone: '19900000021' })
    expect(await act('case', colleague, { id })).toMatchObject({ phone: '199****0021' })
    const wish = { id, item_code: items.pests, description: '楼下有老鼠', area_id: community.areas.stairwell }
    expect((await act<CaseSeen>('case_to_request', community.clerk, wish)).request).not.toBeNull()
    await refused(act('case_to_request', community.clerk, wish), 'counters.request_there')
  })
})

describe('receptions', () => {
  it('are counted each once by grid and matter, first-asked completion by month, as a recount says', async () => {
    const fresh = await communityWithRequests(platform)
    const here = acting(platform, fresh.communityId)
    await here('install_matters', fresh.secretary, {})
    const come = (matters: object[], more: object = {}) =>
      here<{ case_id: string }>('receive', fresh.clerk, { person_id: fresh.resident.personId, matters, ...more })
    const first = await come([elderCard(), { code: 'pension_check', brought: ['身份证'] }])
    const second = await come([elderCard()])
    const third = await come([elderCard()])
    await come([elderCard()], { answered: true })
    await here('visit', fresh.clerk, { id: second.case_id, channel: 'telephone', note: '来电问进展' })
    const end = (id: string, seq: number, state = 'done', by: TestPerson = fresh.clerk) =>
      here('work_matter', by, { id, seq, act: 'finish', state, text: '有结果了' })
    await end(first.case_id, 1)
    await end(first.case_id, 2)
    const { worker } = fresh
    await here('hand_over', fresh.clerk, {
      id: second.case_id,
      person_id: worker.personId,
      post_id: worker.postId,
      reason: '请假三天',
    })
    await end(second.case_id, 1, 'done', worker)
    await end(third.case_id, 1, 'withdrawn')
    await platform.dispatcher.drain()
    const month = platform.clock.now().toISOString().slice(0, 7)
    type Figures = {
      total: object
      grids: { received: number }[]
      matters: { code: string; received: number; open: number; done: number }[]
    }
    const told = await here<Figures>('figures', fresh.secretary, { from: month, to: month })
    // Five came; of three ended one was handed over, one withdrawn, one kept to its end by whoever was asked first.
    expect(told.total).toEqual({ received: 5, cases_ended: 2, first_asked: 1, requests: 0 })
    expect(told.matters.map((row) => [row.code, row.received, row.open, row.done])).toEqual([
      ['elder_card', 5, 0, 2],
      ['pension_check', 1, 0, 1],
    ])
    expect(told.grids.map((row) => row.received)).toEqual([5])
    expect(
      await platform.look(fresh.communityId, (tx) => countDifferences({ tx, communityId: fresh.communityId })),
    ).toEqual([])
    await refused(here('figures', fresh.secretary, { from: '2026-05', to: '2026-01' }), 'counters.months_unfit')
    await refused(here('figures', fresh.resident, { from: month, to: month }), 'platform.not_allowed')
    const sheet = await here<{ bytes: Uint8Array }>('reception_sheet', fresh.secretary, { month })
    expect(sheet.bytes.length).toBeGreaterThan(1_000)
  })
})

it('forgets in time who came, and keeps how many', async () => {
  const module = platform.registry.modules.find((one) => one.name === 'counters')
  const counted = () =>
    platform.look(community.communityId, (tx) =>
      sql<{
        named: number
        all: number
      }>`select count(person_id)::int as named, count(*)::int as all from counters.receptions`.execute(tx),
    )
  const [before] = (await counted()).rows
  expect(before?.named).toBeGreaterThan(0)
  later(60 * 24 * 365 * 4)
  const forget = module?.retention?.find((one) => one.name === 'counters.receptions')
  if (!forget || !('forget' in forget)) throw new Error('nothing forgets receptions')
  const ctx = { communityId: community.communityId, now: platform.clock.now() }
  await platform.look(community.communityId, (tx) =>
    forget.forget({ ...ctx, tx } as never, platform.clock.now(), 1_000),
  )
  expect((await counted()).rows[0]).toEqual({ named: 0, all: before?.all })
})

it('counts three years of receptions, each once, by grid, matter and month (J14; one a week for its 380)', async () => {
  const fresh = await communityWithRequests(platform)
  const here = acting(platform, fresh.communityId)
  await here('install_matters', fresh.secretary, {})
  const matters = [elderCard(), { code: 'pension_check', brought: ['身份证'] }]
  const came = new Map<string, number>()
  const days = 3 * 365
  for (let day = 0; day < days; day += 7) {
    const month = platform.clock.now().toISOString().slice(0, 7)
    const wish = { person_id: fresh.resident.personId, matters: [matters[day % 2]], answered: true }
    await here('receive', fresh.clerk, wish)
    came.set(month, (came.get(month) ?? 0) + 1)
    later(7 * 24 * 60)
  }
  await platform.dispatcher.drain()
  type Figures = { total: { received: number }; months: { month: string; received: number }[]; grids: object[] }
  const months = [...came.keys()]
  const years = [months.slice(0, 12), months.slice(12, 24), months.slice(24)]
  const told = await Promise.all(
    years.map((year) => here<Figures>('figures', fresh.secretary, { from: year[0], to: year.at(-1) })),
  )
  const counted = told.flatMap((year) => year.months.map(({ month, received }) => [month, received] as const))
  expect(new Map(counted)).toEqual(came)
  expect(told.reduce((sum, { total }) => sum + total.received, 0)).toBe(Math.ceil(days / 7))
})
