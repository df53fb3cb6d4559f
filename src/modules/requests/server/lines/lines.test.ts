import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { createPerson } from '../../../people/test/factory.ts'
import { acting, refused } from '../../test/acting.ts'
import { communityWithRequests, type RequestsCommunity } from '../../test/factory.ts'
import type { CallView } from '../calls/call-view.ts'
import { endCall } from '../calls/end-call.ts'
import { callDay, callsToReturn, listCalls } from '../calls/queries.ts'
import { takeCall } from '../calls/take-call.ts'
import { hearLine, signedText } from './hear-line.ts'
import { addLine, listLines, retireLine } from './keep-lines.ts'
import { listRings } from './rings.ts'

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>
let line: { id: string; secret: string }
const number = '199 0000 7766'

beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())
beforeEach(async () => {
  community = await communityWithRequests(platform)
  act = acting(platform, community)
  line = await act(addLine, community.secretary, { name: '书记热线' })
})

type Said = {
  event: string
  call?: string
  from?: string
  at?: string
  recording?: string
  line?: string
  secret?: string
}
function said({ secret = line.secret, ...told }: Said) {
  const event = {
    line: line.id,
    at: platform.clock.now().toISOString(),
    call: '1700000000.1',
    from: number,
    recording: '',
    ...told,
  }
  const signature = createHmac('sha256', secret)
    .update(signedText(event as never))
    .digest('hex')
  return { ...event, signature }
}
const hear = (told: Said) => platform.do(hearLine, said(told), { communityId: community.communityId, accountId: null })
type Rings = Record<'ringing' | 'unwritten', { id: string; phone_masked: string | null; callers: { name: string }[] }[]>
const rings = () => act<Rings>(listRings, community.clerk, {})
const day = () => act<{ line: object | null; missed: number }>(callDay, community.clerk, {})

it('takes only what a line in use signed in the last five minutes', async () => {
  await refused(hear({ event: 'ringing', secret: 'another' }), 'requests.event_unsigned')
  await refused(hear({ event: 'ringing', line: crypto.randomUUID() }), 'requests.event_unsigned')
  const at = (minutes: number) => new Date(platform.clock.now().getTime() + minutes * 60_000).toISOString()
  await refused(hear({ event: 'ringing', at: at(-24 * 60) }), 'requests.event_stale')
  await refused(hear({ event: 'ringing', at: at(-6) }), 'requests.event_stale')
  await refused(hear({ event: 'ringing', at: at(2) }), 'requests.event_stale')
  await refused(hear({ event: 'ringing', from: '不是号码' }), 'requests.phone_unreadable')
  const other = await communityWithRequests(platform)
  const elsewhere = platform.do(hearLine, said({ event: 'ringing' }), {
    communityId: other.communityId,
    accountId: null,
  })
  await refused(elsewhere, 'requests.event_unsigned')
  expect(await rings()).toEqual({ ringing: [], unwritten: [] })
  await act(retireLine, community.secretary, { id: line.id })
  await refused(hear({ event: 'ringing' }), 'requests.event_unsigned')
})

it('shows who rings, once, until somebody takes it', async () => {
  await createPerson(platform, community.communityId, { dwellingId: community.areas.dwelling, phone: '19900007766' })
  await hear({ event: 'ringing' })
  await hear({ event: 'ringing' })
  const { ringing } = await rings()
  expect(ringing).toMatchObject([{ phone_masked: '199****7766', callers: [{ home: expect.any(String) }] }])
  platform.clock.advance(4_000)
  const ring = ringing[0]?.id ?? ''
  const call = await act<CallView>(takeCall, community.clerk, { kind: 'in', ring })
  expect(call).toMatchObject({ phone: '19900007766', kind: 'in' })
  expect((await rings()).ringing).toEqual([])
  await refused(act(takeCall, community.worker, { kind: 'in', ring }), 'requests.ring_taken')
  await hear({ event: 'ended', recording: 'https://pbx.example/1.wav' })
  await act(endCall, community.clerk, { id: call.id, outcome: 'informed', enquiry: 'other', note: '' })
  expect(await act(listCalls, community.clerk, { limit: 5 })).toMatchObject({
    items: [{ id: call.id, recording: 'https://pbx.example/1.wav' }],
  })
  expect(await day()).toMatchObject({ line: { rang: 1, connected: 1, seconds: 4 }, missed: 0 })
})

it('puts down what nobody answered to be called back, once', async () => {
  await hear({ event: 'ringing' })
  await hear({ event: 'ended' })
  await hear({ event: 'ended' })
  await hear({ event: 'ringing', call: 'withheld', from: '' })
  await hear({ event: 'ended', call: 'withheld', from: '' })
  const waiting = await act<{ items: object[] }>(callsToReturn, community.clerk, { limit: 5 })
  expect(waiting.items).toMatchObject([{ kind: 'missed', phone_masked: '199****7766' }])
  expect(await day()).toMatchObject({ line: { rang: 2, connected: 0, seconds: null }, missed: 1 })
})

it('lets a call answered elsewhere be written up for a day, then forgets its number', async () => {
  await hear({ event: 'ringing' })
  platform.clock.advance(6_000)
  await hear({ event: 'answered' })
  await hear({ event: 'ended', recording: 'https://pbx.example/2.wav' })
  const { ringing, unwritten } = await rings()
  expect(ringing).toEqual([])
  const call = await act<CallView>(takeCall, community.clerk, { kind: 'in', ring: unwritten[0]?.id })
  expect(call.phone).toBe('19900007766')
  await act(endCall, community.clerk, { id: call.id, outcome: 'informed', enquiry: 'other', note: '' })
  await hear({ event: 'answered', call: 'second' })
  expect((await rings()).unwritten).toHaveLength(1)
  platform.clock.advance(25 * 3_600_000)
  await platform.jobs.runDue()
  expect((await rings()).unwritten).toEqual([])
})

it('is kept by who leads', async () => {
  await refused(act(addLine, community.clerk, { name: '第二条' }), 'platform.not_allowed')
  await refused(act(retireLine, community.secretary, { id: crypto.randomUUID() }), 'platform.not_found')
  await act(retireLine, community.secretary, { id: line.id })
  await refused(act(retireLine, community.secretary, { id: line.id }), 'requests.line_retired')
  const listed = await act<{ items: object[] }>(listLines, community.secretary, {})
  expect(listed.items).toMatchObject([{ name: '书记热线', retired_at: expect.any(String) }])
  expect(JSON.stringify(listed)).not.toContain(line.secret)
  for (let nth = 0; nth < 20; nth++) await act(addLine, community.secretary, { name: `线路${nth}` })
  await refused(act(addLine, community.secretary, { name: '太多' }), 'requests.lines_full')
})
