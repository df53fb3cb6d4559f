import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { unknownId } from '../../app/testing/served.ts'
import { refused } from '../requests/test/acting.ts'
import {
  communityWithRequests,
  createStaff,
  items,
  type RequestsCommunity,
  type TestPerson,
} from '../requests/test/factory.ts'
import { uploadPhoto } from '../requests/test/upload.ts'
import { countDifferences } from './server/counting/keep.ts'
import { acting } from './test/acting.ts'

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
let colleague: TestPerson & { postId: string }
let act: ReturnType<typeof acting>

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  other = await communityWithRequests(platform)
  colleague = await createStaff(platform, community.communityId, 'counter_clerk')
  act = acting(platform, community.communityId)
  await act('install_matters', community.secretary, {})
  await acting(platform, other.communityId)('install_matters', other.secretary, {})
})
afterAll(() => platform.close())

const later = (minutes: number) => platform.clock.advance(minutes * 60_000)
const photo = { name: '一寸照片' }
const elder = (more: object = {}) => ({ code: 'elder_card', brought: ['身份证', photo.name], ...more })
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
    const one = await opened([elder({ brought: ['身份证'] }), { code: 'pension_check', brought: ['身份证'] }])
    expect(one).toMatchObject({ state: 'open', first_asked: true, matters: [{ state: 'papers' }, { state: 'open' }] })
    await refused(work(one.id, 1, done), 'counters.papers_missing')
    await refused(work(one.id, 1, done, colleague), 'platform.not_allowed')
    await refused(work(one.id, 9, done), 'platform.not_found')
    await work(one.id, 1, { act: 'papers', brought: ['身份证', photo.name] })
    await refused(work(one.id, 1, { act: 'wait', office: '街道', next_day: '2020-01-01' }), 'counters.day_past')
    await work(one.id, 1, { act: 'wait', office: '街道民政', next_day: '2026-12-01' })
    await work(one.id, 2, done)
    await refused(work(one.id, 2, done), 'counters.matter_ended')
    await refused(work(one.id, 1, { act: 'reopen', reason: '弄错了' }), 'counters.matter_open')
    const more = await act<CaseSeen>('take_matter', community.clerk, {
      id: one.id,
      ...elder({ code: 'medical_remote' }),
    })
    expect(more.matters).toHaveLength(3)
    await work(one.id, 3, { act: 'finish', state: 'withdrawn', text: '居民自己在手机上办了' })
    const ended = await work(one.id, 1, done)
    expect(ended).toMatchObject({ state: 'ended', first_asked: true, next_day: null })
    await refused(act('note', community.clerk, { id: one.id, text: '再说一句' }), 'counters.case_ended')
    expect((await work(one.id, 2, { act: 'reopen', reason: '认证没有通过' })).state).toBe('open')
    expect((await work(one.id, 2, done)).state).toBe('ended')
  })

  it('asks who did it where the keeper’s post doesn’t', async () => {
    const one = await opened([{ code: 'pension_enrol', brought: ['身份证', '户口簿', '银行卡'] }], community.gridWorker)
    await refused(work(one.id, 1, done, community.gridWorker), 'counters.doer_needed')
    const ended = await work(one.id, 1, { ...done, done_by: '社保窗口' }, community.gridWorker)
    expect(ended.steps[0]?.text).toBe('社保窗口：办好了，已交给本人')
  })

  it('is handed over with a reason to somebody who receives, and then isn’t first-asked', async () => {
    const one = await opened([elder()])
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
    const one = await opened([elder()])
    await refused(act('case', other.clerk, { id: one.id }), 'platform.not_allowed')
    await refused(acting(platform, other.communityId)('case', other.clerk, { id: one.id }), 'platform.not_found')
    await refused(act('case', community.resident, { id: one.id }), 'platform.not_allowed')
    await refused(act('note', community.clerk, { id: unknownId, text: '没有' }), 'platform.not_found')
    await refused(act('receive', community.resident, { matters: [elder()] }), 'platform.not_allowed')
    const noted = await act<CaseSeen>('note', colleague, { id: one.id, text: '居民来电问过' })
    expect(noted.steps[0]).toMatchObject({ kind: 'note' })
    const listed = await act<{ items: { id: string }[] }>('cases', community.secretary, { q: one.number })
    expect(listed.items.map((row) => row.id)).toEqual([one.id])
    const waiting = await act<{ open: number }>('waiting', community.clerk, {})
    expect(waiting.open).toBeGreaterThan(0)
  })

  it('asks for a way to tell who isn’t registered, and may become a request', async () => {
    const stranger = (more: object) =>
      act<{ case_id: string }>('receive', community.clerk, { matters: [elder()], ...more })
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
    const first = await come([elder(), { code: 'pension_check', brought: ['身份证'] }])
    const second = await come([elder()])
    const third = await come([elder()])
    await come([elder()], { answered: true })
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
      matters: { code: string; received: number }[]
    }
    const told = await here<Figures>('figures', fresh.secretary, { from: month, to: month })
    // Five came; of three ended one was handed over, one withdrawn, one kept to its end by whoever was asked first.
    expect(told.total).toEqual({ received: 5, cases_ended: 2, first_asked: 1, requests: 0 })
    expect(told.matters.map((row) => [row.code, row.received])).toEqual([
      ['elder_card', 5],
      ['pension_check', 1],
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

describe('hours that can be booked', () => {
  type Counter = { id: string; openings: { id: string }[] }
  type Slot = { opening_id: string; starts_at: string; day: string; left: number; rest_day: boolean }
  type Booked = { appointment: { id: string; number: string; state: string }; code: string }
  let counter: string
  let slots: Slot[]
  const guest = { name: '沈阿姨', phone: '19900000031' }
  const read = async (from?: string) =>
    (await act<{ items: Slot[] }>('slots', null, { counter, ...(from ? { from } : {}) })).items
  const seat = (index: number) => {
    const { opening_id, starts_at } = slots[index] as Slot
    return { opening_id, starts_at }
  }

  beforeAll(async () => {
    const made = await act<Counter>('add_counter', community.secretary, {
      name: '一网格窗口',
      area_id: community.areas.grid,
    })
    counter = made.id
    const open = (more: object) =>
      act('add_opening', community.secretary, {
        id: counter,
        from: '09:00',
        to: '11:00',
        slot_minutes: 30,
        capacity: 1,
        ...more,
      })
    await open({ kind: 'weekly', weekday: 6 })
    await refused(open({ kind: 'weekly', weekday: 6, from: '10:00' }), 'counters.opening_overlaps')
    await refused(open({ kind: 'weekly' }), 'counters.opening_unfit')
    await open({ kind: 'holiday', capacity: 2 })
    slots = await read()
  })

  it('hold weekends, and public holidays instead where one falls on them', async () => {
    expect(slots.length).toBeGreaterThanOrEqual(4)
    expect(slots.every((slot) => slot.left === 1 && slot.rest_day)).toBe(true)
    // Qingming 2026: the holiday takes the Saturday's hours over.
    const holiday = (await read('2026-04-01')).filter((slot) => slot.day === '2026-04-04')
    expect(holiday.map((slot) => slot.left)).toEqual([2, 2, 2, 2])
  })

  it('give the last seat to exactly one of two', async () => {
    const wish = (name: string, phone: string) => act<Booked>('book', null, { ...seat(0), name, phone })
    const both = await Promise.allSettled([wish('甲', '19900000041'), wish('乙', '19900000042')])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'counters.slot_full' } })
    expect((await read())[0]?.left).toBe(0)
  })

  it('are booked, moved and cancelled with number and code, or by account', async () => {
    await refused(act('book', null, { ...seat(1), name: '沈阿姨' }), 'counters.contact_needed')
    await refused(act('book', null, { ...seat(1), ...guest, matter_codes: ['nothing'] }), 'counters.matter_unknown')
    await refused(
      act('book', null, { ...guest, opening_id: unknownId, starts_at: seat(1).starts_at }),
      'counters.slot_unknown',
    )
    const booked = await act<Booked>('book', null, { ...seat(1), ...guest, matter_codes: ['elder_card'] })
    const by = { number: booked.appointment.number, code: booked.code }
    await refused(act('follow_appointment', null, { ...by, code: 'AAAAAAAA' }), 'counters.code_wrong')
    expect(await act('follow_appointment', null, by)).toMatchObject({ state: 'booked' })
    await act('change_by_code', null, { ...by, change: { act: 'move', ...seat(2) } })
    expect((await read()).map((slot) => slot.left).slice(0, 3)).toEqual([0, 1, 0])
    await act('change_by_code', null, { ...by, change: { act: 'cancel' } })
    await refused(act('change_by_code', null, { ...by, change: { act: 'cancel' } }), 'counters.appointment_over')
    const own = await act<Booked>('book', community.resident, seat(1))
    await refused(
      act('change_own_appointment', community.neighbour, { id: own.appointment.id, change: { act: 'cancel' } }),
      'platform.not_found',
    )
    expect((await act<{ items: object[] }>('own_appointments', community.resident, {})).items).toHaveLength(1)
    expect((await act<{ items: object[] }>('own_appointments', community.neighbour, {})).items).toEqual([])
    await act('change_own_appointment', community.resident, { id: own.appointment.id, change: { act: 'cancel' } })
  })

  it('are kept by coming, or not', async () => {
    const wish = { ...seat(1), person_id: community.resident.personId }
    await refused(act('book_for', community.resident, wish), 'platform.not_allowed')
    const { appointment } = await act<Booked>('book_for', community.clerk, wish)
    const change = (input: object) => act('change_appointment', community.clerk, { id: appointment.id, change: input })
    await refused(change({ act: 'no_show' }), 'counters.not_yet')
    platform.clock.set(new Date(new Date(seat(1).starts_at).getTime() + 3_600_000))
    await refused(act('book', null, { ...seat(2), ...guest }), 'counters.slot_past')
    await change({ act: 'no_show' })
    await change({ act: 'restore' })
    await change({ act: 'no_show' })
    await act('receive', community.clerk, { appointment_id: appointment.id, matters: [elder()] })
    await refused(receive([elder()], community.clerk, { appointment_id: appointment.id }), 'counters.appointment_over')
    const day = slots[1]?.day
    const listed = await act<{ items: { id: string; state: string }[] }>('appointments', community.clerk, { day })
    expect(listed.items.find((row) => row.id === appointment.id)?.state).toBe('came')
    const [opening] = (await act<{ items: Counter[] }>('counters', community.clerk, {})).items[0]?.openings ?? []
    await act('end_opening', community.secretary, { id: counter, opening: opening?.id })
    await refused(act('end_opening', community.secretary, { id: counter, opening: opening?.id }), 'platform.not_found')
  })
})

describe('the queue', () => {
  type Queue = {
    waiting: { id: string; no: number }[]
    called: { id: string; no: number }[]
    absent: { id: string; no: number }[]
  }
  it('calls numbers in order, passes over who isn’t there and calls them again', async () => {
    const { id, code } = await act<{ id: string; code: string }>('add_counter', community.secretary, { name: '大厅' })
    const take = () => act<{ id: string; no: number; ahead: number }>('take_ticket', null, { code })
    const [one, two, three] = [
      await take(),
      await take(),
      await act<{ id: string }>('issue_ticket', community.clerk, { id }),
    ]
    expect([one.no, two.no, two.ahead]).toEqual([1, 2, 1])
    const next = (desk = '1') => act<Queue>('call_next', community.clerk, { id, desk })
    const mark = (ticket: string, state: string) => act<Queue>('mark_ticket', community.clerk, { id: ticket, state })
    expect((await next()).called.map((row) => row.no)).toEqual([1])
    await refused(mark(two.id, 'absent'), 'counters.ticket_over')
    expect((await mark(one.id, 'absent')).absent.map((row) => row.no)).toEqual([1])
    expect((await next('2')).called.map((row) => row.no)).toEqual([2])
    await mark(one.id, 'called')
    const wall = await act<{ called: { no: number }[]; next: number[] }>('wall', null, { code })
    expect(wall.called.map((row) => row.no).sort()).toEqual([1, 2])
    expect(JSON.stringify(wall)).not.toContain('name')
    expect(wall.next).toEqual([3])
    await act('leave_queue', null, { id: three.id })
    await refused(act('leave_queue', null, { id: three.id }), 'counters.ticket_over')
    await next('2')
    await refused(next('3'), 'counters.nobody_waits')
    await act('edit_counter', community.secretary, { id, name: '大厅', closed: true })
    await refused(take(), 'counters.counter_closed')
    await refused(act('wall', null, { code: 'NONE99' }), 'platform.not_found')
  })
})

describe('an errand', () => {
  type Errand = { id: string; state: string; papers: { id: string }[]; consent: { text: string }; can: string[] }
  const wish = (more: object = {}) => ({
    person_id: community.resident.personId,
    member_person_id: community.neighbour.personId,
    member_kind: 'party_member',
    scope: '代取老年卡，代交照片',
    until_day: '2030-01-01',
    consent_kind: 'spoken',
    consent_note: '电话里本人说同意，小周在场',
    ...more,
  })
  const arrange = (more: object = {}, by: TestPerson = community.clerk) => act<Errand>('arrange_errand', by, wish(more))
  const staff = (id: string, input: object) => act<Errand>('work_errand', community.clerk, { id, ...input })
  const own = (by: TestPerson, id: string, input: object) => act<Errand>('work_own_errand', by, { id, ...input })

  it('needs an agreement that is written down', async () => {
    await refused(arrange({}, community.resident), 'platform.not_allowed')
    await refused(arrange({ consent_note: '' }), 'counters.consent_needed')
    await refused(arrange({ consent_kind: 'written' }), 'counters.consent_needed')
    await refused(arrange({ member_person_id: community.resident.personId }), 'counters.member_unknown')
    await refused(arrange({ until_day: '2020-01-01' }), 'counters.day_past')
    const file = await uploadPhoto(platform, community.communityId, community.clerk)
    const signed = await arrange({ consent_kind: 'written', file_id: file })
    expect(signed.consent.text).toContain('代取老年卡，代交照片')
    const bytes = await act<{ bytes: Uint8Array }>('errand_consent', community.clerk, { id: signed.id })
    expect(bytes.bytes.length).toBeGreaterThan(0)
  })

  it('goes from the agreement over papers and report to its end', async () => {
    const { id, state } = await arrange({ consent_kind: 'own', consent_note: '' })
    expect(state).toBe('asked')
    await refused(own(community.neighbour, id, { act: 'hand', names: ['身份证'] }), 'counters.errand_over')
    await refused(own(community.neighbour, id, { act: 'consent' }), 'platform.not_allowed')
    await own(community.resident, id, { act: 'consent' })
    const { papers } = await own(community.neighbour, id, { act: 'hand', names: ['身份证', '照片'] })
    await refused(staff(id, { act: 'close', text: '了结' }), 'counters.papers_out')
    await own(community.neighbour, id, { act: 'report', text: '老年卡取回来了' })
    await refused(own(community.neighbour, id, { act: 'give_back', ids: [unknownId] }), 'counters.paper_unknown')
    await own(community.neighbour, id, { act: 'give_back', ids: papers.map((one) => one.id) })
    expect((await staff(id, { act: 'close', text: '已核对' })).state).toBe('closed')
    await refused(own(community.resident, id, { act: 'revoke', reason: '不用了' }), 'counters.errand_over')
  })

  it('ends when whoever it is for takes the agreement back, and is nobody else’s', async () => {
    const { id } = await arrange()
    await refused(act('own_errand', community.worker, { id }), 'platform.not_found')
    await refused(act('own_errand', other.resident, { id }), 'platform.not_a_member')
    const seen = await act<{ items: Errand[] }>('own_errands', community.neighbour, {})
    expect(seen.items.map((row) => row.id)).toContain(id)
    expect((await own(community.resident, id, { act: 'revoke', reason: '自己去办' })).state).toBe('revoked')
    const second = await arrange()
    expect((await own(community.neighbour, second.id, { act: 'decline', reason: '出差' })).state).toBe('declined')
    expect((await act<{ items: object[] }>('errands', community.clerk, { state: 'revoked' })).items).toHaveLength(1)
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
