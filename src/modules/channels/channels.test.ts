import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TestPlatform } from '../../app/testing/platform.ts'
import { type Served, serveTestPlatform } from '../../app/testing/served.ts'
import { createPerson } from '../people/test/factory.ts'
import { acting, refused } from '../requests/test/acting.ts'
import { communityWithRequests, fileOne, items, type RequestsCommunity } from '../requests/test/factory.ts'
import { uploadPhoto } from '../requests/test/upload.ts'
import { listBroadcasts, oneBroadcast } from './server/broadcasts/queries.ts'
import { broadcast, passOn, resend, withdraw } from './server/broadcasts/tell.ts'
import type { DraftRow, DraftView } from './server/drafts/drafts.ts'
import { exportDrafts } from './server/drafts/export-drafts.ts'
import { callNotes, draftPhoto, draftSound, listDrafts, oneDraft, previewPaste } from './server/drafts/queries.ts'
import { dismissDraft, fileDraft, lookUp, mergeDraft, reopenDraft } from './server/drafts/settle.ts'
import { keepCallNote, takeIn, writeDraft } from './server/drafts/take-in.ts'
import { addGroup, listGroups, retireGroup } from './server/groups/keep-groups.ts'
import { setRobot, tryRobot } from './server/groups/robot.ts'
import { feishuSignature, wecomSignature } from './server/robots/decrypt.ts'
import { hearRobot, proveRobot } from './server/robots/hear-robot.ts'
import { dingtalkSign } from './server/robots/signers.ts'

type Group = {
  id: string
  can: string[]
  robot: { sends: boolean; hears: boolean; failed: number; fault: string } | null
}
type Told = {
  id: string
  groups: number
  done: number
  failed: number
  mine_left: number
  branches: { done: number; groups: number }[]
  deliveries: { group_id: string; state: string; text: string; in_digest: boolean; can: string[] }[]
}
type Drafts = { items: DraftRow[]; waiting: number }

let served: Served
let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>
/** Stands in for the makers' servers. */
let makers: Server
let origin = ''
let posted: { url: string; body: Record<string, unknown> }[] = []
let answer: object = { errcode: 0, code: 0 }

beforeAll(async () => {
  makers = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const body = Buffer.concat(pieces).toString()
    posted.push({ url: request.url ?? '', body: body.startsWith('{') ? JSON.parse(body) : {} })
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
  })
  await new Promise<void>((done) => makers.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(makers.address() as AddressInfo).port}`
  served = await serveTestPlatform()
  platform = served.platform
  Object.assign(platform.services.config, { robotOrigins: [origin] })
})
afterAll(async () => {
  await served.close()
  await new Promise((done) => makers.close(done))
})
beforeEach(async () => {
  community = await communityWithRequests(platform)
  act = acting(platform, community)
  posted = []
  answer = { errcode: 0, code: 0 }
})

const add = (more: object = {}) =>
  act<Group>(addGroup, community.secretary, {
    name: '一号楼群',
    kind: 'wechat',
    area_id: community.areas.building,
    keeper_person_id: community.gridWorker.personId,
    note: '',
    ...more,
  })
const robot = async (kind: string, keys: object) => {
  const { id } = await add({ kind, name: `${kind} 群` })
  return act<Group>(setRobot, community.secretary, { id, ...keys })
}
const webhooks: Record<string, () => string> = {
  wecom: () => `${origin}/cgi-bin/webhook/send?key=k1`,
  dingtalk: () => `${origin}/robot/send?access_token=f1`,
  feishu: () => `${origin}/open-apis/bot/v2/hook/h1`,
}
const tell = (text: string, more: object = {}, by = community.secretary) =>
  act<Told>(broadcast, by, {
    area_id: community.areas.grid,
    title: '停水通知',
    wordings: { all: text, grid: '', micro_grid: '', building: '' },
    ...more,
  })
const paste = (items: object[], more: object = {}, by = community.gridWorker) =>
  act<{ items: { id: string }[] }>(takeIn, by, { source: 'paste', items, file_ids: [], ...more })
const waiting = (by = community.gridWorker) => act<Drafts>(listDrafts, by, { state: 'waiting', words: '', limit: 50 })
const show = (id: string, by = community.gridWorker) => act<DraftView>(oneDraft, by, { id })

describe('groups', () => {
  it('are kept by who leads; a robot’s keys go in and never come out', async () => {
    await refused(
      act(addGroup, community.gridWorker, { name: '群', kind: 'wechat', area_id: community.areas.grid }),
      'platform.not_allowed',
    )
    await refused(add({ area_id: crypto.randomUUID() }), 'channels.area_unfit')
    await refused(add({ keeper_person_id: community.resident.personId }), 'channels.keeper_unknown')
    const plain = await add()
    await refused(act(setRobot, community.secretary, { id: plain.id, token: 't' }), 'channels.group_without_robot')
    await refused(
      robot('wecom', { webhook: 'https://169.254.169.254/cgi-bin/webhook/send?key=k' }),
      'channels.webhook_unfit',
    )
    await refused(robot('wecom', { key: 'short' }), 'channels.key_unfit')
    const kept = await robot('dingtalk', { webhook: webhooks['dingtalk']?.(), secret: 'SECabc' })
    expect(kept).toMatchObject({ robot: { sends: true, hears: false }, can: ['edit', 'set_robot', 'try', 'retire'] })
    expect(JSON.stringify(kept)).not.toContain('SECabc')
    const listed = await act<{ items: Group[] }>(listGroups, community.buildingLeader, { retired: 'no' })
    expect(listed.items.length).toBe(4)
    expect(listed.items.every((one) => one.can.length === 0)).toBe(true)
    const other = await communityWithRequests(platform)
    expect(await acting(platform, other)(listGroups, other.secretary, { retired: 'yes' })).toEqual({ items: [] })
    await refused(acting(platform, other)(retireGroup, other.secretary, { id: kept.id }), 'platform.not_found')
  })
})

describe('a broadcast', () => {
  it('goes down a branch, by hand and by robots, and is counted by branch', async () => {
    const plain = await add()
    for (const [kind, webhook] of Object.entries(webhooks)) await robot(kind, { webhook: webhook(), secret: 's' })
    const told = await tell('{区域}明天停水', {
      wordings: { all: '{区域}明天停水', grid: '', micro_grid: '', building: '本楼明天停水' },
    })
    expect(told).toMatchObject({ groups: 4, done: 0, mine_left: 0, branches: [{ groups: 4, done: 0 }] })
    expect(told.deliveries.every((one) => one.text === '本楼明天停水')).toBe(true)
    await platform.dispatcher.drain()
    expect(posted.map((one) => one.url.split('?')[0]).sort()).toEqual([
      '/cgi-bin/webhook/send',
      '/open-apis/bot/v2/hook/h1',
      '/robot/send',
    ])
    expect(posted.find((one) => one.url.startsWith('/robot'))?.url).toMatch(/&timestamp=\d{13}&sign=.+/)
    expect(posted.find((one) => one.url.startsWith('/open-apis'))?.body).toHaveProperty('sign')
    const mine = await act<Told>(oneBroadcast, community.gridWorker, { id: told.id })
    expect(mine).toMatchObject({ done: 3, mine_left: 1 })
    const passed = await act<Told>(passOn, community.gridWorker, { id: told.id, group_id: plain.id, passed: true })
    expect(passed).toMatchObject({ done: 4, mine_left: 0 })
    await act(passOn, community.gridWorker, { id: told.id, group_id: plain.id, passed: false })
    const robotGroup = told.deliveries.find((one) => one.group_id !== plain.id)?.group_id
    const again = { id: told.id, group_id: robotGroup, passed: true }
    await refused(act(passOn, community.gridWorker, again), 'channels.sent_by_robot')
    await refused(act(passOn, community.clerk, { ...again, id: crypto.randomUUID() }), 'platform.not_found')
    expect(await act(listBroadcasts, community.buildingLeader, { limit: 5 })).toMatchObject({
      items: [{ id: told.id, groups: 4, done: 3 }],
    })
    await act(withdraw, community.secretary, { id: told.id })
    await refused(
      act(passOn, community.gridWorker, { id: told.id, group_id: plain.id, passed: true }),
      'channels.broadcast_withdrawn',
    )
  })

  it('holds nothing personal, and is told by who works over the branch', async () => {
    await add()
    await refused(tell('找19900001234'), 'channels.phone_inside')
    await refused(tell('33999919500612031X'), 'channels.identity_inside')
    await refused(tell('3幢501的邻居来取快递'), 'channels.dwelling_inside')
    await refused(tell('明天停水', { area_id: undefined }, community.gridWorker), 'platform.not_allowed')
    await refused(tell('明天停水', {}, community.buildingLeader), 'platform.not_allowed')
    await refused(tell('明天停水', { area_id: community.areas.stairwell }), 'channels.no_groups')
    expect((await tell('明天停水', {}, community.gridWorker)).groups).toBe(1)
  })

  it('is tried again where a robot refuses, then listed, and sent again', async () => {
    const { id } = await robot('wecom', { webhook: webhooks['wecom']?.() })
    answer = { errcode: 45009, errmsg: 'api freq out of limit' }
    const told = await tell('明天停水')
    await platform.dispatcher.drain()
    const state = async () => (await act<Told>(oneBroadcast, community.secretary, { id: told.id })).deliveries[0]?.state
    expect(await state()).toBe('waiting')
    for (let nth = 0; nth < 6; nth += 1) {
      platform.clock.advance(31 * 60_000)
      await platform.jobs.runDue()
    }
    expect(await state()).toBe('failed')
    const { items: groups } = await act<{ items: Group[] }>(listGroups, community.secretary, { retired: 'no' })
    expect(groups[0]?.robot).toMatchObject({ failed: 1, fault: '45009 api freq out of limit' })
    answer = { errcode: 0 }
    await act(resend, community.secretary, { id: told.id, group_id: id })
    await platform.dispatcher.drain()
    expect(await state()).toBe('sent')
    await refused(act(resend, community.secretary, { id: told.id, group_id: id }), 'channels.nothing_failed')
  })

  it('keeps to twenty a minute: what is more goes as one', async () => {
    const { id } = await robot('wecom', { webhook: webhooks['wecom']?.() })
    for (let nth = 0; nth < 22; nth += 1) {
      await tell(`第 ${nth} 件事`)
      platform.clock.advance(1)
    }
    await act(tryRobot, community.secretary, { id })
    await platform.dispatcher.drain()
    expect(posted).toHaveLength(20)
    expect(JSON.stringify(posted.at(-1)?.body)).toContain('第 19 件事\\n————\\n第 20 件事')
    await tell('再多一件')
    await platform.dispatcher.drain()
    expect(posted).toHaveLength(20)
    platform.clock.advance(61_000)
    await platform.jobs.runDue()
    expect(posted).toHaveLength(21)
  })
})

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
    const { items: said } = await act<{ items: { speaker: string; text: string; chatter: boolean }[] }>(
      previewPaste,
      community.gridWorker,
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
    expect(draft.proposals.where).toMatchObject({ area_id: community.areas.building, why: 'group' })
    expect(draft.proposals.what[0]).toMatchObject({ code: items.lamp, matched: expect.arrayContaining(['楼道']) })
    const filed = await act<DraftView>(fileDraft, community.gridWorker, {
      id: first.id,
      item_code: items.lamp,
      description: draft.whole_text,
      area_id: community.areas.building,
      place_detail: '',
      for_person_id: community.resident.personId,
      proposed_item: items.lamp,
    })
    expect(filed).toMatchObject({ state: 'filed', request: { number: expect.any(String) }, can: [] })
    await refused(act(dismissDraft, community.gridWorker, { id: first.id, reason: '重复' }), 'channels.draft_settled')
    const request_id = filed.request?.id
    const joined = { id: made[7]?.id, request_id, person_id: community.neighbour.personId }
    expect(await act(mergeDraft, community.gridWorker, joined)).toMatchObject({
      state: 'merged',
      request: { id: request_id },
    })
    await act(mergeDraft, community.gridWorker, { id: made[1]?.id, request_id })
    await refused(
      act(mergeDraft, community.gridWorker, { id: made[2]?.id, request_id: crypto.randomUUID() }),
      'platform.not_found',
    )
    await act(dismissDraft, community.gridWorker, { id: last?.id, reason: '当面说清了' })
    expect(await act<DraftView>(reopenDraft, community.gridWorker, { id: last?.id })).toMatchObject({
      state: 'waiting',
    })
    await refused(act(reopenDraft, community.gridWorker, { id: last?.id }), 'channels.draft_not_dismissed')
    expect((await waiting()).waiting).toBe(5)
    const settled = await act<Drafts>(listDrafts, community.gridWorker, { state: 'settled', words: '', limit: 2 })
    expect(settled.items.map((one) => one.state)).toEqual(['merged', 'merged'])
  })

  it('show a grid worker their own area, with people by name, dwelling and number', async () => {
    const { areas, communityId } = community
    const person = await createPerson(platform, communityId, {
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
    expect(await act(lookUp, community.gridWorker, { id: named.id })).toMatchObject({
      who: [{ person_id: person, why: ['phone'] }],
    })
    const other = await communityWithRequests(platform)
    await refused(acting(platform, other)(oneDraft, other.secretary, { id: named.id }), 'platform.not_found')
    await refused(act(oneDraft, community.resident as never, { id: named.id }), 'platform.not_allowed')
    await refused(act(oneDraft, community.manager, { id: named.id }), 'platform.not_allowed')
  })

  it('take a screenshot along, with the words typed beside it', async () => {
    const file = await uploadPhoto(platform, community.communityId, community.gridWorker)
    const two = [
      { speaker: '', text: '截图里说的' },
      { speaker: '', text: '另一件' },
    ]
    await refused(paste(two, { file_ids: [file] }), 'channels.picture_of_several')
    const { items: made } = await paste(two.slice(0, 1), { file_ids: [file], source: 'share' })
    const id = made[0]?.id ?? ''
    expect(await act(draftPhoto, community.gridWorker, { id, file })).toMatchObject({ mediaType: 'image/jpeg' })
    await refused(act(draftPhoto, community.buildingLeader, { id, file }), 'platform.not_allowed')
    const wish = {
      item_code: items.lamp,
      description: '截图里说灯坏了',
      area_id: community.areas.building,
      place_detail: '',
    }
    await act(fileDraft, community.gridWorker, { id, ...wish })
    expect(await act(draftPhoto, community.gridWorker, { id, file })).toMatchObject({ mediaType: 'image/jpeg' })
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
  await paste([{ speaker: '', text: 'WiFi 断了' }], { source: 'share' }, community.secretary)
  const found = async (filter: object, limit = 50) =>
    (await act<Drafts>(listDrafts, community.secretary, { state: 'waiting', words: '', limit, ...filter })).items.map(
      (one) => one.text,
    )
  expect(await found({ words: '王阿姨 灯' })).toEqual(['一号楼楼道灯不亮'])
  expect(await found({ words: 'ｗｉｆｉ' })).toEqual(['WiFi 断了'])
  expect(await found({ words: '没有的词' })).toEqual([])
  expect(await found({ source: 'share' })).toEqual(['WiFi 断了'])
  expect(await found({ group: group.id, words: '堵' })).toEqual(['下水道堵了'])
  expect(await found({ area: community.areas.grid, words: '灯' })).toHaveLength(1)
  expect(await found({ area: crypto.randomUUID() })).toEqual([])
  expect(await found({ from: '2026-03-05' })).toEqual([])
  expect(await found({ from: '2026-03-04', until: '2026-03-04' })).toHaveLength(3)
  expect(await found({ words: '了' }, 1)).toHaveLength(1)
  const sheet = (by = community.secretary) =>
    act<{ bytes: Buffer; name: string }>(exportDrafts, by, { state: 'waiting', words: '灯' })
  expect((await sheet()).bytes.subarray(0, 2).toString()).toBe('PK')
  await refused(sheet(community.manager), 'platform.not_allowed')
})

describe('a spoken note', () => {
  const upload = async () => {
    const stored = await platform.services.files.put(Buffer.from('sound'))
    return { ...stored, name: 'note.webm', mediaType: 'audio/webm', width: null, height: null }
  }

  const forget = async () => {
    await platform.jobs.runDue()
    await platform.dispatcher.drain()
  }

  /** A RIFF head is enough to be a sound. */
  const wav = Buffer.from('RIFF\u0024\0\0\0WAVEfmt \u0010\0\0\0\u0001\0\u0001\0', 'latin1')
  const send = (bytes: Buffer, query = '?seconds=3') => {
    const part = 'content-disposition: form-data; name="file"; filename="note"\r\ncontent-type: audio/webm'
    return served.http.inject({
      method: 'POST',
      url: `/api/c/${community.communityId}/call-notes${query}`,
      headers: {
        'x-test-account': community.clerk.accountId,
        'idempotency-key': crypto.randomUUID(),
        'content-type': 'multipart/form-data; boundary=part',
      },
      payload: Buffer.concat([Buffer.from(`--part\r\n${part}\r\n\r\n`), bytes, Buffer.from('\r\n--part--\r\n')]),
    })
  }

  it('is a sound by its bytes, not by its name', async () => {
    expect((await send(wav)).json()).toMatchObject({ source: 'sound', seconds: 3 })
    expect((await send(Buffer.from('<html>'))).json().code).toBe('platform.file_type_refused')
    expect((await send(wav, '')).statusCode).toBe(422)
    expect((await send(wav, `?seconds=3&ring=${crypto.randomUUID()}`)).statusCode).toBe(404)
  })

  it('is written down where the operator has a service for it, and says so', async () => {
    Object.assign(platform.services.config, { recogniser: { url: `${origin}/hear`, token: 't' } })
    answer = { text: '楼道灯坏了' }
    const note = await act<DraftRow>(keepCallNote, community.clerk, { file: await upload(), seconds: 7 })
    await platform.dispatcher.drain()
    Object.assign(platform.services.config, { recogniser: undefined })
    expect(await show(note.id, community.clerk)).toMatchObject({ recognised: true, whole_text: '楼道灯坏了' })
    const typed = { id: note.id, speaker: '', text: '楼道的灯坏了' }
    expect(await act<DraftView>(writeDraft, community.clerk, typed)).toMatchObject({ recognised: false })
  })

  it('is kept as sound until it is typed, and forgotten in time', async () => {
    const note = await act<DraftRow>(keepCallNote, community.clerk, { file: await upload(), seconds: 7 })
    expect(note).toMatchObject({ source: 'sound', seconds: 7, text: '' })
    expect(await act(callNotes, community.clerk, {})).toMatchObject({ calls: [], notes: [{ id: note.id }] })
    await refused(act(callNotes, community.buildingLeader, {}), 'platform.not_allowed')
    expect(await act(draftSound, community.clerk, { id: note.id })).toMatchObject({ mediaType: 'audio/webm' })
    await refused(act(draftSound, community.gridWorker, { id: note.id }), 'platform.not_found')
    const typed = { id: note.id, speaker: '', text: '楼道灯坏了' }
    expect(await act<DraftView>(writeDraft, community.clerk, typed)).toMatchObject({
      item: { code: items.lamp },
      sound: true,
    })
    platform.clock.advance(61 * 24 * 3_600_000)
    await forget()
    await refused(act(draftSound, community.clerk, { id: note.id }), 'platform.not_found')
    expect(await show(note.id, community.clerk)).toMatchObject({ sound: false, whole_text: '楼道灯坏了' })
    platform.clock.advance(130 * 24 * 3_600_000)
    await forget()
    expect(await show(note.id, community.clerk)).toMatchObject({
      state: 'dismissed',
      whole_text: '',
      forgotten: true,
      can: [],
    })
  })
})

describe('what a robot hears', () => {
  const nobody = () => ({ communityId: community.communityId, accountId: null })
  const hear = (id: string, body: string, headers: Record<string, string> = {}, query: object = {}) =>
    platform.do<{ mediaType: string; bytes: Buffer }>(hearRobot, { id, ...query, raw: { headers, body } }, nobody())
  const minutesAgo = (minutes: number) => platform.clock.now().getTime() - minutes * 60_000

  const wecomKey = randomBytes(32)
  const wecomKeys = { token: 'tok', key: wecomKey.toString('base64').slice(0, 43), receiver: 'corp' }
  const wecomSealed = (message: string, receiver = 'corp') => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(Buffer.byteLength(message))
    const plain = Buffer.concat([randomBytes(16), length, Buffer.from(message), Buffer.from(receiver)])
    const fill = 32 - (plain.length % 32)
    const cipher = createCipheriv('aes-256-cbc', wecomKey, wecomKey.subarray(0, 16)).setAutoPadding(false)
    return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(fill, fill)])), cipher.final()]).toString(
      'base64',
    )
  }
  const wecomQuery = (encrypted: string, at = minutesAgo(0)) => {
    const timestamp = String(Math.floor(at / 1_000))
    return { msg_signature: wecomSignature('tok', timestamp, 'n', encrypted), timestamp, nonce: 'n' }
  }

  it('is opened for WeCom: proved once, heard once, refused unsigned, a day old or for somebody else', async () => {
    const { id } = await robot('wecom', wecomKeys)
    const echo = wecomSealed('12345')
    const proved = await platform.do<{ bytes: Buffer }>(
      proveRobot,
      { id, echostr: echo, ...wecomQuery(echo), raw: { headers: {}, body: '' } },
      nobody(),
    )
    expect(proved.bytes.toString()).toBe('12345')
    const message =
      '<xml><FromUserName><![CDATA[wang]]></FromUserName><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[楼道灯坏了]]></Content><MsgId>7</MsgId></xml>'
    const sealed = wecomSealed(message)
    const body = `<xml><ToUserName><![CDATA[corp]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`
    await hear(id, body, {}, wecomQuery(sealed))
    await hear(id, body, {}, wecomQuery(sealed))
    expect((await waiting()).items).toMatchObject([{ source: 'wecom', speaker: 'wang', text: '楼道灯坏了' }])
    // The same by HTTP, as the maker's server speaks it.
    const url = `/api/c/${community.communityId}/robots/${id}/callback`
    const send = (query: object) =>
      served.http.inject({
        method: 'POST',
        url,
        query: { ...query },
        payload: body,
        headers: { 'content-type': 'text/xml' },
      })
    expect((await send(wecomQuery(sealed))).statusCode).toBe(200)
    const unsigned = await send({ ...wecomQuery(sealed), nonce: 'm' })
    expect([unsigned.statusCode, unsigned.json().code]).toEqual([401, 'channels.callback_unsigned'])
    const asked = await served.http.inject({ url, query: { echostr: echo, ...wecomQuery(echo) } })
    expect([asked.statusCode, asked.body]).toEqual([200, '12345'])
    expect((await waiting()).waiting).toBe(1)
    const wrong = { ...wecomQuery(sealed), msg_signature: 'f'.repeat(40) }
    await refused(hear(id, body, {}, wrong), 'channels.callback_unsigned')
    await refused(hear(id, body, {}, wecomQuery(sealed, minutesAgo(24 * 60))), 'channels.callback_stale')
    const elsewhere = wecomSealed(message, 'another')
    await refused(
      hear(id, `<xml><Encrypt>${elsewhere}</Encrypt></xml>`, {}, wecomQuery(elsewhere)),
      'channels.callback_unsigned',
    )
    const json = wecomSealed(
      JSON.stringify({ msgid: 'j1', msgtype: 'text', from: { userid: 'li' }, text: { content: '@机器人 井盖没了' } }),
    )
    platform.clock.advance(1_000)
    await hear(id, JSON.stringify({ encrypt: json }), {}, wecomQuery(json))
    expect((await waiting()).items.at(-1)).toMatchObject({ speaker: 'li', text: '井盖没了' })
    await refused(hear(crypto.randomUUID(), body, {}, wecomQuery(sealed)), 'platform.not_found')
    await act(retireGroup, community.secretary, { id })
    await refused(hear(id, body, {}, wecomQuery(sealed)), 'platform.not_found')
  })

  it('is verified for DingTalk', async () => {
    const { id } = await robot('dingtalk', { key: 'app-secret' })
    const body = JSON.stringify({
      msgtype: 'text',
      msgId: 'm1',
      senderNick: '王阿姨',
      text: { content: ' 楼道灯坏了 ' },
    })
    const signed = (at: number, secret = 'app-secret') => ({
      timestamp: String(at),
      sign: dingtalkSign(String(at), secret),
    })
    await hear(id, body, signed(minutesAgo(1)))
    await hear(id, body, signed(minutesAgo(0)))
    expect((await waiting()).items).toMatchObject([{ source: 'dingtalk', speaker: '王阿姨', text: '楼道灯坏了' }])
    await refused(hear(id, body, signed(minutesAgo(0), 'another')), 'channels.callback_unsigned')
    await refused(hear(id, body), 'channels.callback_unsigned')
    await refused(hear(id, body, signed(minutesAgo(24 * 60))), 'channels.callback_stale')
    await refused(hear(id, '{', signed(minutesAgo(0))), 'channels.callback_unreadable')
    await hear(id, JSON.stringify({ msgtype: 'picture', msgId: 'm2' }), signed(minutesAgo(0)))
    expect((await waiting()).waiting).toBe(1)
  })

  it('is opened for Feishu: challenged, heard once, refused unsigned or a day old', async () => {
    const { id } = await robot('feishu', { key: 'encrypt-key', token: 'tok' })
    const seal = (event: object) => {
      const vector = randomBytes(16)
      const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update('encrypt-key').digest(), vector)
      const encrypt = Buffer.concat([vector, cipher.update(JSON.stringify(event)), cipher.final()]).toString('base64')
      return JSON.stringify({ encrypt })
    }
    const signed = (body: string, at = minutesAgo(0)) => {
      const timestamp = String(Math.floor(at / 1_000))
      const signature = feishuSignature(timestamp, 'n', 'encrypt-key', body)
      return { 'x-lark-request-timestamp': timestamp, 'x-lark-request-nonce': 'n', 'x-lark-signature': signature }
    }
    const asked = await hear(id, seal({ type: 'url_verification', challenge: 'abc', token: 'tok' }))
    expect([asked.mediaType, asked.bytes.toString()]).toEqual(['application/json', '{"challenge":"abc"}'])
    await refused(
      hear(id, seal({ type: 'url_verification', challenge: 'abc', token: 'no' })),
      'channels.callback_unsigned',
    )
    const event = (event_id: string) => ({
      schema: '2.0',
      header: { event_id, event_type: 'im.message.receive_v1', token: 'tok' },
      event: {
        sender: { sender_id: { user_id: 'u1' } },
        message: { message_type: 'text', content: '{"text":"@_user_1 楼道灯坏了"}' },
      },
    })
    const body = seal(event('e1'))
    await hear(id, body, signed(body))
    await hear(id, body, signed(body))
    expect((await waiting()).items).toMatchObject([{ source: 'feishu', text: '楼道灯坏了' }])
    await refused(hear(id, body), 'channels.callback_unsigned')
    await refused(hear(id, body, { ...signed(body), 'x-lark-request-nonce': 'm' }), 'channels.callback_unsigned')
    await refused(hear(id, body, signed(body, minutesAgo(24 * 60))), 'channels.callback_stale')
    await refused(hear(id, '{"encrypt":"AAAA"}'), 'channels.callback_unsigned')
  })
})

it('a request of its own is not merged with what neighbours may not see', async () => {
  const { id: request_id } = await fileOne(platform, community, { item_code: items.noise })
  const { items: made } = await paste([{ speaker: '', text: '半夜太吵' }])
  const merge = { id: made[0]?.id, request_id, person_id: community.neighbour.personId }
  await refused(act(mergeDraft, community.secretary, merge), 'requests.not_open_to_neighbours')
})
