import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { unknownId } from '../../app/testing/served.ts'
import { command, type WriteContext } from '../../platform/command/types.ts'
import { createAccount } from '../access/test/factory.ts'
import { createPerson } from '../people/test/factory.ts'
import { refused } from '../requests/test/acting.ts'
import {
  communityWithRequests,
  createMember,
  fileOne,
  type RequestsCommunity,
  type TestPerson,
} from '../requests/test/factory.ts'
import { uploadPhoto } from '../requests/test/upload.ts'
import { createDwelling } from '../territory/test/factory.ts'
import { forgetConditions, personalData } from './server/personal-data.ts'
import { acting } from './test/acting.ts'

type Seen = {
  id: string
  number: string
  title: string
  state: string
  late: boolean
  words: string
  conditions_open: number
  ballot: { id: string } | null
  topics: { id: string }[]
  tasks: { text: string }[]
  ballot_tasks: { text: string }[]
  reviews: { id: string; verdict: string | null }[]
  steps: { kind: string; text: string; open: boolean }[]
  can: string[]
}
type Follow = { decisions: { id: string }[] }
type List = { items: Seen[]; next: string | null }
type Line = { id: string; place: string; text: string; state: string }
type Of = { items: { code: string; title: string; project: { id: string } | null }[]; can: string[] }

let platform: TestPlatform
let community: RequestsCommunity
let other: RequestsCommunity
let household: TestPerson
let dwelling: string
let act: ReturnType<typeof acting>

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  other = await communityWithRequests(platform)
  act = acting(platform, community.communityId)
  const { building, stairwell } = community.areas
  dwelling = await createDwelling(platform, community.communityId, { building, stairwell, number: '102' })
  household = await createMember(platform, community.communityId, dwelling)
})
afterAll(() => platform.close())

const day = (after: number) =>
  new Date(platform.clock.now().getTime() + 8 * 3_600_000 + after * 86_400_000).toISOString().slice(0, 10)
const pass = (days: number) => platform.clock.advance(days * 86_400_000)
const desk = <T = Seen>(name: string, input: object = {}) => act<T>(name, community.secretary, input)
const wish = (more: object = {}) => ({ title: '修一处塌边', kind: 'work', from_day: day(0), to_day: day(60), ...more })
const open = (more: object = {}) => desk('open', wish(more))
const photo = (by: TestPerson = community.secretary, bytes?: string) =>
  uploadPhoto(platform, community.communityId, by, bytes)

/** To the published result: what each row of the roll says, in its order. */
async function voted(id: string, said: readonly (object & { choices: object[] })[]): Promise<void> {
  await desk('ballots.announce', { id })
  pass(8)
  const { items } = await desk<{ items: { id: string }[] }>('ballots.roll', { id })
  for (const [at, row] of items.entries())
    await act('ballots.cast_for', community.clerk, { id, voter: row.id, channel: 'counter', ...said[at] })
  pass(4)
  await desk('ballots.tally', { id })
  await desk('ballots.display', { id })
  pass(8)
  await desk('ballots.settle', { id })
  await desk('ballots.publish', { id })
  await platform.dispatcher.drain()
}
const says = (code: string, words = '') => ({ choices: [{ code }], ...(words ? { words } : {}) })

describe('who may', () => {
  it('is the desk over the place, and who leads; another community has nothing of it', async () => {
    for (const by of [null, community.resident, community.manager, community.gridWorker])
      await expect(act('open', by, wish())).rejects.toMatchObject({
        code: by ? 'platform.not_allowed' : 'platform.sign_in_needed',
      })
    const project = await open({ lead_post_id: community.gridWorker.postId, area_id: community.areas.compound })
    const { id } = project
    await refused(act('one', other.secretary, { id }), 'platform.not_allowed')
    await refused(act('one', other.secretary, { id }, other.communityId), 'platform.not_found')
    await refused(act('open_one', null, { id }, other.communityId), 'platform.not_found')
    expect((await act<List>('list', other.secretary, {}, other.communityId)).items).toEqual([])
    await refused(act('list', community.resident, {}), 'platform.not_allowed')
    await act('start', community.gridWorker, { id })
    await refused(act('stop', community.gridWorker, { id, reason: '先不办了吧' }), 'platform.not_allowed')
    const aside = await open({ area_id: community.areas.compound })
    await refused(act('note', community.departmentClerk, { id: aside.id, text: '看过' }), 'platform.not_allowed')
    expect(project.can).toContain('change')
    expect((await act<List>('list', community.gridWorker, { mine: 'yes' })).items.map((one) => one.id)).toEqual([id])
  })

  it('reads what is public and no more: neither a picture of staff alone nor another household’s condition', async () => {
    const { id } = await open()
    const [shown, inside] = [await photo(undefined, 'shown'), await photo(undefined, 'inside')]
    await desk('note', { id, text: '先装 3幢2单元301室，电话 19912345678', day: day(0) })
    await desk('note', { id, text: '材料到了', file_ids: [shown] })
    await desk('note', { id, text: '跟施工队谈价', open: false, file_ids: [inside] })
    const seen = await act<Seen & { note: { text: string } }>('open_one', null, { id })
    expect(seen.note.text).toBe('材料到了')
    expect(JSON.stringify(seen)).not.toContain('谈价')
    expect(seen.steps.map((one) => one.text)).toContain('先装 3幢某室，电话 199****')
    await act('open_file', null, { id, file: shown })
    await refused(act('open_file', null, { id, file: inside }), 'platform.not_found')
    await desk('file', { id, file: inside })
    await refused(act('file', community.resident, { id, file: inside }), 'platform.not_allowed')
    const another = await open()
    await refused(desk('file', { id: another.id, file: inside }), 'platform.not_found')
    expect(await act('own_conditions', community.neighbour, {})).toEqual({ items: [] })
    await refused(act('conditions', community.resident, { id }), 'platform.not_allowed')
  })
})

describe('a project nobody voted on', () => {
  it('goes from plan to acceptance by evidence, is late after thirty days, stopped, resumed, sent back', async () => {
    await refused(open({ area_id: other.areas.compound }), 'projects.place_unknown')
    await refused(open({ lead_post_id: community.manager.postId }), 'projects.lead_unknown')
    await refused(open({ to_day: day(-1) }), 'projects.days_unfit')
    await refused(open({ ballot_id: unknownId }), 'projects.ballot_unknown')
    const { id } = await open({ title: '老年食堂周末开门', kind: 'service' })
    const file_ids = [await photo()]
    await refused(desk('finish', { id, text: '办好了' }), 'projects.state_unfit')
    await desk('start', { id })
    await refused(desk('note', { id, text: '还没到', day: day(1) }), 'projects.day_ahead')
    pass(31)
    const { items } = await desk<List>('list', { q: '食堂' })
    expect(items).toMatchObject([{ id, late: true }])
    expect((await desk<List>('list', { late: 'yes', limit: 1 })).items).toHaveLength(1)
    expect((await desk('note', { id, text: '试开两周' })).late).toBe(false)
    const said = { title: '老年食堂周末也开', kind: 'service', description: '周六周日中午', cost_fen: null }
    const fields = { ...said, area_id: null, lead_post_id: community.worker.postId, from_day: day(0), to_day: day(30) }
    expect(await desk('change', { id, ...fields, reason: '名称更清楚' })).toMatchObject({ title: '老年食堂周末也开' })
    await desk('stop', { id, reason: '厨房要检修，停一个月' })
    expect((await desk<List>('list', { state: 'stopped' })).items.map((one) => one.id)).toEqual([id])
    await desk('resume', { id, reason: '检修完了' })
    await desk('finish', { id, text: '开了满一个月' })
    const review = { opens_day: day(3), closes_day: day(9) }
    await refused(desk('ask_review', { id, ...review }), 'projects.review_unfit')
    await refused(desk('accept', { id, reason: '台账和照片都在' }), 'projects.evidence_needed')
    expect(await desk('accept', { id, reason: '台账和照片都在', file_ids })).toMatchObject({ state: 'accepted' })
    expect(await desk('reopen', { id, reason: '周日没开' })).toMatchObject({ state: 'under_way', words: '周日没开' })
    await refused(desk('list', { after: 'x' }), 'platform.cursor_invalid')
  })
})

describe('what households consented to (F01)', () => {
  it('brings their conditions, is finished once each is settled, and closed once they find it good', async () => {
    const { id: ballot_id } = await desk('ballots.draft', {
      ...{ kind: 'consent', title: '要不要给老楼改造', roll_kind: 'households', roll_day: day(0), consent_percent: 60 },
      ...{ area_id: community.areas.building, opens_day: day(7), closes_day: day(10) },
    })
    await refused(open({ ballot_id }), 'projects.ballot_unpublished')
    await desk('ballots.draw_roll', { id: ballot_id })
    await voted(ballot_id, [says('for', '先修屋顶'), says('for', '中午不施工')])
    await refused(open({ ballot_id, option_code: 'against' }), 'projects.not_chosen')
    await desk('deliberation.decide_ballot', {
      ...{ id: ballot_id, text: '找施工队报价', due_day: day(20), owner_post_id: community.worker.postId },
    })
    const of = await desk<Of>('of_ballot', { id: ballot_id })
    const [only] = (await desk<Follow>('deliberation.ballot_follow_up', { id: ballot_id })).decisions
    const none = { id: only?.id, option_codes: [] }
    await refused(desk('deliberation.tie_decision', none), 'deliberation.not_of_ballot')
    expect(of).toMatchObject({ items: [{ code: 'for', title: '要不要给老楼改造', project: null }], can: ['open'] })
    const project = await open({ ballot_id, title: '老楼改造', lead_post_id: community.worker.postId })
    const { id } = project
    expect(project).toMatchObject({ ballot: { id: ballot_id }, conditions_open: 2, tasks: [{ text: '找施工队报价' }] })
    await refused(open({ ballot_id }), 'projects.made_already')
    expect(await act<Of>('open_of_ballot', null, { id: ballot_id })).toMatchObject({ items: [{ id }] })

    await desk('start', { id })
    await refused(desk('finish', { id, text: '完工了' }), 'projects.conditions_open')
    const { items: lines } = await desk<{ items: Line[] }>('conditions', { id })
    expect(lines.map((one) => one.text).toSorted()).toEqual(['中午不施工', '先修屋顶'])
    const roof = lines.find((one) => one.text === '先修屋顶') as Line
    const noon = lines.find((one) => one.text === '中午不施工') as Line
    const settle = (condition: string, state: string, note: string, more: object = {}) =>
      desk<Line>('settle_condition', { id, condition, state, note, ...more })
    await refused(settle(unknownId, 'kept', '做了'), 'platform.not_found')
    await refused(settle(roof.id, 'kept', '做了', { day: day(1) }), 'projects.day_ahead')
    await refused(
      act(
        'settle_condition',
        other.secretary,
        { id, condition: roof.id, state: 'kept', note: '做了' },
        other.communityId,
      ),
      'platform.not_found',
    )
    await settle(roof.id, 'kept', '屋顶三月修好', { file_ids: [await photo()] })
    await settle(noon.id, 'cannot', '赶工期，和这户谈过')
    expect((await desk<{ items: Line[] }>('conditions', { id, state: 'cannot' })).items).toMatchObject([
      { id: noon.id },
    ])
    expect(await settle(noon.id, 'open', '又谈了')).toMatchObject({ state: 'open' })
    await refused(desk('finish', { id, text: '完工了' }), 'projects.conditions_open')
    await settle(noon.id, 'kept', '改成下午两点开工')
    const said = await act<{ items: { text: string; state: string }[] }>('own_conditions', household, {})
    expect(said.items).toMatchObject([{ state: 'kept', said_by_me: true, project: { id } }])
    await readAtHome(id, said.items[0] as Line)
    expect(await desk('export_conditions', { id })).toMatchObject({ name: expect.stringContaining(project.number) })
    await refused(act('export_conditions', other.secretary, { id }, other.communityId), 'platform.not_found')

    expect(await desk('finish', { id, text: '完工了' })).toMatchObject({ state: 'finished' })
    await refused(desk('accept', { id, reason: '看着挺不错的', file_ids: [await photo()] }), 'projects.review_needed')
    await refused(desk('ask_review', { id, opens_day: day(3), closes_day: day(2) }), 'projects.days_unfit')
    const review = async () => {
      const asked = await desk('ask_review', { id, opens_day: day(7), closes_day: day(10) })
      const made = asked.reviews[0]?.id ?? ''
      await refused(desk('ask_review', { id, opens_day: day(7), closes_day: day(10) }), 'projects.review_running')
      await refused(desk('stop', { id, reason: '不想等评议了' }), 'projects.review_running')
      await desk('ballots.draw_roll', { id: made })
      return made
    }
    const first = await review()
    await voted(first, [says('for'), says('mend', '窗台没抹平')])
    const sent = await desk('one', { id })
    expect(sent).toMatchObject({ state: 'under_way', reviews: [{ id: first, verdict: 'mend' }] })
    expect(sent.words).toContain('整改后合格')
    await desk('finish', { id, text: '窗台抹平了' })
    const second = await review()
    await voted(second, [says('for'), says('for')])
    const done = await act<Seen>('open_one', null, { id })
    expect(done).toMatchObject({ state: 'accepted', reviews: [{ id: second, verdict: 'for' }, { id: first }] })
    expect(JSON.stringify(done)).not.toContain('屋顶')
    expect(done).toMatchObject({ conditions: null })
    await refused(desk('reopen', { id, reason: '再看看' }), 'projects.state_unfit')
    const told = await act<{ items: { kind: string }[] }>('notifications.inbox', community.worker, { face: 'work' })
    expect(told.items.map((one) => one.kind)).toEqual(expect.arrayContaining(['project_given', 'project_reviewed']))

    const { held, erase } = personalData
    const here = { communityId: community.communityId, as: 'system' as const }
    const route = { name: 'projects.erase_said', summary: '', access: 'administrator', output: z.unknown() } as const
    const inside = <T>(work: (ctx: WriteContext) => Promise<T>) => platform.do<T>(command(route, work), {}, here)
    const [own] = (await inside((ctx) => held?.(ctx, household.personId) ?? Promise.resolve([]))) ?? []
    expect(own?.rows).toHaveLength(2)
    await inside((ctx) => erase?.(ctx, household.personId) ?? Promise.resolve([]))
    expect(await act('own_conditions', household, {})).toEqual({ items: [] })
    const left = await desk<{ items: Line[] }>('conditions', { id })
    expect(left.items.map((one) => one.text).filter(Boolean)).toHaveLength(1)
    pass(3 * 365)
    await inside((ctx) => forgetConditions(ctx, platform.clock.now(), 100))
    expect(
      (await desk<{ items: Line[] }>('conditions', { id })).items.every(
        (one) => one.text === '' && one.state !== 'open',
      ),
    ).toBe(true)
  })
})

type Told = { items: { kind: string; thing: string | null }[] }

/** Whoever lives there now and did then reads what was said; a landlord or who moved in later doesn't. Each further thing is settled by itself. */
async function readAtHome(id: string, { id: condition, text }: Line): Promise<void> {
  const own = async (by: TestPerson, project = id) =>
    (await act<{ items: object[] }>('own_conditions', by, { project })).items
  const living = async (wish: object) => {
    const personId = await createPerson(platform, community.communityId, { dwellingId: dwelling, ...wish })
    return { personId, accountId: await createAccount(platform, community.communityId, personId) }
  }
  const mate = await living({})
  expect(await own(mate)).toMatchObject([{ text, said_by_me: false }])
  expect(await own(mate, unknownId)).toEqual([])
  expect(await own(await living({ livesHere: false }))).toEqual([])
  expect(await own(await living({ fromDay: day(0) }))).toEqual([])

  const at = { id, condition }
  await refused(act('add_condition', community.departmentClerk, { ...at, text: '电话先打' }), 'platform.not_allowed')
  await refused(desk('add_condition', { ...at, condition: unknownId, text: '电话先打' }), 'platform.not_found')
  const added = await desk<Line>('add_condition', { ...at, text: '电话先打' })
  await platform.dispatcher.drain()
  const mistaken = await desk<Line>('add_condition', { ...at, text: '记到别家了' })
  await refused(desk('drop_condition', { ...at, reason: '不要了' }), 'projects.condition_voted')
  await desk('drop_condition', { id, condition: mistaken.id, reason: '记错了一家' })
  expect(await own(mate)).toMatchObject([
    { text, part: 1, state: 'kept' },
    { text: '电话先打', part: 2, state: 'open' },
  ])
  await refused(desk('finish', { id, text: '完工了' }), 'projects.conditions_open')
  await desk('settle_condition', { id, condition: added.id, state: 'cannot', note: '没有电话号码' })
  await refused(desk('drop_condition', { id, condition: added.id, reason: '记错了' }), 'projects.condition_settled')
  await platform.dispatcher.drain()
  const { items } = await act<Told>('notifications.inbox', household, { face: 'resident' })
  expect(items.map((one) => one.kind)).toEqual(
    expect.arrayContaining(['condition_kept', 'condition_added', 'condition_cannot']),
  )
  expect((await act<Told>('notifications.inbox', mate, { face: 'resident' })).items).toEqual([])
  const lines = await desk<{ items: Line[]; next: string }>('conditions', { id, limit: 2 })
  const rest = await desk<{ items: Line[] }>('conditions', { id, limit: 2, after: lines.next })
  expect([...lines.items, ...rest.items].filter((one) => one.id === added.id)).toHaveLength(1)
}

describe('the annual five (J02)', () => {
  it('gives five projects, each once', async () => {
    const titles = ['路灯', '扶手', '充电棚', '助餐点', '晾衣架', '托管班']
    const { id } = await desk('ballots.draft', {
      ...{ kind: 'choose', title: '今年选哪五件', options: titles.map((title) => ({ title })), winners: 5 },
      ...{ roll_kind: 'listed', roll_day: day(0), opens_day: day(7), closes_day: day(10), by_group: true },
    })
    for (const [person, group] of [
      [community.resident, 'resident'],
      [household, 'newcomer'],
    ] as const)
      await desk('ballots.add_voter', { id, person_id: person.personId, group })
    const marks = { choices: [1, 2, 3, 4, 5].map((at) => ({ code: `o${at}` })) }
    await voted(id, [marks, marks])
    const { items } = await desk<Of>('of_ballot', { id })
    expect(items.map((one) => one.title).toSorted()).toEqual(titles.slice(0, 5).toSorted())
    for (const one of items) await open({ ballot_id: id, option_code: one.code, title: one.title })
    await refused(open({ ballot_id: id }), 'projects.not_chosen')
    const made = await desk<Of>('of_ballot', { id })
    expect(new Set(made.items.map((one) => one.project?.id)).size).toBe(5)
    const task = (text: string, option_codes: string[] = []) =>
      desk<Follow>('deliberation.decide_ballot', {
        ...{ id, text, option_codes, due_day: day(20), owner_post_id: community.worker.postId },
      })
    await refused(task('装六处', ['o6']), 'deliberation.not_chosen')
    await task('路灯和扶手一起量', ['o2', 'o1'])
    await task('每月公开进度')
    const { decisions } = await task('找供电所', ['o1'])
    const pageOf = async (code: string) => {
      const project = made.items.find((one) => one.code === code)?.project?.id
      const { tasks, ballot_tasks } = await act<Seen>('open_one', null, { id: project })
      return [tasks, ballot_tasks].map((some) => some.map((one) => one.text).join())
    }
    expect(await pageOf('o1')).toEqual(['路灯和扶手一起量,找供电所', '每月公开进度'])
    expect(await pageOf('o3')).toEqual(['', '每月公开进度'])
    const tied = { id: decisions.at(-1)?.id, option_codes: ['o3'] }
    await refused(act('deliberation.tie_decision', community.gridWorker, tied), 'platform.not_allowed')
    await refused(desk('deliberation.tie_decision', { ...tied, option_codes: ['o6'] }), 'deliberation.not_chosen')
    expect(await desk('deliberation.tie_decision', tied)).toMatchObject({ options: [{ code: 'o3' }] })
    expect(await pageOf('o3')).toEqual(['找供电所', '每月公开进度'])
    expect((await desk<List>('deliberation.decisions', { ballot: id })).items).toHaveLength(3)
    await refused(open({ ballot_id: id, option_code: 'o1' }), 'projects.made_already')
    expect((await act<List>('open_list', null, { limit: 2 })).next).not.toBeNull()
  })
})

describe('the chain', () => {
  it('shows the project on the request, the topic and the ballot it comes from, and these on it', async () => {
    const request = await fileOne(platform, community)
    const { id: topic } = await desk('deliberation.open_topic', {
      ...{ template: 'residents_council', title: '楼道灯怎么换', request_ids: [request.id] },
      options: [{ title: '换成声控灯', cost_fen: 120_000 }, { title: '换成长明灯' }],
    })
    type Topic = { ballots: { id: string }[] }
    const days = { opens_day: day(7), closes_day: day(10) }
    const { ballots } = await desk<Topic>('deliberation.draft_topic_ballot', { id: topic, ...days })
    const ballot_id = ballots[0]?.id ?? ''
    await desk('ballots.draw_roll', { id: ballot_id })
    await voted(ballot_id, [says('o1'), says('o1')])
    const project = await open({ ballot_id, title: '换声控灯' })
    expect(project).toMatchObject({ ballot: { id: ballot_id }, topics: [{ id: topic }] })
    const of = { items: [{ id: project.id }] }
    expect(await desk<List>('of_request', { id: request.id })).toMatchObject(of)
    expect(await act<List>('open_of_topic', null, { id: topic })).toMatchObject(of)
    await refused(act('of_request', other.secretary, { id: request.id }, other.communityId), 'platform.not_found')
    await refused(desk('of_ballot', { id: unknownId }), 'platform.not_found')
  })
})
