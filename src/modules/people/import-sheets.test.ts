import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import type { Download } from '../../platform/command/types.ts'
import type { SheetType } from '../../shared/contract.ts'
import { createAccount } from '../access/test/factory.ts'
import { createStaff } from '../bodies/test/staff.ts'
import {
  applyImport,
  decideImport,
  giveUpImport,
  recheckImport,
  retryImport,
  undoImport,
} from './server/commands/imports.ts'
import {
  importColumns,
  importErrors,
  importProposals,
  importTemplate,
  listImports,
  showImportQuery,
} from './server/queries/imports.ts'
import { csv, heading, identity, importing } from './test/importing.ts'
import { createSetting, type Setting } from './test/setting.ts'

let platform: TestPlatform
let here: Setting
let sheets: ReturnType<typeof importing>
beforeAll(async () => {
  platform = await openTestPlatform()
  here = await createSetting(platform)
  sheets = importing(platform, () => here)
})
afterAll(() => platform.close())

const bySecretary = () => sheets.bySecretary()
const check = (input: object, caller = bySecretary()) => sheets.check(input, caller)
const columnsOf = (sheet: ExcelJS.Worksheet | undefined) => ((sheet?.getRow(1).values ?? []) as unknown[]).slice(1)
const xlsx: SheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

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
      retryImport,
      giveUpImport,
    ]) {
      await expect(platform.do(operation, { id, limit: 10, decisions: [] }, caller)).rejects.toMatchObject({
        code: 'platform.not_found',
      })
    }
  })
})
