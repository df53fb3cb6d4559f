import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform, testStart } from '../../../../app/testing/platform.ts'
import { acting, refused } from '../../test/acting.ts'
import { communityWithRequests, createStaff, fileOne, type RequestsCommunity } from '../../test/factory.ts'
import { acceptRequest } from '../commands/accept-request.ts'
import { callBackRequester } from '../commands/call-back-requester.ts'
import { contactRequester } from '../commands/contact-requester.ts'
import { finishRequest } from '../commands/finish-request.ts'
import { judgeRequest } from '../commands/judge-request.ts'
import { withdrawRequest } from '../commands/withdraw-request.ts'
import { openNumbers } from '../queries/open-numbers.ts'
import { rates } from '../queries/rates.ts'
import type { RatesRow } from '../views/types.ts'

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>

beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())

const day = 86_400_000
const done = { outcome: 'solved', text: '换了新的声控灯，已经亮了', file_ids: [] }

const steps = {
  accept: (id: string) => act(acceptRequest, community.manager, { id }),
  contact: (id: string) => act(contactRequester, community.manager, { id, text: '' }),
  late: async () => platform.clock.advance(3 * day),
  solve: (id: string) => act(finishRequest, community.manager, { id, ...done }),
  answer: (id: string) => act(finishRequest, community.manager, { id, ...done, outcome: 'answered' }),
  happy: (id: string) => act(judgeRequest, community.resident, { id, solved: true, grade: 5, comment: '' }),
  soso: (id: string) => act(judgeRequest, community.resident, { id, solved: true, grade: 3, comment: '' }),
  fine: (id: string) => act(judgeRequest, community.resident, { id, solved: true, comment: '' }),
  unsolved: (id: string) => act(judgeRequest, community.resident, { id, solved: false, grade: 1, comment: '' }),
  call: (id: string) =>
    act(callBackRequester, community.secretary, { id, reached: true, solved: true, grade: 4, comment: '' }),
  noAnswer: (id: string) => act(callBackRequester, community.secretary, { id, reached: false, comment: '' }),
  withdraw: (id: string) => act(withdrawRequest, community.resident, { id, reason: '' }),
  window: async () => {
    platform.clock.advance(10 * day)
    await platform.jobs.runDue()
  },
} satisfies Record<string, (id: string) => Promise<unknown>>
type Step = keyof typeof steps

/** Lets a request take a course; what it then counts for in the month of filing, by rate: numerator/denominator. */
async function course(...taken: Step[]): Promise<string> {
  const { id } = await fileOne(platform, community)
  for (const step of taken) await steps[step](id)
  await platform.dispatcher.drain()
  const counted = await platform.look(community.communityId, (tx) =>
    tx
      .selectFrom('requests.counted')
      .select('measures')
      .where('community_id', '=', community.communityId)
      .where('request_id', '=', id)
      .execute(),
  )
  const measures = counted.flatMap((row) => row.measures)
  const of = (measure: string) => measures.filter((counted) => counted === measure).length
  return [
    `${of('contacted_in_time')}/${of('to_contact')}`,
    `${of('judged_solved')}/${of('judged')}`,
    `${of('graded_satisfied')}/${of('graded')}`,
    `${of('unconfirmed')} unconfirmed`,
  ].join(' ')
}

describe('the rates, by what happened to a request', () => {
  beforeAll(async () => {
    community = await communityWithRequests(platform)
    act = acting(platform, community)
  })

  // contacted in time / to be contacted, solved / valid call-backs, satisfied / graded
  it.each([
    ['accept contact solve happy', '1/1 1/1 1/1 0 unconfirmed'],
    ['accept late contact solve happy', '0/1 1/1 1/1 0 unconfirmed'],
    ['accept solve happy', '0/1 1/1 1/1 0 unconfirmed'],
    ['accept contact solve fine', '1/1 1/1 0/0 0 unconfirmed'],
    ['accept contact solve soso', '1/1 1/1 0/1 0 unconfirmed'],
    ['accept contact solve call', '1/1 1/1 1/1 0 unconfirmed'],
    ['accept contact solve noAnswer', '1/1 0/0 0/0 0 unconfirmed'],
    ['accept contact solve noAnswer window', '1/1 0/0 0/0 1 unconfirmed'],
    ['accept contact solve window', '1/1 0/0 0/0 1 unconfirmed'],
    ['accept contact answer window', '1/1 0/0 0/0 1 unconfirmed'],
    ['accept contact answer happy', '1/1 1/1 1/1 0 unconfirmed'],
    ['accept contact solve unsolved', '1/1 0/1 0/1 0 unconfirmed'],
    ['accept contact solve unsolved solve happy', '1/1 1/2 1/2 0 unconfirmed'],
    ['accept contact solve call unsolved', '1/1 0/1 0/1 0 unconfirmed'],
    ['accept contact solve call unsolved solve window', '1/1 0/1 0/1 1 unconfirmed'],
    ['accept contact solve noAnswer happy', '1/1 1/1 1/1 0 unconfirmed'],
    ['withdraw', '0/0 0/0 0/0 0 unconfirmed'],
    ['accept contact withdraw', '1/1 0/0 0/0 0 unconfirmed'],
  ])('%s: %s', async (taken, expected) => {
    expect(await course(...(taken.split(' ') as Step[]))).toBe(expected)
  })
})

describe('rates by area and month', () => {
  const april = new Date('2026-04-02T02:00:00Z')
  type Rates = { months: RatesRow[]; formula: Record<string, string> }
  const ask = (by: Parameters<typeof act>[1], query: object = {}) =>
    act<Rates>(rates, by, { from: '2026-02', to: '2026-04', ...query })
  const resolution = (row: RatesRow | undefined) => row?.rates.find((rate) => rate.rate === 'resolution')

  beforeAll(async () => {
    platform.clock.set(testStart)
    community = await communityWithRequests(platform)
    act = acting(platform, community)
    await course('accept', 'contact', 'solve', 'happy')
    await course('accept', 'contact', 'solve', 'unsolved')
  })

  it('are withheld while one worker stands behind them, and told once there are two', async () => {
    const before = await ask(community.secretary)
    expect(before.months.map((row) => row.month)).toEqual(['2026-02', '2026-03', '2026-04'])
    expect(resolution(before.months[0])).toMatchObject({ withheld: 'nothing_to_count', denominator: 0 })
    expect(resolution(before.months[1])).toMatchObject({ withheld: 'single_worker', numerator: null })
    expect(before.months[1]).toMatchObject({
      filed: 2,
      withdrawn: 0,
      finished: null,
      answered: null,
      unconfirmed: null,
    })

    const colleague = await createStaff(platform, community.communityId, 'property_manager', {
      bodyId: community.bodies.propertyCompany,
    })
    const { id } = await fileOne(platform, community)
    const handler = { ...community, manager: colleague }
    for (const operation of [acceptRequest, contactRequester]) {
      await act(operation, handler.manager, { id, text: '' })
    }
    await act(finishRequest, handler.manager, { id, ...done })
    await act(judgeRequest, community.resident, { id, solved: true, grade: 4, comment: '' })
    await platform.dispatcher.drain()
    const after = await ask(community.secretary)
    expect(after.months[1]?.rates).toEqual([
      { rate: 'response', numerator: 3, denominator: 3, value: 1, withheld: null },
      { rate: 'resolution', numerator: 2, denominator: 3, value: 2 / 3, withheld: null },
      { rate: 'satisfaction', numerator: 2, denominator: 3, value: 2 / 3, withheld: null },
    ])
    expect(after.months[1]).toMatchObject({ finished: 3, answered: 0, unconfirmed: 0 })
    expect(Object.keys(after.formula)).toEqual(['response', 'resolution', 'satisfaction'])
  })

  it('are the same for grid, compound and community where everything lies there', async () => {
    const { areas } = community
    const whole = (await ask(community.secretary)).months
    for (const area of [areas.grid, areas.compound, areas.building, areas.stairwell]) {
      expect((await ask(community.secretary, { area })).months).toEqual(whole)
    }
  })

  it('of an area are for whose posts reach it', async () => {
    const { areas } = community
    await refused(ask(null), 'platform.sign_in_needed')
    await refused(ask(community.resident), 'platform.not_allowed')
    await refused(ask(community.departmentClerk, { area: areas.grid }), 'platform.not_allowed')
    await refused(ask(community.buildingLeader, { area: areas.compound }), 'platform.not_allowed')
    expect((await ask(community.gridWorker, { area: areas.grid })).months).toHaveLength(3)
    await refused(ask(community.secretary, { area: '0198c0de-0000-7000-8000-000000000000' }), 'requests.area_unknown')
  })

  it('of the whole community are told small for whose posts reach it all; to others neither they nor what is left of it', async () => {
    const march = async (by: Parameters<typeof act>[1]) => (await ask(by)).months[1]
    expect(await march(community.secretary)).toMatchObject({ filed: 3, finished: 3 })
    expect(await march(community.departmentClerk)).toMatchObject({ filed: null, finished: null, unconfirmed: null })
    // All of it lies in the leader's building: nothing is left that could be told.
    expect(await march(community.buildingLeader)).toEqual(await march(community.secretary))
    for (let more = 0; more < 2; more += 1) await fileOne(platform, community, { area_id: community.areas.microGrid })
    await platform.dispatcher.drain()
    expect(await march(community.departmentClerk)).toMatchObject({ filed: 5 })
    expect(await march(community.buildingLeader)).toMatchObject({ filed: null, finished: 3 })
  })

  it.each([{ from: '2026-13' }, { from: '0000-01' }, { to: '2026-00' }, { from: '2026-05' }, { from: '2020-01' }])(
    'refuse months there are not: %j',
    async (query) => {
      await refused(ask(community.secretary, query), 'platform.input_invalid')
    },
  )

  it('are open to anyone for the whole community, without anything personal', async () => {
    platform.clock.set(april)
    type Open = { months: RatesRow[]; state_counts: { state: string; count: number }[] }
    const open = await act<Open>(openNumbers, null, {})
    expect(open.months).toHaveLength(12)
    // Three people are too few to be spoken of; five aren't.
    expect(open.months.at(-2)).toMatchObject({ month: '2026-03', filed: 5, finished: null, withdrawn: 0 })
    expect(open.months.at(-2)?.rates.map((rate) => rate.withheld)).toEqual(['too_few', 'too_few', 'too_few'])
    expect(open.state_counts).toEqual([
      { state: 'to_dispatch', count: null },
      { state: 'assigned', count: 0 },
      { state: 'accepted', count: null },
      { state: 'finished', count: 0 },
      { state: 'closed', count: null },
    ])
    expect(JSON.stringify(open)).not.toMatch(/[\da-f]{8}-[\da-f]{4}/)
  })
})
