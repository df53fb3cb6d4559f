import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { unknownId } from '../../app/testing/served.ts'
import { refused } from '../requests/test/acting.ts'
import { communityWithRequests, fileOne, items, type RequestsCommunity } from '../requests/test/factory.ts'
import { kinds } from './server/kinds.ts'
import { sentenceOf } from './server/sentences.ts'
import { acting, toldTo } from './test/acting.ts'

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

type Message = { id: string; kind: string; text: string; to: string | null; read_at: string | null }
type Page = { items: Message[]; next: string | null }
const told = (personId: string) => toldTo(platform, community.communityId, personId)
const inbox = (by: { accountId: string; personId: string }, more: object = {}) =>
  act<Page>('notifications.inbox', by, { face: 'resident', ...more })

describe('a request', () => {
  it('tells who asked and who has it, by number and date only', async () => {
    const { resident, manager } = community
    const filed = await fileOne(platform, community)
    expect(await told(manager.personId)).toContain('request_given')
    await act('requests.accept', manager, { id: filed.id })
    await act('requests.contact', manager, { id: filed.id, text: '看过了' })
    await act('requests.finish', manager, {
      id: filed.id,
      outcome: 'answered',
      text: '灯的线路由供电所换，已经报修。',
      file_ids: [],
    })
    expect((await told(resident.personId)).sort()).toEqual(['request_done', 'request_received'])
    const { items: shown } = await inbox(resident)
    const done = shown.find((message) => message.kind === 'request_done')
    expect(done).toMatchObject({ to: `/requests/${filed.id}`, read_at: null })
    expect(done?.text).toContain(filed.number)
    expect(done?.text).toMatch(/\d+月\d+日/)
    expect(done?.text).not.toMatch(/灯|楼道/)
    await act('requests.judge', resident, { id: filed.id, solved: false, text: '还是黑的' })
    expect(await told(manager.personId)).toEqual(expect.arrayContaining(['request_judged', 'request_reopened']))
  })

  it('tells nobody twice when the same event is heard again', async () => {
    const { neighbour } = community
    await fileOne(platform, community, { item_code: items.noise }, neighbour)
    const before = await told(neighbour.personId)
    await platform.dispatcher.drain()
    expect(await told(neighbour.personId)).toEqual(before)
  })
})

describe('an inbox', () => {
  it('is the reader’s own: read by nobody else, nor from another community', async () => {
    const { resident, neighbour, worker } = community
    const [message] = (await inbox(resident)).items
    const id = message?.id ?? ''
    await refused(act('notifications.inbox', null, { face: 'resident' }), 'platform.sign_in_needed')
    await refused(act('notifications.inbox', other.resident, { face: 'resident' }), 'platform.not_a_member')
    await refused(act('notifications.mark', neighbour, { id, read: true }), 'platform.not_found')
    await refused(act('notifications.mark', worker, { id, read: true }), 'platform.not_found')
    await refused(act('notifications.mark', resident, { id: unknownId, read: true }), 'platform.not_found')
    await refused(act('notifications.read_all', neighbour, { face: 'resident', up_to: id }), 'platform.not_found')
    expect((await inbox(neighbour)).items.map((one) => one.id)).not.toContain(id)
  })

  it('is marked read one by one, back again, and all up to what was seen', async () => {
    const { resident } = community
    const { items: shown } = await inbox(resident)
    const [newest, second] = shown
    const unread = () => act<{ count: number }>('notifications.unread', resident, { face: 'resident' })
    const { count } = await unread()
    expect(count).toBe(shown.length)
    await act('notifications.mark', resident, { id: newest?.id, read: true })
    expect(await unread()).toMatchObject({ count: count - 1 })
    expect(await act('notifications.mark', resident, { id: newest?.id, read: false })).toMatchObject({ read_at: null })
    await act('notifications.read_all', resident, { face: 'resident', up_to: second?.id })
    expect(await unread()).toEqual({ count: 1, more: false, urgent: false })
    const left = await inbox(resident, { unread: 'yes' })
    expect(left.items.map((one) => one.id)).toEqual([newest?.id])
  })

  it('goes page after page', async () => {
    const { resident } = community
    const first = await inbox(resident, { limit: 1 })
    const rest = await inbox(resident, { limit: 100, after: first.next })
    const whole = await inbox(resident)
    expect([...first.items, ...rest.items].map((one) => one.id)).toEqual(whole.items.map((one) => one.id))
    await refused(inbox(resident, { after: 'x' }), 'platform.cursor_invalid')
  })
})

describe('whistles, questions, walks and posts', () => {
  it('tell the called department, then whoever leads', async () => {
    const { secretary, departmentClerk, bodies } = community
    const { id } = await act<{ id: string }>('whistles.blow', secretary, {
      kind: 'emergency',
      title: '路口塌了一块',
      description: '非机动车道塌了一个洞，先围起来了。',
      body_ids: [bodies.department],
    })
    expect(await told(departmentClerk.personId)).toContain('whistle_called')
    await act('whistles.report_in', departmentClerk, { id, body: bodies.department, comer_name: '值班员', note: '' })
    expect(await told(secretary.personId)).toContain('whistle_reported')
    await act('whistles.withdraw', secretary, { id, reason: '是别的路口，报错了。' })
    expect(await told(departmentClerk.personId)).toContain('whistle_withdrawn')
  })

  it('tell who holds a new post', async () => {
    expect(await told(community.gridWorker.personId)).toContain('post_begun')
  })
})

describe('every kind', () => {
  it.each(Object.keys(kinds))('%s has a sentence in every language that fits a short message', (kind) => {
    const params = { number: 'XS20260304-0001', other: 'XS20260304-0002', at: '2026-12-28T15:59:00Z' }
    for (const language of ['zh-CN', 'zh-Hant', 'en']) {
      const text = sentenceOf(
        platform.services.texts,
        { kind, params },
        { language, zone: 'Asia/Shanghai', brief: true },
      )
      expect(text).not.toContain('told_')
      expect(text).not.toContain('{{')
      if (language !== 'en') expect([...text].length).toBeLessThanOrEqual(50)
    }
  })
})
