import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { addDays, civilDateOf } from '../../shared/civil-date.ts'
import { acting as actingOnBallots } from '../ballots/test/acting.ts'
import { refused } from '../requests/test/acting.ts'
import {
  communityWithRequests,
  createMember,
  fileOne,
  type RequestsCommunity,
  type TestPerson,
} from '../requests/test/factory.ts'
import { movedStages } from './server/topics/steps.ts'
import { acting } from './test/acting.ts'

let platform: TestPlatform
let community: RequestsCommunity
let other: RequestsCommunity
let act: ReturnType<typeof acting>
let ballots: ReturnType<typeof actingOnBallots>

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  other = await communityWithRequests(platform)
  act = acting(platform, community.communityId)
  ballots = actingOnBallots(platform, community.communityId)
})
afterAll(() => platform.close())

const zone = 'Asia/Shanghai'
const today = () => civilDateOf(platform.clock.now(), zone)
const days = (count: number) => platform.clock.advance(count * 24 * 3_600_000)

type Stage = { kind: string; from_day: string; until_day: string; state: string }
type Topic = {
  id: string
  number: string
  state: string
  stage: string
  stages: Stage[]
  options: { id: string; title: string; for: number; against: number }[]
  requests: { id: string }[]
  meetings: { id: string }[]
  ballots: { id: string; phase: string; outcome: string }[]
  decisions: { id: string; state: string; topic: { id: string } | null }[]
  sums: Record<string, number>
  changes: { what: string; reason: string }[]
  outcome: string
  waiting: number
  took_part: number
  can: string[]
}
type Said = {
  id: string
  state: string
  by_home: string
  by_name: string
  same: number
  replies: Said[]
  can: string[]
}

const two = [{ title: '装在东侧', cost_fen: 3_000_000 }, { title: '装在西侧' }]
const open = (more: object = {}, by: TestPerson = community.secretary) =>
  act<Topic>('open_topic', by, { template: 'residents_council', title: '充电棚装在哪里', options: two, ...more })
const move = (id: string, stage: string, reason = '') =>
  act<Topic>('move_topic', community.secretary, { id, stage, reason })
const say = (id: string, more: object = {}, by: TestPerson = community.resident) =>
  act<Said>('contribute', by, { id, kind: 'argument', side: 'for', text: '东侧离得近，老人方便。', ...more })

describe('request → topic → meeting → ballot → task → told', () => {
  it('shows both ways at each link, and closes with a word to everybody who took part', async () => {
    const request = await fileOne(platform, community)
    const topic = await open({ request_ids: [request.id], facts: '三幢后面有两块空地。' })
    const { id } = topic
    expect(topic.requests).toEqual([expect.objectContaining({ id: request.id, number: request.number })])
    const ofRequest = await act<{ items: { id: string }[] }>('topics_of_request', community.secretary, {
      id: request.id,
    })
    expect(ofRequest.items).toEqual([expect.objectContaining({ id })])

    await say(id, { option_id: topic.options[0]?.id })
    await move(id, 'discuss', '大家都说过了，提前讨论')
    const meeting = await act<{ id: string }>('call_meeting', community.secretary, {
      kind: 'round_table',
      title: '圆桌会',
      place_detail: '社区议事厅',
      starts_at: new Date(platform.clock.now().getTime() + 3_600_000).toISOString(),
    })
    const onTable = { id, meeting_id: meeting.id }
    await refused(act('put_on_agenda', community.secretary, { id, meeting_id: id }), 'deliberation.meeting_unknown')
    expect((await act<Topic>('put_on_agenda', community.secretary, onTable)).meetings).toHaveLength(1)
    await refused(act('put_on_agenda', community.secretary, onTable), 'deliberation.on_agenda_already')
    const ofMeeting = await act<{ items: object[] }>('topics_of_meeting', community.secretary, { id: meeting.id })
    expect(ofMeeting.items).toEqual([expect.objectContaining({ id })])

    await move(id, 'decide', '会上商量好了')
    const asked = { id, opens_day: addDays(today(), 3), closes_day: addDays(today(), 4), how: 'approval' }
    const [ballot] = (await act<Topic>('draft_topic_ballot', community.secretary, asked)).ballots
    if (!ballot) throw new Error('no ballot')
    const seen = await ballots<{ kind: string; options: { title: string }[] }>('one', community.secretary, {
      id: ballot.id,
    })
    expect(seen.kind).toBe('approval')
    expect(seen.options.map((one) => one.title)).toEqual(two.map((one) => one.title))
    await ballots('draw_roll', community.secretary, { id: ballot.id })
    await ballots('announce', community.secretary, { id: ballot.id })
    days(3)
    const own = await ballots<{ votes: { voter_id: string }[] }>('own_one', community.resident, { id: ballot.id })
    const vote = { id: ballot.id, voter_id: own.votes[0]?.voter_id, choices: [{ code: 'o1' }] }
    await ballots('cast', community.resident, vote)
    days(2)
    for (const step of ['tally', 'display']) await ballots(step, community.secretary, { id: ballot.id })
    days(6)
    for (const step of ['settle', 'publish']) await ballots(step, community.secretary, { id: ballot.id })
    await platform.dispatcher.drain()
    const voted = await act<Topic>('topic', community.secretary, { id })
    expect(voted).toMatchObject({ outcome: '装在东侧', ballots: [{ phase: 'published', outcome: '装在东侧' }] })
    const fromBallot = { id: ballot.id, text: '东侧先划线', due_day: addDays(today(), 9) }
    const draw = { ...fromBallot, owner_post_id: community.worker.postId }
    await refused(act('decide_ballot', community.secretary, fromBallot), 'deliberation.owner_unknown')
    await refused(act('decide_ballot', other.secretary, draw), 'platform.not_allowed')
    type After = { outcome: string; decisions: { id: string }[]; can: string[] }
    const after = await act<After>('decide_ballot', community.secretary, draw)
    expect(after).toMatchObject({ outcome: '装在东侧', conditions: [], can: ['decide'] })
    expect(after.decisions).toEqual([
      expect.objectContaining({
        topic: expect.objectContaining({ id }),
        ballot: expect.objectContaining({ id: ballot.id }),
      }),
    ])
    expect(await act('open_follow_up', null, { id: ballot.id })).toMatchObject({
      topics: [{ id }],
      tasks: [{ text: '东侧先划线', state: 'open' }],
    })
    await act('finish_decision', community.worker, { id: after.decisions[0]?.id, words: '划好了' })
    const ofBallot = await act<{ items: object[] }>('topic_of_ballot', null, { id: ballot.id })
    expect(ofBallot.items).toEqual([expect.objectContaining({ id })])

    const task = { id, text: '东侧装充电棚', owner_post_id: community.worker.postId, due_day: addDays(today(), 20) }
    await refused(
      act('decide_topic', community.secretary, { ...task, owner_post_id: undefined }),
      'deliberation.owner_unknown',
    )
    const made = (await act<Topic>('decide_topic', community.secretary, task)).decisions
    const decision = made.find((one) => one.state === 'open')
    expect(decision).toMatchObject({ state: 'open', topic: { id } })
    const listed = await act<{ items: object[] }>('decisions', community.worker, {})
    expect(listed.items).toContainEqual(
      expect.objectContaining({ id: decision?.id, meeting: null, topic: expect.objectContaining({ id }) }),
    )
    const told = { id, text: '东侧的充电棚装好了，可以用了。' }
    await refused(act('report_topic', community.secretary, told), 'deliberation.tasks_open')
    await act('finish_decision', community.worker, { id: decision?.id, words: '装好了，试充过' })
    const closed = await act<Topic>('report_topic', community.secretary, told)
    expect(closed).toMatchObject({ state: 'closed', stage: 'report' })
    await platform.dispatcher.drain()
    const page = await act<{ tasks: object[]; stages: Stage[]; options: { for: number }[] }>('open_topic_page', null, {
      id,
    })
    expect(page.tasks).toContainEqual(expect.objectContaining({ state: 'done', words: '装好了，试充过' }))
    expect(page.stages.every((one) => one.state === 'done')).toBe(true)
    expect(page.options.map((one) => one.for)).toEqual([1, 0])
    await refused(say(id, { text: '还有一句' }), 'deliberation.topic_over')
    expect(await act<Topic>('reopen_topic', community.secretary, { id, reason: '棚顶漏水，还要议' })).toMatchObject({
      state: 'open',
    })
  })
})

describe('a ballot without a topic', () => {
  it('becomes tasks once it is published, seen by whoever keeps its place', async () => {
    const { id } = await ballots<{ id: string }>('draft', community.secretary, {
      ...{ kind: 'choose', title: '长椅放哪里', options: [{ title: '东门' }, { title: '西门' }], winners: 1 },
      ...{ roll_kind: 'persons', roll_day: today(), area_id: community.areas.compound },
      ...{ opens_day: addDays(today(), 3), closes_day: addDays(today(), 3) },
    })
    await ballots('draw_roll', community.secretary, { id })
    await ballots('announce', community.secretary, { id })
    const task = { id, text: '东门放长椅', owner_post_id: community.worker.postId, due_day: addDays(today(), 30) }
    await refused(act('decide_ballot', community.secretary, task), 'deliberation.ballot_unpublished')
    expect(await act('ballot_follow_up', community.secretary, { id })).toMatchObject({ decisions: [], can: [] })
    days(5)
    for (const step of ['tally', 'display']) await ballots(step, community.secretary, { id })
    days(8)
    for (const step of ['settle', 'publish']) await ballots(step, community.secretary, { id })
    await refused(
      act('decide_ballot', community.secretary, { ...task, due_day: addDays(today(), -1) }),
      'deliberation.due_past',
    )
    await act('decide_ballot', community.secretary, task)
    const listed = await act<{ items: object[] }>('decisions', community.secretary, {})
    const made = { topic: null, meeting: null, ballot: { id, title: '长椅放哪里' }, item: '长椅放哪里' }
    expect(listed.items).toContainEqual(expect.objectContaining(made))
    expect(await act('open_follow_up', null, { id })).toMatchObject({ topics: [], tasks: [{ text: '东门放长椅' }] })
    expect(await act('open_follow_up', null, { id: task.owner_post_id })).toEqual({
      topics: [],
      tasks: [],
      conditions: 0,
    })
  })
})

describe('talking it over', () => {
  it('lets those of the hall speak, shows them as the community chose, and merges what is the same', async () => {
    const { id, options } = await open({ area_id: community.areas.building })
    const first = await say(id, { text: '东侧近。电话19900001234' })
    expect(first).toMatchObject({ by_home: '3幢', by_name: '', state: 'shown' })
    await refused(say(id, {}, community.neighbour), 'deliberation.not_of_hall')
    await refused(say(id, { text: '东侧近。电话19900001234' }), 'deliberation.said_already')
    await refused(say(id, { side: undefined }), 'deliberation.side_needed')
    await refused(say(id, { option_id: community.areas.building }), 'deliberation.option_unknown')
    await refused(say(id, { kind: 'reply', parent_id: id, text: '说得对' }), 'deliberation.parent_unknown')
    const reply = { kind: 'reply', parent_id: first.id, text: '也离变压器近' }
    const second = await createMember(platform, community.communityId, community.areas.dwelling)
    const answered = await say(id, reply, second)
    // Two levels, no third.
    await refused(say(id, { ...reply, parent_id: answered.id }), 'deliberation.parent_unknown')
    const list = await act<{ items: (Said & { text: string })[] }>('own_contributions', second, { id })
    expect(list.items[0]).toMatchObject({ text: '东侧近。电话199****', replies: [{ text: '也离变压器近' }] })

    const same = await say(id, { text: '东边走几步就到' }, second)
    const merge = { id: same.id, act: 'merge', into_id: first.id }
    await refused(act('moderate', community.gridWorker, merge), 'platform.not_allowed')
    await refused(act('moderate', community.secretary, { ...merge, into_id: same.id }), 'deliberation.merge_unfit')
    await act('moderate', community.secretary, merge)
    const heard = await act<Said>('note_contribution', community.secretary, {
      id,
      kind: 'argument',
      side: 'against',
      text: '夜里太吵',
      heard: '电话里说的',
      option_id: options[0]?.id,
    })
    await refused(act('moderate', community.secretary, { id: heard.id, act: 'hide' }), 'deliberation.reason_needed')
    const merged = await act<{ items: (Said & { same: number })[] }>('contributions', community.secretary, { id })
    expect(merged.items.find((one) => one.id === first.id)?.same).toBe(1)
    expect(await act<Topic>('topic', community.secretary, { id })).toMatchObject({ sums: { for: 2, against: 1 } })
    await act('moderate', community.secretary, { id: first.id, act: 'hide', reason: '写了电话号码' })
    const after = await act<{ items: Said[] }>('own_contributions', second, { id })
    expect(after.items.some((one) => one.id === first.id)).toBe(false)
    await act('moderate', community.secretary, { id: first.id, act: 'show' })
    await refused(act('withdraw_contribution', second, { id: first.id }), 'platform.not_found')
    await act('withdraw_contribution', community.resident, { id: first.id })
    await refused(act('withdraw_contribution', community.resident, { id: first.id }), 'deliberation.said_withdrawn')
  })

  it('answers questions by name and post, and settles amendments with a reason', async () => {
    const { id } = await open({ template: 'online_hall', area_id: community.areas.building })
    const waits = await say(id, { kind: 'question', text: '钱从哪里出？' })
    expect(waits.state).toBe('waiting')
    await refused(
      act('answer_question', community.secretary, { id: waits.id, text: '公益金' }),
      'deliberation.not_a_question',
    )
    const queue = await act<{ items: { id: string }[] }>('contribution_queue', community.secretary, {})
    expect(queue.items.map((one) => one.id)).toContain(waits.id)
    await act('moderate', community.secretary, { id: waits.id, act: 'show' })
    const answer = { id: waits.id, text: '从小区公共收益里出。' }
    await refused(act('answer_question', community.manager, answer), 'platform.not_found')
    expect(await act('answer_question', community.worker, answer)).toMatchObject({
      answered_by: expect.stringMatching(/./),
      answered_post: expect.stringMatching(/./),
    })
    const amendment = await say(id, { kind: 'amendment', text: '加一个灭火器箱' })
    await act('moderate', community.secretary, { id: amendment.id, act: 'show' })
    await refused(
      act('settle_amendment', community.secretary, { id: waits.id, accept: true, reason: '好' + '的' }),
      'deliberation.not_an_amendment',
    )
    await act('settle_amendment', community.secretary, { id: amendment.id, accept: true, reason: '消防也这样要求' })
    const page = await act<{ answers: object[]; amendments: object[] }>('open_topic_page', null, { id })
    expect(page.answers).toHaveLength(1)
    expect(page.amendments).toEqual([{ text: '加一个灭火器箱', verdict: 'accepted', answer: '消防也这样要求' }])
  })

  it('belongs to the hall of a body, and keeps closed ones from strangers', async () => {
    const closed = await open({ who: 'members', body_id: community.bodies.association, open: false })
    await refused(act('own_topic', community.resident, { id: closed.id }), 'platform.not_found')
    await refused(act('open_topic_page', null, { id: closed.id }), 'platform.not_found')
    await refused(act('topic', other.secretary, { id: closed.id }, other.communityId), 'platform.not_found')
    await refused(act('topic', community.departmentClerk, { id: closed.id }), 'platform.not_found')
    await refused(open({ who: 'members' }), 'deliberation.body_needed')
    await refused(open({ options: [two[0], two[0]] }), 'deliberation.options_same')
    await refused(open({ request_ids: [closed.id] }), 'deliberation.source_unknown')
    await refused(open({}, community.manager), 'platform.not_allowed')
    const listed = await act<{ items: { id: string }[]; halls: string[] }>('own_topics', community.resident, {})
    expect(listed.items.some((one) => one.id === closed.id)).toBe(false)
    expect(listed.halls).toEqual(['', '南苑小区', '南苑小区 3幢'])
    const found = await act<{ items: { id: string }[] }>('topics', community.secretary, { q: '50%_', state: 'all' })
    expect(found.items).toEqual([])
  })
})

describe('stages', () => {
  it('move on as planned without a word, and with a reason where days move', async () => {
    const topic = await open({ template: 'one_matter' })
    const { id, stages } = topic
    await refused(move(id, 'discuss'), 'deliberation.reason_needed')
    await refused(move(id, 'collect', '再来'), 'deliberation.stage_unfit')
    platform.clock.advance(new Date(`${stages[1]?.from_day}T08:00:00+08:00`).getTime() - platform.clock.now().getTime())
    expect((await move(id, 'discuss')).stages.map((one) => one.from_day)).toEqual(stages.map((one) => one.from_day))
    const dates = { id, stages: [{ kind: 'discuss', until_day: addDays(today(), 20) }], reason: '等天暖' }
    await refused(
      act('set_topic_dates', community.secretary, {
        ...dates,
        stages: [{ kind: 'discuss', until_day: addDays(today(), -9) }],
      }),
      'deliberation.days_unfit',
    )
    await refused(act('set_topic_dates', community.secretary, dates), 'deliberation.days_unfit')
    platform.clock.advance(1_000)
    const edit = { id, title: '充电棚装在哪一侧', facts: '', options: [], open: true }
    await refused(act('edit_topic', community.secretary, edit), 'deliberation.reason_needed')
    const edited = await act<Topic>('edit_topic', community.secretary, { ...edit, reason: '写清楚些' })
    expect(edited).toMatchObject({ options: [], changes: [{ what: 'edited' }, { what: 'stage' }] })
    const asked = { id, opens_day: addDays(today(), 3), closes_day: addDays(today(), 5) }
    await refused(act('draft_topic_ballot', community.secretary, asked), 'deliberation.options_needed')
    await act('drop_topic', community.secretary, { id, reason: '供电局统一装' })
    await refused(move(id, 'decide', '定'), 'deliberation.topic_over')
  })

  it('keeps lengths when it begins later, and ends what was before', () => {
    const stage = (kind: 'collect' | 'discuss' | 'decide', seq: number, from_day: string, until_day: string) => ({
      ...{ kind, seq, from_day, until_day, name: kind },
    })
    const all = [
      stage('collect', 1, '2026-12-01', '2026-12-07'),
      stage('discuss', 2, '2026-12-08', '2026-12-10'),
      stage('decide', 3, '2026-12-11', '2026-12-12'),
    ]
    const daysOf = (to: number, today: string) =>
      movedStages(all, 1, to, today).map((one) => `${one.from_day.slice(8)}-${one.until_day.slice(8)}`)
    expect(daysOf(2, '2026-12-10')).toEqual(['01-07', '10-12', '13-14'])
    expect(daysOf(3, '2026-12-03')).toEqual(['01-03', '03-03', '03-04'])
  })

  it('are the community’s own to set', async () => {
    const change = {
      name: '楼道议事会',
      stages: [
        { kind: 'discuss', name: '说说', days: 3 },
        { kind: 'decide', name: '定', days: 1 },
        { kind: 'report', name: '告诉大家', days: 2 },
      ],
      show_as: 'none',
      look_first: false,
    }
    const set = (by: TestPerson, value: object | null) =>
      act<{ name: string; usual: boolean }>('set_topic_template', by, { code: 'household_forum', change: value })
    await refused(set(community.worker, change), 'platform.not_allowed')
    await refused(
      set(community.secretary, { ...change, stages: change.stages.toReversed() }),
      'deliberation.stages_unfit',
    )
    expect(await set(community.secretary, change)).toMatchObject({ name: '楼道议事会', usual: false })
    const topic = await open({ template: 'household_forum', area_id: community.areas.building })
    expect(topic.stages.map((one) => one.kind)).toEqual(['discuss', 'decide', 'report'])
    expect(await say(topic.id)).toMatchObject({ by_home: '', by_name: '' })
    expect(await set(community.secretary, null)).toMatchObject({ usual: true })
  })
})
