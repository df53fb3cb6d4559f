import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { command } from '../../platform/command/types.ts'
import { addDays, civilDateOf } from '../../shared/civil-date.ts'
import { createBody } from '../bodies/test/factory.ts'
import { refused } from '../requests/test/acting.ts'
import { communityWithRequests, createMember, createStaff, type RequestsCommunity } from '../requests/test/factory.ts'
import { acting } from './test/acting.ts'

let platform: TestPlatform
let community: RequestsCommunity
let other: RequestsCommunity
let act: ReturnType<typeof acting>

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  other = await communityWithRequests(platform)
  act = acting(platform, community.communityId)
})
afterAll(() => platform.close())

const zone = 'Asia/Shanghai'
const today = () => civilDateOf(platform.clock.now(), zone)
const later = (minutes: number) => new Date(platform.clock.now().getTime() + minutes * 60_000).toISOString()
const pass = (minutes: number) => platform.clock.advance(minutes * 60_000)
/** The jobs of this module alone, then what follows from them. */
const runJobs = async () => {
  const { jobs = [] } = platform.registry.modules.find((one) => one.name === 'deliberation') ?? {}
  for (const job of jobs) {
    if (!('run' in job)) continue
    const route = { name: job.name, summary: '', access: 'administrator', output: z.unknown() } as const
    await platform.do(
      command(route, async (ctx) => job.run(ctx)),
      {},
      { communityId: community.communityId, as: 'system' },
    )
  }
  await platform.dispatcher.drain()
}

type Item = {
  id: string
  kind: string
  title: string
  decision: { id: string; state: string } | null
  reading: string | null
}
type Attendee = { id: string; name: string; chair: boolean; body: { id: string } | null }
type Meeting = {
  id: string
  state: string
  minutes_state: string
  starts_at: string
  check_in_code: string
  items: (Item & { decisions: { id: string }[]; votes: { passed: boolean }[] })[]
  attendees: Attendee[]
  suggestions: { id: string; outcome: string }[]
  quorum: { members: number; present: number; needed: number; missing: number; reached: boolean; seats: object | null }
  can: string[]
}
const call = (more: object) =>
  act<Meeting>('call_meeting', community.secretary, {
    kind: 'bench',
    title: '建言堂',
    place_detail: '社区议事厅',
    starts_at: later(60),
    ...more,
  })
const open = (id: string) => act<Meeting>('open_meeting', community.secretary, { id })
const tick = (id: string, attendee: string, more: object = { came: true }) =>
  act<Meeting>('keep_attendee', community.secretary, { id, attendee, ...more })

describe('the joint meeting: decision, task, read out, done', () => {
  it('reads out what a unit promised until it is done, and shows per unit what is open', async () => {
    const { propertyCompany } = community.bodies
    const series = await act<{ id: string; next: { day: string; held_on: string; meeting_id: string | null }[] }>(
      'make_series',
      community.secretary,
      {
        kind: 'joint',
        title: '联席会',
        place_detail: '社区会议室',
        rule: { every: 'month_day', day: 20, months: 2 },
        on_rest_day: 'after',
        starts_time: '14:30',
        call_days: 60,
        from_day: addDays(today(), 1),
        unit_ids: [propertyCompany],
      },
    )
    expect(series.next.length).toBeGreaterThan(3)
    await runJobs()
    pass(61)
    await runJobs()
    const coming = await act<{ items: { id: string; kind: string; starts_at: string }[] }>(
      'meetings',
      community.secretary,
      {
        kind: 'joint',
      },
    )
    const [first] = coming.items
    if (!first) throw new Error('nothing was called')
    expect(new Set(coming.items.map((one) => one.starts_at)).size).toBe(coming.items.length)
    platform.clock.advance(new Date(first.starts_at).getTime() - platform.clock.now().getTime())
    const agenda = { id: first.id, items: [{ title: '三幢电梯门常卡住', body_id: propertyCompany, minutes: 15 }] }
    await act('set_agenda', community.secretary, agenda)
    // The unit reads the meeting it was asked to, and nothing else.
    expect((await act<Meeting>('meeting', community.manager, { id: first.id })).can).toEqual([])
    await refused(act('meeting', community.departmentClerk, { id: first.id }), 'platform.not_found')
    await refused(act('meeting', other.secretary, { id: first.id }, other.communityId), 'platform.not_found')
    await refused(act('open_meeting', community.manager, { id: first.id }), 'platform.not_allowed')
    const opened = await open(first.id)
    const item = opened.items[0]?.id ?? ''
    const decision = {
      id: first.id,
      item,
      text: '换三幢电梯门的滑轨',
      promised_to: '三幢住户',
      due_day: addDays(today(), 20),
    }
    await refused(act('decide', community.secretary, decision), 'deliberation.owner_unknown')
    const owned = { ...decision, owner_body_id: propertyCompany }
    await refused(
      act('decide', community.secretary, { ...owned, due_day: addDays(today(), -1) }),
      'deliberation.due_past',
    )
    const decided = await act<Meeting>('decide', community.secretary, owned)
    const decisionId = decided.items[0]?.decisions[0]?.id ?? ''
    await act('close_meeting', community.secretary, { id: first.id })

    // Two months on it stands first, and has to be read out before anybody goes.
    pass(50 * 24 * 60)
    await runJobs()
    const next = await act<{ items: { id: string; starts_at: string }[] }>('meetings', community.secretary, {
      kind: 'joint',
    })
    const second = next.items[0] ?? { id: '', starts_at: '' }
    platform.clock.advance(new Date(second.starts_at).getTime() - platform.clock.now().getTime())
    const again = await open(second.id)
    expect(again.items[0]).toMatchObject({
      kind: 'read_out',
      decision: { id: decisionId, state: 'open' },
      reading: null,
    })
    await refused(act('close_meeting', community.secretary, { id: second.id }), 'deliberation.not_read_out')
    const read = { id: second.id, item: again.items[0]?.id, words: '配件到了，下周换' }
    expect((await act<Meeting>('read_out', community.secretary, read)).items[0]?.reading).toBe('配件到了，下周换')
    const board = await act<{ units: { open: number; late: number; brought: number; oldest_days: number }[] }>(
      'promises',
      community.manager,
      {},
    )
    expect(board.units[0]).toMatchObject({ brought: 1, promised: 1, open: 1, late: 1, done: 0 })
    await refused(act('drop_decision', community.manager, { id: decisionId, reason: '不想办' }), 'platform.not_allowed')
    await act('finish_decision', community.manager, { id: decisionId, words: '滑轨换好了，试了三天' })
    await refused(
      act('finish_decision', community.manager, { id: decisionId, words: '又办' }),
      'deliberation.decision_over',
    )
    await act('close_meeting', community.secretary, { id: second.id })
    await platform.dispatcher.drain()
    const month = civilDateOf(new Date(first.starts_at), zone).slice(0, 7)
    const counted = await act<{ total: object }>('figures', community.secretary, {
      from: month,
      to: today().slice(0, 7),
    })
    expect(counted.total).toMatchObject({ held: 2, decided: 1, due: 1, in_time: 0, done: 1 })
    // Done: the third one begins without it.
    const third = await call({ kind: 'joint', title: '临时联席会' })
    expect(third.items).toEqual([])
  })

  it('approves the minutes in the next meeting, or by the chair and two who were there', async () => {
    const meeting = await call({
      person_ids: [community.resident.personId, community.neighbour.personId, community.worker.personId],
    })
    await open(meeting.id)
    const people = meeting.attendees.map((one) => one.id)
    for (const id of people) await tick(meeting.id, id)
    const chaired = await tick(meeting.id, people[0] ?? '', { chair: true })
    expect(chaired.attendees.filter((one) => one.chair)).toHaveLength(1)
    const free = await act<Meeting>('set_agenda', community.secretary, { id: meeting.id, items: [{ title: '楼道灯' }] })
    const name = free.attendees[1]?.name ?? ''
    const note = { id: meeting.id, item: free.items[0]?.id, note: `${name}说3幢2单元301室的灯坏了，电话19900001234。` }
    await act('note_item', community.secretary, note)
    await act('close_meeting', community.secretary, { id: meeting.id })
    const signed = (signed_by: string[]) =>
      act<Meeting>('approve_minutes', community.secretary, { id: meeting.id, signed_by })
    await refused(signed(people.slice(0, 2)), 'deliberation.signatures_needed')
    await refused(act('publish_minutes', community.secretary, { id: meeting.id }), 'deliberation.not_approved')
    expect(await signed(people)).toMatchObject({ minutes_state: 'approved' })
    await refused(act('note_item', community.secretary, note), 'deliberation.minutes_approved')
    await act('publish_minutes', community.secretary, { id: meeting.id })
    await act('add_addendum', community.secretary, { id: meeting.id, text: '灯在二单元' })
    const published = await act<{ items: { note: string }[]; addenda: object[] }>('open_minutes', null, {
      id: meeting.id,
    })
    expect(published.items[0]?.note).toContain('说3幢某室的灯坏了，电话199****。')
    expect(published.items[0]?.note).not.toContain(name)
    expect(published.addenda).toHaveLength(1)
    for (const [paper, form] of [
      ['notice', 'pdf'],
      ['sign_in', 'docx'],
      ['minutes', 'pdf'],
    ]) {
      const file = await act<{ bytes: Uint8Array }>('make_paper', community.secretary, { id: meeting.id, paper, form })
      expect(Buffer.from(file.bytes.subarray(0, 4)).toString('latin1')).toBe(form === 'pdf' ? '%PDF' : 'PK\u0003\u0004')
    }
    await refused(
      act('make_paper', community.manager, { id: meeting.id, paper: 'notice', form: 'pdf' }),
      'platform.not_allowed',
    )
  })
})

describe('the bench on the 20th', () => {
  it('notes each suggestion, answers it and shows what became of it', async () => {
    const meeting = await call({})
    await refused(
      act('note_suggestion', community.secretary, { id: meeting.id, text: '多放几条长凳' }),
      'deliberation.not_opened',
    )
    await open(meeting.id)
    const said = { id: meeting.id, text: '中心花园多放几条长凳', person_id: community.resident.personId }
    const noted = await act<Meeting>('note_suggestion', community.secretary, said)
    const items = [{ title: '花园长凳' }]
    const { items: made } = await act<Meeting>('set_agenda', community.secretary, { id: meeting.id, items })
    const decided = await act<Meeting>('decide', community.secretary, {
      id: meeting.id,
      item: made[0]?.id,
      text: '花园加四条长凳',
      owner_post_id: community.worker.postId,
      due_day: addDays(today(), 30),
    })
    const answer = {
      id: noted.suggestions[0]?.id,
      answer: '月底前加四条',
      outcome: 'taken_up',
      decision_id: decided.items[0]?.decisions[0]?.id,
    }
    await refused(act('answer_suggestion', community.gridWorker, answer), 'platform.not_allowed')
    await act('answer_suggestion', community.secretary, answer)
    await act('finish_decision', community.worker, { id: answer.decision_id, words: '四条都装好了' })
    const listed = await act<{ items: { id: string; outcome: string }[] }>('suggestions', community.secretary, {})
    expect(listed.items.find((one) => one.id === answer.id)?.outcome).toBe('done')
  })

  it('is checked in to by the code, by members only and not before its time', async () => {
    const meeting = await call({ starts_at: later(24 * 60) })
    const code = meeting.check_in_code
    await refused(act('check_in', other.resident, { code }, other.communityId), 'platform.not_found')
    await refused(act('check_in', community.resident, { code }), 'deliberation.too_early')
    pass(23 * 60)
    const seen = await act<{ came_at: string | null; invited: boolean }>('check_in', community.resident, {
      code: code.toLowerCase(),
    })
    expect(seen.came_at).not.toBeNull()
    await act('check_in', community.resident, { code })
    const now = await act<Meeting>('meeting', community.secretary, { id: meeting.id })
    expect(now.attendees).toHaveLength(1)
    await act('propose_item', community.neighbour, { id: meeting.id, title: '谈谈停车' })
    const proposed = await act<Meeting>('meeting', community.secretary, { id: meeting.id })
    const settle = { id: meeting.id, item: proposed.items[0]?.id, accept: false }
    await refused(act('settle_proposal', community.secretary, settle), 'deliberation.reason_needed')
    const taken = await act<Meeting>('settle_proposal', community.secretary, { ...settle, accept: true })
    expect(taken.items[0]).toMatchObject({ title: '谈谈停车', state: 'on' })
    const urgent = { kind: 'urgent', title: '停水', starts_at: later(120) }
    await refused(call(urgent), 'deliberation.reason_needed')
    expect((await call({ ...urgent, call_reason: '主管爆了' })).state).toBe('called')
  })

  it('skips or moves one date with a reason, and no other day', async () => {
    const series = await act<{ id: string; next: { day: string; held_on: string | null }[] }>(
      'make_series',
      community.secretary,
      {
        kind: 'bench',
        title: '农历十五建言',
        place_detail: '老樟树下',
        rule: { every: 'lunar_day', day: 15 },
        on_rest_day: 'keep',
        starts_time: '09:00',
        call_days: 1,
        from_day: today(),
      },
    )
    const day = series.next[1]?.day ?? ''
    const set = (more: object) =>
      act<typeof series>('set_series_day', community.secretary, { id: series.id, day, ...more })
    await refused(set({ what: 'skip' }), 'deliberation.reason_needed')
    await refused(set({ what: 'skip', reason: '停电', day: addDays(day, 1) }), 'deliberation.day_unknown')
    expect((await set({ what: 'skip', reason: '停电' })).next[1]).toMatchObject({ day, held_on: null })
    const moved_to = addDays(day, 2)
    expect((await set({ what: 'move', moved_to, reason: '场地有事' })).next[1]?.held_on).toBe(moved_to)
    expect((await set({ what: 'as_ruled' })).next[1]?.held_on).toBe(day)
    await refused(act('end_series', community.gridWorker, { id: series.id, reason: '不开了' }), 'platform.not_allowed')
    await act('end_series', community.secretary, { id: series.id, reason: '不开了' })
    await refused(set({ what: 'skip', reason: '停电' }), 'deliberation.series_over')
  })
})

describe('the residents’ representatives', () => {
  it('resolves nothing below two thirds, and passes with more than half of those who vote', async () => {
    const body = await createBody(platform, community.communityId, {
      kind: 'representatives_meeting',
      areaId: community.areas.compound,
    })
    const people = []
    for (let made = 0; made < 6; made++) {
      people.push(await createMember(platform, community.communityId))
    }
    await createStaff(platform, community.communityId, 'body_chair', { bodyId: body })
    const meeting = await call({
      kind: 'representatives',
      title: '居民代表会议',
      body_id: body,
      households: 200,
      person_ids: people.slice(0, 5).map((one) => one.personId),
      agenda: [{ title: '停车公约' }],
    })
    expect(meeting.quorum).toMatchObject({ members: 6, needed: 4, seats: { least: 4, most: 10 } })
    const item = meeting.items[0]?.id ?? ''
    await open(meeting.id)
    const ids = meeting.attendees.map((one) => one.id)
    for (const id of ids.slice(0, 3)) await tick(meeting.id, id)
    const vote = (votes_for: number, votes_against: number, abstained = 0) =>
      act<Meeting>('note_vote', community.secretary, {
        id: meeting.id,
        item,
        question: '同意停车公约吗',
        votes_for,
        votes_against,
        abstained,
      })
    await refused(vote(3, 0), 'deliberation.below_quorum')
    await refused(
      tick(meeting.id, ids[3] ?? '', { came: true, deputy_name: '邻居' }),
      'deliberation.deputy_not_allowed',
    )
    expect((await tick(meeting.id, ids[3] ?? '')).quorum).toMatchObject({ present: 4, missing: 0, reached: true })
    const decision = {
      id: meeting.id,
      item,
      text: '公约贴出来',
      owner_post_id: community.worker.postId,
      due_day: addDays(today(), 5),
    }
    await refused(act('decide', community.secretary, decision), 'deliberation.vote_needed')
    await refused(vote(3, 0), 'deliberation.votes_unfit')
    expect((await vote(2, 2)).items[0]?.votes[0]?.passed).toBe(false)
    await refused(act('decide', community.secretary, decision), 'deliberation.vote_needed')
    await act('step_out', community.secretary, { id: meeting.id, item, attendee_id: ids[0], reason: '自己租车位' })
    pass(1)
    expect((await vote(2, 1)).items[0]?.votes[1]?.passed).toBe(true)
    await act('decide', community.secretary, decision)
    // Somebody goes home: nothing more is resolved.
    await tick(meeting.id, ids[1] ?? '', { left: true })
    await refused(vote(2, 0), 'deliberation.below_quorum')
  })

  it('keeps the law a meeting was called under, when the community changes it', async () => {
    const figures = {
      quorum: { num: 1, den: 2, over: true },
      pass: { num: 1, den: 2, over: true },
      pass_of: 'present',
      deputies: true,
      notice_days: 3,
      article: '本市实施办法第九条',
    }
    await refused(act('set_law', community.worker, { code: 'body', figures }), 'platform.not_allowed')
    await refused(
      act('set_law', community.secretary, { code: 'body', figures: { ...figures, article: '' } }),
      'deliberation.article_needed',
    )
    expect(await act('set_law', community.secretary, { code: 'body', figures })).toMatchObject({ usual: false })
    const soon = { kind: 'body', body_id: community.bodies.association, starts_at: later(60) }
    await refused(call(soon), 'deliberation.notice_short')
    expect((await call({ ...soon, call_reason: '急' })).state).toBe('called')
    expect(await act('set_law', community.secretary, { code: 'body', figures: null })).toMatchObject({ usual: true })
  })
})

describe('lists', () => {
  it('are limited to a unit, counted, and taken out as sheets of what the reader sees', async () => {
    const { propertyCompany, association } = community.bodies
    const meeting = await call({ title: '清单会', area_id: community.areas.compound, agenda: [{ title: '门禁' }] })
    const item = (await open(meeting.id)).items[0]?.id
    for (const owner_body_id of [propertyCompany, association]) {
      const decision = { id: meeting.id, item, text: '=换门禁', owner_body_id, due_day: addDays(today(), 9) }
      await act('decide', community.secretary, decision)
    }
    type List = { items: { owner: { id: string } }[]; found: number; bodies: { id: string }[] }
    const list = await act<List>('decisions', community.secretary, { body: association })
    expect(list.items.map((one) => one.owner.id)).toEqual([association])
    expect(list.found).toBe(1)
    expect(list.bodies.map((one) => one.id)).toEqual(expect.arrayContaining([propertyCompany, association]))
    expect((await act<List>('decisions', community.departmentClerk, { state: 'all' })).items).toEqual([])
    const rowsOf = async (name: string, who: typeof community.secretary, filter = {}) => {
      const { bytes } = await act<{ bytes: Uint8Array<ArrayBuffer> }>(name, who, filter)
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(Uint8Array.from(bytes).buffer)
      return book.worksheets[0]?.getSheetValues().slice(3) ?? []
    }
    const sheet = await rowsOf('export_decisions', community.secretary, { body: association })
    expect(sheet).toHaveLength(1)
    expect(sheet[0]).toContain("'=换门禁")
    expect(await rowsOf('export_decisions', community.departmentClerk, { state: 'all' })).toEqual([])
    expect((await rowsOf('export_meetings', community.secretary)).length).toBeGreaterThan(0)
    expect((await rowsOf('export_suggestions', community.secretary)).length).toBeGreaterThan(0)
    await refused(act('export_meetings', community.resident, {}), 'platform.not_allowed')
  })
})
