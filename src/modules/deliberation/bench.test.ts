import { describe, expect, it } from 'vitest'
import { addDays } from '../../shared/civil-date.ts'
import { createBody } from '../bodies/test/factory.ts'
import { refused } from '../requests/test/acting.ts'
import { createMember, createStaff } from '../requests/test/factory.ts'
import { type Meeting, meetingSetting } from './test/setting.ts'

const { act, call, here, later, open, pass, tick, today } = meetingSetting()

describe('the bench on the 20th', () => {
  it('notes each suggestion, answers it and shows what became of it', async () => {
    const meeting = await call({})
    await refused(
      act('note_suggestion', here.community.secretary, { id: meeting.id, text: '多放几条长凳' }),
      'deliberation.not_opened',
    )
    await open(meeting.id)
    const said = { id: meeting.id, text: '中心花园多放几条长凳', person_id: here.community.resident.personId }
    const noted = await act<Meeting>('note_suggestion', here.community.secretary, said)
    const items = [{ title: '花园长凳' }]
    const { items: made } = await act<Meeting>('set_agenda', here.community.secretary, { id: meeting.id, items })
    const decided = await act<Meeting>('decide', here.community.secretary, {
      id: meeting.id,
      item: made[0]?.id,
      text: '花园加四条长凳',
      owner_post_id: here.community.worker.postId,
      due_day: addDays(today(), 30),
    })
    const answer = {
      id: noted.suggestions[0]?.id,
      answer: '月底前加四条',
      outcome: 'taken_up',
      decision_id: decided.items[0]?.decisions[0]?.id,
    }
    await refused(act('answer_suggestion', here.community.gridWorker, answer), 'platform.not_allowed')
    await act('answer_suggestion', here.community.secretary, answer)
    await act('finish_decision', here.community.worker, { id: answer.decision_id, words: '四条都装好了' })
    const listed = await act<{ items: { id: string; outcome: string }[] }>('suggestions', here.community.secretary, {})
    expect(listed.items.find((one) => one.id === answer.id)?.outcome).toBe('done')
    const begun = { template: 'bench_meeting', title: '花园长凳放哪里', suggestion_id: answer.id }
    const topic = await act<{ id: string }>('open_topic', here.community.secretary, begun)
    const seen = await act<Meeting>('meeting', here.community.secretary, { id: meeting.id })
    expect(seen.suggestions[0]?.topic).toMatchObject({ id: topic.id })
  })

  it('is checked in to by the code, by members only and not before its time', async () => {
    const meeting = await call({ starts_at: later(24 * 60) })
    const code = meeting.check_in_code
    await refused(act('check_in', here.other.resident, { code }, here.other.communityId), 'platform.not_found')
    await refused(act('check_in', here.community.resident, { code }), 'deliberation.too_early')
    pass(23 * 60)
    const seen = await act<{ came_at: string | null; invited: boolean }>('check_in', here.community.resident, {
      code: code.toLowerCase(),
    })
    expect(seen.came_at).not.toBeNull()
    await act('check_in', here.community.resident, { code })
    const now = await act<Meeting>('meeting', here.community.secretary, { id: meeting.id })
    expect(now.attendees).toHaveLength(1)
    await act('propose_item', here.community.neighbour, { id: meeting.id, title: '谈谈停车' })
    const proposed = await act<Meeting>('meeting', here.community.secretary, { id: meeting.id })
    const settle = { id: meeting.id, item: proposed.items[0]?.id, accept: false }
    await refused(act('settle_proposal', here.community.secretary, settle), 'deliberation.reason_needed')
    const taken = await act<Meeting>('settle_proposal', here.community.secretary, { ...settle, accept: true })
    expect(taken.items[0]).toMatchObject({ title: '谈谈停车', state: 'on' })
    const urgent = { kind: 'urgent', title: '停水', starts_at: later(120) }
    await refused(call(urgent), 'deliberation.reason_needed')
    expect((await call({ ...urgent, call_reason: '主管爆了' })).state).toBe('called')
  })

  it('skips or moves one date with a reason, and no other day', async () => {
    const series = await act<{ id: string; next: { day: string; held_on: string | null }[] }>(
      'make_series',
      here.community.secretary,
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
      act<typeof series>('set_series_day', here.community.secretary, { id: series.id, day, ...more })
    await refused(set({ what: 'skip' }), 'deliberation.reason_needed')
    await refused(set({ what: 'skip', reason: '停电', day: addDays(day, 1) }), 'deliberation.day_unknown')
    expect((await set({ what: 'skip', reason: '停电' })).next[1]).toMatchObject({ day, held_on: null })
    const moved_to = addDays(day, 2)
    expect((await set({ what: 'move', moved_to, reason: '场地有事' })).next[1]?.held_on).toBe(moved_to)
    expect((await set({ what: 'as_ruled' })).next[1]?.held_on).toBe(day)
    await refused(
      act('end_series', here.community.gridWorker, { id: series.id, reason: '不开了' }),
      'platform.not_allowed',
    )
    await act('end_series', here.community.secretary, { id: series.id, reason: '不开了' })
    await refused(set({ what: 'skip', reason: '停电' }), 'deliberation.series_over')
  })
})

describe('the residents’ representatives', () => {
  it('resolves nothing below two thirds, and passes with more than half of those who vote', async () => {
    const body = await createBody(here.platform, here.community.communityId, {
      kind: 'representatives_meeting',
      areaId: here.community.areas.compound,
    })
    const people = []
    for (let made = 0; made < 6; made++) {
      people.push(await createMember(here.platform, here.community.communityId))
    }
    await createStaff(here.platform, here.community.communityId, 'body_chair', { bodyId: body })
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
      act<Meeting>('note_vote', here.community.secretary, {
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
      owner_post_id: here.community.worker.postId,
      due_day: addDays(today(), 5),
    }
    await refused(act('decide', here.community.secretary, decision), 'deliberation.vote_needed')
    await refused(vote(3, 0), 'deliberation.votes_unfit')
    expect((await vote(2, 2)).items[0]?.votes[0]?.passed).toBe(false)
    await refused(act('decide', here.community.secretary, decision), 'deliberation.vote_needed')
    await act('step_out', here.community.secretary, { id: meeting.id, item, attendee_id: ids[0], reason: '自己租车位' })
    pass(1)
    expect((await vote(2, 1)).items[0]?.votes[1]?.passed).toBe(true)
    await act('decide', here.community.secretary, decision)
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
    await refused(act('set_law', here.community.worker, { code: 'body', figures }), 'platform.not_allowed')
    await refused(
      act('set_law', here.community.secretary, { code: 'body', figures: { ...figures, article: '' } }),
      'deliberation.article_needed',
    )
    expect(await act('set_law', here.community.secretary, { code: 'body', figures })).toMatchObject({ usual: false })
    const soon = { kind: 'body', body_id: here.community.bodies.association, starts_at: later(60) }
    await refused(call(soon), 'deliberation.notice_short')
    expect((await call({ ...soon, call_reason: '急' })).state).toBe('called')
    expect(await act('set_law', here.community.secretary, { code: 'body', figures: null })).toMatchObject({
      usual: true,
    })
  })
})
