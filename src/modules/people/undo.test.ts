import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { makeIdentityNumber } from '../../shared/identity-number.ts'
import { createAccount } from '../access/test/factory.ts'
import { createBody, createPost } from '../bodies/test/factory.ts'
import { editPerson } from './server/commands/edit-person.ts'
import { formHousehold, joinHousehold } from './server/commands/households.ts'
import { noteDeath, undoDeath } from './server/commands/life-events.ts'
import { mergePersons } from './server/commands/merge-persons.ts'
import { moveIn } from './server/commands/move.ts'
import { unmergePerson } from './server/commands/unmerge-person.ts'
import { showPersonQuery } from './server/queries/register.ts'
import { createPerson } from './test/factory.ts'
import { createSetting, liveIn, type Setting } from './test/setting.ts'

let platform: TestPlatform
let here: Setting
let resident: { communityId: number; accountId: string }
beforeAll(async () => {
  platform = await openTestPlatform()
  here = await createSetting(platform)
  resident = by(await createAccount(platform, here.communityId, here.resident))
})
afterAll(() => platform.close())

type Person = {
  id: string
  revision: number
  household: { id: string; members: { person_id: string; relation: string }[] } | null
  residences: { dwelling_id: string; until_day: string | null }[]
  merges: { merged_id: string; undo_until: string | null; undone_at: string | null; stayed: string[] }[]
  tags: { code: string }[]
  can: string[]
}

const day = 86_400_000
const by = (accountId: string, communityId = here.communityId) => ({ communityId, accountId })
const asSecretary = () => by(here.secretary.accountId)
const person = (fields = {}) => createPerson(platform, here.communityId, { dwellingId: here.areas.dwelling, ...fields })
const show = (id: string) => platform.do<Person>(showPersonQuery, { id }, asSecretary())
const bindings = (account: string) =>
  platform.look(here.communityId, (tx) =>
    tx.selectFrom('access.account_persons').select('person_id').where('account_id', '=', account).execute(),
  )
const holders = (postId: string) =>
  platform.look(here.communityId, (tx) =>
    tx
      .selectFrom('bodies.post_terms')
      .select('person_id')
      .where('post_id', '=', postId)
      .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', platform.clock.now())]))
      .execute(),
  )
const holder = (person_id: string) => [{ person_id }]

describe('merged by mistake', () => {
  const merge = (id: string, into: string) => platform.do<Person>(mergePersons, { id, into }, asSecretary())
  const part = (id: string, caller = asSecretary()) => platform.do<Person>(unmergePerson, { id }, caller)

  test('what went over comes back: papers, dwelling, household, account, posts', async () => {
    const number = makeIdentityNumber({ birthDate: '1980-02-03', sex: 'female', sequence: 481 })
    const from = await person({ identityNumber: number, tags: ['volunteer'], phone: '19966660001' })
    const into = await createPerson(platform, here.communityId, { phone: '19966660002', tags: ['veteran'] })
    const form = { dwelling_id: here.areas.dwelling, kind: 'family', head_person_id: from }
    await platform.do(formHousehold, form, asSecretary())
    const account = await createAccount(platform, here.communityId, from)
    const post = await createPost(platform, here.communityId, {
      kind: 'building_leader',
      areaId: here.areas.building,
      personId: from,
    })
    const before = await show(from)
    const keptBefore = await show(into)
    await merge(from, into)
    await platform.dispatcher.drain()
    expect(await holders(post)).toEqual(holder(into))
    expect((await show(into)).merges).toMatchObject([{ merged_id: from, undo_until: expect.any(String) }])
    const back = await part(from)
    await platform.dispatcher.drain()
    const changing = { revision: 0, updated_at: '', merges: [] }
    expect({ ...back, ...changing }).toEqual({ ...before, ...changing })
    expect({ ...(await show(into)), ...changing }).toEqual({ ...keptBefore, ...changing })
    expect((await show(into)).merges).toMatchObject([{ undo_until: null, undone_at: expect.any(String), stayed: [] }])
    expect(await bindings(account)).toEqual(holder(from))
    expect(await holders(post)).toEqual(holder(from))
    await expect(part(from)).rejects.toMatchObject({ code: 'people.not_merged' })
  })

  test('what happened since stays with the kept entry, and that is told', async () => {
    const from = await person({ phone: '19966660003' })
    const number = makeIdentityNumber({ birthDate: '1980-02-03', sex: 'male', sequence: 483 })
    const into = await createPerson(platform, here.communityId, { identityNumber: number })
    await platform.look(here.communityId, (tx) =>
      tx.updateTable('people.persons').set({ phone: null }).where('id', '=', into).execute(),
    )
    const { revision } = await merge(from, into)
    await platform.do(editPerson, { id: into, revision, phone: '19966660004' }, asSecretary())
    await platform.do(moveIn, { id: into, ...liveIn(here.elsewhere.dwelling) }, asSecretary())
    const back = await part(from)
    expect(back.residences).toMatchObject([{ dwelling_id: here.areas.dwelling }])
    const kept = await show(into)
    expect(kept).toMatchObject({ phone_masked: '199****0004', residences: [{ dwelling_id: here.elsewhere.dwelling }] })
    expect(kept.merges).toMatchObject([{ stayed: ['phone'] }])
  })

  test('two of one dwelling and household are two again', async () => {
    const [from, into] = [await person(), await person()]
    const form = { dwelling_id: here.areas.dwelling, kind: 'family', head_person_id: into }
    const { id } = await platform.do<{ id: string }>(formHousehold, form, asSecretary())
    await platform.do(joinHousehold, { id, person_id: from, relation: 'child' }, asSecretary())
    await merge(from, into)
    const back = await part(from)
    expect(back.residences).toMatchObject([{ dwelling_id: here.areas.dwelling, until_day: null }])
    expect(back.household?.members).toMatchObject([{ person_id: into }, { person_id: from, relation: 'child' }])
  })

  test('not one of a chain, not over a death, not what was not recorded, not after 90 days, and by nobody else', async () => {
    const [a, b, c, d, e] = [await person(), await person(), await person(), await person(), await person()]
    await merge(a, b)
    await merge(b, c)
    await expect(part(a)).rejects.toMatchObject({ code: 'people.unmerge_chain' })
    await part(b)
    await part(a)
    await merge(a, b)
    const other = await createSetting(platform)
    const foreign = part(a, by(other.secretary.accountId, other.communityId))
    await expect(foreign).rejects.toMatchObject({ code: 'platform.not_found' })
    await expect(part(a, resident)).rejects.toMatchObject({ code: 'platform.not_allowed' })
    await merge(d, here.residentElsewhere)
    await expect(part(d, by(here.gridWorker.accountId))).resolves.toBeTruthy()
    await platform.do(noteDeath, { id: b, day: '2026-03-02' }, asSecretary())
    await expect(part(a)).rejects.toMatchObject({ code: 'people.unmerge_died' })
    await merge(c, e)
    await platform.look(here.communityId, (tx) =>
      tx
        .updateTable('people.undoable_acts')
        .set({ undo_until: platform.clock.now() })
        .where('person_id', '=', c)
        .execute(),
    )
    await expect(part(c)).rejects.toMatchObject({ code: 'people.undo_late' })
    await platform.look(here.communityId, (tx) =>
      tx
        .updateTable('people.undoable_acts')
        .set({ undone_at: platform.clock.now() })
        .where('person_id', '=', c)
        .execute(),
    )
    await expect(part(c)).rejects.toMatchObject({ code: 'people.undo_not_recorded' })
  })
})

describe('a death noted by mistake', () => {
  const undo = (id: string, caller = asSecretary()) => platform.do<Person>(undoDeath, { id }, caller)

  test('posts end with it; taken back, everything stands as before', async () => {
    const [head, gone] = [await person(), await person({ phone: '19900004322', tags: ['lives_alone'] })]
    const form = { dwelling_id: here.areas.dwelling, kind: 'family', head_person_id: head }
    const { id } = await platform.do<{ id: string }>(formHousehold, form, asSecretary())
    await platform.do(joinHousehold, { id, person_id: gone, relation: 'parent' }, asSecretary())
    const account = await createAccount(platform, here.communityId, gone)
    const post = await createPost(platform, here.communityId, {
      kind: 'building_leader',
      areaId: here.areas.building,
      personId: gone,
    })
    const club = await createBody(platform, here.communityId, { kind: 'club' })
    const member = platform.registry.operations.get('bodies.add_member')
    if (!member) throw new Error('no such operation')
    await platform.do(member, { id: club, person_id: gone, office: 'member', public: false }, asSecretary())
    const before = await show(gone)
    await platform.do(noteDeath, { id: gone, day: '2026-03-02' }, asSecretary())
    await platform.dispatcher.drain()
    expect(await holders(post)).toEqual([])
    expect((await show(gone)).can).toEqual(['edit', 'merge', 'undo_death'])
    const back = await undo(gone)
    await platform.dispatcher.drain()
    const changing = { revision: 0, updated_at: '' }
    expect({ ...back, ...changing }).toEqual({ ...before, ...changing })
    expect(await bindings(account)).toEqual(holder(gone))
    expect(await holders(post)).toEqual(holder(gone))
    await expect(undo(gone)).rejects.toMatchObject({ code: 'people.not_died' })
  })

  test('a seat somebody else took, and a dwelling out of use, stay as they are', async () => {
    const gone = await person()
    const post = await createPost(platform, here.communityId, {
      kind: 'lane_leader',
      areaId: here.areas.building,
      personId: gone,
    })
    await platform.do(noteDeath, { id: gone, day: '2026-03-02' }, asSecretary())
    await platform.dispatcher.drain()
    const fill = platform.registry.operations.get('bodies.fill_post')
    if (!fill) throw new Error('no such operation')
    const follower = await person()
    await platform.do(fill, { id: post, person_id: follower, how: 'appointed' }, asSecretary())
    await undo(gone)
    await platform.dispatcher.drain()
    expect(await holders(post)).toEqual(holder(follower))
  })

  test('not after 30 days, when it is forgotten, nor by a stranger', async () => {
    const gone = await person()
    await platform.do(noteDeath, { id: gone, day: '2026-03-02' }, asSecretary())
    const other = await createSetting(platform)
    const foreign = undo(gone, by(other.secretary.accountId, other.communityId))
    await expect(foreign).rejects.toMatchObject({ code: 'platform.not_found' })
    await expect(undo(gone, resident)).rejects.toMatchObject({ code: 'platform.not_allowed' })
    await expect(undo(gone, by(here.gridWorker.accountId))).rejects.toMatchObject({ code: 'platform.not_found' })
    platform.clock.advance(31 * day)
    await expect(undo(gone)).rejects.toMatchObject({ code: 'people.undo_late' })
    await platform.jobs.runDue()
    const left = await platform.look(here.communityId, (tx) =>
      tx
        .selectFrom('people.undoable_acts')
        .select('id')
        .where('person_id', '=', gone)
        .where('moved', 'is not', null)
        .execute(),
    )
    expect(left).toEqual([])
  })
})
