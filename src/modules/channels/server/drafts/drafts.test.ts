import { describe, expect, it } from 'vitest'
import { createPerson } from '../../../people/test/factory.ts'
import { acting, refused } from '../../../requests/test/acting.ts'
import { communityWithRequests, fileOne, items } from '../../../requests/test/factory.ts'
import { uploadPhoto } from '../../../requests/test/upload.ts'
import { type Drafts, setUpChannels } from '../../test/setting.ts'
import type { DraftView } from './drafts.ts'
import { exportDrafts } from './export-drafts.ts'
import { draftPhoto, listDrafts, oneDraft, previewPaste } from './queries.ts'
import { dismissDraft, fileDraft, lookUp, mergeDraft, reopenDraft } from './settle.ts'

const { add, at, paste, show, waiting } = setUpChannels()

describe('ten pasted lines', () => {
  it('become drafts, which are confirmed, merged and dismissed', async () => {
    const group = await add()
    const text = `王阿姨：一号楼楼道灯不亮，晚上看不见
李姐：楼道堆满纸箱，过不去了
小陈：收到
老周：绿化带的草长得很高，没人修
赵叔：下水道堵了，水漫出来
孙奶奶：社区的蟑螂太多
钱哥：谢谢
吴妈妈：半夜有人放音乐，吵得睡不着
郑大爷：想开个居住的证明
冯师傅：感应灯坏了`
    const { items: said } = await at.act<{ items: { speaker: string; text: string; chatter: boolean }[] }>(
      previewPaste,
      at.community.gridWorker,
      { text },
    )
    expect(said).toHaveLength(10)
    const chosen = said.filter((one) => !one.chatter).map(({ speaker, text }) => ({ speaker, text }))
    expect(chosen).toHaveLength(8)
    const { items: made } = await paste(chosen, { group_id: group.id })
    const list = await waiting()
    expect(list).toMatchObject({ waiting: 8, items: { length: 8 } })
    expect(list.items[0]).toMatchObject({
      speaker: '王阿姨',
      group: { id: group.id },
      item: { code: items.lamp },
      sureness: 'high',
    })
    const [first, , , , , , last] = made as [{ id: string }, ...{ id: string }[]]
    const draft = await show(first.id)
    expect(draft.proposals.where).toMatchObject({ area_id: at.community.areas.building, why: 'group' })
    expect(draft.proposals.what[0]).toMatchObject({ code: items.lamp, matched: expect.arrayContaining(['楼道']) })
    const filed = await at.act<DraftView>(fileDraft, at.community.gridWorker, {
      id: first.id,
      item_code: items.lamp,
      description: draft.whole_text,
      area_id: at.community.areas.building,
      place_detail: '',
      for_person_id: at.community.resident.personId,
      proposed_item: items.lamp,
    })
    expect(filed).toMatchObject({ state: 'filed', request: { number: expect.any(String) }, can: [] })
    await refused(
      at.act(dismissDraft, at.community.gridWorker, { id: first.id, reason: '重复' }),
      'channels.draft_settled',
    )
    const request_id = filed.request?.id
    const joined = { id: made[7]?.id, request_id, person_id: at.community.neighbour.personId }
    expect(await at.act(mergeDraft, at.community.gridWorker, joined)).toMatchObject({
      state: 'merged',
      request: { id: request_id },
    })
    await at.act(mergeDraft, at.community.gridWorker, { id: made[1]?.id, request_id })
    await refused(
      at.act(mergeDraft, at.community.gridWorker, { id: made[2]?.id, request_id: crypto.randomUUID() }),
      'platform.not_found',
    )
    await at.act(dismissDraft, at.community.gridWorker, { id: last?.id, reason: '当面说清了' })
    expect(await at.act<DraftView>(reopenDraft, at.community.gridWorker, { id: last?.id })).toMatchObject({
      state: 'waiting',
    })
    await refused(at.act(reopenDraft, at.community.gridWorker, { id: last?.id }), 'channels.draft_not_dismissed')
    expect((await waiting()).waiting).toBe(5)
    const settled = await at.act<Drafts>(listDrafts, at.community.gridWorker, { state: 'settled', words: '', limit: 2 })
    expect(settled.items.map((one) => one.state)).toEqual(['merged', 'merged'])
  })

  it('show a grid worker their own area, with people by name, dwelling and number', async () => {
    const { areas, communityId } = at.community
    const person = await createPerson(at.platform, communityId, {
      name: '王淑芬',
      dwellingId: areas.dwelling,
      phone: '19900007788',
    })
    const group = await add()
    const { items: made } = await paste(
      [
        { speaker: '王阿姨', text: '1幢1单元101 漏水' },
        { speaker: '王淑芬', text: '灯坏了，尾号 7788' },
      ],
      { group_id: group.id },
    )
    const draft = await show(made[0]?.id ?? '')
    expect(draft.proposals.where?.area_id).toBe(areas.building)
    if (draft.proposals.where?.dwelling_id) {
      expect(draft.proposals.who[0]).toMatchObject({ person_id: person, why: ['dwelling', 'surname'] })
    }
    const named = await show(made[1]?.id ?? '')
    expect(named.proposals.who).toMatchObject([{ person_id: person, why: ['name'] }])
    expect(named.can).toContain('look_up')
    expect(await at.act(lookUp, at.community.gridWorker, { id: named.id })).toMatchObject({
      who: [{ person_id: person, why: ['phone'] }],
    })
    const other = await communityWithRequests(at.platform)
    await refused(acting(at.platform, other)(oneDraft, other.secretary, { id: named.id }), 'platform.not_found')
    await refused(at.act(oneDraft, at.community.resident as never, { id: named.id }), 'platform.not_allowed')
    await refused(at.act(oneDraft, at.community.manager, { id: named.id }), 'platform.not_allowed')
  })

  it('take a screenshot along, with the words typed beside it', async () => {
    const file = await uploadPhoto(at.platform, at.community.communityId, at.community.gridWorker)
    const two = [
      { speaker: '', text: '截图里说的' },
      { speaker: '', text: '另一件' },
    ]
    await refused(paste(two, { file_ids: [file] }), 'channels.picture_of_several')
    const { items: made } = await paste(two.slice(0, 1), { file_ids: [file], source: 'share' })
    const id = made[0]?.id ?? ''
    expect(await at.act(draftPhoto, at.community.gridWorker, { id, file })).toMatchObject({ mediaType: 'image/jpeg' })
    await refused(at.act(draftPhoto, at.community.buildingLeader, { id, file }), 'platform.not_allowed')
    const wish = {
      item_code: items.lamp,
      description: '截图里说灯坏了',
      area_id: at.community.areas.building,
      place_detail: '',
    }
    await at.act(fileDraft, at.community.gridWorker, { id, ...wish })
    expect(await at.act(draftPhoto, at.community.gridWorker, { id, file })).toMatchObject({ mediaType: 'image/jpeg' })
  })
})

it('drafts are found by where they came from, when, and what was said, and taken out as a sheet', async () => {
  const group = await add()
  await paste(
    [
      { speaker: '王阿姨', text: '一号楼楼道灯不亮' },
      { speaker: '李姐', text: '下水道堵了' },
    ],
    { group_id: group.id },
  )
  await paste([{ speaker: '', text: 'WiFi 断了' }], { source: 'share' }, at.community.secretary)
  const found = async (filter: object, limit = 50) =>
    (
      await at.act<Drafts>(listDrafts, at.community.secretary, { state: 'waiting', words: '', limit, ...filter })
    ).items.map((one) => one.text)
  expect(await found({ words: '王阿姨 灯' })).toEqual(['一号楼楼道灯不亮'])
  expect(await found({ words: 'ｗｉｆｉ' })).toEqual(['WiFi 断了'])
  expect(await found({ words: '没有的词' })).toEqual([])
  expect(await found({ source: 'share' })).toEqual(['WiFi 断了'])
  expect(await found({ group: group.id, words: '堵' })).toEqual(['下水道堵了'])
  expect(await found({ area: at.community.areas.grid, words: '灯' })).toHaveLength(1)
  expect(await found({ area: crypto.randomUUID() })).toEqual([])
  expect(await found({ from: '2026-03-05' })).toEqual([])
  expect(await found({ from: '2026-03-04', until: '2026-03-04' })).toHaveLength(3)
  expect(await found({ words: '了' }, 1)).toHaveLength(1)
  const sheet = (by = at.community.secretary) =>
    at.act<{ bytes: Buffer; name: string }>(exportDrafts, by, { state: 'waiting', words: '灯' })
  expect((await sheet()).bytes.subarray(0, 2).toString()).toBe('PK')
  await refused(sheet(at.community.manager), 'platform.not_allowed')
})

it('a request of its own is not merged with what neighbours may not see', async () => {
  const { id: request_id } = await fileOne(at.platform, at.community, { item_code: items.noise })
  const { items: made } = await paste([{ speaker: '', text: '半夜太吵' }])
  const merge = { id: made[0]?.id, request_id, person_id: at.community.neighbour.personId }
  await refused(at.act(mergeDraft, at.community.secretary, merge), 'requests.not_open_to_neighbours')
})
