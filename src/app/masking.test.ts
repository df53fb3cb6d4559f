import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { makeApiKey } from '../modules/access/server/api-keys/keep-api-keys.ts'
import { revealIdentity, revealPhone } from '../modules/access/server/commands/reveal.ts'
import {
  approveMinorView,
  askMinorView,
  declineMinorView,
  listMinorViews,
} from '../modules/access/server/minors/approvals.ts'
import { ownViewLog, viewLog } from '../modules/access/server/queries/view-log.ts'
import { createAccount } from '../modules/access/test/factory.ts'
import { createStaff } from '../modules/bodies/test/staff.ts'
import { editPerson } from '../modules/people/server/commands/edit-person.ts'
import { formHousehold, joinHousehold } from '../modules/people/server/commands/households.ts'
import { findDuplicates, listPersons, showPersonQuery } from '../modules/people/server/queries/register.ts'
import { createPerson } from '../modules/people/test/factory.ts'
import { revealContact } from '../modules/requests/server/commands/reveal-contact.ts'
import { listRequests } from '../modules/requests/server/queries/list-requests.ts'
import { oneRequest } from '../modules/requests/server/queries/one-request.ts'
import { communityWithRequests, fileOne, type RequestsCommunity } from '../modules/requests/test/factory.ts'
import type { Caller } from '../platform/command/run.ts'
import type { Operation } from '../platform/command/types.ts'
import { makeIdentityNumber } from '../shared/identity-number.ts'
import { openTestPlatform, type TestPlatform } from './testing/platform.ts'

const phone = '19940003001'
const identityNumber = makeIdentityNumber({ birthDate: '1950-06-12', sex: 'female', sequence: 31 })
const sensitive = '低保'
let platform: TestPlatform
let community: RequestsCommunity
let person: { id: string; accountId: string }
let requestId: string
const callers = new Map<string, Partial<Caller>>()

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
  const { communityId, areas } = community
  const id = await createPerson(platform, communityId, {
    name: '澹台静',
    phone,
    identityNumber,
    dwellingId: areas.dwelling,
    tags: ['low_income_support', 'lives_alone'],
  })
  person = { id, accountId: await createAccount(platform, communityId, id) }
  requestId = (await fileOne(platform, community, {}, { accountId: person.accountId, personId: id })).id
  const staff = (kind: Parameters<typeof createStaff>[2], place = {}) =>
    createStaff(platform, communityId, kind, place).then(({ accountId }) => ({ accountId }))
  const administrator = await createAccount(platform, communityId, null, { administrator: true })
  const wish = { name: '大屏', scopes: ['people.show', 'people.list', 'requests.one', 'requests.list'], days: 30 }
  const { id: keyId } = await platform.do<{ id: string }>(makeApiKey, wish, { communityId, accountId: administrator })
  for (const [name, caller] of Object.entries({
    'another resident': { accountId: community.neighbour.accountId },
    'a building leader': { accountId: community.buildingLeader.accountId },
    'a grid worker': { accountId: community.gridWorker.accountId },
    'a micro-grid leader': await staff('micro_grid_leader', { areaId: areas.grid }),
    'a project social worker': await staff('project_social_worker'),
    'a counter clerk': { accountId: community.clerk.accountId },
    'a community worker': { accountId: community.worker.accountId },
    'the secretary': { accountId: community.secretary.accountId },
    'a department clerk': { accountId: community.departmentClerk.accountId },
    'the property company': { accountId: community.manager.accountId },
    'the administrator': { accountId: administrator },
    'a key': { key: { id: keyId, communityId, scopes: wish.scopes } },
  }))
    callers.set(name, caller)
}, 120_000)
afterAll(() => platform.close())

/** What somebody is answered, as text; the refusal's code where they are refused. */
async function told(operation: Operation, input: object, by: string): Promise<string> {
  const caller = { communityId: community.communityId, ...callers.get(by) }
  return platform
    .do(operation, input, caller)
    .then(JSON.stringify, (error: { code: string }) => `refused: ${error.code}`)
}

/** entry: seen at all; birth: the day of birth; tags: sensitive ones; then what is shown whole with a reason; asker: whole, as it is their work. */
const table = [
  ['another resident', '-', '-', '-', '-', '-', '-'],
  ['a building leader', '-', '-', '-', '-', '-', '-'],
  ['a grid worker', 'entry', 'birth', '-', 'phone', '-', '-'],
  ['a micro-grid leader', 'entry', '-', '-', 'phone', '-', '-'],
  ['a project social worker', 'entry', '-', 'tags', 'phone', '-', '-'],
  ['a counter clerk', 'entry', 'birth', 'tags', 'phone', 'identity', '-'],
  ['a community worker', 'entry', 'birth', 'tags', 'phone', 'identity', '-'],
  ['the secretary', 'entry', 'birth', 'tags', 'phone', 'identity', '-'],
  ['a department clerk', '-', '-', '-', '-', '-', '-'],
  ['the property company', '-', '-', '-', '-', '-', 'asker'],
  ['the administrator', '-', '-', '-', '-', '-', '-'],
  ['a key', 'entry', '-', '-', '-', '-', '-'],
] as const

describe('what is masked, by post', () => {
  test.each(table)(
    '%s: %s %s %s; shown with a reason: %s %s; %s',
    async (by, entry, birth, tags, wholePhone, identity, asker) => {
      const { id } = person
      const shown = await told(showPersonQuery, { id }, by)
      expect(shown.includes('199****3001')).toBe(entry === 'entry')
      expect(shown.includes('1950-06-12')).toBe(birth === 'birth')
      expect(shown.includes(sensitive)).toBe(tags === 'tags')
      const others = [
        shown,
        await told(listPersons, { limit: 50, sort: 'name' }, by),
        await told(listRequests, { limit: 50, sort: 'due' }, by),
        await told(findDuplicates, { name: '澹台静', phone, identity_number: identityNumber }, by),
      ].join()
      expect(others).not.toContain(phone)
      expect(others).not.toContain(identityNumber)
      expect((await told(oneRequest, { id: requestId }, by)).includes(phone)).toBe(asker === 'asker')
      const reason = { id, reason: '上门核对' }
      expect((await told(revealPhone, reason, by)).includes(phone)).toBe(wholePhone === 'phone')
      expect((await told(revealIdentity, reason, by)).includes(identityNumber)).toBe(identity === 'identity')
    },
  )

  test.each([
    ['another resident', false],
    ['a building leader', false],
    ['a department clerk', false],
    ['the administrator', false],
    ['a key', false],
    ['the property company', true],
    ['the secretary', true],
  ])('who asked for something is told whole to %s: %s', async (by, whole) => {
    const answer = await told(revealContact, { id: requestId, reason: '约时间上门' }, by)
    expect(answer.includes(phone)).toBe(whole)
  })

  test('each look is in the log, and told to the person', async () => {
    const log = await platform.do<{ items: unknown[] }>(
      viewLog,
      { person_id: person.id, limit: 100 },
      { communityId: community.communityId, accountId: community.secretary.accountId },
    )
    const looks = table.flat().filter((cell) => cell === 'phone' || cell === 'identity').length
    const asked = 2
    expect(log.items).toHaveLength(looks + asked)
    const own = await platform.do<{ items: unknown[] }>(
      ownViewLog,
      { limit: 100 },
      { communityId: community.communityId, accountId: person.accountId },
    )
    expect(own.items).toHaveLength(looks + asked)
  })

  test('who looks for a number before registering is noted', async () => {
    const found = await platform.database.owner.query(
      `select content::jsonb ->> 'account' as account from platform.audit where community_id = $1
        and content::jsonb ->> 'command' = 'people.find_duplicates'`,
      [community.communityId],
    )
    expect(found.rows.map((row) => row.account)).toContain(community.clerk.accountId)
  })

  test('what isn’t seen isn’t taken away by who mends the entry', async () => {
    const caller = { communityId: community.communityId, ...callers.get('a grid worker') }
    const seen = await platform.do<{ revision: number; tags: { code: string }[] }>(
      showPersonQuery,
      { id: person.id },
      caller,
    )
    expect(seen.tags.map((tag) => tag.code)).toEqual(['lives_alone'])
    const input = { id: person.id, revision: seen.revision, tags: ['lives_alone', 'veteran'] }
    await platform.do(editPerson, input, caller)
    expect(await told(showPersonQuery, { id: person.id }, 'the secretary')).toContain(sensitive)
  })
})

/** A new one has to be put here, and into the table above where it is of a person: is it masked, one's own, or of a body? */
test('these answers have a field for a number or a day of birth, and no others', () => {
  const named = new Set(['phone', 'contact_phone', 'identity_number', 'birth_date'])
  const found = [...platform.registry.operations.values()].flatMap(({ route }) => {
    if (!route.key || route.binary) return []
    const schema = z.toJSONSchema(route.output, { unrepresentable: 'any', io: 'output' })
    return [...new Set(JSON.stringify(schema).match(/"(\w+)":\{/g) ?? [])]
      .map((match) => match.slice(1, -3))
      .filter((name) => named.has(name))
      .map((name) => `${route.name} ${name}`)
  })
  expect(found.sort()).toMatchInlineSnapshot(`
    [
      "access.reveal_identity identity_number",
      "access.reveal_phone phone",
      "bodies.answering phone",
      "bodies.compound_page phone",
      "counters.appointments phone",
      "counters.book_for phone",
      "counters.case phone",
      "counters.case_to_request phone",
      "counters.change_appointment phone",
      "counters.correct_step phone",
      "counters.hand_over phone",
      "counters.note phone",
      "counters.take_matter phone",
      "counters.visit phone",
      "counters.work_matter phone",
      "notifications.body_contacts phone",
      "notifications.choose_ways phone",
      "notifications.confirm_mail phone",
      "notifications.drop_mail phone",
      "notifications.enter_mail phone",
      "notifications.keep_body_contact phone",
      "notifications.ways phone",
      "people.edit birth_date",
      "people.import_proposals birth_date",
      "people.merge birth_date",
      "people.move birth_date",
      "people.move_in birth_date",
      "people.move_out birth_date",
      "people.note_birth birth_date",
      "people.own_profile birth_date",
      "people.own_profile phone",
      "people.register birth_date",
      "people.show birth_date",
      "people.undo_death birth_date",
      "people.unmerge birth_date",
      "requests.accept phone",
      "requests.add_from_call phone",
      "requests.amend phone",
      "requests.ask phone",
      "requests.ask_point phone",
      "requests.ask_point_by_code phone",
      "requests.ask_points phone",
      "requests.call_back phone",
      "requests.contact phone",
      "requests.current_call phone",
      "requests.dispatch phone",
      "requests.end_call phone",
      "requests.extend phone",
      "requests.file phone",
      "requests.file_for phone",
      "requests.file_from_call phone",
      "requests.finish phone",
      "requests.follow phone",
      "requests.forward_out phone",
      "requests.hand_over phone",
      "requests.join phone",
      "requests.join_from_call phone",
      "requests.judge phone",
      "requests.judge_by_code phone",
      "requests.letter phone",
      "requests.merge phone",
      "requests.name_caller phone",
      "requests.note phone",
      "requests.one phone",
      "requests.open_ask_point phone",
      "requests.own_one phone",
      "requests.pause phone",
      "requests.reclassify phone",
      "requests.reopen phone",
      "requests.resume phone",
      "requests.retire_ask_point phone",
      "requests.reveal_contact phone",
      "requests.revise_ask_point phone",
      "requests.rule phone",
      "requests.send_back phone",
      "requests.snooze phone",
      "requests.split phone",
      "requests.supplement phone",
      "requests.tag phone",
      "requests.take_call phone",
      "requests.tier phone",
      "requests.undo phone",
      "requests.unmerge phone",
      "requests.wake phone",
      "requests.who_answers phone",
      "requests.withdraw phone",
      "settings.change_rules phone",
      "settings.rules phone",
      "territory.community phone",
      "territory.edit_community phone",
      "territory.open_community phone",
      "whistles.act phone",
      "whistles.applications contact_phone",
      "whistles.blow phone",
      "whistles.call_department phone",
      "whistles.call_neighbours contact_phone",
      "whistles.close phone",
      "whistles.come contact_phone",
      "whistles.confirm_application contact_phone",
      "whistles.decline_application contact_phone",
      "whistles.departments phone",
      "whistles.end_registration contact_phone",
      "whistles.enter_comer contact_phone",
      "whistles.give_up_as_organisation contact_phone",
      "whistles.hold_call contact_phone",
      "whistles.leave_call contact_phone",
      "whistles.leave_organisation contact_phone",
      "whistles.neighbour_call contact_phone",
      "whistles.neighbour_calls contact_phone",
      "whistles.note phone",
      "whistles.one phone",
      "whistles.own_neighbour_call contact_phone",
      "whistles.own_neighbour_calls contact_phone",
      "whistles.own_organisations contact_phone",
      "whistles.rate phone",
      "whistles.refuse phone",
      "whistles.register_for contact_phone",
      "whistles.register_organisation contact_phone",
      "whistles.registrations contact_phone",
      "whistles.report_as_organisation contact_phone",
      "whistles.report_in phone",
      "whistles.take_duty_as_organisation contact_phone",
      "whistles.withdraw phone",
      "whistles.withdraw_call contact_phone",
    ]
  `)
})

describe('somebody under age', () => {
  let child: string
  const as = (by: string) => ({ communityId: community.communityId, ...callers.get(by) })
  const lastLook = () =>
    platform
      .do<{ items: { minor: unknown }[] }>(viewLog, { person_id: child, limit: 1 }, as('the secretary'))
      .then(({ items }) => items[0]?.minor)
  const sentTo = async (number: string) =>
    (await platform.database.owner.query('select text from access.messages where phone = $1', [number])).rows

  beforeAll(async () => {
    const { communityId, areas } = community
    const caller = { communityId, accountId: community.secretary.accountId }
    child = await createPerson(platform, communityId, {
      name: '澹台小禾',
      phone: '19940003002',
      identityNumber: makeIdentityNumber({ birthDate: '2014-05-01', sex: 'male', sequence: 32 }),
      dwellingId: areas.dwelling,
    })
    const household = await platform.do<{ id: string }>(
      formHousehold,
      { dwelling_id: areas.dwelling, kind: 'family', head_person_id: person.id },
      caller,
    )
    await platform.do(joinHousehold, { id: household.id, person_id: child, relation: 'child' }, caller)
  })

  test('is looked at after somebody who leads agreed, once, within a day', async () => {
    const look = () => platform.do(revealPhone, { id: child, reason: '联系家长' }, as('a grid worker'))
    const ask = (reason = '联系家长') =>
      platform.do<{ id: string }>(askMinorView, { id: child, field: 'phone', reason }, as('a grid worker'))
    await expect(look()).rejects.toMatchObject({ code: 'access.minor_needs_approval' })
    await expect(
      platform.do(askMinorView, { id: person.id, field: 'phone', reason: '联系' }, as('a grid worker')),
    ).rejects.toMatchObject({ code: 'access.not_a_minor' })
    const { id } = await ask()
    await expect(ask()).rejects.toMatchObject({ code: 'access.minor_view_open' })
    await expect(look()).rejects.toMatchObject({ code: 'access.minor_needs_approval' })
    for (const by of ['a grid worker', 'a counter clerk', 'the administrator'])
      await expect(platform.do(approveMinorView, { id }, as(by))).rejects.toMatchObject({
        code: 'platform.not_allowed',
      })
    expect(await platform.do(approveMinorView, { id }, as('the secretary'))).toMatchObject({
      state: 'approved',
      can: [],
    })
    await expect(platform.do(approveMinorView, { id }, as('the secretary'))).rejects.toMatchObject({
      code: 'access.minor_view_over',
    })
    await expect(
      platform.do(revealPhone, { id: child, reason: '联系家长' }, as('a community worker')),
    ).rejects.toMatchObject({ code: 'access.minor_needs_approval' })
    expect(await look()).toEqual({ phone: '19940003002' })
    await expect(look()).rejects.toMatchObject({ code: 'access.minor_needs_approval' })
    expect(await lastLook()).toEqual({ approved_by: expect.any(String), guardians_told: null })

    const second = await ask()
    await platform.do(approveMinorView, { id: second.id }, as('the secretary'))
    platform.clock.advance(25 * 3_600_000)
    await expect(look()).rejects.toMatchObject({ code: 'access.minor_needs_approval' })
    const third = await ask()
    expect(await platform.do(declineMinorView, { id: third.id }, as('the secretary'))).toMatchObject({
      state: 'declined',
    })
    await expect(look()).rejects.toMatchObject({ code: 'access.minor_needs_approval' })
  })

  test('looked at by who leads, the guardians are told and it stands apart', async () => {
    const answer = await platform.do(revealIdentity, { id: child, reason: '入学核验' }, as('the secretary'))
    expect(answer).toMatchObject({ identity_number: expect.stringMatching(/^\d{17}[\dX]$/) })
    expect(await sentTo(phone)).toEqual([{ text: 'sms_minor_identity_number' }])
    expect(await lastLook()).toEqual({ approved_by: null, guardians_told: 1 })
  })

  test('wishes are seen by who decides, and by who asked', async () => {
    const list = (by: string) => platform.do<{ items: unknown[] }>(listMinorViews, { limit: 50 }, as(by))
    expect((await list('the secretary')).items).toHaveLength(3)
    expect((await list('a grid worker')).items).toHaveLength(3)
    expect((await list('a counter clerk')).items).toHaveLength(0)
    await expect(list('another resident')).rejects.toMatchObject({ code: 'platform.not_allowed' })
  })
})
