import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { createAccount } from '../../../access/test/factory.ts'
import { createPerson } from '../../../people/test/factory.ts'
import { createArea, createCommunity } from '../../../territory/test/factory.ts'
import type { BodyView } from '../../contract.ts'
import { createBody, createPost } from '../../test/factory.ts'
import { createStaff } from '../../test/staff.ts'
import { bodies, body as readBody } from '../queries/bodies.ts'
import { addMember, endMember } from './add-member.ts'
import { dissolveBody } from './dissolve-body.ts'
import { editBody } from './edit-body.ts'
import { foundBody } from './found-body.ts'
import { endService, setService } from './set-service.ts'

const nowhere = '01900000-0000-7000-8000-000000000000'
let platform: TestPlatform
beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())

const refused = (code: string) => expect.objectContaining({ code })
const asSystem = (communityId: number) => ({ communityId, as: 'system' }) as const
const member = { office: 'member', public: false }

/** Every write of this file on one body, so that each door can be tried. */
function writes(id: string) {
  return [
    [foundBody, { kind: 'club', name: '书画社' }],
    [editBody, { id, name: '书画协会' }],
    [dissolveBody, { id }],
    [setService, { id }],
    [endService, { id, service: nowhere }],
    [addMember, { id, outside_name: '外来人', ...member }],
    [endMember, { id, member: nowhere }],
  ] as const
}

describe('who may change bodies', () => {
  it('is neither a stranger, nor a resident, nor who reads only, nor somebody of another community', async () => {
    const { communityId } = await createCommunity(platform)
    const other = await createCommunity(platform)
    const id = await createBody(platform, communityId, { kind: 'property_company' })
    const foreign = await createStaff(platform, other.communityId, 'community_secretary')
    const worker = await createStaff(platform, communityId, 'grid_worker')
    const resident = await createAccount(platform, communityId, await createPerson(platform, communityId))
    for (const [operation, input] of writes(id)) {
      await expect(platform.do(operation, input, { communityId })).rejects.toEqual(refused('platform.sign_in_needed'))
      for (const accountId of [foreign.accountId, worker.accountId, resident])
        await expect(platform.do(operation, input, { communityId, accountId })).rejects.toEqual(
          refused('platform.not_allowed'),
        )
    }
    const there = { communityId: other.communityId, accountId: foreign.accountId }
    for (const [operation, input] of writes(id).slice(1))
      await expect(platform.do(operation, input, there)).rejects.toEqual(refused('platform.not_found'))
  })

  it('is a worker within the area of the post', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const { accountId } = await createStaff(platform, communityId, 'community_worker', { areaId: areas.compound })
    const caller = { communityId, accountId }
    const own = await platform.do<BodyView>(
      foundBody,
      { kind: 'owners_committee', name: '南苑业委会', area_id: areas.compound },
      caller,
    )
    expect(own.can).toContain('add_member')
    const whole = await createBody(platform, communityId, { kind: 'club' })
    await expect(platform.do(foundBody, { kind: 'club', name: '棋社' }, caller)).rejects.toEqual(
      refused('platform.not_allowed'),
    )
    for (const [operation, input] of writes(whole).slice(1))
      await expect(platform.do(operation, input, caller)).rejects.toEqual(refused('platform.not_allowed'))
    await expect(platform.do(editBody, { id: own.id, area_id: null }, caller)).rejects.toEqual(
      refused('platform.not_allowed'),
    )
  })
})

describe('founding and editing a body', () => {
  it('keeps what it is told', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const facts = {
      name: '南苑业委会',
      duties: '代表业主监督物业',
      filed_on: '2025-06-01',
      public_phone: '0573-19900002',
    }
    const input = { kind: 'owners_committee', area_id: areas.compound, ...facts }
    const founded = await platform.do<BodyView>(foundBody, input, asSystem(communityId))
    expect(founded).toMatchObject({ ...facts, area: { id: areas.compound, name: '南苑小区' }, powers: null })
    const edited = await platform.do(editBody, { id: founded.id, duties: '', hours: '周六上午' }, asSystem(communityId))
    expect(edited).toMatchObject({ ...facts, duties: null, hours: '周六上午' })
  })

  it('refuses an unknown or foreign area, a name taken, a department without its kind', async () => {
    const { communityId } = await createCommunity(platform)
    const other = await createCommunity(platform)
    const caller = asSystem(communityId)
    await createBody(platform, communityId, { kind: 'club', name: '书画社' })
    const id = await createBody(platform, communityId, { kind: 'club', name: '棋社' })
    for (const [operation, input, code] of [
      [foundBody, { kind: 'club', name: '合唱团', area_id: nowhere }, 'bodies.area_unknown'],
      [foundBody, { kind: 'club', name: '合唱团', area_id: other.areas.compound }, 'bodies.area_unknown'],
      [foundBody, { kind: 'club', name: '书画社' }, 'bodies.name_taken'],
      [foundBody, { kind: 'department', name: '派出所' }, 'bodies.department_kind_unfit'],
      [foundBody, { kind: 'club', name: '合唱团', department_kind: 'police' }, 'bodies.department_kind_unfit'],
      [editBody, { id, area_id: other.areas.compound }, 'bodies.area_unknown'],
      [editBody, { id, name: '书画社' }, 'bodies.name_taken'],
    ] as const)
      await expect(platform.do(operation, input, caller)).rejects.toEqual(refused(code))
    await platform.do(editBody, { id, name: '棋社' }, caller)
  })
})

describe('serving', () => {
  it('allows one property company a compound at a time', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const caller = asSystem(communityId)
    const compound_id = areas.compound
    const first = await createBody(platform, communityId, { kind: 'property_company' })
    const second = await createBody(platform, communityId, { kind: 'property_company' })
    await platform.do(setService, { id: first, compound_id, from: '2026-01-01', until: '2026-06-30' }, caller)
    for (const period of [{ from: '2026-06-30' }, { from: '2025-01-01' }, { from: '2026-02-01', until: '2026-02-01' }])
      await expect(platform.do(setService, { id: second, compound_id, ...period }, caller)).rejects.toEqual(
        refused('bodies.service_overlaps'),
      )
    await expect(platform.do(setService, { id: first, compound_id }, caller)).rejects.toEqual(
      refused('bodies.service_overlaps'),
    )
    const next = await platform.do<BodyView>(setService, { id: second, compound_id, from: '2026-07-01' }, caller)
    expect(next.services).toMatchObject([{ compound: { name: '南苑小区' }, from: '2026-07-01', until: null }])
  })

  it('takes the first of two companies that come at once', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const ids = [
      await createBody(platform, communityId, { kind: 'property_company' }),
      await createBody(platform, communityId, { kind: 'property_company' }),
    ]
    const outcomes = await Promise.allSettled(
      ids.map((id) => platform.do(setService, { id, compound_id: areas.compound }, asSystem(communityId))),
    )
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('refuses what serves nobody, what is no compound, days that run backwards', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const other = await createCommunity(platform)
    const caller = asSystem(communityId)
    const committee = await createBody(platform, communityId, { kind: 'residents_committee' })
    const id = await createBody(platform, communityId, { kind: 'property_company' })
    for (const [input, code] of [
      [{ id: committee }, 'bodies.service_unfit'],
      [{ id, compound_id: areas.grid }, 'bodies.compound_unknown'],
      [{ id, compound_id: areas.building }, 'bodies.compound_unknown'],
      [{ id, compound_id: other.areas.compound }, 'bodies.compound_unknown'],
      [{ id, from: '2026-05-02', until: '2026-05-01' }, 'bodies.period_unfit'],
    ] as const)
      await expect(platform.do(setService, input, caller)).rejects.toEqual(refused(code))
  })

  it('ends now or by a day, once, and never later than it would have', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const caller = asSystem(communityId)
    const id = await createBody(platform, communityId, { kind: 'property_company' })
    const input = { id, compound_id: areas.compound, from: '2026-01-01', until: '2026-12-31' }
    const service = (await platform.do<BodyView>(setService, input, caller)).services[0]?.id
    for (const until of ['2025-12-31', '2027-01-01'])
      await expect(platform.do(endService, { id, service, until }, caller)).rejects.toEqual(
        refused('bodies.period_unfit'),
      )
    const ending = await platform.do<BodyView>(endService, { id, service, until: '2026-03-31' }, caller)
    expect(ending.services).toMatchObject([{ until: '2026-03-31', ended: false }])
    expect((await platform.do<BodyView>(endService, { id, service }, caller)).services).toMatchObject([{ ended: true }])
    await expect(platform.do(endService, { id, service }, caller)).rejects.toEqual(refused('bodies.term_ended'))
    await expect(platform.do(endService, { id, service: nowhere }, caller)).rejects.toEqual(
      refused('platform.not_found'),
    )
  })
})

describe('members', () => {
  it('are persons of the register or come from outside, and end', async () => {
    const { communityId } = await createCommunity(platform)
    const caller = asSystem(communityId)
    const id = await createBody(platform, communityId, { kind: 'joint_party_committee' })
    const person_id = await createPerson(platform, communityId, { name: '测试甲' })
    await platform.do(addMember, { id, person_id, ...member }, caller)
    const outside = { outside_name: '测试乙', unit: '某银行支行', title: '委员' }
    const two = await platform.do<BodyView>(addMember, { id, ...outside, ...member, office: 'vice_chair' }, caller)
    expect(two.members.map((one) => [one.name, one.unit, one.office])).toEqual(
      expect.arrayContaining([
        ['测试甲', null, 'member'],
        ['测试乙', '某银行支行', 'vice_chair'],
      ]),
    )
    const left = await platform.do<BodyView>(endMember, { id, member: two.members[0]?.id }, caller)
    expect(left.members.filter((one) => one.ended)).toHaveLength(1)
    await expect(platform.do(endMember, { id, member: two.members[0]?.id }, caller)).rejects.toEqual(
      refused('bodies.term_ended'),
    )
  })

  it('are refused without a name, with two, unknown, foreign, or twice at a time', async () => {
    const { communityId } = await createCommunity(platform)
    const other = await createCommunity(platform)
    const caller = asSystem(communityId)
    const id = await createBody(platform, communityId, { kind: 'club' })
    const person_id = await createPerson(platform, communityId)
    const foreign = await createPerson(platform, other.communityId)
    await platform.do(addMember, { id, person_id, ...member, from: '2026-01-01', until: '2026-06-30' }, caller)
    for (const [input, code] of [
      [{}, 'bodies.member_unnamed'],
      [{ person_id, outside_name: '测试丙' }, 'bodies.member_unnamed'],
      [{ person_id: nowhere }, 'bodies.person_unknown'],
      [{ person_id: foreign }, 'bodies.person_unknown'],
      [{ person_id, from: '2026-07-02', until: '2026-07-01' }, 'bodies.period_unfit'],
      [{ person_id, from: '2026-06-30' }, 'bodies.member_overlaps'],
    ] as const)
      await expect(platform.do(addMember, { id, ...member, ...input }, caller)).rejects.toEqual(refused(code))
    await platform.do(addMember, { id, person_id, ...member, from: '2026-07-01' }, caller)
    await expect(platform.do(endMember, { id, member: nowhere }, caller)).rejects.toEqual(refused('platform.not_found'))
  })

  it('don’t end before they began', async () => {
    const { communityId } = await createCommunity(platform)
    const id = await createBody(platform, communityId, { kind: 'club' })
    const added = await platform.do<BodyView>(
      addMember,
      { id, outside_name: '测试丁', ...member, from: '2026-02-01' },
      asSystem(communityId),
    )
    await expect(
      platform.do(endMember, { id, member: added.members[0]?.id, until: '2026-01-31' }, asSystem(communityId)),
    ).rejects.toEqual(refused('bodies.period_unfit'))
  })
})

describe('dissolving', () => {
  it('ends members, services and posts, frees the name, and closes the door', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const caller = asSystem(communityId)
    const id = await createBody(platform, communityId, {
      kind: 'property_company',
      name: '某物业公司',
      serves: [areas.compound],
    })
    await platform.do(addMember, { id, outside_name: '测试戊', ...member }, caller)
    const personId = await createPerson(platform, communityId)
    await createPost(platform, communityId, { kind: 'property_manager', bodyId: id, personId })
    const dissolved = await platform.do<BodyView>(dissolveBody, { id }, caller)
    expect(dissolved).toMatchObject({ dissolved: true, posts: [], can: [] })
    expect(dissolved.members).toMatchObject([{ ended: true }])
    expect(dissolved.services).toMatchObject([{ ended: true }])
    for (const [operation, input] of writes(id).filter(([operation]) => operation !== foundBody))
      await expect(platform.do(operation, input, caller)).rejects.toEqual(refused('bodies.body_dissolved'))
    await createBody(platform, communityId, { kind: 'property_company', name: '某物业公司', serves: [areas.compound] })
  })
})

describe('reading bodies', () => {
  it('lists them by name for staff, filtered, page by page', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const { accountId } = await createStaff(platform, communityId, 'counter_clerk')
    for (const name of ['丙社', '甲社', '乙社']) await createBody(platform, communityId, { kind: 'club', name })
    await createBody(platform, communityId, { kind: 'owners_committee', name: '业委会', areaId: areas.compound })
    const caller = { communityId, accountId }
    type Page = { items: { name: string }[]; next: string | null }
    const first = await platform.do<Page>(bodies, { kind: 'club', limit: 2 }, caller)
    const rest = await platform.do<Page>(bodies, { kind: 'club', limit: 2, after: first.next }, caller)
    expect([...first.items, ...rest.items].map((one) => one.name)).toEqual(['丙社', '甲社', '乙社'])
    expect(rest.next).toBeNull()
    expect(await platform.do(bodies, { area_id: areas.compound, limit: 5 }, caller)).toMatchObject({
      items: [{ name: '业委会', area: { name: '南苑小区' } }],
    })
    expect(await platform.do(bodies, { q: '乙', limit: 5 }, caller)).toMatchObject({ items: [{ name: '乙社' }] })
    await expect(platform.do(bodies, { limit: 5, after: 'x' }, caller)).rejects.toEqual(
      refused('platform.cursor_invalid'),
    )
  })

  it('is closed to residents and to other communities', async () => {
    const { communityId } = await createCommunity(platform)
    const other = await createCommunity(platform)
    const id = await createBody(platform, communityId, { kind: 'club' })
    const resident = await createAccount(platform, communityId, await createPerson(platform, communityId))
    const foreign = await createStaff(platform, other.communityId, 'community_secretary')
    for (const [operation, input] of [
      [bodies, { limit: 5 }],
      [readBody, { id }],
    ] as const) {
      await expect(platform.do(operation, input, { communityId })).rejects.toEqual(refused('platform.sign_in_needed'))
      await expect(platform.do(operation, input, { communityId, accountId: resident })).rejects.toEqual(
        refused('platform.not_allowed'),
      )
    }
    await expect(
      platform.do(readBody, { id }, { communityId: other.communityId, accountId: foreign.accountId }),
    ).rejects.toEqual(refused('platform.not_found'))
  })
})

it('keeps a body in a compound that is put elsewhere', async () => {
  const { communityId } = await createCommunity(platform)
  const compound = await createArea(platform, communityId, { kind: 'compound', name: '北苑小区' })
  const id = await createBody(platform, communityId, { kind: 'owners_committee', areaId: compound })
  expect(await platform.do(readBody, { id }, asSystem(communityId))).toMatchObject({ area: { id: compound } })
})
