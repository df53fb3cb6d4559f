import { describe, expect, it } from 'vitest'
import type { Download } from '../../../../platform/command/types.ts'
import { readXlsx } from '../../../../platform/sheets/index.ts'
import { refused, setUpRequests } from '../../test/acting.ts'
import { communityWithRequests, items } from '../../test/factory.ts'
import { catalogueItem } from '../queries/catalogue.ts'
import { previewBoundary, takeBoundary } from './boundary-sheet.ts'
import { catalogueImports } from './imports.ts'
import { sheetOperations } from './index.ts'
import { previewItems } from './preview-items.ts'
import { takeItems } from './take-items.ts'
import { boundarySheet, catalogueSheet } from './take-out.ts'
import { undoImport } from './undo-import.ts'

type Row = {
  row: number
  code: string
  verdict: string
  problems: { problem: string }[]
  changes: { column: string; after: string }[]
  item: { code: string } | null
  revision: number | null
  compound_id?: string | null
  wanted?: object | null
}
type Preview = { rows: Row[]; unknown: string[] }
type Item = { item: { name: string; revision: number; retired: boolean }; overrides: object[] }

const at = setUpRequests()
const by = () => at.community.secretary
const csv = (...lines: string[]) => ({
  name: '清单.csv',
  mediaType: 'text/csv' as const,
  bytes: Buffer.from(lines.join('\n')),
})
const look = (code: string) => at.act<Item>(catalogueItem, by(), { code })
const preview = (...lines: string[]) => at.act<Preview>(previewItems, by(), { file: csv(...lines) })
const taking = (rows: Row[]) => rows.flatMap(({ item, revision }) => (item ? [{ item, revision }] : []))
async function linesOf(sheet: Download): Promise<string[][]> {
  const lines: string[][] = []
  const limits = { columnsMost: 60, cellCharactersMost: 8_000 }
  for await (const line of readXlsx(sheet.bytes, limits)) lines.push(line.cells)
  return lines
}

describe('the catalogue as a sheet', () => {
  it('is for who keeps it, here', async () => {
    const other = await communityWithRequests(at.platform)
    const elsewhere = { communityId: other.communityId, accountId: by().accountId }
    const input = {
      file: csv('编码,名称', 'A10,灯'),
      rows: [],
      cells: [],
      reason: '试试',
      id: at.community.areas.compound,
    }
    for (const operation of sheetOperations) {
      await refused(at.act(operation, null, input), 'platform.sign_in_needed')
      await refused(at.act(operation, at.community.resident, input), 'platform.not_allowed')
      await refused(at.platform.do(operation, input, elsewhere), 'platform.not_allowed')
    }
    await refused(at.act(undoImport, by(), input), 'platform.not_found')
  })

  it('taken out and handed in again changes nothing', async () => {
    const sheet = await at.act<Download>(catalogueSheet, by(), {})
    const file = { name: '清单.xlsx', mediaType: sheet.mediaType, bytes: sheet.bytes }
    const seen = await at.act<Preview>(previewItems, by(), { file })
    expect(seen.unknown).toEqual([])
    expect(new Set(seen.rows.map((row) => row.verdict))).toEqual(new Set(['same']))
    expect(seen.rows).toHaveLength(112)
  })

  it('says row by row what is wrong, and lets the good rows in; all of it is taken back at once', async () => {
    const seen = await preview(
      '编码,名称,类别,性质,归谁管,哪类部门,为什么归它管,大小急,缓急,多久联系,多久办好,怎样算办好,备注',
      `${items.lamp},公共照明坏了,爱心民生,报修,物业公司,,公共部位归物业管,小事,3,1 工作日,3 工作日,灯亮了,`,
      `${items.green},绿化修剪,爱心民生,求助,物业公司,,公共绿地归物业管,小事,4,2 工作日,8 工作日,修剪好了,`,
      'A98,快递柜坏了,爱心民生,求助,物业公司,,在公共部位,小事,3,1 工作日,2 工作日,柜门能开,',
      'A98,又一个,爱心民生,求助,物业公司,,在公共部位,小事,3,1 工作日,2 工作日,柜门能开,',
      'A97,缺部门,爱心民生,求助,政府部门,,路灯归城管,小事,9,一会儿,2 工作日,亮了,',
    )
    expect(seen.unknown).toEqual(['备注'])
    expect(seen.rows.map(({ verdict, problems }) => [verdict, ...problems.map((one) => one.problem)])).toEqual([
      ['wrong', 'unknown'],
      ['changed'],
      ['new'],
      ['wrong', 'twice'],
      ['wrong', 'number', 'limit', 'required'],
    ])
    expect(seen.rows[1]?.changes.map((one) => one.column)).toContain('名称')
    const before = await look(items.green)
    const done = await at.act<{ id: string; changed: number }>(takeItems, by(), {
      rows: taking(seen.rows),
      reason: '一年一改',
    })
    expect(done.changed).toBe(2)
    expect((await look(items.green)).item).toMatchObject({ name: '绿化修剪', revision: before.item.revision + 1 })
    await refused(at.act(takeItems, by(), { rows: taking(seen.rows), reason: '再来' }), 'requests.item_changed')
    expect(await at.act(undoImport, by(), { id: done.id, reason: '改早了' })).toMatchObject({ kept: 0 })
    expect((await look(items.green)).item).toMatchObject({ name: before.item.name, revision: before.item.revision + 2 })
    expect((await look('A98')).item).toMatchObject({ retired: true })
    await refused(at.act(undoImport, by(), { id: done.id, reason: '再撤' }), 'requests.import_undone')
    expect((await at.act<{ items: object[] }>(catalogueImports, by(), {})).items[0]).toMatchObject({ undone: true })
  })

  it('refuses what is no sheet of it', async () => {
    await refused(preview('名字,电话', '甲,1'), 'requests.sheet_headings')
    const broken = {
      name: 'x.xlsx',
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: Buffer.from('no'),
    }
    await refused(at.act(previewItems, by(), { file: broken }), 'requests.sheet_unreadable')
  })
})

describe('the boundary as a sheet', () => {
  it('arranges cell by cell, and goes back', async () => {
    const sheet = await linesOf(await at.act<Download>(boundarySheet, by(), {}))
    const [, headings = []] = sheet
    const compound = headings[3] ?? ''
    const seen = await at.act<Preview>(previewBoundary, by(), {
      file: csv(
        `编码,名称,全社区,${compound}`,
        `${items.pests},,物业公司,`,
        `${items.lamp},,,没有的公司`,
        'Z99,,物业公司,',
      ),
    })
    expect(seen.rows.map(({ code, verdict }) => [code, verdict])).toEqual([
      [items.pests, 'changed'],
      [items.lamp, 'wrong'],
      ['Z99', 'wrong'],
      ['Z99', 'wrong'],
    ])
    const cells = seen.rows
      .filter((row) => row.verdict === 'changed')
      .map(({ code, compound_id, wanted }) => ({ code, compound_id, wanted }))
    const done = await at.act<{ id: string }>(takeBoundary, by(), { cells, reason: '合同写明由物业消杀' })
    expect((await look(items.pests)).overrides).toMatchObject([{ answerable: 'property_company', compound: null }])
    await at.act(undoImport, by(), { id: done.id, reason: '合同还没签' })
    expect((await look(items.pests)).overrides).toEqual([])
    const wrong = [{ ...cells[0], code: 'Z99' }]
    await refused(at.act(takeBoundary, by(), { cells: wrong, reason: '试试' }), 'requests.item_unknown')
  })
})
