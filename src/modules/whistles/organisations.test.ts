import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { unknownId } from '../../app/testing/served.ts'
import { createAccount } from '../access/test/factory.ts'
import { createBody } from '../bodies/test/factory.ts'
import { toldTo } from '../notifications/test/acting.ts'
import { refused } from '../requests/test/acting.ts'
import {
  communityWithRequests,
  createStaff,
  type RequestsCommunity,
  type TestPerson,
} from '../requests/test/factory.ts'
import { acting } from './test/acting.ts'

let platform: TestPlatform
let community: RequestsCommunity
let act: ReturnType<typeof acting>
let unit: string
let chair: TestPerson

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  act = acting(platform, community.communityId)
  unit = await createBody(platform, community.communityId, { kind: 'partner_unit', serves: 'community' })
  chair = await createStaff(platform, community.communityId, 'body_chair', { bodyId: unit })
})
afterAll(() => platform.close())

type Organisation = {
  body: { id: string; name: string }
  registration: { id: string; members: number } | null
  duties: {
    id: string
    taken: number
    can: string[]
    mine: { places: number; people: number | null; can: string[] } | null
  }[]
  given: object[]
  can: string[]
}
type Detail = { taken: number; takings: { registration_id: string; places: number; name: string }[] }

const own = async (by = chair) => (await act<{ items: Organisation[] }>('own_organisations', by, {})).items
const register = (body = unit, by = chair) =>
  act<Organisation>('register_organisation', by, { body, contact_name: '沈老师', offers: '周末能来五个人' })
const duty = () =>
  act<{ id: string }>('add_duty', community.worker, {
    title: '周末看护路口',
    description: '早上七点半到八点半',
    until_day: '2026-03-20',
    needed: 6,
  })
const take = (id: string, places: number, by = chair, body = unit) =>
  act<Organisation>('take_duty_as_organisation', by, { body, id, places })
const report = (id: string, by = chair) =>
  act<Organisation>('report_as_organisation', by, { body: unit, id, text: '看了一小时', people: 3 })

describe('an organisation', () => {
  it('is registered by whoever holds a post in it, once; never one of the community itself', async () => {
    const { resident, worker, secretary } = community
    expect(await own()).toMatchObject([{ body: { id: unit }, registration: null, duties: [], can: ['register'] }])
    expect(await own(resident)).toEqual([])
    await refused(register(unit, resident), 'platform.not_found')
    await refused(register(unknownId), 'platform.not_found')
    await refused(take(unknownId, 1), 'platform.not_found')
    await refused(act('leave_organisation', chair, { body: unit }), 'whistles.registration_unknown')
    const committee = await createStaff(platform, community.communityId, 'body_member', {
      bodyId: community.bodies.committee,
    })
    expect(await own(committee)).toEqual([])
    const { registration, body, can } = await register()
    expect([registration, can]).toMatchObject([{ members: 0 }, ['leave']])
    await refused(register(), 'whistles.registered_already')
    await act('register', resident, { home_organisation: body.name })
    const list = (more: object) => act<{ items: { id: string; members: number }[] }>('registrations', worker, more)
    expect((await list({ kind: 'organisation' })).items).toMatchObject([{ id: registration?.id, members: 1 }])
    expect((await list({ home_organisation: body.name })).items).toHaveLength(2)
    const enter = (body_id: string, kind = 'organisation') =>
      act('register_for', secretary, { kind, body_id, home_organisation: '另一个单位', person_id: undefined })
    await refused(enter(unknownId), 'whistles.body_unknown')
    await refused(enter(unit), 'whistles.registered_already')
  })

  it('takes a duty on with so many people, gives it back, reports and is confirmed', async () => {
    const { worker, resident } = community
    const { id } = await duty()
    await refused(take(id, 7), 'whistles.duty_full')
    await refused(take(id, 1, resident), 'platform.not_found')
    await refused(report(id), 'whistles.not_taken')
    expect((await take(id, 5)).duties[0]).toMatchObject({
      id,
      taken: 5,
      mine: { places: 5, can: ['report', 'give_up'] },
    })
    await refused(take(id, 1), 'whistles.taken_already')
    await act('take_duty', resident, { id })
    expect(await act<Detail>('duty', worker, { id })).toMatchObject({ taken: 6 })
    await act('give_up_as_organisation', chair, { body: unit, id })
    await refused(act('give_up_as_organisation', chair, { body: unit, id }), 'whistles.not_taken')
    const mine = (await own())[0]?.registration?.id ?? ''
    await act('take_duty_for', worker, { id, registration_id: mine, places: 4 })
    expect((await report(id)).duties[0]?.mine).toMatchObject({ people: 3, places: 4 })
    await refused(act('give_up_as_organisation', chair, { body: unit, id }), 'whistles.reported_already')
    await act('confirm_duty', worker, { id, registration_id: mine })
    await refused(report(id), 'whistles.confirmed_already')
    const told = { home_organisation: (await own())[0]?.body.name, year: 2026, way: 'mail', given_to: '工会' }
    await act('give_statement', worker, told)
    expect((await own())[0]?.given).toMatchObject([{ way: 'mail', given_to: '工会' }])
  })

  it('is told of calls and duties itself, and of whistles: in its own group, by its own robot', async () => {
    const { secretary } = community
    await platform.dispatcher.drain()
    const inChannels = <T>(name: string, input: object) => {
      const operation = platform.registry.operations.get(`channels.${name}`)
      if (!operation) throw new Error(`no ${name}`)
      const by = { communityId: community.communityId, accountId: secretary.accountId }
      return platform.do<T>(operation, input, by)
    }
    Object.assign(platform.services.config, { robotOrigins: ['http://127.0.0.1:9'] })
    const group = { kind: 'dingtalk', keeper_person_id: null, note: '' }
    const add = (more: object) => inChannels<{ id: string }>('add_group', { ...group, name: '单位群', ...more })
    await refused(add({ body_id: unknownId }), 'channels.body_unknown')
    await refused(add({ body_id: unit, kind: 'wechat' }), 'channels.group_without_robot')
    const webhook = 'http://127.0.0.1:9/robot/send?access_token=f1'
    for (const body_id of [unit, community.bodies.department]) {
      const { id } = await add({ body_id })
      await inChannels('set_robot', { id, webhook })
    }
    await duty()
    const at = (minutes: number) => new Date(platform.clock.now().getTime() + minutes * 60_000).toISOString()
    await act('call_neighbours', community.worker, {
      title: '扫雪',
      description: '明早一起把三幢前面的雪扫掉，铲子社区有。',
      area_id: community.areas.compound,
      welcomes: ['residents', 'units'],
      meets_at: at(60),
      needed: 3,
    })
    await act('blow', secretary, {
      kind: 'joint_enforcement',
      title: '占道的摊子',
      description: '路口有两个摊子占了盲道，走不过去。',
      area_id: community.areas.compound,
      body_ids: [community.bodies.department],
    })
    await platform.dispatcher.drain()
    const said = await platform.look(community.communityId, (tx) =>
      tx
        .selectFrom('channels.deliveries as d')
        .innerJoin('channels.groups as g', (join) =>
          join.onRef('g.id', '=', 'd.group_id').onRef('g.community_id', '=', 'd.community_id'),
        )
        .select(['g.body_id', 'd.text'])
        .execute(),
    )
    const to = (body: string) => said.filter((one) => one.body_id === body).map((one) => one.text ?? '')
    expect(to(unit).toSorted()).toEqual([expect.stringContaining('认领'), expect.stringContaining('来帮忙')])
    expect(to(community.bodies.department)).toHaveLength(1)
    expect(said.some((one) => one.text?.includes('摊子'))).toBe(false)
  })

  it('ends its registration, with what isn’t reported given back', async () => {
    const { id } = await duty()
    await take(id, 2)
    await act('leave_organisation', chair, { body: unit, reason: '搬走了' })
    expect(await act<Detail>('duty', community.worker, { id })).toMatchObject({ taken: 0 })
    expect((await own())[0]).toMatchObject({ registration: null, can: ['register'] })
  })
})

describe('an organisation the register doesn’t know', () => {
  type Application = { id: string; state: string; body_id: string | null; contact_phone: string; code: string }
  const wish = { home_organisation: '柳影书店', kind: 'partner_unit', contact_name: '沈掌柜', offers: '借场地' }
  const apply = (more: object = {}) =>
    act('apply_organisation', null, { ...wish, contact_phone: '199 0000 6101', ...more })
  const waiting = async (by: TestPerson = community.worker) =>
    (await act<{ items: Application[] }>('applications', by, {})).items
  const answer = (name: string, id: string, more: object, by: TestPerson = community.worker) =>
    act<Application>(`${name}_application`, by, { id, ...more })

  it('asks without an account, once; staff see it, nobody else', async () => {
    await refused(apply({ contact_phone: '0573-8700000' }), 'whistles.phone_unfit')
    await apply()
    await refused(apply({ home_organisation: '柳影 书店' }), 'whistles.asked_already')
    expect(await waiting()).toMatchObject([{ state: 'asked', contact_phone: '19900006101' }])
    await refused(waiting(community.resident), 'platform.not_allowed')
    const there = await communityWithRequests(platform)
    const elsewhere = acting(platform, there.communityId)
    expect(await elsewhere('applications', there.worker, {})).toMatchObject({ items: [] })
    const [id] = (await waiting()).map((one) => one.id)
    await refused(elsewhere('decline_application', there.secretary, { id, reason: '不认识' }), 'platform.not_found')
    await platform.dispatcher.drain()
    expect(await toldTo(platform, community.communityId, community.secretary.personId)).toContain('organisation_asked')
  })

  it('is taken: entered, registered, and its contact acts for it after accepting the invitation', async () => {
    const [asked] = await waiting()
    const id = asked?.id ?? ''
    await refused(answer('confirm', id, { post: '联系人', body_id: unknownId }), 'whistles.body_unknown')
    const { body_id, code, state } = await answer('confirm', id, { post: '联系人' })
    expect(state).toBe('confirmed')
    await refused(answer('confirm', id, { post: '联系人' }), 'whistles.application_over')
    await refused(apply(), 'whistles.registered_already')
    const accountId = await createAccount(platform, community.communityId, null, { phone: '19900006101' })
    const accept = platform.registry.operations.get('access.accept_invitation')
    if (!accept) throw new Error('no accept_invitation')
    const accepted = await platform.do<{ name: string; title: string }>(
      accept,
      { code },
      { communityId: community.communityId, accountId },
    )
    expect(accepted).toEqual({ name: '沈掌柜', title: '联系人' })
    const contact = { accountId, personId: '' }
    expect(await own(contact)).toMatchObject([{ body: { id: body_id, name: '柳影书店' }, can: ['leave'] }])
    const made = await duty()
    expect((await take(made.id, 2, contact, body_id ?? '')).duties[0]).toMatchObject({ mine: { places: 2 } })
  })

  it('is declined with a reason, which stays here; it may ask again', async () => {
    await apply({ home_organisation: '远方公司' })
    const [asked] = await waiting()
    const declined = await answer('decline', asked?.id ?? '', { reason: '不在本社区' })
    expect(declined).toMatchObject({ state: 'declined', body_id: null })
    await apply({ home_organisation: '远方公司' })
    expect(await waiting()).toHaveLength(1)
  })
})
