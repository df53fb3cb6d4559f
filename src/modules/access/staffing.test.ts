import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import type { SmsMessage } from '../../platform/adapters/sms.ts'
import type { Operation } from '../../platform/command/types.ts'
import { createPost } from '../bodies/test/factory.ts'
import { createStaff, type Staff } from '../bodies/test/staff.ts'
import { createPerson } from '../people/test/factory.ts'
import { createCommunity } from '../territory/test/factory.ts'
import { type Accounts, createAccounts, sessionSummary } from './api.ts'
import { acceptInvitation } from './server/invitations/accept.ts'
import { invite, listInvitations, resendInvitation, withdrawInvitation } from './server/invitations/invite.ts'
import { confirmRecovery, listRecoveries, openRecovery, withdrawRecovery } from './server/recoveries/recover.ts'
import { createAccount } from './test/factory.ts'

let platform: TestPlatform
let accounts: Accounts
let communityId: number
let elsewhere: number
let secretary: Staff
let worker: Staff
let outsider: Staff
const sent: SmsMessage[] = []
let number = 0
let seats = 0
let phone = ''

beforeAll(async () => {
  platform = await openTestPlatform()
  accounts = createAccounts(platform, { sms: { send: async (message) => void sent.push(message) } })
  communityId = (await createCommunity(platform)).communityId
  elsewhere = (await createCommunity(platform)).communityId
  secretary = await createStaff(platform, communityId, 'community_secretary')
  worker = await createStaff(platform, communityId, 'community_worker')
  outsider = await createStaff(platform, elsewhere, 'community_secretary')
})
afterAll(() => platform.close())
beforeEach(() => {
  number += 1
  phone = `199${String(80_000_000 + number)}`
  sent.length = 0
  platform.clock.advance(86_400_000)
})

const as = (accountId: string | null, community = communityId) => ({ communityId: community, accountId })
const codeIn = (text = '') => /[2-9A-HJKMNP-Z]{8,10}/.exec(text)?.[0] ?? ''
const texts = (to: string) => sent.filter((message) => message.phone === to).map(({ text }) => text)
const refused = (code: string) => expect.objectContaining({ code })
const runs = <T = Record<string, unknown>>(
  operation: Operation,
  input: object,
  by: string | null,
  community?: number,
) => platform.do<T>(operation, input, as(by, community))

describe('an invitation', () => {
  type Invited = { id: string; code: string; state: string }
  const seat = (kind: 'grid_worker' | 'community_worker' = 'grid_worker') =>
    createPost(platform, communityId, { kind, title: `岗位 ${++seats}` })
  const asked = async (postId: string, name = '罗小满', by = secretary.accountId) =>
    runs<Invited>(invite, { name, phone, post_id: postId, how: 'appointed', until: null }, by)
  const accept = (code: string, account: string, community?: number) =>
    runs<{ name: string; title: string }>(acceptInvitation, { code }, account, community)

  test('is for who leads, of this community, for a post with a free seat that they may fill', async () => {
    const postId = await seat()
    const input = { name: '罗小满', phone, post_id: postId, how: 'appointed', until: null }
    await expect(runs(invite, input, null)).rejects.toEqual(refused('platform.sign_in_needed'))
    await expect(runs(invite, input, worker.accountId)).rejects.toEqual(refused('platform.not_allowed'))
    await expect(runs(invite, input, outsider.accountId)).rejects.toEqual(refused('platform.not_allowed'))
    await expect(runs(invite, input, outsider.accountId, elsewhere)).rejects.toEqual(refused('platform.not_found'))
    await expect(runs(invite, { ...input, phone: '12345' }, secretary.accountId)).rejects.toEqual(
      refused('access.phone_invalid'),
    )
    await expect(runs(invite, { ...input, post_id: secretary.postId }, secretary.accountId)).rejects.toEqual(
      refused('bodies.seats_full'),
    )
    await runs(invite, input, secretary.accountId)
    await expect(runs(invite, input, secretary.accountId)).rejects.toEqual(refused('access.already_invited'))
    for (const by of [worker.accountId, outsider.accountId]) {
      await expect(runs(listInvitations, { limit: 10 }, by)).rejects.toEqual(refused('platform.not_allowed'))
    }
    expect(await runs(listInvitations, { limit: 10 }, outsider.accountId, elsewhere)).toMatchObject({ items: [] })
  })

  test('is sent by message, accepted with the invited number only, binds and begins the term, once', async () => {
    const postId = await seat()
    const invited = await asked(postId)
    await accounts.messenger.sendDue()
    expect(codeIn(texts(phone)[0])).toBe(invited.code)
    const account = await createAccount(platform, communityId, null, { phone })
    const stranger = await createAccount(platform, communityId, null, { phone: `198${phone.slice(3)}` })
    await expect(accept(invited.code, stranger)).rejects.toEqual(refused('access.invitation_other_phone'))
    await expect(accept('ABCDEFGHJK', account)).rejects.toEqual(refused('access.invitation_wrong'))
    await expect(accept(invited.code, account, elsewhere)).rejects.toEqual(refused('access.invitation_wrong'))
    const taken = await accept(` ${invited.code.toLowerCase().slice(0, 5)} ${invited.code.slice(5)}`, account)
    expect(taken.name).toBe('罗小满')
    const session = await sessionSummary(platform, account, communityId)
    expect(session).toMatchObject({ posts: [{ kind: 'grid_worker' }], persons: [{ name: '罗小满' }] })
    await expect(accept(invited.code, account)).rejects.toEqual(refused('access.invitation_over'))
    const list = await runs<{ items: { state: string; can: string[] }[] }>(
      listInvitations,
      { limit: 1 },
      secretary.accountId,
    )
    expect(list.items[0]).toMatchObject({ state: 'accepted', can: [], phone_masked: `199****${phone.slice(7)}` })
    expect(JSON.stringify(list)).not.toContain(invited.code)
  })

  test('finds the entry of that name and number; one that is another account is not taken over', async () => {
    const known = await createPerson(platform, communityId, { name: '罗小满', phone })
    const invited = await asked(await seat())
    const account = await createAccount(platform, communityId, null, { phone })
    const other = await createAccount(platform, communityId, known)
    await expect(accept(invited.code, account)).rejects.toEqual(refused('access.person_taken'))
    await platform.look(communityId, (tx) =>
      tx.deleteFrom('access.account_persons').where('account_id', '=', other).execute(),
    )
    await accept(invited.code, account)
    expect((await sessionSummary(platform, account, communityId)).persons[0]?.id).toBe(known)
    const somebody = await asked(await seat(), '罗小满')
    expect((await accept(somebody.code, account)).name).toBe('罗小满')
  })

  test('sent again it has another code; withdrawn, expired or with the seat gone it works no more', async () => {
    const postId = await seat()
    const first = await asked(postId)
    const second = await runs<Invited>(resendInvitation, { id: first.id }, secretary.accountId)
    expect(second.code).not.toBe(first.code)
    const account = await createAccount(platform, communityId, null, { phone })
    await expect(accept(first.code, account)).rejects.toEqual(refused('access.invitation_wrong'))
    for (let again = 0; again < 3; again++) await runs(resendInvitation, { id: first.id }, secretary.accountId)
    await expect(runs(resendInvitation, { id: first.id }, secretary.accountId)).rejects.toEqual(
      refused('access.invitation_sent_often'),
    )
    await expect(runs(withdrawInvitation, { id: first.id }, outsider.accountId, elsewhere)).rejects.toEqual(
      refused('platform.not_found'),
    )
    expect(await runs(withdrawInvitation, { id: first.id }, secretary.accountId)).toMatchObject({ state: 'withdrawn' })
    await expect(runs(withdrawInvitation, { id: first.id }, secretary.accountId)).rejects.toEqual(
      refused('access.invitation_over'),
    )
    const late = await asked(postId)
    platform.clock.advance(8 * 86_400_000)
    await expect(accept(late.code, account)).rejects.toEqual(refused('access.invitation_over'))
    const again = await runs<Invited>(resendInvitation, { id: late.id }, secretary.accountId)
    const fill = platform.registry.operations.get('bodies.fill_post') as Operation
    await runs(fill, { id: postId, person_id: worker.personId, how: 'appointed' }, secretary.accountId)
    await expect(accept(again.code, account)).rejects.toEqual(refused('bodies.seats_full'))
  })
})

describe('a recovery at the counter', () => {
  const opened = (person: string, by: string, community?: number) =>
    runs<{ id: string; can: string[] }>(
      openRecovery,
      { id: person, phone, document: 'identity_card', note: '' },
      by,
      community,
    )
  const confirmed = (id: string, code: string, by: string | null, community?: number) =>
    runs(confirmRecovery, { id, code }, by, community)

  async function lost() {
    const old = `197${phone.slice(3)}`
    const person = await createPerson(platform, communityId, { phone: old })
    const account = await createAccount(platform, communityId, person, { phone: old })
    await platform.database.owner.query(
      `insert into auth.sessions (id, token, account_id, expires_at) values (gen_random_uuid(), gen_random_uuid()::text, $1, '2999-01-01')`,
      [account],
    )
    await platform.database.owner.query('update auth.accounts set two_factor_enabled = true where id = $1', [account])
    return { old, person, account }
  }

  test('is opened by staff for somebody else with an account; another community learns nothing', async () => {
    const { person } = await lost()
    const resident = await createAccount(platform, communityId, await createPerson(platform, communityId))
    await expect(opened(person, resident)).rejects.toEqual(refused('platform.not_allowed'))
    await expect(opened(person, outsider.accountId, elsewhere)).rejects.toEqual(refused('platform.not_found'))
    await expect(opened(worker.personId, worker.accountId)).rejects.toEqual(refused('access.recovery_own'))
    const unbound = await createPerson(platform, communityId)
    await expect(opened(unbound, worker.accountId)).rejects.toEqual(refused('access.not_bound'))
    await createAccount(platform, communityId, unbound, { phone })
    await expect(opened(person, worker.accountId)).rejects.toEqual(refused('access.phone_in_use'))
    await expect(
      runs(openRecovery, { id: person, phone: '110', document: 'other', note: '' }, worker.accountId),
    ).rejects.toEqual(refused('access.phone_invalid'))
    phone = `196${phone.slice(3)}`
    const { id } = await opened(person, worker.accountId)
    await expect(opened(person, secretary.accountId)).rejects.toEqual(refused('access.recovery_open'))
    await expect(runs(listRecoveries, { limit: 10 }, resident)).rejects.toEqual(refused('platform.not_allowed'))
    expect(await runs(listRecoveries, { limit: 10 }, outsider.accountId, elsewhere)).toMatchObject({ items: [] })
    await expect(confirmed(id, 'ABCDEFGH', outsider.accountId, elsewhere)).rejects.toEqual(
      refused('platform.not_found'),
    )
    await expect(runs(withdrawRecovery, { id }, outsider.accountId, elsewhere)).rejects.toEqual(
      refused('platform.not_found'),
    )
    expect(await runs(withdrawRecovery, { id }, worker.accountId)).toMatchObject({ state: 'withdrawn', can: [] })
    await expect(runs(withdrawRecovery, { id }, worker.accountId)).rejects.toEqual(refused('access.recovery_over'))
  })

  test('is confirmed by another with the code of the new phone: number, devices, second step; both numbers are told', async () => {
    const { old, person, account } = await lost()
    const nobody = await createAccount(platform, communityId, null, { phone })
    const { id } = await opened(person, worker.accountId)
    await accounts.messenger.sendDue()
    const code = codeIn(texts(phone)[0])
    expect(texts(old)[0]).toContain('不是您本人')
    await expect(confirmed(id, code, null)).rejects.toEqual(refused('platform.sign_in_needed'))
    await expect(confirmed(id, code, worker.accountId)).rejects.toEqual(refused('access.recovery_same_person'))
    await expect(confirmed(id, 'ABCDEFGH', secretary.accountId)).rejects.toEqual(refused('access.recovery_code_wrong'))
    sent.length = 0
    expect(await confirmed(id, code, secretary.accountId)).toMatchObject({ state: 'confirmed' })
    await accounts.messenger.sendDue()
    expect([texts(old).length, texts(phone).length]).toEqual([1, 1])
    const left = await platform.database.owner.query(
      `select a.phone_number, a.two_factor_enabled, (select count(*) from auth.sessions s where s.account_id = a.id)::int as sessions
       from auth.accounts a where a.id = any ($1::uuid[]) order by a.id = $2 desc`,
      [[account, nobody], account],
    )
    expect(left.rows).toEqual([
      { phone_number: phone, two_factor_enabled: false, sessions: 0 },
      { phone_number: null, two_factor_enabled: false, sessions: 0 },
    ])
    const register = await platform.look(communityId, (tx) =>
      sql<{ phone: string }>`select phone from people.persons where id = ${person}`.execute(tx),
    )
    expect(register.rows[0]?.phone).toBe(phone)
    await expect(confirmed(id, code, secretary.accountId)).rejects.toEqual(refused('access.recovery_over'))
  })

  test('waits a day at most; of an account that is somebody elsewhere too, none', async () => {
    const { person, account } = await lost()
    const { id } = await opened(person, worker.accountId)
    await accounts.messenger.sendDue()
    platform.clock.advance(25 * 3_600_000)
    await expect(confirmed(id, codeIn(texts(phone)[0]), secretary.accountId)).rejects.toEqual(
      refused('access.recovery_over'),
    )
    const other = await createPerson(platform, elsewhere)
    await platform.look(elsewhere, (tx) =>
      tx
        .insertInto('access.account_persons')
        .values({
          community_id: elsewhere,
          account_id: account,
          person_id: other,
          bound_at: platform.clock.now(),
          how: 'code',
        })
        .execute(),
    )
    await expect(opened(person, worker.accountId)).rejects.toEqual(refused('access.recovery_elsewhere'))
  })
})
