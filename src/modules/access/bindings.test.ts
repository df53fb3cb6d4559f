import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { makeIdentityNumber } from '../../shared/identity-number.ts'
import { createPerson } from '../people/test/factory.ts'
import { createSetting, type Setting } from '../people/test/setting.ts'
import { sessionSummary } from './api.ts'
import { bindByCode } from './server/commands/bind-by-code.ts'
import { bindByPhone } from './server/commands/bind-by-phone.ts'
import { issueBindingCode } from './server/commands/issue-binding-code.ts'
import { revealIdentity, revealPhone } from './server/commands/reveal.ts'
import { showBinding, unbindPerson } from './server/commands/unbind-person.ts'
import { ownViewLog, viewLog } from './server/queries/view-log.ts'
import { createAccount } from './test/factory.ts'

let platform: TestPlatform
let here: Setting
let made = 0

beforeAll(async () => {
  platform = await openTestPlatform()
  here = await createSetting(platform)
})
afterAll(() => platform.close())

const by = (accountId: string | null, communityId = here.communityId) => ({ communityId, accountId })
const asClerk = () => by(here.clerk.accountId)
const freshPhone = () => `199${String(30_000_000 + ++made)}`
const stranger = (phone?: string) => createAccount(platform, here.communityId, null, phone ? { phone } : {})
const issue = (id: string, caller = asClerk()) => platform.do<{ code: string }>(issueBindingCode, { id }, caller)
const useCode = (code: string, accountId: string, communityId = here.communityId) =>
  platform.do<{ person_id: string; name: string }>(bindByCode, { code }, by(accountId, communityId))
const usePhone = (accountId: string | null, communityId = here.communityId) =>
  platform.do<{ person_id: string }>(bindByPhone, {}, by(accountId, communityId))

describe('binding by telephone', () => {
  test('to the one entry with the number', async () => {
    const phone = freshPhone()
    const personId = await createPerson(platform, here.communityId, { name: '欧阳平', phone })
    const accountId = await stranger(phone)
    expect(await usePhone(accountId)).toEqual({ person_id: personId, name: '欧阳平' })
    const who = await sessionSummary(platform, accountId, here.communityId)
    expect(who.persons).toEqual([
      expect.objectContaining({ id: personId, name: '欧阳平', community: here.communityId }),
    ])
    await expect(usePhone(accountId)).rejects.toMatchObject({ code: 'access.already_bound' })
  })

  test('refusals: no sign-in, no verified number, none, several, taken', async () => {
    await expect(usePhone(null)).rejects.toMatchObject({ code: 'platform.sign_in_needed' })
    await expect(usePhone(await stranger())).rejects.toMatchObject({ code: 'access.phone_not_verified' })
    const phone = freshPhone()
    const accountId = await stranger(phone)
    await expect(usePhone(accountId)).rejects.toMatchObject({ code: 'access.no_entry_for_phone' })
    const first = await createPerson(platform, here.communityId, { phone })
    await createAccount(platform, here.communityId, first)
    await expect(usePhone(accountId)).rejects.toMatchObject({ code: 'access.person_taken' })
    await createPerson(platform, here.communityId, { phone })
    await expect(usePhone(accountId)).rejects.toMatchObject({ code: 'access.several_entries_for_phone' })
  })

  test('an entry of another community is none', async () => {
    const other = await createSetting(platform)
    const phone = freshPhone()
    await createPerson(platform, here.communityId, { phone })
    const tried = usePhone(await stranger(phone), other.communityId)
    await expect(tried).rejects.toMatchObject({ code: 'access.no_entry_for_phone' })
  })

  test('two clicks at once bind once', async () => {
    const phone = freshPhone()
    await createPerson(platform, here.communityId, { phone })
    const accountId = await stranger(phone)
    const results = await Promise.allSettled([usePhone(accountId), usePhone(accountId)])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('binding by code', () => {
  const person = () => createPerson(platform, here.communityId, { dwellingId: here.areas.dwelling })

  test('written with blanks and in small letters, once', async () => {
    const id = await person()
    const { code } = await issue(id)
    const accountId = await stranger()
    const written = ` ${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`
    expect(await useCode(written, accountId)).toMatchObject({ person_id: id })
    await expect(useCode(code, accountId)).rejects.toMatchObject({ code: 'access.already_bound' })
    await expect(useCode(code, await stranger())).rejects.toMatchObject({ code: 'access.binding_code_expired' })
  })

  test('moves the entry from a lost telephone', async () => {
    const id = await person()
    const lost = await createAccount(platform, here.communityId, id)
    const accountId = await stranger()
    await useCode((await issue(id)).code, accountId)
    expect((await sessionSummary(platform, lost, here.communityId)).persons).toEqual([])
  })

  test('refused: wrong, replaced by a newer one, after seven days, in another community', async () => {
    const id = await person()
    const accountId = await stranger()
    await expect(useCode('AAAA2222', accountId)).rejects.toMatchObject({ code: 'access.binding_code_wrong' })
    const old = await issue(id)
    const newer = await issue(id)
    await expect(useCode(old.code, accountId)).rejects.toMatchObject({ code: 'access.binding_code_expired' })
    const other = await createSetting(platform)
    const abroad = useCode(newer.code, accountId, other.communityId)
    await expect(abroad).rejects.toMatchObject({ code: 'access.binding_code_wrong' })
    platform.clock.advance(7 * 86_400_000)
    await expect(useCode(newer.code, accountId)).rejects.toMatchObject({ code: 'access.binding_code_expired' })
  })

  test('is kept as a hash only', async () => {
    const { code } = await issue(await person())
    const rows = await platform.look(here.communityId, (tx) =>
      tx.selectFrom('access.binding_codes').selectAll().execute(),
    )
    expect(JSON.stringify(rows)).not.toContain(code)
  })

  test('who may issue one', async () => {
    await expect(issue(here.resident, by(null))).rejects.toMatchObject({ code: 'platform.sign_in_needed' })
    const resident = await createAccount(platform, here.communityId, await person())
    const worker = here.gridWorker.accountId
    for (const accountId of [resident, worker]) {
      await expect(issue(here.resident, by(accountId))).rejects.toMatchObject({ code: 'platform.not_allowed' })
    }
    const other = await createSetting(platform)
    await expect(issue(other.resident)).rejects.toMatchObject({ code: 'platform.not_found' })
  })

  test('an entry is cut from its account at the counter', async () => {
    const id = await person()
    const none = platform.do(unbindPerson, { id }, asClerk())
    await expect(none).rejects.toMatchObject({ code: 'access.not_bound' })
    await createAccount(platform, here.communityId, id)
    expect(await platform.do(showBinding, { id }, asClerk())).toMatchObject({ bound: true, how: 'system' })
    expect(await platform.do(unbindPerson, { id }, asClerk())).toMatchObject({ bound: false, bound_at: null })
  })
})

describe('revealing', () => {
  const number = makeIdentityNumber({ birthDate: '1955-05-05', sex: 'male', sequence: 55 })
  const reveal = (operation: typeof revealPhone, id: string, accountId: string | null) =>
    platform.do<{ phone: string }>(operation, { id, reason: '电话回访' }, by(accountId))

  test('shows the number whole, and both the office and the person see who looked', async () => {
    const phone = freshPhone()
    const id = await createPerson(platform, here.communityId, {
      phone,
      identityNumber: number,
      dwellingId: here.areas.dwelling,
    })
    expect(await reveal(revealPhone, id, here.gridWorker.accountId)).toEqual({ phone })
    platform.clock.advance(1000)
    expect(await reveal(revealIdentity, id, here.clerk.accountId)).toEqual({ identity_number: number })
    const log = await platform.do<{ items: object[] }>(
      viewLog,
      { limit: 10, person_id: id },
      by(here.secretary.accountId),
    )
    expect(log.items).toEqual([
      expect.objectContaining({ field: 'identity_number', reason: '电话回访', person_id: id }),
      expect.objectContaining({ field: 'phone', viewer_post: expect.stringContaining('测试岗位') }),
    ])
    const accountId = await createAccount(platform, here.communityId, id)
    const own = await platform.do<{ items: object[] }>(ownViewLog, { limit: 10 }, by(accountId))
    expect(own.items).toHaveLength(2)
    expect(own.items[0]).not.toHaveProperty('person_id')
  })

  test('the audit holds that it was looked at, never the number', async () => {
    const phone = freshPhone()
    const id = await createPerson(platform, here.communityId, { dwellingId: here.areas.dwelling })
    await reveal(revealPhone, id, here.clerk.accountId)
    const values = await platform.look(here.communityId, (tx) =>
      tx.selectFrom('platform.audit_values').select(['field', 'value']).where('entity_id', '=', id).execute(),
    )
    expect(values).toContainEqual({ field: 'viewed', value: 'phone' })
    expect(JSON.stringify(values)).not.toContain(phone)
  })

  test('refusals', async () => {
    await expect(reveal(revealPhone, here.resident, null)).rejects.toMatchObject({ code: 'platform.sign_in_needed' })
    const resident = await createAccount(platform, here.communityId, here.resident)
    await expect(reveal(revealPhone, here.resident, resident)).rejects.toMatchObject({ code: 'platform.not_allowed' })
    const worker = here.gridWorker.accountId
    await expect(reveal(revealIdentity, here.resident, worker)).rejects.toMatchObject({ code: 'platform.not_allowed' })
    const elsewhere = reveal(revealPhone, here.residentElsewhere, worker)
    await expect(elsewhere).rejects.toMatchObject({ code: 'platform.not_found' })
    const nothing = reveal(revealIdentity, here.resident, here.clerk.accountId)
    await expect(nothing).rejects.toMatchObject({ code: 'access.nothing_to_reveal' })
    const log = platform.do(viewLog, { limit: 10 }, asClerk())
    await expect(log).rejects.toMatchObject({ code: 'platform.not_allowed' })
  })

  test('the log itself cannot be changed or emptied', async () => {
    for (const work of ["update access.view_log set reason = ''", 'delete from access.view_log']) {
      const tried = platform.look(here.communityId, (tx) => tx.executeQuery({ sql: work, parameters: [] } as never))
      await expect(tried).rejects.toThrow(/permission denied/)
    }
  })
})

describe('the actor', () => {
  test('carries what its posts carry, over their areas, while they are in force', async () => {
    const who = await sessionSummary(platform, here.gridWorker.accountId, here.communityId)
    expect(who.posts).toEqual([expect.objectContaining({ kind: 'grid_worker' })])
    expect(who.permissions).toContain('people.read')
    expect(who.permissions).not.toContain('people.import')
    const other = await createSetting(platform)
    const elsewhere = await sessionSummary(platform, here.gridWorker.accountId, other.communityId)
    expect(elsewhere).toMatchObject({ posts: [], permissions: [] })
  })

  test('an administrator sets up, and does no daily work', async () => {
    const accountId = await createAccount(platform, here.communityId, null, { administrator: true })
    const who = await sessionSummary(platform, accountId, here.communityId)
    expect(who.administrator).toBe(true)
    expect(who.permissions).toContain('people.import')
    expect(who.permissions).not.toContain('access.reveal_phone')
  })

  test('nobody is nobody', async () => {
    expect(await sessionSummary(platform, null, here.communityId)).toMatchObject({ account: null, permissions: [] })
  })
})
