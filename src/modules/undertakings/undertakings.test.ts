import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { unknownId } from '../../app/testing/served.ts'
import type { Operation } from '../../platform/command/types.ts'
import { acting as actingOnRequests, refused } from '../requests/test/acting.ts'
import {
  communityWithRequests,
  fileOne,
  items,
  type RequestsCommunity,
  type TestPerson,
} from '../requests/test/factory.ts'
import { uploadPhoto } from '../requests/test/upload.ts'
import { acting } from './test/acting.ts'

type Seen = {
  id: string
  title: string
  state: string
  outcome: string | null
  overdue: boolean
  next_day: string | null
  source: string
  lead: string
  askers_count: number
  requests: { id: string | null; number: string; how: string }[]
  related: { id: string }[]
  steps: { kind: string; text: string; files: { file_id: string }[] }[]
  can: string[]
}
type List = { items: Seen[]; next: string | null }

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

const day = (after: number) => new Date(platform.clock.now().getTime() + after * 86_400_000).toISOString().slice(0, 10)
const later = (days: number) => platform.clock.advance(days * 86_400_000)
const next = (after = 7) => ({ next_step: '上门看一次', next_day: day(after) })
const wish = (kind: string, more: object = {}) => ({
  kind,
  title: '一件事',
  description: '说说是什么事。',
  ...next(),
  ...more,
})
const open = (kind: string, more: object = {}, by: TestPerson = community.worker) =>
  act<Seen>('open', by, wish(kind, more))
const one = (id: string, by: TestPerson = community.worker) => act<Seen>('one', by, { id })
const peer = (name: string) => platform.registry.operations.get(name) as Operation
const told = async (id: string, by: TestPerson, kind: string) => {
  const seen = await actingOnRequests(platform, community)(peer('requests.own_one'), by, { id })
  return seen.steps.filter((step) => step.kind === kind).map((step) => step.text)
}

describe('who may', () => {
  it('is the desk over the place, and who leads; another community has nothing of it', async () => {
    await refused(open('topic', {}, community.resident), 'platform.not_allowed')
    await refused(open('topic', {}, community.manager), 'platform.not_allowed')
    const topic = await open('topic', { lead_post_id: community.gridWorker.postId, area_id: community.areas.grid })
    await refused(act('one', other.worker, { id: topic.id }), 'platform.not_allowed')
    await refused(act('one', other.worker, { id: topic.id }, other.communityId), 'platform.not_found')
    await act('note', community.gridWorker, { id: topic.id, kind: 'progress', text: '去看过了', ...next() })
    await refused(act('publish', community.gridWorker, { id: topic.id, published: true }), 'platform.not_allowed')
    await refused(open('topic', { lead_post_id: community.manager.postId }), 'undertakings.lead_unknown')
  })

  it('reads a confidential case only where one leads it, or leads the community', async () => {
    const kept = await open('long_case', { confidential: true, petition: true, lead_post_id: community.worker.postId })
    expect(kept.source).toBe('petition')
    await one(kept.id, community.secretary)
    await refused(one(kept.id, community.gridWorker), 'platform.not_found')
    await refused(act('publish', community.secretary, { id: kept.id, published: true }), 'undertakings.kind_unfit')
    await act('change', community.secretary, { id: kept.id, lead_post_id: community.secretary.postId })
    await refused(one(kept.id), 'platform.not_found')
    const listed = await act<List>('list', community.worker, { kind: 'long_case' })
    expect(listed.items.map((row) => row.id)).not.toContain(kept.id)
  })

  it('is refused what is unknown or unfit', async () => {
    await refused(open('topic', { area_id: other.areas.compound }), 'undertakings.place_unknown')
    await refused(open('topic', { item_code: 'Z99' }), 'undertakings.item_unknown')
    await refused(open('advocacy'), 'undertakings.body_needed')
    await refused(open('topic', { request_ids: [unknownId] }), 'undertakings.request_unknown')
    await refused(open('advocacy', { outside_body: '公交公司', topic_ids: [unknownId] }), 'undertakings.topic_unknown')
    await refused(open('topic', { proposal_id: unknownId }), 'undertakings.proposal_unknown')
    await refused(open('topic', next(-1)), 'undertakings.next_past')
    await refused(open('topic', { started_on: day(2) }), 'undertakings.day_ahead')
    const hidden = await fileOne(platform, community, { confidential: true })
    await refused(open('topic', { request_ids: [hidden.id] }, community.secretary), 'undertakings.confidential')
    const topic = await open('topic')
    await refused(
      act('note', community.worker, { id: topic.id, kind: 'attempt', text: '发了函', ...next() }),
      'undertakings.kind_unfit',
    )
    await refused(
      act('resume', community.worker, { id: topic.id, reason: '又有了', ...next() }),
      'undertakings.still_open',
    )
    await refused(
      act('untie', community.worker, { id: topic.id, request_id: unknownId, reason: '不是' }),
      'undertakings.not_tied',
    )
  })
})

describe('a recurring problem', () => {
  it('is proposed from requests alike, becomes a topic, gathers later ones, and everybody who asked hears how it ended', async () => {
    const words = [
      '早上水压很低，六楼没有水',
      '傍晚水压太低，洗不了澡',
      '水压低得没法用，六楼水放不出来',
      '这几天水压又低了',
    ]
    const filed: { id: string }[] = []
    for (const description of words) {
      filed.push(await fileOne(platform, community, { item_code: items.pests, description }, community.resident))
      later(5)
    }
    await fileOne(platform, community, { item_code: items.pests, description: '垃圾桶边上老鼠很多' })
    await platform.jobs.runDue()
    await platform.dispatcher.drain()
    type Proposals = { items: { id: string; count: number; requests: { id: string }[] }[] }
    const { items: proposed } = await act<Proposals>('proposals', community.worker, {})
    const proposal = proposed.find((row) => row.requests.some((request) => request.id === filed[0]?.id))
    expect(proposal?.count).toBe(4)

    const place = { item_code: items.pests, area_id: community.areas.compound, proposal_id: proposal?.id }
    const topic = await open('topic', { title: '六楼水压低', ...place })
    expect(topic.requests.map((row) => row.id).toSorted()).toEqual(filed.map((row) => row.id).toSorted())
    expect(await told(filed[0]?.id ?? '', community.resident, 'told_begun')).toHaveLength(1)
    await refused(act('set_aside', community.worker, { id: proposal?.id, reason: '不是一回事' }), 'platform.not_found')

    const after = await fileOne(
      platform,
      community,
      { item_code: items.pests, description: '水压还是低' },
      community.neighbour,
    )
    await platform.dispatcher.drain()
    expect((await one(topic.id)).requests.find((row) => row.id === after.id)?.how).toBe('rule')

    const elsewhere = await fileOne(platform, community, { item_code: items.streetLamp, description: '路灯不亮' })
    const tied = await act<Seen>('tie', community.worker, { id: topic.id, number: elsewhere.number })
    expect(tied.requests).toHaveLength(6)
    await refused(act('tie', community.worker, { id: topic.id, number: elsewhere.number }), 'undertakings.tied_already')
    await refused(act('tie', community.worker, { id: topic.id, number: 'XX-1' }), 'undertakings.request_unknown')
    await act('untie', community.worker, { id: topic.id, request_id: elsewhere.id, reason: '这是路灯' })

    await act('note', community.worker, { id: topic.id, kind: 'progress', text: '换了二次供水的泵', ...next() })
    const ended = await act<Seen>('end', community.worker, {
      id: topic.id,
      outcome: 'solved',
      result: '换了新泵，六楼早晚都测过，水压够了。',
    })
    expect(ended).toMatchObject({ state: 'ended', askers_count: 2 })
    expect(await told(after.id, community.neighbour, 'told_ended')).toEqual([
      expect.stringContaining('换了新泵，六楼早晚都测过，水压够了。'),
    ])
    expect(await told(elsewhere.id, community.resident, 'told_ended')).toEqual([])
    type Own = { items: { id: string; outcome: string }[] }
    const own = await act<Own>('own', community.neighbour, {})
    expect(own.items).toEqual([expect.objectContaining({ id: topic.id, outcome: 'solved' })])
    await refused(act('own_one', other.resident, { id: topic.id }, other.communityId), 'platform.not_found')
    await refused(
      act('note', community.worker, { id: topic.id, kind: 'progress', text: '再看看', ...next() }),
      'undertakings.ended',
    )
    const again = await act<Seen>('resume', community.worker, { id: topic.id, reason: '十二月又低了', ...next() })
    expect(again).toMatchObject({ state: 'open', outcome: null, lead: topic.lead })
  })

  it('that isn’t one is set aside, and stays so', async () => {
    for (const description of ['楼道堆了纸箱', '楼道又堆纸箱', '楼道纸箱没搬', '纸箱堵了楼道'])
      await fileOne(platform, community, { item_code: items.clutter, description })
    later(1)
    await platform.jobs.runDue()
    type Proposals = { items: { id: string; item: { code: string } }[] }
    const of = async () =>
      (await act<Proposals>('proposals', community.worker, {})).items.find((row) => row.item.code === items.clutter)
    const proposal = await of()
    await act('set_aside', community.worker, { id: proposal?.id, reason: '一户搬家，搬完就没了' })
    later(1)
    await platform.jobs.runDue()
    expect(await of()).toBeUndefined()
  })
})

describe('the list of long-running cases (X22: from a blacklist to none)', () => {
  it('takes in by itself what is open too long, wants a next step first, and lets it go with its request', async () => {
    const { id: requestId, number } = await fileOne(platform, community, { item_code: items.noise })
    const paper = await open('long_case', { title: '老信访：房产证', petition: true, ...next(3) })
    later(61)
    await platform.jobs.runDue()
    const list = await act<List>('list', community.worker, { kind: 'long_case' })
    const found = list.items.find((row) => row.title.includes(number))
    expect(list.items[0]?.next_day).toBeNull()
    const days = list.items.map((row) => row.next_day ?? '')
    expect(days).toEqual(days.toSorted())
    expect(found?.overdue).toBe(true)
    const detail = await one(found?.id ?? '')
    expect(detail).toMatchObject({ source: 'over_time', requests: [{ id: requestId, how: 'rule' }] })
    const stepped = await act<Seen>('note', community.worker, {
      id: detail.id,
      kind: 'progress',
      text: '请两家坐下来谈',
      ...next(),
    })
    expect(stepped.overdue).toBe(false)

    const requests = actingOnRequests(platform, community)
    await requests(peer('requests.withdraw'), community.resident, { id: requestId, reason: '谈好了' })
    await platform.dispatcher.drain()
    expect(await one(detail.id)).toMatchObject({ state: 'ended' })
    expect((await one(paper.id)).state).toBe('open')
    await act('end', community.worker, {
      id: paper.id,
      outcome: 'explained',
      result: '和本人、街道一起把依据讲清楚，本人签了字。',
    })
    const open22 = await act<List>('list', community.worker, { kind: 'long_case', q: '老信访' })
    expect(open22.items).toEqual([])
    const ended = await act<List>('list', community.worker, { kind: 'long_case', state: 'ended', limit: 1 })
    expect(ended.next).not.toBeNull()
    const rest = await act<List>('list', community.worker, { kind: 'long_case', state: 'ended', after: ended.next })
    expect(rest.items.map((row) => row.id)).not.toContain(ended.items[0]?.id)
    await refused(act('list', community.worker, { kind: 'long_case', after: 'x' }), 'platform.cursor_invalid')
  })
})

describe('what an outside body must decide (F18: a forty-minute walk, then a bus line)', () => {
  it('keeps attempts and answers with their papers, tells whoever asked, and is published without names', async () => {
    const asks = [
      await fileOne(platform, community, { item_code: items.bus, description: '去医院要走四十分钟，能不能通公交' }),
      await fileOne(platform, community, { item_code: items.bus, description: '公交不进小区' }, community.neighbour),
    ]
    const topic = await open('topic', { title: '出门难', request_ids: [asks[1]?.id] })
    const line = await open('advocacy', {
      title: '公交线路绕进小区',
      outside_body: '公交公司',
      request_ids: [asks[0]?.id],
      topic_ids: [topic.id],
    })
    expect((await one(topic.id)).related).toEqual([expect.objectContaining({ id: line.id })])
    const paper = await uploadPhoto(platform, community.communityId, community.worker)
    await act('note', community.worker, {
      id: line.id,
      kind: 'attempt',
      way: 'letter',
      counterpart: '线网科',
      text: '发函请求增设站点',
      file_ids: [paper],
      ...next(30),
    })
    later(20)
    await act('note', community.worker, {
      id: line.id,
      kind: 'answer',
      way: 'letter',
      day: day(-1),
      text: '客流不足，明年再议',
      ...next(60),
    })
    const seen = await one(line.id)
    expect(seen.steps.find((step) => step.kind === 'attempt')?.files).toEqual([
      expect.objectContaining({ file_id: paper }),
    ])
    await act('file', community.worker, { id: line.id, file: paper })
    await refused(act('file', community.worker, { id: topic.id, file: paper }), 'platform.not_found')
    await refused(act('file', community.manager, { id: line.id, file: paper }), 'platform.not_allowed')

    type Open = { items: { id: string; attempts: number; asked: number | null; steps: object[] }[] }
    expect((await act<Open>('open_list', null, {})).items).toEqual([])
    await act('publish', community.worker, { id: line.id, published: true })
    const [shown] = (await act<Open>('open_list', null, {})).items
    expect(shown).toMatchObject({ id: line.id, attempts: 1, asked: null })
    expect(JSON.stringify(shown)).not.toContain('线网科')

    await act('end', community.worker, {
      id: line.id,
      outcome: 'solved',
      result: '自下月起公交进小区，走路三分钟到站。',
    })
    expect(await told(asks[0]?.id ?? '', community.resident, 'told_ended')).toHaveLength(1)
    expect(await told(asks[1]?.id ?? '', community.neighbour, 'told_ended')).toHaveLength(1)
    const of = await act<List>('of_request', community.worker, { id: asks[0]?.id })
    expect(of.items.map((row) => row.id)).toEqual([line.id])
    await refused(act('of_request', community.worker, { id: unknownId }), 'platform.not_found')
    const waiting = await act<{ counts: { kind: string; open: number }[] }>('waiting', community.worker, {})
    expect(waiting.counts.map((row) => row.kind)).toEqual(['topic', 'long_case', 'advocacy'])
  })
})
