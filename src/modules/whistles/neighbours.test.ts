import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { unknownId } from '../../app/testing/served.ts'
import { refused } from '../requests/test/acting.ts'
import { communityWithRequests, type RequestsCommunity, type TestPerson } from '../requests/test/factory.ts'
import { acting } from './test/acting.ts'

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

const later = (minutes: number) => new Date(platform.clock.now().getTime() + minutes * 60_000).toISOString()

describe('the softer whistle', () => {
  type Seen = {
    id: string
    state: string
    coming: number
    came: number
    comers: { id: string; name: string }[]
    can: string[]
  }
  const wish = (more: object = {}) => ({
    title: '扫雪',
    description: '明早一起把三幢前面的雪扫掉，铲子社区有。',
    area_id: community.areas.compound,
    welcomes: ['residents', 'units'],
    meets_at: later(60),
    needed: 3,
    ...more,
  })
  const call = (more: object = {}, by: TestPerson = community.worker) => act<Seen>('call_neighbours', by, wish(more))
  const one = (id: string) => act<Seen>('neighbour_call', community.worker, { id })

  it('is sent by posts over the place, for a time ahead', async () => {
    await refused(call({}, community.resident), 'platform.not_allowed')
    await refused(call({}, community.gridWorker), 'platform.not_allowed')
    await refused(call({ meets_at: later(-1) }), 'whistles.meets_past')
    await refused(call({ area_id: other.areas.compound }), 'whistles.place_unknown')
    expect(await call()).toMatchObject({ state: 'open', coming: 0, can: ['enter', 'withdraw'] })
  })

  it('takes the word of residents and units up to how many are needed', async () => {
    const { id } = await call()
    const { resident, neighbour } = community
    await act('come', resident, { id, places: 2 })
    await refused(act('come', resident, { id }), 'whistles.coming_already')
    await refused(act('come', neighbour, { id, places: 2 }), 'whistles.enough_come')
    await refused(act('enter_comer', community.worker, { id, places: 1 }), 'whistles.comer_unknown')
    await refused(
      act('enter_comer', community.worker, { id, places: 1, person_id: other.resident.personId }),
      'whistles.comer_unknown',
    )
    await refused(act('enter_comer', community.worker, { id, places: 1, body_id: unknownId }), 'whistles.comer_unknown')
    await act('enter_comer', community.worker, { id, places: 1, name: '供电所青年队' })
    expect((await one(id)).comers.map((comer) => comer.name)).toContain('供电所青年队')
    await refused(act('leave_call', neighbour, { id }), 'whistles.not_coming')
    const left = await act<{ mine: null; coming: number; can: string[] }>('leave_call', resident, { id })
    expect(left).toMatchObject({ mine: null, coming: 1, can: ['come'] })
    // A resident sees how many come, never who.
    expect(Object.keys(left)).not.toContain('comers')
    const listed = await act<{ items: { id: string }[] }>('own_neighbour_calls', neighbour, {})
    expect(listed.items.map((row) => row.id)).toContain(id)
    await refused(act('own_neighbour_call', other.resident, { id }), 'platform.not_a_member')
    await refused(act('neighbour_call', resident, { id }), 'platform.not_allowed')
  })

  it('ends with how it went and how many came, or with a reason', async () => {
    const { id } = await call()
    await act('come', community.resident, { id, places: 2 })
    const hold = (came: object[]) => act<Seen>('hold_call', community.worker, { id, text: '扫完了', came })
    await refused(hold([]), 'whistles.not_met_yet')
    platform.clock.advance(61 * 60_000)
    await refused(act('come', community.neighbour, { id }), 'whistles.call_ended')
    await refused(act('leave_call', community.resident, { id }), 'whistles.call_ended')
    await refused(hold([{ id: unknownId, came: 1 }]), 'whistles.comer_unknown')
    const [comer] = (await one(id)).comers
    expect(await hold([{ id: comer?.id, came: 3 }])).toMatchObject({ state: 'held', came: 3, can: [] })
    await refused(hold([]), 'whistles.call_ended')
    const second = await call()
    await refused(act('withdraw_call', community.gridWorker, { id: second.id, reason: '下雨' }), 'platform.not_allowed')
    const off = await act<Seen>('withdraw_call', community.worker, { id: second.id, reason: '雪化了' })
    expect(off.state).toBe('withdrawn')
    await refused(
      act('enter_comer', community.worker, { id: second.id, places: 1, name: '某单位' }),
      'whistles.call_ended',
    )
    const past = await act<{ items: { id: string }[] }>('neighbour_calls', community.worker, { state: 'withdrawn' })
    expect(past.items.map((row) => row.id)).toEqual([second.id])
  })
})

describe('dual registration', () => {
  type Own = {
    registration: { id: string } | null
    duties: { id: string; can: string[]; mine: { can: string[] } | null }[]
  }
  type Duty = { id: string; taken: number; takings: { registration_id: string; can: string[] }[] }
  const duty = (more: object = {}, by: TestPerson = community.worker) =>
    act<Duty>('add_duty', by, {
      title: '周末看护路口',
      description: '早上七点半到八点半',
      until_day: '2026-03-20',
      needed: 1,
      ...more,
    })
  const own = (by: TestPerson) => act<Own>('own_registration', by, {})

  it('is the member’s own act, or entered at the counter', async () => {
    const { resident, neighbour, worker } = community
    await refused(act('take_duty', resident, { id: unknownId }), 'platform.not_found')
    await act('register', resident, { home_organisation: '市第一 中学' })
    await refused(act('register', resident, { home_organisation: '别的单位' }), 'whistles.registered_already')
    const enter = (more: object, by: TestPerson = worker) =>
      act<{ id: string }>('register_for', by, { home_organisation: '市第一中学', ...more })
    await refused(enter({ kind: 'organisation' }, resident), 'platform.not_allowed')
    await refused(enter({ kind: 'member' }), 'whistles.person_unknown')
    await refused(enter({ kind: 'member', person_id: other.resident.personId }), 'whistles.person_unknown')
    await enter({ kind: 'organisation', contact_name: '沈老师' })
    await refused(enter({ kind: 'organisation' }), 'whistles.registered_already')
    const { id } = await enter({ kind: 'member', person_id: neighbour.personId })
    const end = () => act('end_registration', worker, { id, reason: '搬走了' })
    await refused(act('end_registration', worker, { id: unknownId, reason: '搬走了' }), 'platform.not_found')
    await end()
    await refused(end(), 'whistles.registration_over')
    const listed = await act<{ items: { kind: string }[] }>('registrations', worker, {})
    expect(listed.items.map((row) => row.kind).sort()).toEqual(['member', 'organisation'])
  })

  it('takes duties, reports back and is confirmed', async () => {
    const { resident, neighbour, worker } = community
    await refused(duty({ until_day: '2026-03-01' }), 'whistles.day_past')
    await refused(duty({}, resident), 'platform.not_allowed')
    const { id } = await duty()
    await refused(act('take_duty', neighbour, { id }), 'whistles.registration_unknown')
    await refused(act('report_duty', resident, { id, text: '做了' }), 'whistles.not_taken')
    await act('take_duty', resident, { id })
    await refused(act('take_duty', resident, { id }), 'whistles.taken_already')
    await act('register', neighbour, { home_organisation: '市医院' })
    await refused(act('take_duty', neighbour, { id }), 'whistles.duty_full')
    await act('give_up_duty', resident, { id })
    await refused(act('give_up_duty', resident, { id }), 'whistles.not_taken')
    const mine = (await own(resident)).registration?.id
    await refused(act('take_duty_for', worker, { id, registration_id: unknownId }), 'whistles.registration_unknown')
    await act('take_duty_for', worker, { id, registration_id: mine })
    const confirm = () => act<Duty>('confirm_duty', worker, { id, registration_id: mine })
    await refused(confirm(), 'whistles.not_reported_yet')
    await act('report_duty', resident, { id, text: '看了一小时' })
    await refused(act('give_up_duty', resident, { id }), 'whistles.reported_already')
    expect((await own(resident)).duties[0]?.mine?.can).toEqual(['report'])
    await act('report_duty_for', worker, { id, registration_id: mine, text: '看了两小时', people: 2 })
    expect((await confirm()).takings[0]?.can).toEqual([])
    await refused(confirm(), 'whistles.confirmed_already')
    await refused(act('report_duty', resident, { id, text: '再改' }), 'whistles.confirmed_already')
    const close = () => act('close_duty', worker, { id, reason: '学校自己安排了' })
    await close()
    await refused(close(), 'whistles.duty_over')
    await refused(act('take_duty', neighbour, { id }), 'whistles.duty_over')
    const over = await act<{ items: { id: string }[] }>('duties', worker, { over: 'yes' })
    expect(over.items.map((row) => row.id)).toEqual([id])
    await refused(act('duty', worker, { id: unknownId }), 'platform.not_found')
  })

  it('gives an organisation the statement of its own people alone, on paper and as a sheet', async () => {
    type Statement = {
      home_organisation: string
      members: object[]
      duties: { report_text: string; confirmed: boolean }[]
    }
    const of = (home_organisation: string, by: TestPerson = community.worker) =>
      act<Statement>('statement', by, { home_organisation, year: 2026 })
    const told = await of('市第一中学')
    expect(told.members).toHaveLength(2)
    expect(told.duties).toMatchObject([{ report_text: '看了两小时', confirmed: true }])
    expect((await of('市医院')).duties).toEqual([])
    await refused(of('没有这个单位'), 'platform.not_found')
    await refused(of('市第一中学', community.gridWorker), 'platform.not_allowed')
    const sheet = await act<{ name: string; bytes: Uint8Array }>('statement_sheet', community.worker, {
      home_organisation: '市第一中学',
      year: 2026,
    })
    expect(sheet.name).toBe('市第一中学双报到2026年.xlsx')
    expect(sheet.bytes.length).toBeGreaterThan(1_000)
    const given = { home_organisation: '市第一中学', year: 2026, way: 'fetched', given_to: '工会' }
    const kept = await act<{ given: object[] }>('give_statement', community.worker, given)
    expect(kept.given).toMatchObject([{ way: 'fetched', given_to: '工会', members: 2, duties: 1 }])
    const other = { ...given, home_organisation: '没有这个单位' }
    await refused(act('give_statement', community.worker, other), 'platform.not_found')
    await refused(act('give_statement', community.gridWorker, given), 'platform.not_allowed')
    await platform.dispatcher.drain()
    const messages = await platform.look(community.communityId, (tx) =>
      tx.selectFrom('notifications.messages').select('person_id').where('kind', '=', 'statement_given').execute(),
    )
    expect(messages).toHaveLength(2)
    const names = await act<{ items: { name: string }[] }>('home_organisations', community.worker, {})
    expect(names.items).toHaveLength(2)
  })

  it('ends with what isn’t reported given back', async () => {
    const { resident, worker } = community
    const { id } = await duty()
    await act('take_duty', resident, { id })
    await act('leave_registration', resident, {})
    expect((await act<Duty>('duty', worker, { id })).taken).toBe(0)
    await refused(act('leave_registration', resident, {}), 'whistles.registration_unknown')
    expect((await own(resident)).registration).toBeNull()
  })
})
