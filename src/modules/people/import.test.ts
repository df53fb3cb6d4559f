import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import type { Download } from '../../platform/command/types.ts'
import type { SheetType } from '../../shared/contract.ts'
import { makeIdentityNumber } from '../../shared/identity-number.ts'
import { createAccount } from '../access/test/factory.ts'
import { createStaff } from '../bodies/test/staff.ts'
import { createDwelling } from '../territory/test/factory.ts'
import { editPerson } from './server/commands/edit-person.ts'
import { applyImport, checkImport, decideImport, recheckImport, undoImport } from './server/commands/imports.ts'
import { mergePersons } from './server/commands/merge-persons.ts'
import { forgetImports } from './server/import/follow.ts'
import {
  importColumns,
  importErrors,
  importProposals,
  importTemplate,
  listImports,
  showImportQuery,
} from './server/queries/imports.ts'
import { listPersons } from './server/queries/register.ts'
import { createSetting, type Setting } from './test/setting.ts'

let platform: TestPlatform
let here: Setting

beforeAll(async () => {
  platform = await openTestPlatform()
  here = await createSetting(platform)
})
afterAll(() => platform.close())

type Told = { row: number; name: string; words: string[] }
type View = {
  id: string
  state: string
  rows_total: number
  rows_new: number
  rows_changed: number
  rows_same: number
  rows_refused: number
  rows_undecided: number
  progress: number
  unknown_columns: string[]
  problems: Told[]
  remarks: Told[]
  can: string[]
}

const xlsx: SheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const bySecretary = () => ({ communityId: here.communityId, accountId: here.secretary.accountId })
const csv = (...lines: string[]) => ({
  file: { name: '居民.csv', mediaType: 'text/csv' as const, bytes: Buffer.from(`\u{feff}${lines.join('\r\n')}\r\n`) },
})
const check = (input: object, caller = bySecretary()) => platform.do<View>(checkImport, input, caller)
const apply = (id: string) => platform.do<View>(applyImport, { id }, bySecretary())
const heading = '姓名,手机号,身份证号,小区,楼栋,单元,房号,身份,面积,标签'
const identity = (sequence: number) => makeIdentityNumber({ birthDate: '1962-11-03', sex: 'male', sequence })
const people = async () => {
  const page = await platform.do<{ items: Record<string, unknown>[] }>(
    listPersons,
    { limit: 100, sort: 'name' },
    bySecretary(),
  )
  return page.items
}

describe('dry run', () => {
  test('says of each row what would become of it, and changes nothing', async () => {
    const before = (await people()).length
    const view = await check(
      csv(
        heading,
        `穆清扬,19900005001,${identity(1)},南苑小区,3幢,2单元,101,业主,,独居、志愿者`,
        '孟知秋,,,南苑,三栋,2,101,业主,,',
        '闻人雪,1990000500,,南苑小区,3幢,2单元,101,房客,很大,懒',
        '宇文拓,19900005003,,,9幢,,101,,,',
        '尉迟恭谨,19900005004,,,5号楼,,501,租户,,',
        '尉迟恭谨,19900005004,,,5幢,,501室,租户,,',
      ),
    )
    expect(view).toMatchObject({
      state: 'checked',
      rows_total: 6,
      rows_new: 2,
      rows_same: 1,
      rows_refused: 3,
      can: ['apply', 'map', 'check'],
    })
    expect(view.problems).toEqual([
      {
        row: 4,
        name: '闻人雪',
        words: [
          '身份“房客”不认识，请填业主、共有人、租户、家属或其他。',
          '手机号不完整或多了几位。',
          '面积应是数字，单位平方米。',
          '没有“懒”这个标签，请从标签表里选。',
        ],
      },
      { row: 5, name: '宇文拓', words: ['没有找到“9幢”这幢楼。'] },
      { row: 7, name: '尉迟恭谨', words: ['和第 6 行重复。'] },
    ])
    expect((await people()).length).toBe(before)
  })

  test('reads what Chinese Excel writes (GB 18030), rare characters included', async () => {
    const bytes = Buffer.from('d0d5c3fb2ccad6bbfabac50d0ab9a89534b235b0b22c3139390d0a', 'hex')
    const view = await check({ file: { name: '居民.csv', mediaType: 'text/csv', bytes } })
    expect(view.problems).toEqual([{ row: 2, name: '龚𠮷安', words: ['手机号不完整或多了几位。'] }])
  })

  test('tells columns it leaves alone, and reads headings as people write them', async () => {
    const view = await check(csv('* 姓名,联系电话,血型,面积（㎡）', '公冶长风,0571-87654321,A,'))
    expect(view).toMatchObject({ rows_new: 1, unknown_columns: ['血型'] })
  })

  test('a door may be written as in an address', async () => {
    const view = await check(csv('姓名,楼栋,房号', '公冶长风,,3-2-101', '公冶长雨,3幢,2-101'))
    expect(view).toMatchObject({ rows_new: 2, problems: [] })
  })

  test('a floor area that differs is a remark, no refusal', async () => {
    const dwelling = { building: here.areas.building, stairwell: here.areas.stairwell, number: '102' }
    await createDwelling(platform, here.communityId, { ...dwelling, floorArea: 88.5 })
    const view = await check(csv(heading, '公冶长云,19900005009,,,3幢,2单元,102,业主,98.5,'))
    expect(view).toMatchObject({ rows_new: 1, rows_refused: 0 })
    expect(view.remarks[0]?.words[0]).toContain('88.5')
  })

  test.each([
    ['身份证号应是 18 位。', '33999919621103'],
    ['身份证号里有不该有的字符。', '33999919621103001A'],
    ['身份证号里的出生日期不存在。', '339999196213030011'],
    ['身份证号末位对不上，请对着证件核对。', identity(2).replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
  ])('%s', async (words, number) => {
    const view = await check(csv(heading, `公冶长云,,${number},,,,,,,`))
    expect(view.problems).toEqual([{ row: 2, name: '公冶长云', words: [words] }])
  })

  test('an identity number that Excel rounded is told as such', async () => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('x')
    sheet.addRow(['姓名', '身份证号', '手机号'])
    sheet.addRow(['公冶长云', 339999196211030020, 19900005010])
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    const view = await check({ file: { name: 'a.xlsx', mediaType: xlsx, bytes } })
    expect(view.problems[0]?.words[0]).toContain('文本格式')
  })

  test.each([
    ['people.sheet_unreadable', { name: 'a.xlsx', mediaType: xlsx, bytes: Buffer.from('PK nonsense') }],
    ['people.sheet_unreadable', { name: 'a.csv', mediaType: 'text/csv', bytes: Buffer.from([0xff, 0xff, 0x80]) }],
    ['people.sheet_empty', { name: 'a.csv', mediaType: 'text/csv', bytes: Buffer.from('姓名\n\n') }],
    [
      'people.sheet_too_long',
      { name: 'a.csv', mediaType: 'text/csv', bytes: Buffer.from(`姓名\n${'某\n'.repeat(50_001)}`) },
    ],
  ])('%s', async (code, file) => {
    await expect(check({ file })).rejects.toMatchObject({ code })
  })
})

describe('taking in', () => {
  test('only the good rows; a second time changes nothing', async () => {
    const sheet = csv(
      heading,
      `南宫问,19900006001,${identity(11)},南苑小区,3幢,2单元,101,家属,,独居`,
      `南宫问,19900006001,${identity(11)},南苑小区,5幢,,501,业主,,`,
      '南宫答,19900006002,,,5幢,,501,租户,,志愿者',
      '南宫错,1,,,5幢,,501,租户,,',
    )
    const { id } = await check(sheet)
    const view = await apply(id)
    expect(view).toMatchObject({ state: 'applied', rows_new: 3, rows_refused: 1, can: ['undo'] })
    const found = (await people()).filter((person) => String(person.name).startsWith('南宫'))
    expect(found).toEqual([
      expect.objectContaining({
        name: '南宫答',
        phone_masked: '199****6002',
        tags: [{ code: 'volunteer', label: '志愿者' }],
      }),
      expect.objectContaining({ name: '南宫问', sex: 'male', age: 63 }),
    ])
    const again = await check(sheet)
    expect(again).toMatchObject({ rows_new: 0, rows_changed: 0, rows_same: 3, rows_refused: 1, can: ['map', 'check'] })
  })

  test('what a row knows beyond the entry is added', async () => {
    await apply((await check(csv(heading, '东方晓,19900006010,,,,,,,,'))).id)
    const second = await check(csv(heading, `东方晓,19900006010,${identity(12)},,5幢,,501,业主,,高龄`))
    expect(second).toMatchObject({ rows_new: 0, rows_changed: 1 })
    await apply(second.id)
    const found = (await people()).filter((person) => person.name === '东方晓')
    expect(found).toEqual([
      expect.objectContaining({
        sex: 'male',
        home: expect.objectContaining({ name: '南苑小区 5幢 501', role: 'owner' }),
      }),
    ])
  })

  test('an identity number of somebody else is refused by name', async () => {
    await apply((await check(csv(heading, `西门庆余,19900006020,${identity(13)},,,,,,,`))).id)
    const view = await check(csv(heading, `西门庆安,19900006021,${identity(13)},,,,,,,`))
    expect(view.problems[0]?.words).toEqual(['这个身份证号已经登记在西门庆余名下。'])
    const differs = await check(csv(heading, `西门庆余,19900006020,${identity(14)},,,,,,,`))
    expect(differs.problems[0]?.words).toEqual(['姓名和手机号与已有登记相同，身份证号却不同，请核对。'])
  })

  test('the dry run is repeated when it is applied: who was registered since is not registered twice', async () => {
    const sheet = csv(heading, '北辰风,19900006030,,,,,,,,')
    const first = await check(sheet)
    const second = await check(sheet)
    await apply(first.id)
    expect(await apply(second.id)).toMatchObject({ rows_new: 0, rows_same: 1 })
  })

  test('twice is refused; so is one whose rows were forgotten', async () => {
    const sheet = csv(heading, '司徒静,19900006040,,,,,,,,')
    const { id } = await check(sheet)
    await apply(id)
    await expect(apply(id)).rejects.toMatchObject({ code: 'people.import_applied' })
    const late = await check(sheet)
    platform.clock.advance(8 * 86_400_000)
    await platform.perform(
      {
        kind: 'command',
        route: { name: 'test.forget', summary: '', access: 'public', output: undefined as never },
        handle: forgetImports,
        view: async () => null,
        anonymousActor: false,
      },
      { accountId: null, communityId: here.communityId, language: 'zh-CN', as: 'system' },
      {},
    )
    await expect(apply(late.id)).rejects.toMatchObject({ code: 'people.import_expired' })
    const errors = platform.do(importErrors, { id: late.id }, bySecretary())
    await expect(errors).rejects.toMatchObject({ code: 'people.import_expired' })
  })

  test('the rows are kept sealed; what is ready to be written is forgotten when it is', async () => {
    const { id } = await check(csv(heading, `皇甫嵩明,19900006050,${identity(15)},,,,,,,`))
    const kept = (table: 'people.import_pieces' | 'people.import_rows') =>
      platform.look(here.communityId, (tx) => tx.selectFrom(table).selectAll().where('import_id', '=', id).execute())
    const [piece] = await kept('people.import_pieces')
    expect(JSON.stringify(piece?.lines_sealed.toString())).not.toContain('皇甫')
    expect(JSON.stringify(await kept('people.import_rows'))).not.toContain(identity(15))
    await apply(id)
    expect(JSON.stringify(await kept('people.import_rows'))).not.toContain('皇甫')
  })
})

describe('columns', () => {
  type Columns = { headings: { heading: string; column: string | null; samples: string[] }[] }
  const columnsOfImport = (id: string) => platform.do<Columns>(importColumns, { id }, bySecretary())
  const recheck = (id: string, columns?: { heading: string; column: string | null }[]) =>
    platform.do<View>(recheckImport, columns ? { id, columns } : { id }, bySecretary())

  test('a sheet whose name column nobody knows waits to be told; the next one is read at once', async () => {
    const sheet = csv('住户,联络号码', '司空曙,19900006071')
    const { id, state, can } = await check(sheet)
    expect([state, can]).toEqual(['mapping', ['map']])
    expect((await columnsOfImport(id)).headings).toEqual([
      { heading: '住户', column: null, samples: ['司空曙'] },
      { heading: '联络号码', column: null, samples: ['19900006071'] },
    ])
    await expect(recheck(id, [{ heading: '联络号码', column: 'phone' }])).rejects.toMatchObject({
      code: 'people.sheet_columns_missing',
    })
    await expect(recheck(id, [{ heading: '血型', column: 'name' }])).rejects.toMatchObject({
      code: 'people.sheet_heading_unknown',
    })
    const twice = [
      { heading: '住户', column: 'name' },
      { heading: '联络号码', column: 'name' },
    ]
    await expect(recheck(id, twice)).rejects.toMatchObject({ code: 'people.sheet_column_twice' })
    const told = [
      { heading: '住户', column: 'name' },
      { heading: '联络号码', column: 'phone' },
    ]
    expect(await recheck(id, told)).toMatchObject({ state: 'checked', rows_new: 1, unknown_columns: [] })
    expect(await check(sheet)).toMatchObject({ state: 'checked', rows_new: 1 })
    await apply(id)
    await expect(recheck(id)).rejects.toMatchObject({ code: 'people.import_applied' })
    const other = await createSetting(platform)
    const caller = { communityId: other.communityId, accountId: other.secretary.accountId }
    expect(await platform.do<View>(checkImport, sheet, caller)).toMatchObject({ state: 'mapping' })
  })

  test('a column may be left alone on purpose', async () => {
    const { id } = await check(csv('姓名,备用电话,联系电话', '司空图,0571-12345678,19900006072'))
    const columns = [
      { heading: '姓名', column: 'name' },
      { heading: '备用电话', column: 'phone' },
      { heading: '联系电话', column: null },
    ]
    expect(await recheck(id, columns)).toMatchObject({ unknown_columns: ['联系电话'] })
  })
})

const columnsOf = (sheet: ExcelJS.Worksheet | undefined) => ((sheet?.getRow(1).values ?? []) as unknown[]).slice(1)

describe('rows that look like an entry', () => {
  type Proposals = {
    items: {
      row: number
      sheet: { name: string }
      entries: { id: string; name: string; why: string[] }[]
      can: string[]
    }[]
  }
  const proposals = async (id: string) =>
    (await platform.do<Proposals>(importProposals, { id, limit: 10 }, bySecretary())).items
  const decide = (id: string, input: object) =>
    platform.do<View>(decideImport, { id, decisions: [], ...input }, bySecretary())

  test('are shown beside it, and wait for somebody to decide', async () => {
    const known = csv(
      heading,
      `慕容燕然,19900008001,${identity(31)},,5幢,,501,业主,,`,
      '慕容静姝,19900008002,,,5幢,,501,家属,,',
    )
    await apply((await check(known)).id)
    const { id, ...view } = await check(
      csv(
        heading,
        `慕容雁然,,${identity(31)},,,,,,,`,
        '慕容静书,19900008002,,,,,,,,独居',
        '慕容静姝,19900008003,,,5幢,,501,家属,,',
        '慕容竞舒,19900008002,,,,,,,,',
      ),
    )
    expect(view).toMatchObject({ rows_undecided: 4, rows_new: 0, can: ['decide', 'map', 'check'] })
    await expect(apply(id)).rejects.toMatchObject({ code: 'people.import_undecided' })
    const [first, second, third] = await proposals(id)
    expect(first).toMatchObject({ row: 2, entries: [{ name: '慕容燕然', why: ['identity'] }], can: ['same', 'skip'] })
    expect(second?.entries).toEqual([expect.objectContaining({ name: '慕容静姝', why: ['phone'] })])
    expect(third?.entries).toEqual([expect.objectContaining({ why: ['dwelling'] })])
    const different = decide(id, { decisions: [{ row: 2, decision: 'different' }] })
    await expect(different).rejects.toMatchObject({ code: 'people.import_same_number' })
    for (const wrong of [
      { row: 9, decision: 'skip' },
      { row: 3, decision: 'same', person_id: here.resident },
    ])
      await expect(decide(id, { decisions: [wrong] })).rejects.toMatchObject({ code: 'people.import_row_unknown' })
    const some = [
      { row: 2, decision: 'same' },
      { row: 3, decision: 'same', person_id: second?.entries[0]?.id },
    ]
    expect(await decide(id, { decisions: some })).toMatchObject({ rows_undecided: 2, rows_changed: 1, rows_same: 1 })
    expect(await decide(id, { rest: 'different' })).toMatchObject({ rows_undecided: 0, rows_new: 2 })
    await apply(id)
    const names = (await people()).map(({ name }) => String(name)).filter((name) => name.startsWith('慕容'))
    expect(names.sort()).toEqual(['慕容竞舒', '慕容静姝', '慕容静姝', '慕容燕然'].sort())
    const tagged = (await people()).find(({ name, tags }) => name === '慕容静姝' && (tags as unknown[]).length > 0)
    expect(tagged).toBeDefined()
  })

  test('what was decided stays when the sheet is looked at again', async () => {
    await apply((await check(csv(heading, '欧阳靖,19900008011,,,,,,,,'))).id)
    const { id } = await check(csv(heading, '欧阳静,19900008011,,,,,,,,'))
    await decide(id, { decisions: [{ row: 2, decision: 'skip' }] })
    expect(await platform.do<View>(recheckImport, { id }, bySecretary())).toMatchObject({
      rows_undecided: 0,
      rows_same: 1,
    })
  })
})

describe('taking back', () => {
  const undo = (id: string) =>
    platform.do<View & { kept: { name: string; why: string }[] }>(undoImport, { id }, bySecretary())
  const named = async (prefix: string) => (await people()).filter(({ name }) => String(name).startsWith(prefix))

  test('an import is undone as far as nothing was built on it; the rest stays, with the reason', async () => {
    await apply((await check(csv(heading, '赫连城,19900009001,,,5幢,,501,家属,,独居'))).id)
    const { id } = await check(
      csv(
        heading,
        '赫连城,19900009001,,,5幢,,501,业主,,志愿者',
        `赫连甲,19900009002,${identity(41)},,5幢,,501,家属,,`,
        `赫连甲,19900009002,${identity(41)},,3幢,2单元,101,家属,,`,
        '赫连乙,19900009003,,,5幢,,501,家属,,',
        '赫连丙,19900009004,,,5幢,,501,家属,,',
        '赫连丁,19900009005,,,5幢,,501,家属,,',
      ),
    )
    await apply(id)
    const idOf = async (name: string) => String((await named(name))[0]?.id)
    await platform.do(editPerson, { id: await idOf('赫连乙'), revision: 1, newcomer: true }, bySecretary())
    await createAccount(platform, here.communityId, await idOf('赫连丙'))
    const view = await undo(id)
    expect(view).toMatchObject({ state: 'undone', can: [] })
    expect(view.kept.map(({ name, why }) => [name, why])).toEqual([
      ['赫连乙', '导入之后登记改过。'],
      ['赫连丙', '已经有诉求、账号或家庭用到这条登记。'],
    ])
    const left = await named('赫连')
    expect(left.map(({ name }) => name).sort()).toEqual(['赫连丙', '赫连乙', '赫连城'])
    expect(left.find(({ name }) => name === '赫连城')).toMatchObject({
      tags: [{ code: 'lives_alone' }],
      home: { role: 'family' },
    })
    await expect(undo(id)).rejects.toMatchObject({ code: 'people.import_not_applied' })
    const again = await check(csv(heading, `赫连甲,19900009002,${identity(41)},,5幢,,501,家属,,`))
    expect(again).toMatchObject({ rows_new: 1 })
  })

  test('a merged entry stays; after 30 days all do', async () => {
    const { id } = await check(csv(heading, '拓跋甲,19900009011,,,,,,,,', '拓跋乙,19900009012,,,,,,,,'))
    await apply(id)
    const [one, two] = await named('拓跋')
    await platform.do(mergePersons, { id: one?.id, into: two?.id }, bySecretary())
    expect((await undo(id)).kept).toHaveLength(2)
    const late = await check(csv(heading, '拓跋丙,19900009013,,,,,,,,'))
    await apply(late.id)
    platform.clock.advance(31 * 86_400_000)
    await expect(undo(late.id)).rejects.toMatchObject({ code: 'people.import_undo_late' })
  })
})

describe('sheets', () => {
  test('the template is read back without a problem', async () => {
    const template = await platform.do<Download>(importTemplate, {}, bySecretary())
    expect(template.name).toBe('居民导入模板.xlsx')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(Buffer.from(template.bytes) as never)
    const sheet = workbook.worksheets[0]
    expect(columnsOf(sheet)).toEqual(heading.split(','))
    sheet?.addRow(['澹台明', '19900007001', identity(16), '南苑小区', '3幢', '2单元', '101', '家属', '', ''])
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    const view = await check({ file: { name: 'a.xlsx', mediaType: xlsx, bytes } })
    expect(view).toMatchObject({ rows_total: 1, rows_new: 1, unknown_columns: [] })
  })

  test('an .xlsx comes back with what to mend, marked, and can be handed in again', async () => {
    const given = new ExcelJS.Workbook()
    given.addWorksheet('x').addRows([
      ['姓名', '手机号'],
      ['=HYPERLINK("x")', '199'],
      ['澹台清', '19900007002'],
    ])
    const file = { name: '居民.xlsx', mediaType: xlsx, bytes: new Uint8Array(await given.xlsx.writeBuffer()) }
    const { id } = await check({ file })
    const download = await platform.do<Download>(importErrors, { id }, bySecretary())
    expect([download.name, download.mediaType]).toEqual(['居民-请修改.xlsx', xlsx])
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(Buffer.from(download.bytes) as never)
    const sheet = workbook.worksheets[0]
    expect(sheet?.getCell('A1').value).toBe('错误说明')
    expect(sheet?.getCell('A2').value).toBe('手机号不完整或多了几位。')
    expect(sheet?.getCell('B2').type).toBe(ExcelJS.ValueType.String)
    expect(JSON.stringify(sheet?.getCell('C2').note)).toContain('手机号不完整')
    expect(sheet?.getCell('C2').fill).toMatchObject({ pattern: 'solid' })
    expect(sheet?.getCell('C3').note).toBeUndefined()
    const view = await check({ file: { name: 'a.xlsx', mediaType: xlsx, bytes: download.bytes } })
    expect(view).toMatchObject({ rows_total: 2, rows_refused: 1, unknown_columns: [] })
  })

  test('a .csv comes back as one', async () => {
    const { id } = await check(csv('姓名,手机号,备注', '澹台澈,199,"甲,乙"', '澹台清,19900007002,'))
    const download = await platform.do<Download>(importErrors, { id }, bySecretary())
    expect([download.name, download.mediaType]).toEqual(['居民-请修改.csv', 'text/csv'])
    expect(Buffer.from(download.bytes).toString()).toBe(
      '\u{feff}错误说明,姓名,手机号,备注\r\n手机号不完整或多了几位。,澹台澈,199,"甲,乙"\r\n,澹台清,19900007002,\r\n',
    )
  })
})

describe('a long sheet', () => {
  const many = (count: number, prefix: string) =>
    csv(
      '姓名,手机号',
      ...Array.from({ length: count }, (_, index) => `${prefix}${index},1990${String(1_000_000 + index)}`),
    )

  test('is looked at piece after piece, and taken in at one stroke', async () => {
    const first = await check(many(601, '公羊'))
    expect(first).toMatchObject({ state: 'checking', progress: 0, can: ['map', 'check'] })
    await expect(apply(first.id)).rejects.toMatchObject({ code: 'people.import_not_checked' })
    await platform.dispatcher.drain()
    const show = () => platform.do<View>(showImportQuery, { id: first.id }, bySecretary())
    expect(await show()).toMatchObject({ state: 'checked', progress: 100, rows_new: 601 })
    await apply(first.id)
    const noted = () =>
      platform.look(here.communityId, async (tx) => {
        const people = await tx
          .selectFrom('people.persons')
          .select('id')
          .where('community_id', '=', here.communityId)
          .where('name', 'like', '公羊%')
          .execute()
        const audited = await tx
          .selectFrom('platform.audit_subjects')
          .select('entity_id')
          .where('entity', '=', 'person')
          .where(
            'entity_id',
            'in',
            people.map((person) => person.id),
          )
          .execute()
        return [people.length, audited.length]
      })
    expect(await noted()).toEqual([601, 0])
    await platform.dispatcher.drain()
    expect(await noted()).toEqual([601, 601])
  })

  test('one person in rows far apart is one entry; the same said twice is refused', async () => {
    const filler = Array.from({ length: 600 }, (_, index) => `长孙${index},1991${1_000_000 + index},,,,,,,,`)
    const person = `百里奚,19900006060,${identity(17)}`
    const { id } = await check(
      csv(
        heading,
        `${person},,3幢,2单元,101,家属,,`,
        ...filler,
        `${person},,5幢,,501,业主,,`,
        `${person},,5幢,,501,业主,,`,
      ),
    )
    await platform.dispatcher.drain()
    const view = await platform.do<View>(showImportQuery, { id }, bySecretary())
    expect(view).toMatchObject({ rows_new: 602, rows_refused: 1 })
    expect(view.problems[0]?.words).toEqual(['和第 603 行重复。'])
    await apply(id)
    await platform.dispatcher.drain()
    const residences = await platform.look(here.communityId, (tx) =>
      tx
        .selectFrom('people.persons as p')
        .innerJoin('people.residences as r', 'r.person_id', 'p.id')
        .select('r.role')
        .where('p.name', '=', '百里奚')
        .execute(),
    )
    expect(residences.map(({ role }) => role).sort()).toEqual(['family', 'owner'])
  })

  test('what was looked at before much of the register changed has to be looked at again', async () => {
    const [one, two] = [await check(many(2_100, '淳于')), await check(many(2_100, '淳于'))]
    await platform.dispatcher.drain()
    await apply(one.id)
    await expect(apply(two.id)).rejects.toMatchObject({ code: 'people.import_stale' })
    await platform.do(recheckImport, { id: two.id }, bySecretary())
    await platform.dispatcher.drain()
    const view = await platform.do<View>(showImportQuery, { id: two.id }, bySecretary())
    expect(view).toMatchObject({ state: 'checked', rows_new: 0, rows_same: 2_100, can: ['map', 'check'] })
  })
})

describe('who may', () => {
  test('nobody without signing in, no resident, no grid worker, no post over a part', async () => {
    const sheet = csv(heading, '某人,,,,,,,,,')
    const caller = (accountId: string | null) => ({ communityId: here.communityId, accountId })
    await expect(check(sheet, caller(null) as never)).rejects.toMatchObject({ code: 'platform.sign_in_needed' })
    const resident = await createAccount(platform, here.communityId, here.resident)
    const partial = await createStaff(platform, here.communityId, 'community_worker', { areaId: here.areas.grid })
    for (const accountId of [resident, here.gridWorker.accountId, partial.accountId]) {
      await expect(check(sheet, caller(accountId) as never)).rejects.toMatchObject({ code: 'platform.not_allowed' })
    }
    const partly = platform.do(listImports, { limit: 10 }, caller(partial.accountId))
    await expect(partly).rejects.toMatchObject({ code: 'platform.not_allowed' })
  })

  test('an import of another community is not there', async () => {
    const { id } = await check(csv(heading, '某人,,,,,,,,,'))
    const other = await createSetting(platform)
    const caller = { communityId: other.communityId, accountId: other.secretary.accountId }
    for (const operation of [
      showImportQuery,
      applyImport,
      recheckImport,
      decideImport,
      undoImport,
      importErrors,
      importColumns,
      importProposals,
    ]) {
      await expect(platform.do(operation, { id, limit: 10, decisions: [] }, caller)).rejects.toMatchObject({
        code: 'platform.not_found',
      })
    }
  })
})
