import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { makeIdentityNumber } from '../../shared/identity-number.ts'
import { createAccount } from '../access/test/factory.ts'
import { createStaff } from '../bodies/test/staff.ts'
import { editPerson } from './server/commands/edit-person.ts'
import { moveIn, moveOut } from './server/commands/move.ts'
import { registerPerson } from './server/commands/register-person.ts'
import { showPersonQuery } from './server/queries/register.ts'
import { createPerson } from './test/factory.ts'
import { createSetting, liveIn, newPerson, type Setting } from './test/setting.ts'

let platform: TestPlatform
let here: Setting

beforeAll(async () => {
  platform = await openTestPlatform()
  here = await createSetting(platform)
})
afterAll(() => platform.close())

type View = {
  id: string
  revision: number
  phone_masked: string | null
  identity_masked: string | null
  sex: string | null
  birth_date: string | null
  age: number | null
  residences: { id: string; dwelling: string; role: string; until_day: string | null }[]
  can: string[]
}

const by = (accountId: string | null) => ({ communityId: here.communityId, accountId })
const asClerk = () => by(here.clerk.accountId)
const register = (fields: Record<string, unknown> = {}, caller = asClerk()) =>
  platform.do<View>(registerPerson, newPerson(fields), caller)
const identity = (sequence: number) => makeIdentityNumber({ birthDate: '1950-06-12', sex: 'female', sequence })

describe('registering', () => {
  test('masks the numbers and takes sex and age from the identity number', async () => {
    const view = await register({ phone: '199 0000 1234', identity_number: identity(7) })
    expect(view).toMatchObject({ phone_masked: '199****1234', sex: 'female', birth_date: '1950-06-12', age: 75 })
    expect(view.identity_masked).toMatch(/^339\*{11}\d{4}$/)
    const row = await platform.look(here.communityId, (tx) =>
      tx.selectFrom('people.persons').select('identity_sealed').where('id', '=', view.id).executeTakeFirstOrThrow(),
    )
    expect(row.identity_sealed?.includes(identity(7))).toBe(false)
  })

  test('notes the audit without the identity number', async () => {
    const view = await register({ identity_number: identity(8) })
    const values = await platform.look(here.communityId, (tx) =>
      tx.selectFrom('platform.audit_values').select(['field', 'value']).where('entity_id', '=', view.id).execute(),
    )
    expect(values.find((value) => value.field === 'identity_number')?.value).toBe(true)
    expect(JSON.stringify(values)).not.toContain(identity(8))
  })

  test('with a dwelling and tags', async () => {
    const view = await register({
      residence: liveIn(here.areas.dwelling, { share_bp: 5000 }),
      tags: ['lives_alone'],
    })
    expect(view).toMatchObject({
      residences: [expect.objectContaining({ dwelling: '南苑小区 3幢 2单元 101', role: 'owner' })],
      tags: [{ code: 'lives_alone', label: '独居' }],
    })
  })

  test.each([
    [{ phone: '12345' }, 'people.phone_invalid'],
    [{ phone: '199000012345' }, 'people.phone_invalid'],
    [{ identity_number: '339999195006120000' }, 'people.identity_invalid'],
    [
      { identity_number: makeIdentityNumber({ birthDate: '2030-01-01', sex: 'male', sequence: 1 }) },
      'people.identity_invalid',
    ],
    [{ identity_number: identity(9), sex: 'male' }, 'people.identity_disagrees'],
    [{ identity_number: identity(9), birth_date: '1950-06-13' }, 'people.identity_disagrees'],
    [{ tags: ['quarrelsome'] }, 'people.tag_unknown'],
    [{ residence: liveIn('01900000-0000-7000-8000-000000000000') }, 'people.dwelling_unknown'],
  ])('%j is refused: %s', async (fields, code) => {
    await expect(register(fields)).rejects.toMatchObject({ code })
  })

  test('a share of title needs a title', async () => {
    const residence = liveIn(here.areas.dwelling, { role: 'tenant', share_bp: 5000 })
    await expect(register({ residence })).rejects.toMatchObject({ code: 'people.share_needs_title' })
  })

  test('one identity number is one entry, and the refusal says whose', async () => {
    await register({ name: '钟离月', identity_number: identity(10) })
    await expect(register({ identity_number: identity(10) })).rejects.toMatchObject({
      code: 'people.identity_taken',
      params: { name: '钟离月' },
    })
  })

  test('the same identity number may stand in another community', async () => {
    const other = await createSetting(platform)
    await register({ identity_number: identity(11) })
    const caller = { communityId: other.communityId, accountId: other.clerk.accountId }
    await expect(
      platform.do(registerPerson, newPerson({ identity_number: identity(11) }), caller),
    ).resolves.toBeTruthy()
  })
})

describe('who may', () => {
  test('nobody without signing in, no resident, no post without the permission', async () => {
    await expect(register({}, by(null))).rejects.toMatchObject({ code: 'platform.sign_in_needed' })
    const resident = await createAccount(platform, here.communityId, here.resident)
    await expect(register({}, by(resident))).rejects.toMatchObject({ code: 'platform.not_allowed' })
    const leader = await createStaff(platform, here.communityId, 'building_leader', { areaId: here.areas.building })
    await expect(register({}, by(leader.accountId))).rejects.toMatchObject({ code: 'platform.not_allowed' })
  })

  test('no clerk of another community', async () => {
    const other = await createSetting(platform)
    await expect(register({}, by(other.clerk.accountId))).rejects.toMatchObject({ code: 'platform.not_allowed' })
  })

  test('a grid worker registers who lives in the own grid, and nobody else', async () => {
    const caller = by(here.gridWorker.accountId)
    await expect(register({ residence: liveIn(here.areas.dwelling) }, caller)).resolves.toBeTruthy()
    await expect(register({ residence: liveIn(here.elsewhere.dwelling) }, caller)).rejects.toMatchObject({
      code: 'platform.not_allowed',
    })
    await expect(register({}, caller)).rejects.toMatchObject({ code: 'platform.not_allowed' })
  })

  test('who cannot reach an entry finds none', async () => {
    const caller = by(here.gridWorker.accountId)
    await expect(platform.do(showPersonQuery, { id: here.resident }, caller)).resolves.toBeTruthy()
    const missing = { code: 'platform.not_found' }
    await expect(platform.do(showPersonQuery, { id: here.residentElsewhere }, caller)).rejects.toMatchObject(missing)
    const edit = { id: here.residentElsewhere, revision: 1, newcomer: true }
    await expect(platform.do(editPerson, edit, caller)).rejects.toMatchObject(missing)
  })

  test('an entry of another community is not there', async () => {
    const other = await createSetting(platform)
    for (const operation of [showPersonQuery, editPerson]) {
      const asked = platform.do(operation, { id: other.resident, revision: 1 }, asClerk())
      await expect(asked).rejects.toMatchObject({ code: 'platform.not_found' })
    }
  })

  test('who reads only is told by an empty can, and refused', async () => {
    const leader = await createStaff(platform, here.communityId, 'micro_grid_leader', { areaId: here.areas.microGrid })
    const view = await platform.do<View>(showPersonQuery, { id: here.resident }, by(leader.accountId))
    expect(view.can).toEqual([])
    const edit = platform.do(editPerson, { id: here.resident, revision: 1, newcomer: true }, by(leader.accountId))
    await expect(edit).rejects.toMatchObject({ code: 'platform.not_allowed' })
  })
})

describe('editing', () => {
  test('changes what is given and counts the revision', async () => {
    const { id, revision } = await register({ phone: '19900001234' })
    const view = await platform.do<View>(editPerson, { id, revision, phone: null, newcomer: true }, asClerk())
    expect(view).toMatchObject({ phone_masked: null, newcomer: true, revision: revision + 1 })
  })

  test('a change of somebody else in between is refused', async () => {
    const { id, revision } = await register()
    await platform.do(editPerson, { id, revision, newcomer: true }, asClerk())
    const late = platform.do(editPerson, { id, revision, newcomer: false }, asClerk())
    await expect(late).rejects.toMatchObject({ code: 'people.changed_meanwhile' })
  })

  test.each([
    [{ phone: '1' }, 'people.phone_invalid'],
    [{ identity_number: '1' }, 'people.identity_invalid'],
    [{ tags: ['nothing'] }, 'people.tag_unknown'],
  ])('%j is refused: %s', async (fields, code) => {
    const { id, revision } = await register()
    await expect(platform.do(editPerson, { id, revision, ...fields }, asClerk())).rejects.toMatchObject({ code })
  })

  test('the identity number of another entry is refused, the own one is not', async () => {
    const first = await register({ identity_number: identity(20) })
    const second = await register({ identity_number: identity(21) })
    const taken = platform.do(
      editPerson,
      { id: second.id, revision: second.revision, identity_number: identity(20) },
      asClerk(),
    )
    await expect(taken).rejects.toMatchObject({ code: 'people.identity_taken' })
    const same = { id: first.id, revision: first.revision, identity_number: identity(20) }
    await expect(platform.do(editPerson, same, asClerk())).resolves.toBeTruthy()
  })
})

describe('moving', () => {
  test('in and out', async () => {
    const { id } = await register()
    const moved = await platform.do<View>(moveIn, { id, ...liveIn(here.areas.dwelling, { role: 'tenant' }) }, asClerk())
    const residence = moved.residences[0]?.id
    const left = await platform.do<View>(moveOut, { id: residence, until_day: '2026-03-01' }, asClerk())
    expect(left.residences).toEqual([expect.objectContaining({ until_day: '2026-03-01' })])
    const again = platform.do(moveOut, { id: residence }, asClerk())
    await expect(again).rejects.toMatchObject({ code: 'people.moved_out_already' })
  })

  test('twice into one dwelling is refused, back after moving out is not', async () => {
    const id = await createPerson(platform, here.communityId, { dwellingId: here.areas.dwelling })
    const back = { id, ...liveIn(here.areas.dwelling) }
    await expect(platform.do(moveIn, back, asClerk())).rejects.toMatchObject({ code: 'people.already_lives_there' })
    const view = await platform.do<View>(showPersonQuery, { id }, asClerk())
    await platform.do(moveOut, { id: view.residences[0]?.id }, asClerk())
    await expect(platform.do(moveIn, back, asClerk())).resolves.toBeTruthy()
  })

  test('the last day may not come before the first', async () => {
    const { id } = await register()
    const from = liveIn(here.areas.dwelling, { from_day: '2026-02-01' })
    const view = await platform.do<View>(moveIn, { id, ...from }, asClerk())
    const out = platform.do(moveOut, { id: view.residences[0]?.id, until_day: '2026-01-31' }, asClerk())
    await expect(out).rejects.toMatchObject({ code: 'people.days_disordered' })
  })

  test('a residence of another community is not there', async () => {
    const other = await createSetting(platform)
    const caller = { communityId: other.communityId, accountId: other.clerk.accountId }
    const view = await platform.do<View>(showPersonQuery, { id: other.resident }, caller)
    const out = platform.do(moveOut, { id: view.residences[0]?.id }, asClerk())
    await expect(out).rejects.toMatchObject({ code: 'platform.not_found' })
  })
})
