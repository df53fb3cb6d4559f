import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { createAccount } from '../access/test/factory.ts'
import { createDwelling } from '../territory/test/factory.ts'
import { changeTenants, editTenancy } from './server/commands/change-tenants.ts'
import { formHousehold, joinHousehold } from './server/commands/households.ts'
import { moveOut } from './server/commands/move.ts'
import { moveWithin } from './server/commands/move-within.ts'
import { registeredDwelling } from './server/queries/others.ts'
import { showPersonQuery } from './server/queries/register.ts'
import { createPerson } from './test/factory.ts'
import { createSetting, type Setting } from './test/setting.ts'

let platform: TestPlatform
let here: Setting
let home: string
let count = 0
let resident: { communityId: number; accountId: string }
beforeAll(async () => {
  platform = await openTestPlatform()
  here = await createSetting(platform)
  resident = by(await createAccount(platform, here.communityId, here.resident))
})
beforeEach(async () => {
  count += 1
  home = await createDwelling(platform, here.communityId, { building: here.areas.building, number: `${900 + count}` })
})
afterAll(() => platform.close())

type Dwelling = {
  residents: { residence_id: string; person_id: string; role: string; lives_here: boolean; tenancy_id: string | null }[]
  tenancies: {
    id: string
    from_day: string
    until_day: string | null
    deposit: number | null
    landlord_informed: boolean
  }[]
  past: { person_id: string; until_day: string }[]
  can: string[]
}
type Person = {
  household: { id: string; dwelling_id: string; members: { person_id: string }[] } | null
  residences: { id: string; dwelling_id: string; role: string; lives_here: boolean; until_day: string | null }[]
}

const by = (accountId: string, communityId = here.communityId) => ({ communityId, accountId })
const asClerk = () => by(here.clerk.accountId)
const living = (role = 'owner', dwellingId = home) =>
  createPerson(platform, here.communityId, { dwellingId, role: role as never })
const show = (id: string) => platform.do<Person>(showPersonQuery, { id }, asClerk())
const look = (caller = asClerk(), id = home) => platform.do<Dwelling>(registeredDwelling, { id }, caller)
const refused = (asked: Promise<unknown>, code: string) => expect(asked).rejects.toMatchObject({ code })

describe('tenants change', () => {
  const contract = { contract_until: null, deposit: null, landlord_informed: false }
  const change = (fields: object, caller = asClerk(), id = home) => {
    const input = { id, from_day: '2026-03-02', leaving: [], arriving: [], ...contract, ...fields }
    return platform.do<Dwelling>(changeTenants, input, caller)
  }
  const renting = (person_id: string) => ({ person_id, role: 'tenant' })

  test('old ones leave with their household ties, new ones come, in one act', async () => {
    const [owner, old, mate] = [await living(), await living('tenant'), await living('tenant')]
    const next = await createPerson(platform, here.communityId)
    const form = { dwelling_id: home, kind: 'shared', head_person_id: old }
    const { id: household } = await platform.do<{ id: string }>(formHousehold, form, asClerk())
    await platform.do(joinHousehold, { id: household, person_id: mate, relation: 'other' }, asClerk())
    const leaving = (await look()).residents.filter((one) => one.role === 'tenant').map((one) => one.residence_id)
    const done = await change({
      leaving,
      arriving: [renting(next)],
      contract_until: '2027-03-01',
      deposit: 1500.5,
      landlord_informed: true,
    })
    expect(done.residents).toMatchObject([
      { person_id: owner, role: 'owner' },
      { person_id: next, role: 'tenant', tenancy_id: done.tenancies[0]?.id },
    ])
    expect(done.tenancies).toMatchObject([
      { from_day: '2026-03-02', until_day: null, deposit: 1500.5, landlord_informed: true },
    ])
    expect(done.past.map(({ until_day }) => until_day)).toEqual(['2026-03-01', '2026-03-01'])
    expect((await show(old)).household).toBeNull()
    expect((await show(next)).residences).toMatchObject([{ dwelling_id: home, until_day: null }])
  })

  test('a tenancy ends with the last who leaves it, and can be completed later', async () => {
    const next = await createPerson(platform, here.communityId)
    const { tenancies, residents } = await change({ arriving: [renting(next)] })
    const edit = (fields: object, caller = asClerk()) =>
      platform.do<Dwelling>(editTenancy, { id: tenancies[0]?.id, ...fields }, caller)
    expect((await edit({ deposit: 800, landlord_informed: true })).tenancies).toMatchObject([{ deposit: 800 }])
    await refused(edit({ contract_until: '2026-01-01' }), 'people.days_disordered')
    expect((await look(by(here.gridWorker.accountId))).tenancies).toMatchObject([{ deposit: 800 }])
    await platform.do(moveOut, { id: residents[0]?.residence_id, until_day: '2026-03-03' }, asClerk())
    expect((await look()).tenancies).toMatchObject([{ until_day: '2026-03-03' }])
    const other = await createSetting(platform)
    await refused(edit({}, by(other.clerk.accountId, other.communityId)), 'platform.not_found')
  })

  test('is refused where days or people don’t fit', async () => {
    const next = renting(await createPerson(platform, here.communityId))
    await refused(change({}), 'people.nobody_moves')
    await refused(change({ arriving: [next], from_day: '2026-03-05' }), 'people.days_disordered')
    await refused(change({ arriving: [next], contract_until: '2026-03-01' }), 'people.days_disordered')
    const { residents } = await change({ arriving: [next] })
    const leaving = residents.map((one) => one.residence_id)
    await refused(change({ leaving }), 'people.days_disordered')
    await refused(change({ arriving: [next], from_day: '2026-03-04' }), 'people.already_lives_there')
    await refused(change({ leaving: [here.resident] }), 'people.moved_out_already')
    const other = await createSetting(platform)
    await refused(change({ arriving: [renting(other.resident)] }), 'people.person_unknown')
  })

  test('who may look, and who may change', async () => {
    const other = await createSetting(platform)
    const stranger = by(other.clerk.accountId, other.communityId)
    const next = renting(await createPerson(platform, here.communityId))
    await refused(look(stranger), 'platform.not_found')
    await refused(look(resident), 'platform.not_allowed')
    await refused(look(by(here.gridWorker.accountId), here.elsewhere.dwelling), 'platform.not_found')
    await refused(change({ arriving: [next] }, stranger), 'platform.not_found')
    await refused(change({ arriving: [next] }, resident), 'platform.not_allowed')
    await refused(
      change({ arriving: [next] }, by(here.gridWorker.accountId), here.elsewhere.dwelling),
      'platform.not_found',
    )
  })
})

describe('moving within the community', () => {
  const move = (id: string, fields: object, caller = asClerk()) => {
    const input = {
      id,
      from_dwelling_id: home,
      dwelling_id: here.elsewhere.dwelling,
      role: 'tenant',
      day: '2026-03-02',
      with: [],
      sold: false,
      ...fields,
    }
    return platform.do<Person>(moveWithin, input, caller)
  }

  test('a family goes with its household; what was owned stays owned', async () => {
    const [owner, spouse] = [await living(), await living('family')]
    const form = { dwelling_id: home, kind: 'family', head_person_id: owner }
    const { id } = await platform.do<{ id: string }>(formHousehold, form, asClerk())
    await platform.do(joinHousehold, { id, person_id: spouse, relation: 'spouse' }, asClerk())
    const moved = await move(owner, { with: [spouse] })
    expect(moved.residences).toMatchObject([
      { dwelling_id: here.elsewhere.dwelling, role: 'tenant', lives_here: true },
      { dwelling_id: home, role: 'owner', lives_here: false, until_day: null },
    ])
    expect(moved.household).toMatchObject({ id, dwelling_id: here.elsewhere.dwelling })
    expect((await show(spouse)).residences).toMatchObject([
      { dwelling_id: here.elsewhere.dwelling, role: 'family' },
      { dwelling_id: home, until_day: '2026-03-01' },
    ])
    const back = await platform.do<Person>(
      moveWithin,
      {
        id: owner,
        from_dwelling_id: here.elsewhere.dwelling,
        dwelling_id: home,
        role: 'owner',
        day: '2026-03-04',
        with: [],
        sold: false,
      },
      asClerk(),
    )
    expect(back.residences[0]).toMatchObject({ dwelling_id: home, role: 'owner', lives_here: true })
    expect(back.household).toBeNull()
  })

  test('sold ends it; who stays keeps the household', async () => {
    const [owner, child] = [await living(), await living('family')]
    const form = { dwelling_id: home, kind: 'family', head_person_id: child }
    const { id } = await platform.do<{ id: string }>(formHousehold, form, asClerk())
    await platform.do(joinHousehold, { id, person_id: owner, relation: 'parent' }, asClerk())
    const moved = await move(owner, { sold: true })
    expect(moved.residences[1]).toMatchObject({ dwelling_id: home, until_day: '2026-03-01' })
    expect((await show(child)).household?.members).toMatchObject([{ person_id: child }])
  })

  test('is refused where days, dwellings or people don’t fit, and to strangers', async () => {
    const one = await living()
    await refused(move(one, { dwelling_id: home }), 'people.already_lives_there')
    await refused(move(one, { day: '2026-03-09' }), 'people.days_disordered')
    await refused(move(one, { with: [here.residentElsewhere] }), 'people.person_unknown')
    await refused(move(here.residentElsewhere, {}), 'people.no_home')
    const other = await createSetting(platform)
    await refused(move(one, { dwelling_id: other.areas.dwelling }), 'people.dwelling_unknown')
    await refused(move(one, {}, by(other.clerk.accountId, other.communityId)), 'platform.not_found')
    await refused(move(one, {}, by(here.gridWorker.accountId)), 'platform.not_allowed')
    await refused(move(one, {}, resident), 'platform.not_allowed')
  })
})
