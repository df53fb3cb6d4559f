import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { acting, refused } from '../../test/acting.ts'
import { communityWithRequests, fileOne, items, type Receipt, type RequestsCommunity } from '../../test/factory.ts'
import { uploadPhoto } from '../../test/upload.ts'
import { acceptRequest } from '../commands/accept-request.ts'
import { finishRequest } from '../commands/finish-request.ts'
import { noteRequest } from '../commands/note-request.ts'
import type { RequestView } from '../views/types.ts'
import { oneRequest, requestFile } from './one-request.ts'

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>
let filed: Receipt
let photo: string

const see = (by: Parameters<typeof act>[1], id = filed.id) => act<RequestView>(oneRequest, by, { id })

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  act = acting(platform, community)
  photo = await uploadPhoto(platform, community.communityId, community.resident)
  filed = await fileOne(platform, community, { file_ids: [photo], place_detail: '三楼' })
})
afterAll(() => platform.close())

describe('who sees a request', () => {
  it('only staff whom it concerns; missing, hidden and of another community are the same', async () => {
    const other = await communityWithRequests(platform)
    await refused(see(null), 'platform.sign_in_needed')
    await refused(see(community.resident), 'platform.not_allowed')
    await refused(see(community.departmentClerk), 'platform.not_found')
    await refused(see(community.secretary, '0198c0de-0000-7000-8000-000000000000'), 'platform.not_found')
    await refused(acting(platform, other)(oneRequest, other.secretary, { id: filed.id }), 'platform.not_found')
    await refused(act(oneRequest, other.secretary, { id: filed.id }), 'platform.not_allowed')
    for (const by of [community.secretary, community.gridWorker, community.buildingLeader, community.manager]) {
      expect((await see(by)).id).toBe(filed.id)
    }
  })

  it('tells staff what is needed to deal with it', async () => {
    expect(await see(community.manager)).toMatchObject({
      number: filed.number,
      title: '三楼楼道灯坏了一周，晚上看不见',
      place: '南苑小区 3幢 2单元 三楼',
      place_detail: '三楼',
      item: { code: items.lamp, revision: 1 },
      askers_count: 1,
      attachments: [{ file_id: photo, role: 'report', media_type: 'image/jpeg', width: 4, height: 3 }],
      steps: [
        { seq: 2, kind: 'dispatched', actor_kind: 'system', who: '系统' },
        { seq: 1, kind: 'filed', actor_kind: 'resident', who: '居民' },
      ],
    })
  })
})

describe('who asked', () => {
  const requester = async (by: Parameters<typeof act>[1], id?: string) => (await see(by, id)).requester

  it('is told whole to who works on it, masked to the others', async () => {
    const whole = await requester(community.manager)
    expect(whole).toMatchObject({ person_id: community.resident.personId })
    expect(whole?.phone).toMatch(/^199\d{8}$/)
    const masked = await requester(community.secretary)
    expect(masked).toEqual({
      person_id: null,
      name: expect.stringMatching(/^测\*+$/),
      phone: expect.stringMatching(/^199\*{4}\d{4}$/),
    })
  })

  it('is nobody where it is anonymous, and hidden where it is confidential', async () => {
    const anonymous = await fileOne(platform, community, { anonymous: true })
    expect(await requester(community.manager, anonymous.id)).toBeNull()
    const secret = await fileOne(platform, community, { confidential: true })
    expect(await requester(community.manager, secret.id)).toEqual({
      person_id: null,
      name: '（要求保密）',
      phone: null,
    })
    expect(await requester(community.secretary, secret.id)).toMatchObject({ name: expect.stringMatching(/^测\*+$/) })
  })
})

describe('photos', () => {
  const open = (by: Parameters<typeof act>[1], file: string, id = filed.id) =>
    act<{ bytes: Uint8Array }>(requestFile, by, { id, file })

  it('are opened through the request they belong to, by who sees it', async () => {
    expect(Buffer.from((await open(community.manager, photo)).bytes).toString()).toBe('photo')
    await refused(open(community.departmentClerk, photo), 'platform.not_found')
    await refused(open(community.resident, photo), 'platform.not_allowed')
    const other = await fileOne(platform, community)
    await refused(open(community.manager, photo, other.id), 'platform.not_found')
  })
})

describe('the timeline', () => {
  it('names staff by post and name, newest first, and keeps every note', async () => {
    await act(acceptRequest, community.manager, { id: filed.id })
    await act(noteRequest, community.manager, {
      id: filed.id,
      text: '已联系电工',
      visibility: 'internal',
      file_ids: [],
    })
    const evidence = await uploadPhoto(platform, community.communityId, community.manager, 'after')
    await act(finishRequest, community.manager, {
      id: filed.id,
      outcome: 'solved',
      text: '换了新的声控灯，已经亮了',
      file_ids: [evidence],
    })
    const view = await see(community.secretary)
    expect(view.steps.map((step) => step.kind)).toEqual(['finished', 'note', 'accepted', 'dispatched', 'filed'])
    expect(view.steps[1]).toMatchObject({ visibility: 'internal', text: '已联系电工' })
    expect(view.steps[1]?.who).toMatch(/^测试岗位\d+ 测试居民\d+$/)
    expect(view.attachments.map((file) => file.role)).toEqual(['report', 'evidence'])
    expect(view.stops.map((stop) => stop.state)).toEqual(['done', 'done', 'done', 'done', 'current'])
  })
})
