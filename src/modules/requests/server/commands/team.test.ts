import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform, testStart } from '../../../../app/testing/platform.ts'
import { acting, refused, type Seen } from '../../test/acting.ts'
import { communityWithRequests, fileOne, items, type RequestsCommunity, type TestPerson } from '../../test/factory.ts'
import { duplicates } from '../queries/duplicates.ts'
import { follow } from '../queries/follow.ts'
import { listRequests } from '../queries/list-requests.ts'
import { oneRequest } from '../queries/one-request.ts'
import { ownRequest } from '../queries/own-requests.ts'
import { requestPresence, requestPresences } from '../queries/presence.ts'
import { receivers } from '../queries/receivers.ts'
import { requestTeam } from '../queries/team.ts'
import { today } from '../queries/today.ts'
import { addTag } from '../tags/add-tag.ts'
import { changeTag } from '../tags/change-tag.ts'
import { mergeTag } from '../tags/merge-tag.ts'
import { keptTags, tags } from '../tags/queries.ts'
import { undoTagChange } from '../tags/undo-tag-change.ts'
import { acceptRequest } from './accept-request.ts'
import { amendRequest } from './amend-request.ts'
import { answerColleague } from './answer-question.ts'
import { askColleague } from './ask-colleague.ts'
import { dispatchRequest } from './dispatch-request.ts'
import { handOverRequest } from './hand-over-request.ts'
import { joinRequest } from './join-request.ts'
import { mergeRequest } from './merge-request.ts'
import { noteRequest } from './note-request.ts'
import { reclassifyRequest } from './reclassify-request.ts'
import { snoozeRequest } from './snooze-request.ts'
import { splitRequest } from './split-request.ts'
import { tagRequest } from './tag-request.ts'
import { undoRequest } from './undo-request.ts'
import { unmergeRequest } from './unmerge-request.ts'
import { wakeRequest } from './wake-request.ts'
import { takeBackQuestion } from './withdraw-question.ts'

let platform: TestPlatform
let community: RequestsCommunity
let other: RequestsCommunity
let act: ReturnType<typeof acting>

beforeAll(async () => {
  platform = await openTestPlatform()
  other = await communityWithRequests(platform)
  community = await communityWithRequests(platform)
  act = acting(platform, community)
})
afterAll(() => platform.close())

type Team = {
  questions: { id: string; state: string; answer: string | null }[]
  tags: { name: string }[]
  related: { id: string; relation: string }[]
  snooze: { reason: string } | null
  undo: { kind: string; version: number } | null
  askers: { number: string | null }[]
  askers_count: number
  clocks: { contact: { state: string; working_hours: number | null }; pauses: unknown[] }
}
type Today = {
  items: { id: string }[]
  back: { id: string; snooze: { reason: string } }[]
  questions: { id: string; can: string[] }[]
  unanswered: { id: string }[]
  waiting: { snoozed: number; open: number; questions: number }
}

const hour = 3_600_000
const at = (hours: number) => new Date(testStart.getTime() + hours * hour)
const team = (id: string, by: TestPerson = community.secretary) => act<Team>(requestTeam, by, { id })
const todayOf = (by: TestPerson, more = {}) => act<Today>(today, by, { limit: 50, ...more })
const one = (id: string) => act(oneRequest, community.secretary, { id })

/** A request of the property company, in its manager's hands. */
async function filed(
  wish: Record<string, unknown> = {},
  by?: TestPerson,
): Promise<{ id: string; number: string; follow_code: string }> {
  platform.clock.set(testStart)
  return fileOne(platform, community, wish, by)
}

async function accepted(wish: Record<string, unknown> = {}): Promise<string> {
  const { id } = await filed(wish)
  await act(acceptRequest, wish['item_code'] ? community.secretary : community.manager, { id })
  return id
}

describe('questions', () => {
  const ask = (id: string, more: Record<string, unknown> = {}) =>
    act(askColleague, community.manager, {
      id,
      post_id: community.gridWorker.postId,
      question: '这盏灯归谁修？',
      due_at: at(4).toISOString(),
      ...more,
    })

  it('stand on the asked one’s list, late or not, and an answer closes them; responsibility stays', async () => {
    const id = await accepted()
    expect(await ask(id)).toMatchObject({ state: 'accepted', assignee: { id: community.manager.personId } })
    const [question] = (await todayOf(community.gridWorker)).questions
    expect(question).toMatchObject({ state: 'open', can: ['answer'], request: { id } })
    platform.clock.set(at(5))
    expect((await todayOf(community.manager)).unanswered).toMatchObject([{ id: question!.id, state: 'late' }])
    await refused(
      act(answerColleague, community.departmentClerk, { id: question!.id, text: '不归我' }),
      'platform.not_found',
    )
    await act(answerColleague, community.gridWorker, { id: question!.id, text: '归物业' })
    expect((await team(id, community.manager)).questions).toMatchObject([{ state: 'answered', answer: '归物业' }])
    expect((await todayOf(community.gridWorker)).questions).toEqual([])
    await refused(
      act(answerColleague, community.gridWorker, { id: question!.id, text: '再答' }),
      'requests.question_closed',
    )
    const inside = (await act(ownRequest, community.resident, { id })).steps.filter((step) => step.kind === 'asked')
    expect(inside).toEqual([])
  })
  it('to a body go to its posts; taken back by who asked, and by nobody else', async () => {
    const id = await accepted()
    await ask(id, { post_id: undefined, body_id: community.bodies.department })
    const { questions } = await todayOf(community.departmentClerk)
    expect(questions).toHaveLength(1)
    await refused(act(takeBackQuestion, community.gridWorker, { id: questions[0]!.id }), 'platform.not_found')
    await act(takeBackQuestion, community.manager, { id: questions[0]!.id })
    expect((await todayOf(community.departmentClerk)).questions).toEqual([])
  })
  it('refused: nobody there, oneself, another community’s post, a time gone by, a resident', async () => {
    const id = await accepted()
    await refused(ask(id, { post_id: other.gridWorker.postId }), 'requests.receiver_unknown')
    await refused(ask(id, { post_id: community.manager.postId }), 'requests.receiver_unknown')
    await refused(ask(id, { post_id: undefined, body_id: other.bodies.department }), 'requests.body_unknown')
    await refused(ask(id, { due_at: at(-1).toISOString() }), 'requests.due_in_past')
    const input = { id, post_id: community.gridWorker.postId, question: '问问', due_at: at(4).toISOString() }
    await refused(act(askColleague, community.resident, input), 'platform.not_allowed')
    await refused(act(askColleague, community.departmentClerk, input), 'platform.not_found')
  })
})

describe('putting off', () => {
  it('hides it from today, counted, and brings it back on top with its reason; clocks run on', async () => {
    const id = await accepted()
    const before = await one(id)
    await act(snoozeRequest, community.manager, { id, until: at(3).toISOString(), reason: '等配件到货' })
    const hidden = await todayOf(community.manager)
    expect(hidden.items.map((row) => row.id)).not.toContain(id)
    expect(hidden.waiting.snoozed).toBe(1)
    expect((await todayOf(community.manager, { snoozed: 'yes' })).items).toMatchObject([{ id }])
    expect(await one(id)).toMatchObject({ contact_due: before.contact_due, resolve_due: before.resolve_due })
    platform.clock.set(at(3))
    const back = (await todayOf(community.manager)).back.find((row) => row.id === id)
    expect(back).toMatchObject({ snooze: { reason: '等配件到货' } })
    await act(noteRequest, community.manager, { id, text: '配件到了', visibility: 'internal', file_ids: [] })
    expect((await todayOf(community.manager)).back.map((row) => row.id)).not.toContain(id)
  })
  it('what passes its limit meanwhile comes back at once', async () => {
    const id = await accepted()
    await act(snoozeRequest, community.manager, { id, until: at(24 * 30).toISOString(), reason: '等下月' })
    platform.clock.set(at(24 * 20))
    expect((await todayOf(community.manager)).back.map((row) => row.id)).toContain(id)
  })
  it('refused: past, too far, not in hand; woken once', async () => {
    const id = await accepted()
    const snooze = (by: TestPerson, hours: number) =>
      act(snoozeRequest, by, { id, until: at(hours).toISOString(), reason: '等一等' })
    await refused(snooze(community.manager, -1), 'requests.due_in_past')
    await refused(snooze(community.manager, 24 * 100), 'requests.snooze_too_far')
    await refused(snooze(community.secretary, 4), 'platform.not_allowed')
    await refused(act(wakeRequest, community.manager, { id }), 'requests.not_snoozed')
    await snooze(community.manager, 4)
    await act(wakeRequest, community.manager, { id })
    expect((await team(id, community.manager)).snooze).toBeNull()
  })
})

describe('merging', () => {
  const merge = (id: string, into_id: string, by: TestPerson = community.worker) =>
    act(mergeRequest, by, { id, into_id, reason: '同一盏灯' })

  it('askers go over once, numbers still lead there, counters follow, and it can be taken back', async () => {
    const kept = await filed({ item_code: items.clutter, description: '二楼走廊堆了很多纸箱，走不过去。' })
    const twin = await filed(
      { item_code: items.clutter, description: '二楼走廊全是纸箱，走不过去。' },
      community.neighbour,
    )
    await act(joinRequest, community.resident, { id: twin.id, wants_updates: true })
    expect(
      (await act<{ items: { id: string }[] }>(duplicates, community.worker, { id: twin.id })).items.map(
        (row) => row.id,
      ),
    ).toContain(kept.id)
    expect(await merge(twin.id, kept.id)).toMatchObject({ state: 'closed', outcome: 'merged' })
    expect(await team(kept.id)).toMatchObject({ askers_count: 2, related: [{ id: twin.id, relation: 'merged_from' }] })
    await act(acceptRequest, community.secretary, { id: kept.id })
    const byNumber = { number: twin.number, code: twin.follow_code }
    expect(await act(follow, null, byNumber)).toMatchObject({
      state: 'accepted',
      number: twin.number,
      merged_into: { id: null, number: kept.number },
    })
    expect(await act(ownRequest, community.neighbour, { id: twin.id })).toMatchObject({
      state: 'accepted',
      merged_into: { id: kept.id },
    })
    await platform.dispatcher.drain()
    const counted = await platform.look(community.communityId, (tx) =>
      sql<{ measures: string[] }>`select measures from requests.counted where request_id = ${twin.id}`.execute(tx),
    )
    expect(counted.rows[0]?.measures).toContain('closed')
    await act(unmergeRequest, community.worker, { id: twin.id, reason: '是两盏灯' })
    expect(await one(twin.id)).toMatchObject({ state: 'assigned', outcome: null, closed_by: null })
    expect((await team(kept.id)).askers_count).toBe(1)
    expect(await act(ownRequest, community.neighbour, { id: twin.id })).toMatchObject({
      state: 'assigned',
      merged_into: null,
    })
    expect((await one(kept.id)).steps.map((step) => step.kind)).toEqual(
      expect.arrayContaining(['merged_in', 'unmerged_from']),
    )
  })
  it('refused: itself, another community’s, a closed one, a confidential one into an open one; by the manager', async () => {
    const { id } = await filed()
    const secret = await filed({ confidential: true })
    const elsewhere = await fileOne(platform, other)
    await refused(merge(id, id), 'requests.merge_target_unknown')
    await refused(merge(id, elsewhere.id), 'requests.merge_target_unknown')
    await refused(merge(secret.id, id), 'requests.merge_confidential')
    await refused(merge(id, secret.id, community.manager), 'platform.not_allowed')
    const third = await filed()
    await merge(third.id, id)
    await refused(merge(secret.id, third.id), 'requests.merge_target_closed')
    await merge(id, secret.id)
    await refused(
      act(unmergeRequest, community.worker, { id: third.id, reason: '不是' }),
      'requests.merge_target_closed',
    )
  })
})

describe('splitting', () => {
  it('makes a second request with its own lead and clocks, tied both ways, asked for by the same people', async () => {
    const id = await accepted()
    await act(splitRequest, community.manager, {
      id,
      item_code: items.streetLamp,
      description: '小区门外路灯也不亮。',
      reason: '路灯归城管',
    })
    const [part] = (await team(id)).related
    expect(part).toMatchObject({ relation: 'split_into' })
    expect(await one(part!.id)).toMatchObject({ lead: { kind: 'department' }, state: 'assigned' })
    expect(await act(ownRequest, community.resident, { id: part!.id })).toMatchObject({ relation: 'first' })
    const told = (await act(ownRequest, community.resident, { id })).steps.map((step) => step.kind)
    expect(told).toContain('split_off')
    await refused(
      act(splitRequest, community.manager, { id, item_code: 'Z99', description: '没有这一项', reason: '试试' }),
      'requests.item_unknown',
    )
  })
})

describe('tags', () => {
  it('are the community’s own, bounded, filter the list', async () => {
    const tag = await act<{ id: string }>(addTag, community.worker, { name: '创建文明楼道' })
    await refused(act(addTag, community.worker, { name: '创建文明楼道' }), 'requests.tag_exists')
    await refused(act(addTag, community.manager, { name: '自己加' }), 'platform.not_allowed')
    const { id } = await filed()
    const foreign = await platform.do<{ id: string }>(
      addTag,
      { name: '别处' },
      { communityId: other.communityId, as: 'system' },
    )
    await refused(act(tagRequest, community.worker, { id, add: [foreign.id], remove: [] }), 'requests.tag_unknown')
    await act(tagRequest, community.manager, { id, add: [tag.id], remove: [] })
    const filter = { tag: tag.id, sort: 'due', limit: 50 }
    expect(
      (await act<{ items: { id: string }[] }>(listRequests, community.worker, filter)).items.map((row) => row.id),
    ).toEqual([id])
    await refused(act(changeTag, community.worker, { id: tag.id, name: '改', retired: false }), 'platform.not_allowed')
    await act(changeTag, community.secretary, { id: tag.id, name: '文明楼道', retired: true })
    expect((await team(id)).tags).toMatchObject([{ name: '文明楼道' }])
    const second = await filed()
    await refused(
      act(tagRequest, community.worker, { id: second.id, add: [tag.id], remove: [] }),
      'requests.tag_unknown',
    )
    expect((await act<{ items: unknown[]; can_edit: boolean }>(tags, community.manager, {})).can_edit).toBe(false)
  })

  type Kept = {
    items: { id: string; requests: number; retired: boolean; merged_into: string | null }[]
    changes: { id: string; kind: string; can: string[] }[]
  }
  const kept = () => act<Kept>(keptTags, community.secretary, {})
  const make = async (name: string) => (await act<{ id: string }>(addTag, community.worker, { name })).id
  const names = async (id: string) => (await team(id)).tags.map((tag) => tag.name)
  const undone = async (change: string | undefined) => act(undoTagChange, community.secretary, { id: change ?? '' })

  it('go into one another and come back, as the requests carry them', async () => {
    const [stairs, corridor] = [await make('楼道'), await make('走廊')]
    const [one, both] = [(await filed()).id, (await filed()).id]
    await act(tagRequest, community.worker, { id: one, add: [corridor], remove: [] })
    await act(tagRequest, community.worker, { id: both, add: [corridor, stairs], remove: [] })
    await refused(act(mergeTag, community.worker, { id: corridor, into: stairs }), 'platform.not_allowed')
    await refused(act(mergeTag, community.secretary, { id: corridor, into: corridor }), 'requests.same_tag')
    await refused(act(mergeTag, community.secretary, { id: corridor, into: one }), 'requests.tag_unknown')
    await refused(act(mergeTag, community.secretary, { id: one, into: stairs }), 'platform.not_found')
    await act(mergeTag, community.secretary, { id: corridor, into: stairs })
    expect([await names(one), await names(both)]).toEqual([['楼道'], ['楼道']])
    const filter = { tag: corridor, sort: 'due', limit: 50 }
    expect((await act<{ items: unknown[] }>(listRequests, community.worker, filter)).items).toHaveLength(2)
    await refused(act(mergeTag, community.secretary, { id: corridor, into: stairs }), 'requests.tag_merged')
    const again = { id: corridor, name: '走廊', retired: false }
    await refused(act(changeTag, community.secretary, again), 'requests.tag_merged')
    const { items, changes } = await kept()
    expect(items.find((tag) => tag.id === stairs)).toMatchObject({ requests: 2 })
    expect(items.find((tag) => tag.id === corridor)).toMatchObject({ retired: true, merged_into: '楼道', requests: 0 })
    expect(changes[0]).toMatchObject({ kind: 'merged', can: ['undo'] })
    await undone(changes[0]?.id)
    expect([await names(one), await names(both)]).toEqual([['走廊'], ['楼道', '走廊']])
    await refused(undone(changes[0]?.id), 'requests.tag_changed_since')
  })

  it('a change is taken back while nothing newer stands on it', async () => {
    const tag = await make('旧名')
    await act(changeTag, community.secretary, { id: tag, name: '新名', retired: false })
    await act(changeTag, community.secretary, { id: tag, name: '新名', retired: true })
    const [retired, renamed] = (await kept()).changes
    expect([retired?.can, renamed?.can]).toEqual([['undo'], []])
    await refused(undone(renamed?.id), 'requests.tag_changed_since')
    await refused(act(undoTagChange, community.worker, { id: retired?.id }), 'platform.not_allowed')
    const elsewhere = acting(platform, other)
    await refused(elsewhere(undoTagChange, other.secretary, { id: retired?.id }), 'platform.not_found')
    await undone(retired?.id)
    await make('旧名')
    await refused(undone(renamed?.id), 'requests.tag_exists')
    await refused(act(keptTags, community.worker, {}), 'platform.not_allowed')
  })
})

describe('undo', () => {
  const undo = (by: TestPerson, id: string, version: number) => act(undoRequest, by, { id, version })

  it('brings back a dispatch, a new item, tags, a snooze, corrected words', async () => {
    const id = await accepted()
    const before = await one(id)
    const same = {
      state: before.state,
      assignee: before.assignee,
      lead: before.lead,
      item: before.item,
      resolve_due: before.resolve_due,
    }
    const moved = await act(dispatchRequest, community.worker, { id, body_id: community.bodies.department, reason: '' })
    expect(await undo(community.worker, id, moved.version)).toMatchObject(same)
    const reclassified = await act(reclassifyRequest, community.worker, {
      id,
      item_code: items.pests,
      reason: '改一改',
    })
    expect(reclassified.item.code).toBe(items.pests)
    expect(await undo(community.worker, id, reclassified.version)).toMatchObject(same)
    const off = await act(snoozeRequest, community.manager, { id, until: at(3).toISOString(), reason: '等一等' })
    await undo(community.manager, id, off.version)
    expect((await team(id, community.manager)).snooze).toBeNull()
    const title = (await one(id)) as Seen & { title: string }
    const amended = await act(amendRequest, community.manager, { id, title: { was: title.title, to: '换个标题' } })
    expect(amended).toMatchObject({ title: '换个标题' })
    expect(await undo(community.manager, id, amended.version)).toMatchObject({ title: title.title })
  })
  it('refused: another’s move, after something happened, too late, twice', async () => {
    const id = await accepted()
    const moved = await act(dispatchRequest, community.worker, { id, body_id: community.bodies.department, reason: '' })
    await refused(undo(community.secretary, id, moved.version), 'platform.not_allowed')
    await act(acceptRequest, community.departmentClerk, { id })
    await refused(undo(community.worker, id, moved.version), 'requests.changed_meanwhile')
    const again = await act(dispatchRequest, community.worker, { id, post_id: community.manager.postId, reason: '' })
    platform.clock.set(at(1))
    await refused(undo(community.worker, id, again.version), 'requests.undo_over')
    const last = await act(dispatchRequest, community.worker, { id, post_id: community.gridWorker.postId, reason: '' })
    const back = await undo(community.worker, id, last.version)
    await refused(undo(community.worker, id, back.version), 'requests.undo_over')
  })
})

describe('two at once', () => {
  it('a note hinders nobody, another hand does; corrected fields merge, the same one asks', async () => {
    const id = await accepted()
    const seen = await one(id)
    await act(noteRequest, community.worker, { id, text: '打过电话', visibility: 'internal', file_ids: [] })
    await act(snoozeRequest, community.manager, {
      id,
      until: at(3).toISOString(),
      reason: '等一等',
      version: seen.version,
    })
    await act(dispatchRequest, community.worker, { id, post_id: community.gridWorker.postId, reason: '' })
    await refused(
      act(dispatchRequest, community.secretary, {
        id,
        body_id: community.bodies.department,
        reason: '',
        version: seen.version,
      }),
      'requests.changed_meanwhile',
    )
    const start = (await one(id)) as Seen & { title: string; place_detail: string; priority: number }
    await act(amendRequest, community.worker, { id, title: { was: start.title, to: '一人改的' } })
    const both = await act(amendRequest, community.secretary, { id, place_detail: { was: '', to: '东侧' } })
    expect(both).toMatchObject({ title: '一人改的', place_detail: '东侧' })
    await expect(
      act(amendRequest, community.secretary, { id, title: { was: start.title, to: '另一人改的' } }),
    ).rejects.toMatchObject({ code: 'requests.fields_changed', fields: [{ path: 'title', detail: '一人改的' }] })
  })
})

it('handing over lists only whom it accepts', async () => {
  const id = await accepted({ item_code: items.pests })
  const holder = (await one(id)).assignee?.id
  const by =
    [community.gridWorker, community.worker].find((person) => person.personId === holder) ?? community.secretary
  const list = await act<{ receivers: { post_id: string; person_id: string }[] }>(receivers, by, {
    id,
    for: 'hand_over',
  })
  expect(list.receivers.length).toBeGreaterThan(0)
  expect(list.receivers.map((one) => one.post_id)).not.toContain(community.departmentClerk.postId)
  expect(list.receivers.map((one) => one.person_id)).not.toContain(holder)
  for (const { post_id, person_id } of list.receivers.slice(0, 2)) {
    const fresh = await accepted({ item_code: items.pests })
    await act(handOverRequest, community.secretary, { id: fresh, post_id, person_id, reason: '请接手' })
  }
})

it('a list tells who else is at its rows, to whom sees them', async () => {
  const [quiet, busy] = [await accepted(), await accepted({ item_code: items.pests })]
  await act(requestPresence, community.secretary, { id: busy, writing: 'yes' })
  type There = { items: { id: string; present: { person_id: string; writing: boolean }[] }[] }
  const look = (by: TestPerson | null, within = act) => within<There>(requestPresences, by, { ids: [quiet, busy] })
  const { personId } = community.secretary
  expect((await look(community.worker)).items).toMatchObject([
    { id: busy, present: [{ person_id: personId, writing: true }] },
  ])
  expect((await look(community.secretary)).items).toEqual([])
  expect((await look(community.manager)).items).toEqual([])
  expect((await look(other.secretary, acting(platform, other))).items).toEqual([])
  await refused(look(null), 'platform.sign_in_needed')
  await refused(look(community.resident), 'platform.not_allowed')
})
