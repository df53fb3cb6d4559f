import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import type { Download } from '../../platform/command/types.ts'
import type { SheetType } from '../../shared/contract.ts'
import { makeIdentityNumber } from '../../shared/identity-number.ts'
import { createAccount } from '../access/test/factory.ts'
import { createStaff } from '../bodies/test/staff.ts'
import { createDwelling } from '../territory/test/factory.ts'
import { applyImport, checkImport, forgetImports } from './server/commands/imports.ts'
import { importErrors, importTemplate, listImports, showImportQuery } from './server/queries/imports.ts'
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
      can: ['apply'],
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
      'people.sheet_columns_missing',
      { name: 'a.csv', mediaType: 'text/csv', bytes: Buffer.from('手机号\n19900005001\n') },
    ],
    [
      'people.sheet_too_long',
      { name: 'a.csv', mediaType: 'text/csv', bytes: Buffer.from(`姓名\n${'某\n'.repeat(20_001)}`) },
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
    expect(view).toMatchObject({ state: 'applied', rows_new: 3, rows_refused: 1, can: [] })
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
    expect(again).toMatchObject({ rows_new: 0, rows_changed: 0, rows_same: 3, rows_refused: 1, can: [] })
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

  test('the rows are kept sealed', async () => {
    const { id } = await check(csv(heading, `皇甫嵩明,19900006050,${identity(15)},,,,,,,`))
    const row = await platform.look(here.communityId, (tx) =>
      tx.selectFrom('people.imports').select('rows_sealed').where('id', '=', id).executeTakeFirstOrThrow(),
    )
    expect(row.rows_sealed?.includes(identity(15))).toBe(false)
    expect(row.rows_sealed?.includes('皇甫')).toBe(false)
  })
})

const columnsOf = (sheet: ExcelJS.Worksheet | undefined) => ((sheet?.getRow(1).values ?? []) as unknown[]).slice(1)

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

  test('the sheet comes back with what to mend, and can be handed in again', async () => {
    const { id } = await check(csv(heading, '=HYPERLINK("x"),199,,,,,,,,', '澹台清,19900007002,,,,,,,,'))
    const download = await platform.do<Download>(importErrors, { id }, bySecretary())
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(Buffer.from(download.bytes) as never)
    const sheet = workbook.worksheets[0]
    expect(sheet?.getCell('A1').value).toBe('错误说明')
    expect(sheet?.getCell('A2').value).toBe('手机号不完整或多了几位。')
    expect(sheet?.getCell('B2').type).toBe(ExcelJS.ValueType.String)
    const view = await check({ file: { name: 'a.xlsx', mediaType: xlsx, bytes: download.bytes } })
    expect(view).toMatchObject({ rows_total: 2, rows_refused: 1 })
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
    for (const operation of [showImportQuery, applyImport, importErrors]) {
      await expect(platform.do(operation, { id }, caller)).rejects.toMatchObject({ code: 'platform.not_found' })
    }
  })
})
