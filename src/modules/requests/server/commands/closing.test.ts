import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform, testStart } from '../../../../app/testing/platform.ts'
import { acting, refused, type Seen } from '../../test/acting.ts'
import {
  communityWithRequests,
  createMember,
  decide,
  fileOne,
  items,
  type Receipt,
  type RequestsCommunity,
} from '../../test/factory.ts'
import { follow } from '../queries/follow.ts'
import { oneRequest } from '../queries/one-request.ts'
import { ownRequest } from '../queries/own-requests.ts'
import { acceptRequest } from './accept-request.ts'
import { callBackRequester } from './call-back-requester.ts'
import { finishRequest } from './finish-request.ts'
import { joinRequest } from './join-request.ts'
import { judgeByCode, judgeRequest } from './judge-request.ts'
import { noteRequest } from './note-request.ts'
import { reopenRequest } from './reopen-request.ts'
import { supplementRequest } from './supplement-request.ts'
import { withdrawRequest } from './withdraw-request.ts'

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

const noSuch = '00000000-0000-7000-8000-000000000000'
const one = (id: string) => act(oneRequest, community.secretary, { id })
const judge = (id: string, solved: boolean, grade?: number) =>
  act(judgeRequest, community.resident, { id, solved, grade, comment: '' })
const callBack = (id: string, word: Record<string, unknown>) =>
  act(callBackRequester, community.worker, { id, comment: '', ...word })

async function accepted(wish: Record<string, unknown> = {}): Promise<Receipt> {
  platform.clock.set(testStart)
  const receipt = await fileOne(platform, community, wish)
  await act(acceptRequest, community.manager, { id: receipt.id })
  return receipt
}

async function finished(wish: Record<string, unknown> = {}): Promise<Receipt> {
  const receipt = await accepted(wish)
  await act(finishRequest, community.manager, {
    id: receipt.id,
    outcome: 'solved',
    text: '换了灯泡，现在亮了，请看。',
    file_ids: [],
  })
  return receipt
}

async function upload(mediaType = 'image/jpeg'): Promise<string> {
  const operation = platform.registry.operations.get('platform.upload_file')
  if (!operation) throw new Error('no upload')
  const file = { name: '照片.jpg', sha256: 'cd'.repeat(32), sizeBytes: 10, mediaType, width: 8, height: 8 }
  const { communityId } = community
  return (
    await platform.do<{ id: string }>(operation, { file }, { communityId, accountId: community.manager.accountId })
  ).id
}

describe('finishing needs evidence', () => {
  const finish = (id: string, input: Record<string, unknown>) =>
    act(finishRequest, community.manager, { id, outcome: 'solved', text: '好了好了', file_ids: [], ...input })

  it('a photo or some words', async () => {
    const { id } = await accepted()
    await refused(finish(id, {}), 'requests.evidence_needed')
    await refused(finish(id, { text: '一二三四五六七八九' }), 'requests.evidence_needed')
    expect(await finish(id, { text: '一二三四五六七八九𠮷' })).toMatchObject({ state: 'finished', outcome: 'solved' })
  })
  it('a photo, where seeing is what proves it', async () => {
    const { id } = await accepted({ item_code: items.green })
    await refused(finish(id, { text: '已经修剪，很好，看得见，放心。' }), 'requests.evidence_needed')
    await refused(finish(id, { file_ids: [await upload('application/pdf')] }), 'requests.evidence_needed')
    await finish(id, { file_ids: [await upload()] })
  })
  it('a photo of a note counts, but not one from before it was reopened', async () => {
    const { id } = await accepted({ item_code: items.green })
    await act(noteRequest, community.manager, { id, text: '修剪后', visibility: 'public', file_ids: [await upload()] })
    await finish(id, {})
    platform.clock.advance(60_000)
    await judge(id, false)
    platform.clock.advance(60_000)
    await refused(finish(id, {}), 'requests.evidence_needed')
  })
  it('not an answer: its reason is the text', async () => {
    const { id } = await accepted({ item_code: items.green })
    expect(await finish(id, { outcome: 'answered', text: '这棵树不在小区里' })).toMatchObject({ outcome: 'answered' })
  })
  it('not with somebody else’s file', async () => {
    await refused(finish((await accepted()).id, { file_ids: [noSuch] }), 'platform.not_found')
  })
})

describe('the window', () => {
  it('is seven days, the day of finishing not counted', async () => {
    const { id } = await finished()
    expect(await one(id)).toMatchObject({
      confirm_until: '2026-03-11T16:00:00.000Z',
      next_due: '2026-03-11T16:00:00.000Z',
    })
  })
  it('is as long as the community decided', async () => {
    await decide(platform, community.communityId, 'requests.confirm_days', 10)
    const { id } = await finished()
    await decide(platform, community.communityId, 'requests.confirm_days', 7)
    expect((await one(id)).confirm_until).toBe('2026-03-14T16:00:00.000Z')
  })
})

describe('the requester’s word', () => {
  it('solved closes it', async () => {
    const { id } = await finished()
    const seen = await judge(id, true, 5)
    expect(seen).toMatchObject({ state: 'closed', outcome: 'solved', closed_by: 'confirmed' })
    expect(seen.judgements).toEqual([
      expect.objectContaining({ source: 'requester', solved: true, grade: 5, closing_no: 1 }),
    ])
    expect((await one(id)).next_due).toBeNull()
  })

  it('not solved reopens the same case to the same handler, with a fresh limit', async () => {
    const { id, number } = await finished()
    platform.clock.set(new Date('2026-03-09T02:00:00Z'))
    await judge(id, false, 1)
    const seen = await one(id)
    expect(seen).toMatchObject({
      number,
      state: 'accepted',
      assignee: { id: community.manager.personId },
      reopened_count: 1,
      outcome: null,
      confirm_until: null,
      resolve_due: '2026-03-11T09:30:00.000Z',
    })
    expect(seen.steps.slice(0, 2).map((step) => step.kind)).toEqual(['reopened', 'judged'])
    await act(finishRequest, community.manager, { id, outcome: 'solved', text: '又换了一次，这次亮了。', file_ids: [] })
    const closed = await judge(id, true)
    expect(closed.judgements.map((word) => [word.closing_no, word.solved])).toEqual([
      [2, true],
      [1, false],
    ])
  })

  it('counts again within the window, after a call-back closed it', async () => {
    const { id } = await finished()
    expect(await callBack(id, { reached: true, solved: true, grade: 4 })).toMatchObject({
      state: 'closed',
      closed_by: 'called_back',
    })
    await judge(id, false)
    expect(await one(id)).toMatchObject({ state: 'accepted', reopened_count: 1, closed_by: null })
  })

  it('comes too late once the window is over', async () => {
    const { id } = await finished()
    platform.clock.set(new Date('2026-03-11T16:00:01Z'))
    await expect(judge(id, false)).rejects.toMatchObject({
      code: 'requests.window_over',
      params: { phone: ' 0573-19900000' },
    })
    await platform.jobs.runDue()
    expect(await one(id)).toMatchObject({ state: 'closed', closed_by: 'unconfirmed' })
    await refused(judge(id, false), 'requests.window_over')
  })

  it('is not asked for before it is finished, nor once it is withdrawn', async () => {
    const { id } = await accepted()
    await refused(judge(id, true), 'requests.state_forbids')
    await act(withdrawRequest, community.resident, { id, reason: '' })
    await refused(judge(id, true), 'requests.state_forbids')
  })

  it('is nobody else’s', async () => {
    const { id } = await finished()
    const input = { id, solved: true, comment: '' }
    await refused(act(judgeRequest, null, input), 'platform.sign_in_needed')
    await refused(act(judgeRequest, community.neighbour, input), 'platform.not_found')
    await refused(act(judgeRequest, community.secretary, input), 'platform.not_found')
    await refused(act(judgeRequest, other.resident, input), 'platform.not_a_member')
    await refused(acting(platform, other)(judgeRequest, other.resident, input), 'platform.not_found')
    await refused(act(judgeRequest, community.resident, { ...input, id: noSuch }), 'platform.not_found')
  })

  it('twice by the same click is one word', async () => {
    const { id } = await finished()
    const input = { id, solved: false, comment: '还是不亮' }
    await Promise.all([1, 2].map(() => act(judgeRequest, community.resident, input, 'one-word-only')))
    expect(await one(id)).toMatchObject({ reopened_count: 1 })
  })
})

describe('number and code', () => {
  it('judge without an account, and nobody is named', async () => {
    const { id, number, follow_code } = await finished({ anonymous: true })
    const seen = await act<Seen>(judgeByCode, community.neighbour, {
      number,
      code: follow_code,
      solved: true,
      grade: 4,
      comment: '',
    })
    expect(seen).toMatchObject({ id, state: 'closed', closed_by: 'confirmed' })
    const named = await platform.look(community.communityId, (tx) =>
      sql<{
        content: string
      }>`select content from platform.audit where content like '%requests.judge_by_code%'`.execute(tx),
    )
    expect(JSON.stringify(named.rows)).not.toContain(community.neighbour.personId)
  })
  it('follow it: a wrong number and a wrong code are told alike', async () => {
    const { number, follow_code } = await finished()
    expect(await act(follow, null, { number, code: follow_code })).toMatchObject({ number, state: 'finished' })
    for (const [operation, more] of [
      [follow, {}],
      [judgeByCode, { solved: true, comment: '' }],
    ] as const) {
      await refused(act(operation, null, { number, code: 'AAAAAAAA', ...more }), 'requests.follow_code_wrong')
      await refused(
        act(operation, null, { number: '260304-00000', code: follow_code, ...more }),
        'requests.follow_code_wrong',
      )
      await refused(
        acting(platform, other)(operation, null, { number, code: follow_code, ...more }),
        'requests.follow_code_wrong',
      )
    }
  })
  it('refused at the wrong moment, and too late', async () => {
    const { number, follow_code } = await accepted()
    const word = { number, code: follow_code, solved: true, comment: '' }
    await refused(act(judgeByCode, null, word), 'requests.state_forbids')
    const done = await finished()
    platform.clock.set(new Date('2026-03-20T02:00:00Z'))
    await refused(
      act(judgeByCode, null, { ...word, number: done.number, code: done.follow_code }),
      'requests.window_over',
    )
  })
})

describe('a call-back', () => {
  it('not reached changes nothing', async () => {
    const { id } = await finished()
    const seen = await callBack(id, { reached: false })
    expect(seen).toMatchObject({ state: 'finished', judgements: [expect.objectContaining({ solved: null })] })
  })
  it('reached and not solved reopens', async () => {
    const { id } = await finished()
    expect(await callBack(id, { reached: true, solved: false })).toMatchObject({ state: 'accepted', reopened_count: 1 })
  })
  it('reached needs a word on solved', async () => {
    await refused(callBack((await finished()).id, { reached: true }), 'platform.input_invalid')
  })
  it('comes too late once the window is over', async () => {
    const { id } = await finished()
    platform.clock.set(new Date('2026-03-20T02:00:00Z'))
    await refused(callBack(id, { reached: false }), 'requests.window_over')
    await platform.jobs.runDue()
    await refused(callBack(id, { reached: false }), 'requests.window_over')
  })
  it('has nothing to ask of what is open or confirmed', async () => {
    const { id } = await finished()
    await judge(id, true)
    await refused(callBack(id, { reached: true, solved: true }), 'requests.state_forbids')
  })
})

describe('reopening by the desk', () => {
  it('reaches the same handler, whatever the window says', async () => {
    const { id } = await finished()
    platform.clock.set(new Date('2026-03-20T02:00:00Z'))
    await platform.jobs.runDue()
    const seen = await act(reopenRequest, community.secretary, { id, reason: '居民来电说又坏了' })
    expect(seen).toMatchObject({ state: 'accepted', assignee: { id: community.manager.personId }, reopened_count: 1 })
  })
  it('not what was withdrawn', async () => {
    const { id } = await accepted()
    await act(withdrawRequest, community.resident, { id, reason: '' })
    await refused(act(reopenRequest, community.secretary, { id, reason: '再办一次' }), 'requests.state_forbids')
  })
})

describe('neighbours', () => {
  const join = (id: string, by = community.neighbour) =>
    act<Seen & { relation: string }>(joinRequest, by, { id, wants_updates: true })

  it('join, once, and see what becomes of it', async () => {
    const { id } = await accepted()
    expect(await join(id)).toMatchObject({ relation: 'joined', askers_count: 2 })
    await refused(join(id), 'requests.already_joined')
    await refused(join(id, community.resident), 'requests.already_joined')
    expect(await act(ownRequest, community.neighbour, { id })).toMatchObject({ relation: 'joined' })
    await refused(act(judgeRequest, community.neighbour, { id, solved: true, comment: '' }), 'platform.not_found')
  })
  it('leave, and may come back; the request goes on', async () => {
    const { id } = await accepted()
    await join(id)
    await act(withdrawRequest, community.neighbour, { id, reason: '' })
    await refused(act(supplementRequest, community.neighbour, { id, text: '一句', file_ids: [] }), 'platform.not_found')
    expect(await join(id)).toMatchObject({ relation: 'joined' })
    expect((await one(id)).state).toBe('accepted')
  })
  it('refused: not open to neighbours, confidential, finished, missing, without an account, of another community', async () => {
    await refused(
      join((await fileOne(platform, community, { item_code: items.noise })).id),
      'requests.not_open_to_neighbours',
    )
    await refused(join((await accepted({ confidential: true })).id), 'requests.not_open_to_neighbours')
    const { id } = await finished()
    await refused(join(id), 'requests.state_forbids')
    await refused(join(noSuch), 'platform.not_found')
    await refused(act(joinRequest, null, { id, wants_updates: true }), 'platform.sign_in_needed')
    await refused(join(id, other.resident), 'platform.not_a_member')
    await refused(
      acting(platform, other)(joinRequest, other.resident, { id, wants_updates: true }),
      'platform.not_found',
    )
  })
})

describe('withdrawing', () => {
  it('closes it, outside the figures', async () => {
    const { id } = await accepted()
    const seen = await act(withdrawRequest, community.resident, { id, reason: '自己修好了' })
    expect(seen).toMatchObject({ state: 'closed', outcome: 'withdrawn', closed_by: 'withdrawn' })
  })
  it('by the first while neighbours ask too: it goes on for them', async () => {
    const { id } = await accepted()
    await act(joinRequest, community.neighbour, { id, wants_updates: true })
    await act(withdrawRequest, community.resident, { id, reason: '' })
    expect((await one(id)).state).toBe('accepted')
    await refused(act(ownRequest, community.resident, { id }), 'platform.not_found')
  })
  it('refused: once finished, to strangers, without an account', async () => {
    const { id } = await finished()
    await refused(act(withdrawRequest, community.resident, { id, reason: '' }), 'requests.state_forbids')
    await refused(act(withdrawRequest, community.neighbour, { id, reason: '' }), 'platform.not_found')
    await refused(act(withdrawRequest, null, { id, reason: '' }), 'platform.sign_in_needed')
    await refused(act(withdrawRequest, other.resident, { id, reason: '' }), 'platform.not_a_member')
  })
})

describe('supplementing', () => {
  const add = (
    id: string,
    by: { accountId: string; personId: string } | null = community.resident,
    files: string[] = [],
  ) => act(supplementRequest, by, { id, text: '灯座也松了', file_ids: files })

  it('adds words staff and requester read', async () => {
    const { id } = await accepted()
    expect((await add(id)).steps[0]).toMatchObject({ kind: 'supplemented', text: '灯座也松了' })
    expect((await one(id)).steps[0]).toMatchObject({ kind: 'supplemented', actor_kind: 'resident' })
  })
  it('refused: once closed, to strangers, without an account, with somebody else’s file', async () => {
    const { id } = await finished()
    await refused(add(id, community.resident, [await upload()]), 'platform.not_found')
    await judge(id, true)
    await refused(add(id), 'requests.state_forbids')
    await refused(add(id, await createMember(platform, community.communityId)), 'platform.not_found')
    await refused(add(id, null), 'platform.sign_in_needed')
    await refused(add(id, other.resident), 'platform.not_a_member')
  })
})
