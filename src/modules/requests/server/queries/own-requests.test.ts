import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { acting, refused } from '../../test/acting.ts'
import {
  communityWithRequests,
  createMember,
  fileOne,
  items,
  type Receipt,
  type RequestsCommunity,
  type TestPerson,
} from '../../test/factory.ts'
import { uploadPhoto } from '../../test/upload.ts'
import { acceptRequest } from '../commands/accept-request.ts'
import { finishRequest } from '../commands/finish-request.ts'
import { joinRequest } from '../commands/join-request.ts'
import { noteRequest } from '../commands/note-request.ts'
import { supplementRequest } from '../commands/supplement-request.ts'
import { withdrawRequest } from '../commands/withdraw-request.ts'
import type { OwnRequestView } from '../views/types.ts'
import { follow, followFile } from './follow.ts'
import { ownFile, ownRequest, ownRequests } from './own-requests.ts'

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>
let filed: Receipt
let photo: string
let innerPhoto: string
let evidence: string

type OwnPage = {
  items: { id: string; title: string; relation: string; state: string; place: string }[]
  next: string | null
}
const own = (by: TestPerson | null, id = filed.id) => act<OwnRequestView>(ownRequest, by, { id })
const mine = (by: TestPerson | null, input: object = {}) =>
  act<OwnPage>(ownRequests, by, { open: 'all', limit: 50, ...input })

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  act = acting(platform, community)
  const { communityId, resident, manager, areas } = community
  photo = await uploadPhoto(platform, communityId, resident, 'broken lamp')
  filed = await fileOne(platform, community, { dwelling_id: areas.dwelling, place_detail: '门口', file_ids: [photo] })
  await act(joinRequest, community.neighbour, { id: filed.id, wants_updates: true })
  await act(supplementRequest, resident, { id: filed.id, text: '我家老人摔了一跤', file_ids: [] })
  await act(acceptRequest, manager, { id: filed.id })
  innerPhoto = await uploadPhoto(platform, communityId, manager, 'meter box')
  await act(noteRequest, manager, { id: filed.id, text: '业主欠费', visibility: 'internal', file_ids: [innerPhoto] })
  evidence = await uploadPhoto(platform, communityId, manager, 'new lamp')
  const done = { outcome: 'solved', text: '换了新的声控灯，已经亮了', file_ids: [evidence] }
  await act(finishRequest, manager, { id: filed.id, ...done })
})
afterAll(() => platform.close())

describe('one of my requests', () => {
  it('is mine alone: strangers and staff find nothing here', async () => {
    await refused(own(null), 'platform.sign_in_needed')
    await refused(own(community.manager), 'platform.not_found')
    await refused(own(await createMember(platform, community.communityId)), 'platform.not_found')
    const other = await communityWithRequests(platform)
    await refused(acting(platform, other)(ownRequest, other.resident, { id: filed.id }), 'platform.not_found')
    await refused(act(ownRequest, other.resident, { id: filed.id }), 'platform.not_a_member')
  })

  it('tells what became of it, workers by their post, nothing from inside', async () => {
    const view = await own(community.resident)
    expect(view).toMatchObject({
      title: '三楼楼道灯坏了一周，晚上看不见',
      state: 'finished',
      outcome: 'solved',
      place: '南苑小区 3幢 2单元 101 门口',
      result: '换了新的声控灯，已经亮了',
      relation: 'first',
      askers_count: 2,
      can: expect.arrayContaining(['judge']),
    })
    expect(view.handler?.name).toMatch(/^测试岗位\d+$/)
    expect(view.steps.map((step) => step.kind)).toEqual(['finished', 'accepted', 'supplemented', 'dispatched', 'filed'])
    expect(view.steps.every((step) => step.visibility === 'public')).toBe(true)
    expect(JSON.stringify(view)).not.toMatch(/测试居民|欠费|person_id|199\d{8}/)
    expect(view.attachments.map((file) => file.file_id)).toEqual([photo, evidence])
  })

  it('shows who joined the matter and the result, not what the first one wrote', async () => {
    const view = await own(community.neighbour)
    expect(view).toMatchObject({ relation: 'joined', description: '', place: '南苑小区 3幢 2单元', judgements: [] })
    expect(view.title).toBe(view.item.name)
    expect(view.steps.map((step) => step.kind)).toEqual(['finished', 'accepted', 'dispatched'])
    expect(view.attachments.map((file) => file.file_id)).toEqual([evidence])
    expect(view.can).not.toContain('judge')
    // Ids and numbers are drawn and may hold any digits.
    expect(JSON.stringify(view).replace(/"[\da-f-]{12,36}"/g, '')).not.toMatch(/老人|101|一周/)
  })

  it('opens only the photos shown', async () => {
    const open = (by: TestPerson, file: string) => act<{ bytes: Uint8Array }>(ownFile, by, { id: filed.id, file })
    expect(Buffer.from((await open(community.resident, photo)).bytes).toString()).toBe('broken lamp')
    await refused(open(community.resident, innerPhoto), 'platform.not_found')
    await refused(open(community.neighbour, photo), 'platform.not_found')
    expect(Buffer.from((await open(community.neighbour, evidence)).bytes).toString()).toBe('new lamp')
  })
})

describe('all my requests', () => {
  it('are those I filed and those I joined, open or closed, page by page', async () => {
    const busy = await createMember(platform, community.communityId)
    const made: string[] = []
    for (let count = 0; count < 5; count += 1) {
      made.push((await fileOne(platform, community, { item_code: items.pests, description: `第${count}件` }, busy)).id)
    }
    await act(withdrawRequest, busy, { id: made[0], reason: '' })
    const joinable = await fileOne(platform, community)
    await act(joinRequest, busy, { id: joinable.id, wants_updates: false })

    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await mine(busy, { limit: 2, ...(after ? { after } : {}) })
      seen.push(...page.items.map((item) => item.id))
      after = page.next ?? undefined
    } while (after)
    expect(seen.toSorted()).toEqual([...made, joinable.id].toSorted())
    expect((await mine(busy, { open: 'no' })).items.map((item) => item.id)).toEqual([made[0]])
    expect((await mine(busy, { open: 'yes' })).items).toHaveLength(5)
    const joined = (await mine(busy)).items.find((item) => item.id === joinable.id)
    expect(joined).toMatchObject({ relation: 'joined', place: '南苑小区 3幢 2单元' })
    expect(joined?.title).not.toContain('一周')
    expect((await mine(community.manager)).items).toEqual([])
    await refused(mine(null), 'platform.sign_in_needed')
    await refused(mine(busy, { after: 'x' }), 'platform.cursor_invalid')
  })
})

describe('number and code', () => {
  const byCode = (number: string, code: string) => act<OwnRequestView>(follow, null, { number, code })

  it('open a request without an account, however they are typed', async () => {
    expect((await byCode(filed.number, filed.follow_code)).id).toBe(filed.id)
    const view = await byCode(` ${filed.number.replace('-', '-')} `, filed.follow_code.toLowerCase())
    expect(view).toMatchObject({ relation: 'first', can: expect.arrayContaining(['judge']) })
    const file = { number: filed.number, code: filed.follow_code, file_id: photo }
    expect(Buffer.from((await act<{ bytes: Uint8Array }>(followFile, null, file)).bytes).toString()).toBe('broken lamp')
    await refused(act(followFile, null, { ...file, file_id: innerPhoto }), 'platform.not_found')
  })

  it('tell nothing when either is wrong, or of another community', async () => {
    const next = await fileOne(platform, community)
    await refused(byCode(filed.number, next.follow_code), 'requests.follow_code_wrong')
    await refused(byCode('260304-99999', filed.follow_code), 'requests.follow_code_wrong')
    await refused(byCode(filed.number, ''), 'requests.follow_code_wrong')
    const other = await communityWithRequests(platform)
    const elsewhere = acting(platform, other)(follow, null, { number: filed.number, code: filed.follow_code })
    await refused(elsewhere, 'requests.follow_code_wrong')
  })
})
