/** What the tests of channels share: a community, the makers' servers stood in for, and the acts of every day. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { TestPlatform } from '../../../app/testing/platform.ts'
import { type Served, serveTestPlatform } from '../../../app/testing/served.ts'
import { acting } from '../../requests/test/acting.ts'
import { communityWithRequests, type RequestsCommunity } from '../../requests/test/factory.ts'
import { broadcast } from '../server/broadcasts/tell.ts'
import type { DraftRow, DraftView } from '../server/drafts/drafts.ts'
import { listDrafts, oneDraft } from '../server/drafts/queries.ts'
import { takeIn } from '../server/drafts/take-in.ts'
import { addGroup } from '../server/groups/keep-groups.ts'
import { setRobot } from '../server/groups/robot.ts'

export type Group = {
  id: string
  can: string[]
  level: string
  area: { id: string; name: string }
  robot: { sends: boolean; hears: boolean; failed: number; fault: string } | null
}
export type Told = {
  id: string
  groups: number
  done: number
  failed: number
  mine_left: number
  branches: { done: number; groups: number }[]
  deliveries: { group_id: string; kept: boolean; state: string; text: string; in_digest: boolean; can: string[] }[]
}
export type Drafts = { items: DraftRow[]; waiting: number }

type Setting = {
  served: Served
  platform: TestPlatform
  community: RequestsCommunity
  act: ReturnType<typeof acting>
  /** Where the makers' servers are stood in for, what was posted there, and what they answer. */
  origin: string
  posted: { url: string; body: Record<string, unknown> }[]
  answer: object
}

const agreed = { errcode: 0, code: 0 }

/** For the tests of one file: one platform, a fresh community for each test. */
export function setUpChannels() {
  const at = { posted: [], answer: agreed } as unknown as Setting
  const makers = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const body = Buffer.concat(pieces).toString()
    at.posted.push({ url: request.url ?? '', body: body.startsWith('{') ? JSON.parse(body) : {} })
    response.setHeader('content-type', 'application/json').end(JSON.stringify(at.answer))
  })
  beforeAll(async () => {
    await new Promise<void>((done) => makers.listen(0, '127.0.0.1', done))
    at.origin = `http://127.0.0.1:${(makers.address() as AddressInfo).port}`
    at.served = await serveTestPlatform()
    at.platform = at.served.platform
    Object.assign(at.platform.services.config, { robotOrigins: [at.origin] })
  })
  afterAll(async () => {
    await at.served.close()
    await new Promise((done) => makers.close(done))
  })
  beforeEach(async () => {
    at.community = await communityWithRequests(at.platform)
    at.act = acting(at.platform, at.community)
    at.posted = []
    at.answer = agreed
  })
  return { at, ...actsOf(at) }
}

function actsOf(at: Setting) {
  const add = (more: object = {}) =>
    at.act<Group>(addGroup, at.community.secretary, {
      name: '一号楼群',
      kind: 'wechat',
      area_id: at.community.areas.building,
      keeper_person_id: at.community.gridWorker.personId,
      note: '',
      ...more,
    })
  return {
    add,
    robot: async (kind: string, keys: object, more: object = {}) => {
      const { id } = await add({ kind, name: `${kind} 群`, ...more })
      return at.act<Group>(setRobot, at.community.secretary, { id, ...keys })
    },
    webhooks: {
      wecom: () => `${at.origin}/cgi-bin/webhook/send?key=k1`,
      dingtalk: () => `${at.origin}/robot/send?access_token=f1`,
      feishu: () => `${at.origin}/open-apis/bot/v2/hook/h1`,
    },
    tell: (text: string, more: object = {}, by = at.community.secretary) =>
      at.act<Told>(broadcast, by, {
        area_id: at.community.areas.grid,
        title: '停水通知',
        wordings: { all: text, grid: '', micro_grid: '', building: '' },
        ...more,
      }),
    paste: (items: object[], more: object = {}, by = at.community.gridWorker) =>
      at.act<{ items: { id: string }[] }>(takeIn, by, { source: 'paste', items, file_ids: [], ...more }),
    waiting: (by = at.community.gridWorker) =>
      at.act<Drafts>(listDrafts, by, { state: 'waiting', words: '', limit: 50 }),
    show: (id: string, by = at.community.gridWorker) => at.act<DraftView>(oneDraft, by, { id }),
  }
}
