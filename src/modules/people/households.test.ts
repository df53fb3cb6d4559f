import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { makeIdentityNumber } from '../../shared/identity-number.ts'
import { createAccount } from '../access/test/factory.ts'
import { addTag } from './server/commands/add-tag.ts'
import { editPerson } from './server/commands/edit-person.ts'
import { formHousehold, joinHousehold, leaveHousehold } from './server/commands/households.ts'
import { noteBirth, noteDeath } from './server/commands/life-events.ts'
import { mergePersons } from './server/commands/merge-persons.ts'
import { household, listTags } from './server/queries/others.ts'
import { showPersonQuery } from './server/queries/register.ts'
import { createPerson } from './test/factory.ts'
import { createSetting, type Setting } from './test/setting.ts'

let platform: TestPlatform
let here: Setting

beforeAll(async () => {
  platform = await openTestPlatform()
  here = await createSetting(platform)
})
afterAll(() => platform.close())

type Household = { id: string; dwelling: string; members: { person_id: string; relation: string }[] }
type Person = {
  id: string
  household: Household | null
  residences: unknown[]
  merged_into: string | null
  can: string[]
}

const by = (accountId: string | null, communityId = here.communityId) => ({ communityId, accountId })
const asClerk = () => by(here.clerk.accountId)
const person = (fields = {}) => createPerson(platform, here.communityId, { dwellingId: here.areas.dwelling, ...fields })
const form = (head: string, dwelling = here.areas.dwelling, caller = asClerk()) =>
  platform.do<Household>(formHousehold, { dwelling_id: dwelling, kind: 'family', head_person_id: head }, caller)
const join = (id: string, person_id: string, relation = 'child', caller = asClerk()) =>
  platform.do<Household>(joinHousehold, { id, person_id, relation }, caller)
const leave = (id: string, person_id: string) => platform.do<Household>(leaveHousehold, { id, person_id }, asClerk())

describe('households', () => {
  test('are formed, joined and left; the last one out dissolves them', async () => {
    const [head, child] = [await person(), await person()]
    const { id, dwelling } = await form(head)
    expect(dwelling).toBe('南苑小区 3幢 2单元 101')
    expect((await join(id, child)).members).toEqual([
      expect.objectContaining({ person_id: head, relation: 'head' }),
      expect.objectContaining({ person_id: child, relation: 'child' }),
    ])
    expect((await platform.do<Person>(showPersonQuery, { id: child }, asClerk())).household?.id).toBe(id)
    await leave(id, head)
    expect((await leave(id, child)).members).toEqual([])
    await expect(join(id, child)).rejects.toMatchObject({ code: 'people.household_dissolved' })
  })

  test('nobody is in two, and one has one head', async () => {
    const [head, second] = [await person(), await person()]
    const { id } = await form(head)
    await expect(form(head)).rejects.toMatchObject({ code: 'people.in_a_household' })
    await expect(join(id, head)).rejects.toMatchObject({ code: 'people.in_a_household' })
    await expect(join(id, second, 'head')).rejects.toMatchObject({ code: 'people.household_has_head' })
    await expect(leave(id, second)).rejects.toMatchObject({ code: 'people.not_in_household' })
  })

  test('unknown people and dwellings are refused, also those of another community', async () => {
    const other = await createSetting(platform)
    const { id } = await form(await person())
    await expect(join(id, other.resident)).rejects.toMatchObject({ code: 'people.person_unknown' })
    await expect(form(other.resident)).rejects.toMatchObject({ code: 'people.person_unknown' })
    const abroad = form(here.resident, other.areas.dwelling)
    await expect(abroad).rejects.toMatchObject({ code: 'people.dwelling_unknown' })
    const caller = by(other.clerk.accountId, other.communityId)
    for (const operation of [household, joinHousehold, leaveHousehold]) {
      const asked = platform.do(operation, { id, person_id: other.resident, relation: 'child' }, caller)
      await expect(asked).rejects.toMatchObject({ code: 'platform.not_found' })
    }
  })

  test('who may', async () => {
    const { id } = await form(await person({ dwellingId: here.elsewhere.dwelling }), here.elsewhere.dwelling)
    const worker = by(here.gridWorker.accountId)
    await expect(platform.do(household, { id }, worker)).rejects.toMatchObject({ code: 'platform.not_found' })
    await expect(join(id, here.resident, 'child', worker)).rejects.toMatchObject({ code: 'platform.not_allowed' })
    const outside = form(here.residentElsewhere, here.elsewhere.dwelling, worker)
    await expect(outside).rejects.toMatchObject({ code: 'platform.not_allowed' })
    const resident = by(await createAccount(platform, here.communityId, here.resident))
    for (const operation of [household, joinHousehold, leaveHousehold]) {
      const asked = platform.do(operation, { id, person_id: here.resident, relation: 'child' }, resident)
      await expect(asked).rejects.toMatchObject({ code: 'platform.not_allowed' })
    }
  })
})

describe('merging', () => {
  const merge = (id: string, into: string, caller = asClerk()) =>
    platform.do<Person>(mergePersons, { id, into }, caller)

  test('what the kept entry lacks goes along; the emptied one leads on', async () => {
    const number = makeIdentityNumber({ birthDate: '1980-02-03', sex: 'female', sequence: 77 })
    const from = await person({ name: '双儿', identityNumber: number, tags: ['volunteer'], phone: '19966660001' })
    const into = await person({ name: '双儿', phone: '19966660002' })
    const { id: home } = await form(from)
    const kept = await merge(from, into)
    expect(kept).toMatchObject({ id: into, phone_masked: '199****0002', birth_date: '1980-02-03' })
    expect(kept.residences).toHaveLength(1)
    expect(kept.household).toMatchObject({ id: home, members: [{ person_id: into, relation: 'head' }] })
    const emptied = await platform.do<Person>(showPersonQuery, { id: from }, asClerk())
    expect(emptied).toMatchObject({ merged_into: into, identity_masked: null, can: [] })
    const edit = platform.do(editPerson, { id: from, revision: 2, newcomer: true }, asClerk())
    await expect(edit).rejects.toMatchObject({ code: 'platform.not_found' })
  })

  test('the account goes along', async () => {
    const [from, into] = [await person(), await person()]
    const accountId = await createAccount(platform, here.communityId, from)
    await merge(from, into)
    await platform.dispatcher.drain()
    const bound = await platform.look(here.communityId, (tx) =>
      tx.selectFrom('access.account_persons').select('person_id').where('account_id', '=', accountId).execute(),
    )
    expect(bound).toEqual([{ person_id: into }])
  })

  test('is refused with oneself, with nobody, and outside the own areas', async () => {
    const id = await person()
    await expect(merge(id, id)).rejects.toMatchObject({ code: 'people.same_person' })
    const other = await createSetting(platform)
    await expect(merge(id, other.resident)).rejects.toMatchObject({ code: 'people.person_unknown' })
    await expect(merge(other.resident, id)).rejects.toMatchObject({ code: 'platform.not_found' })
    const partly = merge(id, here.residentElsewhere, by(here.gridWorker.accountId))
    await expect(partly).rejects.toMatchObject({ code: 'platform.not_found' })
  })
})

describe('tags', () => {
  const add = (label: string, caller = by(here.secretary.accountId)) =>
    platform.do<{ code: string }>(addTag, { label, sensitive: false }, caller)

  test('a community adds its own word, once', async () => {
    const { code } = await add('新就业群体')
    const { items } = await platform.do<{ items: { code: string; standard: boolean }[] }>(listTags, {}, asClerk())
    expect(items).toContainEqual({ code, label: '新就业群体', sensitive: false, standard: false })
    expect(items[0]).toMatchObject({ code: 'lives_alone', label: '独居', standard: true })
    for (const label of ['新就业群体', '独居']) {
      await expect(add(label)).rejects.toMatchObject({ code: 'people.tag_taken' })
    }
    await expect(person({ tags: [code] })).resolves.toBeTruthy()
  })

  test('a clerk adds none; another community has its own', async () => {
    await expect(add('别的', asClerk())).rejects.toMatchObject({ code: 'platform.not_allowed' })
    const other = await createSetting(platform)
    await expect(add('新就业群体', by(other.secretary.accountId, other.communityId))).resolves.toBeTruthy()
  })
})

describe('births and deaths', () => {
  const child = { name: '微生初', sex: 'female', birth_date: '2026-03-01' }
  const asSecretary = () => by(here.secretary.accountId)
  const show = (id: string) =>
    platform.do<Person & { died_on: string | null; phone_masked: string | null; tags: unknown[] }>(
      showPersonQuery,
      { id },
      asSecretary(),
    )

  test('a child lives with the parent from the first day, in the same household', async () => {
    const head = await person()
    const { id } = await form(head)
    const born = await platform.do<Person>(noteBirth, { id: head, ...child }, asClerk())
    expect(born.household?.members).toEqual([
      expect.objectContaining({ person_id: head }),
      expect.objectContaining({ person_id: born.id, relation: 'child' }),
    ])
    expect(born.household?.id).toBe(id)
    expect(born.residences).toEqual([expect.objectContaining({ role: 'family', from_day: '2026-03-01' })])
  })

  test('a death ends dwellings, household, situations and the way in; the entry stays as history', async () => {
    const [head, gone] = [await person(), await person({ phone: '19900004321', tags: ['lives_alone'] })]
    const { id } = await form(head)
    await join(id, gone, 'parent')
    const account = await createAccount(platform, here.communityId, gone)
    await platform.do(noteDeath, { id: gone, day: '2026-03-02' }, asClerk())
    await platform.dispatcher.drain()
    expect(await show(gone)).toMatchObject({
      died_on: '2026-03-02',
      phone_masked: null,
      tags: [],
      household: null,
      residences: [expect.objectContaining({ until_day: '2026-03-02' })],
      can: ['edit', 'merge', 'undo_death'],
    })
    const binding = await platform.look(here.communityId, (tx) =>
      tx.selectFrom('access.account_persons').select('person_id').where('account_id', '=', account).execute(),
    )
    expect(binding).toEqual([])
    const again = platform.do(noteDeath, { id: gone, day: '2026-03-02' }, asSecretary())
    await expect(again).rejects.toMatchObject({ code: 'platform.not_allowed' })
  })

  test('days that cannot be, a parent without a home, and strangers are refused', async () => {
    const known = await person({
      identityNumber: makeIdentityNumber({ birthDate: '1990-01-01', sex: 'male', sequence: 400 }),
    })
    for (const day of ['2027-01-01', '1989-12-31'])
      await expect(platform.do(noteDeath, { id: known, day }, asClerk())).rejects.toMatchObject({
        code: 'people.days_disordered',
      })
    const early = platform.do(noteBirth, { id: known, ...child, birth_date: '2027-01-01' }, asClerk())
    await expect(early).rejects.toMatchObject({ code: 'people.days_disordered' })
    const homeless = await createPerson(platform, here.communityId)
    const born = platform.do(noteBirth, { id: homeless, ...child }, asSecretary())
    await expect(born).rejects.toMatchObject({ code: 'people.no_home' })
    const other = await createSetting(platform)
    const resident = await createAccount(platform, here.communityId, await person())
    for (const [operation, input] of [
      [noteDeath, { id: known, day: '2026-03-02' }],
      [noteBirth, { id: known, ...child }],
    ] as const) {
      const foreign = by(other.secretary.accountId, other.communityId)
      await expect(platform.do(operation, input, foreign)).rejects.toMatchObject({ code: 'platform.not_found' })
      await expect(platform.do(operation, input, by(resident))).rejects.toMatchObject({ code: 'platform.not_allowed' })
      await expect(
        platform.do(operation, { ...input, id: here.residentElsewhere }, by(here.gridWorker.accountId)),
      ).rejects.toMatchObject({
        code: 'platform.not_found',
      })
    }
  })
})
