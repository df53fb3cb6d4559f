import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, civilDateOf } from '../../../../shared/civil-date.ts'
import { refused, setUpRequests } from '../../test/acting.ts'
import { communityWithRequests, fileOne, items } from '../../test/factory.ts'
import { acceptRequest } from '../commands/accept-request.ts'
import { askColleague } from '../commands/ask-colleague.ts'
import { finishRequest } from '../commands/finish-request.ts'
import { oneRequest } from '../queries/one-request.ts'
import { ownRequest } from '../queries/own-requests.ts'
import { answerForwarding, remindForwarding, withdrawForwarding } from './follow-up.ts'
import { forwardOut } from './forward-out.ts'
import { forwardings, forwardingsOfRequest, letter } from './queries.ts'

type Forwarding = { id: string; state: string; letter_number: string; addressee: string; can: string[]; answer: string }

const at = setUpRequests()
let today = ''
beforeAll(() => {
  today = civilDateOf(at.platform.clock.now(), 'Asia/Shanghai')
})

const put = (id: string, wish: object = {}, by = at.community.secretary) =>
  at.act(forwardOut, by, {
    id,
    addressee: '市公交公司',
    email: '',
    asked: '请研究在小区南门增设站点。',
    due_on: addDays(today, 10),
    signed_by_post: at.community.secretary.postId,
    ...wish,
  })
const of = async (id: string) =>
  (await at.act<{ items: Forwarding[] }>(forwardingsOfRequest, at.community.secretary, { id })).items

describe('putting a request to a body outside', () => {
  it('is for the desk: nobody else, nobody of another community', async () => {
    const { id } = await fileOne(at.platform, at.community)
    await refused(put(id, {}, at.community.manager), 'platform.not_allowed')
    await put(id)
    const [one] = await of(id)
    const other = await communityWithRequests(at.platform)
    const input = {
      id: one?.id,
      answered_on: today,
      answer: '已经在研究',
      reason: '写错了',
      note: '',
      file_ids: [],
      limit: 50,
    }
    for (const operation of [letter, remindForwarding, answerForwarding, withdrawForwarding, forwardings, forwardOut]) {
      await refused(at.act(operation, null, input), 'platform.sign_in_needed')
      await refused(at.act(operation, at.community.resident, input), 'platform.not_allowed')
    }
    const there = { communityId: other.communityId, accountId: other.secretary.accountId }
    for (const operation of [letter, remindForwarding, answerForwarding, withdrawForwarding]) {
      await refused(at.platform.do(operation, input, there), 'platform.not_found')
    }
    await refused(at.act(forwardingsOfRequest, at.community.departmentClerk, { id }), 'platform.not_found')
  })

  it('may be about one part alone, and once for each part', async () => {
    const { id } = await fileOne(at.platform, at.community)
    const part = { kind: 'part', question: '请查路灯线路', due_at: '2026-03-05T02:00:00Z' }
    const given = { id, ...part, body_id: at.community.bodies.committee }
    await at.act(askColleague, at.community.secretary, given)
    type Open = { parts: { id: string; text: string }[] }
    const { parts } = await at.act<Open>(forwardingsOfRequest, at.community.secretary, { id })
    expect(parts).toMatchObject([{ text: '请查路灯线路' }])
    const part_id = parts[0]?.id
    await refused(put(id, { part_id: crypto.randomUUID() }), 'requests.part_unknown')
    await put(id, { part_id })
    await refused(put(id, { part_id }), 'requests.forwarded_already')
    await put(id)
    const letters = await of(id)
    expect(letters).toHaveLength(2)
    for (const part of [null, { id: part_id, text: '请查路灯线路' }])
      expect(letters).toContainEqual(expect.objectContaining({ part }))
    const other = await fileOne(at.platform, at.community)
    await refused(put(other.id, { part_id }), 'requests.part_unknown')
  })

  it('makes a numbered letter that tells nothing of who asked, and tells them when an answer is expected', async () => {
    const filed = await fileOne(at.platform, at.community)
    const view = await put(filed.id)
    expect(view.steps[0]).toMatchObject({ kind: 'forwarded_out', visibility: 'public' })
    const [one] = await of(filed.id)
    expect(one).toMatchObject({ state: 'waiting', addressee: '市公交公司' })
    const paper = await at.act<{ request: { place: string; number: string } }>(letter, at.community.worker, {
      id: one?.id,
    })
    expect(paper.request.number).toBe(filed.number)
    expect(JSON.stringify(paper.request)).not.toContain('三楼楼道灯坏了')
    const own = await at.act<{ forwarded: object[] }>(ownRequest, at.community.resident, { id: filed.id })
    expect(own.forwarded).toEqual([{ to: '市公交公司', due_on: addDays(today, 10), answered_on: null }])
    await refused(put(filed.id), 'requests.forwarded_already')
  })

  it('refuses what makes no letter', async () => {
    const { id } = await fileOne(at.platform, at.community)
    await refused(put(id, { addressee: '' }), 'requests.addressee_needed')
    await refused(put(id, { body_id: at.community.areas.compound }), 'requests.body_unknown')
    await refused(put(id, { due_on: today }), 'requests.due_in_past')
    await refused(put(id, { due_on: addDays(today, 400) }), 'requests.due_too_far')
    await refused(put(id, { signed_by_post: at.community.worker.postId }), 'requests.signer_unfit')
    for (const name of ['甲', '乙', '丙', '丁', '戊']) await put(id, { addressee: `${name}公司` })
    await refused(put(id, { addressee: '己公司' }), 'requests.too_many_forwardings')
  })

  it('waits, is reminded, answered, corrected and taken back; solved waits for it', async () => {
    const { id } = await fileOne(at.platform, at.community, { item_code: items.noise })
    await put(id, { body_id: at.community.bodies.department })
    const [one] = await of(id)
    const letterId = { id: one?.id }
    await at.act(acceptRequest, at.community.secretary, { id })
    const solved = { id, outcome: 'solved', text: '已经协调好了，晚上不再有噪声。', file_ids: [], checked: [] }
    await refused(at.act(finishRequest, at.community.secretary, solved), 'requests.forwardings_open')
    await at.act(remindForwarding, at.community.worker, { ...letterId, note: '电话催过' })
    const answer = { ...letterId, answer: '已经安排夜间巡查。', answered_on: today, answer_public: true, file_ids: [] }
    await refused(
      at.act(answerForwarding, at.community.worker, { ...answer, answered_on: addDays(today, 1) }),
      'requests.answer_day_unfit',
    )
    expect(await at.act<Forwarding>(answerForwarding, at.community.worker, answer)).toMatchObject({ state: 'answered' })
    await refused(at.act(answerForwarding, at.community.worker, answer), 'requests.forwarding_over')
    const undone = await at.act<Forwarding>(withdrawForwarding, at.community.worker, {
      ...letterId,
      reason: '录到别的函上了',
    })
    expect(undone).toMatchObject({ state: 'waiting', answer: '' })
    const gone = await at.act<Forwarding>(withdrawForwarding, at.community.worker, {
      ...letterId,
      reason: '不归他们管',
    })
    expect(gone).toMatchObject({ state: 'withdrawn', can: [] })
    expect(await at.act(finishRequest, at.community.secretary, solved)).toMatchObject({ state: 'finished' })
  })

  it('is warned of a day before, once, and stands in the list of what waits', async () => {
    const { id } = await fileOne(at.platform, at.community)
    await put(id, { due_on: addDays(today, 1), addressee: '电力公司' })
    const list = () =>
      at.act<{ items: Forwarding[] }>(forwardings, at.community.secretary, { show: 'waiting', limit: 100 })
    expect((await list()).items[0]).toMatchObject({ addressee: '电力公司' })
    const warned = async () => {
      await at.platform.jobs.runDue()
      const seen = await at.act(oneRequest, at.community.secretary, { id })
      return seen.steps.filter((step) => step.kind === 'forwarding_due').length
    }
    at.platform.clock.set(new Date(at.platform.clock.now().getTime() + 26 * 3_600_000))
    expect(await warned()).toBe(1)
    expect(await warned()).toBe(1)
    expect((await list()).items.find((one) => one.addressee === '电力公司')).toMatchObject({ state: 'waiting' })
  })
})
