import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import type { Download, Operation } from '../../platform/command/types.ts'
import { makeIdentityNumber } from '../../shared/identity-number.ts'
import { createAccount } from '../access/test/factory.ts'
import { createStaff } from '../bodies/test/staff.ts'
import { findDuplicates, listPersons, searchByNumber, searchPersons } from './server/queries/register.ts'
import { createPerson } from './test/factory.ts'
import { createSetting, type Setting } from './test/setting.ts'

let platform: TestPlatform
let here: Setting

beforeAll(async () => {
  platform = await openTestPlatform()
  here = await createSetting(platform)
})
afterAll(() => platform.close())

type Card = {
  id: string
  registered_at: string
  name: string
  phone_masked: string | null
  tags: { code: string }[]
  why?: string[]
}
type Page = { items: Card[]; next: string | null }

const by = (accountId: string | null, communityId = here.communityId) => ({ communityId, accountId })
const asClerk = () => by(here.clerk.accountId)
const search = async (q: string, caller = asClerk()) =>
  (await platform.do<Page>(searchPersons, { q }, caller)).items.map((card) => card.name)
const byNumber = async (digits: string, caller = asClerk()) =>
  (await platform.do<Page>(searchByNumber, { digits }, caller)).items.map((card) => card.name)
const list = (input: object, caller = asClerk()) =>
  platform.do<Page>(listPersons, { limit: 100, sort: 'name', ...input }, caller)
const names = async (input: object, caller = asClerk()) => (await list(input, caller)).items.map((card) => card.name)
const operation = (name: string) => platform.registry.operations.get(name) as Operation

describe('finding at the counter', () => {
  beforeAll(async () => {
    await createPerson(platform, here.communityId, {
      name: '轩辕长庚',
      phone: '19912345678',
      dwellingId: here.areas.dwelling,
    })
    await createPerson(platform, here.communityId, { name: '轩辕𠮷', phone: '0571-87654321' })
  })

  test.each([
    ['轩辕', ['轩辕𠮷', '轩辕长庚']],
    ['轩辕长庚', ['轩辕长庚']],
    ['长庚', ['轩辕长庚']],
    ['𠮷', ['轩辕𠮷']],
    ['xycg', ['轩辕长庚']],
    ['XYC', ['轩辕长庚']],
    ['5678', []],
    ['19912345678', []],
    ['199 1234', []],
    ['3-2-101', ['孟知秋', '轩辕长庚']],
    ['3幢', ['孟知秋', '轩辕长庚']],
    ['三栋101', ['孟知秋', '轩辕长庚']],
    ['5-501', ['单于飞']],
    ['nobody', []],
    ["'; drop table people.persons; --", []],
    ["\\\\' & !()", []],
    ['。', []],
  ])('%s', async (typed, expected) => {
    expect((await search(typed)).sort()).toEqual(expected.sort())
  })

  test.each([
    ['5678', ['轩辕长庚']],
    ['19912345678', ['轩辕长庚']],
    ['1991234', ['轩辕长庚']],
    ['4321', ['轩辕𠮷']],
  ])('by number %s, and that is noted', async (digits, expected) => {
    expect(await byNumber(digits)).toEqual(expected)
    const noted = await platform.look(here.communityId, (tx) =>
      tx
        .selectFrom('platform.audit_subjects')
        .select('entity')
        .where('community_id', '=', here.communityId)
        .where('entity', '=', 'phone_look_up')
        .execute(),
    )
    expect(noted.length).toBeGreaterThan(0)
    await expect(byNumber(digits, by(null))).rejects.toMatchObject({ code: 'platform.sign_in_needed' })
    expect(await byNumber(digits, by(here.gridWorker.accountId))).toEqual(
      expected.filter((name) => name === '轩辕长庚'),
    )
  })

  test('the register by age, and by when somebody was registered', async () => {
    const eldest = await list({ sort: 'eldest', limit: 1 })
    const next = await list({ sort: 'eldest', after: eldest.next })
    const all = await list({ sort: 'eldest' })
    expect([...eldest.items, ...next.items].map((card) => card.id)).toEqual(all.items.map((card) => card.id))
    const newest = await list({ sort: 'registered', limit: 2 })
    const older = await list({ sort: 'registered', after: newest.next })
    const times = [...newest.items, ...older.items].map((card) => card.registered_at)
    expect(times).toEqual([...times].sort().reverse())
    expect(times).toHaveLength(all.items.length)
  })

  test('taken out as a sheet by the desk, numbers covered, noted', async () => {
    const wish = { sort: 'name', columns: 'name,home,phone' }
    const take = (caller: ReturnType<typeof by>) => platform.do<Download>(operation('people.export'), wish, caller)
    await expect(take(by(null))).rejects.toMatchObject({ code: 'platform.sign_in_needed' })
    await expect(take(by(here.gridWorker.accountId))).rejects.toMatchObject({ code: 'platform.not_allowed' })
    const file = await take(by(here.secretary.accountId))
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(Buffer.from(file.bytes) as never)
    const cells = JSON.stringify(book.worksheets[0]?.getSheetValues())
    expect(cells).toContain('199****5678')
    expect(cells).not.toMatch(/199\d{8}/)
    expect(book.worksheets[0]?.getRow(2).values).toEqual([undefined, '姓名', '住处', '电话'])
    const begun = await platform.do<{ id: string }>(
      operation('people.start_export'),
      wish,
      by(here.secretary.accountId),
    )
    await platform.dispatcher.drain()
    const own = await platform.do<{ items: object[] }>(operation('people.exports'), {}, by(here.secretary.accountId))
    expect(own.items).toMatchObject([{ id: begun.id, state: 'ready' }])
    const fetch = (caller: ReturnType<typeof by>) =>
      platform.do<Download>(operation('people.export_file'), { id: begun.id }, caller)
    expect((await fetch(by(here.secretary.accountId))).bytes.length).toBeGreaterThan(0)
    await expect(fetch(asClerk())).rejects.toMatchObject({ code: 'platform.not_allowed' })
  })

  test('a long register is gathered in pieces, each row once and in order, and nothing is left lying about', async () => {
    const large = await createSetting(platform)
    const asSecretary = { communityId: large.communityId, accountId: large.secretary.accountId }
    await platform.look(large.communityId, (tx) =>
      sql`
        insert into people.persons (community_id, id, name, name_pinyin, source, registered_at, updated_at)
        select ${large.communityId}, gen_random_uuid(), '列表' || n, 'lie biao ' || to_char(n, 'FM00000'), 'import', now(), now()
        from generate_series(1, 4100) n`.execute(tx),
    )
    const first = (await names({ limit: 3 }, asSecretary)).slice(0, 3)
    const wish = { sort: 'name', columns: 'name' }
    const { id } = await platform.do<{ id: string }>(operation('people.start_export'), wish, asSecretary)
    await platform.dispatcher.drain()
    const file = await platform.do<Download>(operation('people.export_file'), { id }, asSecretary)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(Buffer.from(file.bytes) as never)
    const rows = (book.worksheets[0]?.getColumn(1).values ?? []).slice(3).map(String)
    expect(rows.slice(0, 3)).toEqual(first)
    expect(new Set(rows).size).toBe(rows.length)
    expect(rows.filter((name) => name.startsWith('列表'))).toHaveLength(4_100)
    const left = await platform.look(large.communityId, (tx) =>
      tx.selectFrom('exports.parts').select('begins').execute(),
    )
    expect(left).toEqual([])
  })

  test('names sort by pronunciation, family names read as such (单 shàn)', async () => {
    const sorted = await names({})
    expect(sorted.indexOf('孟知秋')).toBeLessThan(sorted.indexOf('单于飞'))
    expect(sorted.indexOf('单于飞')).toBeLessThan(sorted.indexOf('轩辕长庚'))
  })

  test('only within the own areas', async () => {
    expect(await search('101', by(here.gridWorker.accountId))).toContain('孟知秋')
    expect(await search('501', by(here.gridWorker.accountId))).toEqual([])
  })

  test('nobody of another community', async () => {
    const other = await createSetting(platform)
    await createPerson(platform, other.communityId, { name: '轩辕他乡', dwellingId: other.areas.dwelling })
    expect(await search('他乡')).toEqual([])
    expect(await search('他乡', by(other.clerk.accountId, other.communityId))).toEqual(['轩辕他乡'])
  })

  test('the function itself answers for the one community only', async () => {
    const other = await createSetting(platform)
    const rows = await platform.look(other.communityId, (tx) =>
      tx.selectFrom('people.persons').select('id').where('community_id', '=', here.communityId).execute(),
    )
    expect(rows).toEqual([])
  })

  test('after an area is renamed or moved, people are found by the new place', async () => {
    const own = await createSetting(platform)
    const caller = by(own.clerk.accountId, own.communityId)
    const worker = by(own.gridWorker.accountId, own.communityId)
    const system = { communityId: own.communityId, as: 'system' as const }
    await platform.do(operation('territory.edit_area'), { id: own.elsewhere.building, name: '18幢' }, system)
    await platform.dispatcher.drain()
    expect(await search('18幢', caller)).toEqual(['单于飞'])
    expect(await names({}, worker)).not.toContain('单于飞')
    const move = { id: own.elsewhere.building, parent_id: own.areas.grid }
    await platform.do(operation('territory.move_area'), move, system)
    await platform.dispatcher.drain()
    expect(await names({}, worker)).toContain('单于飞')
  })
})

describe('listing', () => {
  test('by area, role and tag', async () => {
    const own = await createSetting(platform)
    const caller = by(own.clerk.accountId, own.communityId)
    await createPerson(platform, own.communityId, {
      name: '呼延租',
      role: 'tenant',
      dwellingId: own.elsewhere.dwelling,
      tags: ['lives_alone', 'long_term_illness'],
    })
    expect(await names({ area: own.elsewhere.building }, caller)).toEqual(['呼延租', '单于飞'])
    expect(await names({ area: own.elsewhere.grid, role: 'tenant' }, caller)).toEqual(['呼延租'])
    expect(await names({ area: own.areas.compound }, caller)).toHaveLength(3)
    const [tagged] = (await list({ tag: 'lives_alone' }, caller)).items
    expect(tagged?.tags).toEqual([{ code: 'lives_alone', label: '独居' }])
  })

  test('a sensitive tag and an unknown one are no filter', async () => {
    for (const tag of ['long_term_illness', 'nothing']) {
      await expect(list({ tag })).rejects.toMatchObject({ code: 'people.tag_unknown' })
    }
  })

  test('an area of another community is not there', async () => {
    const other = await createSetting(platform)
    await expect(list({ area: other.areas.grid })).rejects.toMatchObject({ code: 'platform.not_found' })
  })

  test('page by page, nobody twice and nobody left out', async () => {
    const own = await createSetting(platform)
    const caller = by(own.clerk.accountId, own.communityId)
    for (let number = 0; number < 7; number++) await createPerson(platform, own.communityId, { name: '同名' })
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await list({ limit: 3, after }, caller)
      seen.push(...page.items.map((card) => card.id))
      after = page.next ?? undefined
    } while (after)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength((await list({}, caller)).items.length)
  })

  test.each(['nonsense', Buffer.from('["a"]').toString('base64url'), Buffer.from('["a","b"]').toString('base64url')])(
    'the cursor %s is refused',
    async (after) => {
      await expect(list({ after })).rejects.toMatchObject({ code: 'platform.cursor_invalid' })
    },
  )

  test('who may not read the register', async () => {
    await expect(list({}, by(null))).rejects.toMatchObject({ code: 'platform.sign_in_needed' })
    const resident = await createAccount(platform, here.communityId, here.resident)
    await expect(list({}, by(resident))).rejects.toMatchObject({ code: 'platform.not_allowed' })
    await expect(search('孟', by(resident))).rejects.toMatchObject({ code: 'platform.not_allowed' })
  })

  test('a post of a body without an area reads nobody', async () => {
    const worker = await createStaff(platform, here.communityId, 'project_social_worker', {
      areaId: here.areas.building,
    })
    expect(await names({}, by(worker.accountId))).toContain('孟知秋')
    expect(await names({}, by(worker.accountId))).not.toContain('单于飞')
  })
})

describe('doubles', () => {
  test('are told by number, telephone and name, the surest first', async () => {
    const own = await createSetting(platform)
    const number = makeIdentityNumber({ birthDate: '1970-01-01', sex: 'male', sequence: 1 })
    const same = await createPerson(platform, own.communityId, {
      name: '万俟真',
      phone: '19955550000',
      identityNumber: number,
    })
    await createPerson(platform, own.communityId, { name: '万俟真' })
    const input = { name: '万俟真', phone: '199 5555 0000', identity_number: number }
    const found = await platform.do<Page>(findDuplicates, input, by(own.clerk.accountId, own.communityId))
    expect(found.items.map((card) => card.why)).toEqual([['identity_number', 'phone', 'name'], ['name']])
    expect(found.items[0]).toMatchObject({ id: same, phone_masked: '199****0000' })
  })
})
