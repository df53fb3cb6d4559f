import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { Download, Operation } from '../../../../platform/command/types.ts'
import { refused, setUpRequests } from '../../test/acting.ts'
import { fileOne, items } from '../../test/factory.ts'
import { requestExport } from './export-requests.ts'

const operation = (name: string) => requestExport.operations.find((one) => one.route.name === name) as Operation
const exportRequests = operation('requests.export')

const at = setUpRequests()

/** The cells of the sheet, row by row, without the empty first of ExcelJS. */
async function rowsOf(filter: object = {}): Promise<string[][]> {
  const download = await at.act<Download>(exportRequests, at.community.secretary, { sort: 'newest', ...filter })
  expect(download.mediaType).toContain('spreadsheetml')
  expect(download.name).toBe('诉求清单 2026-03-04.xlsx')
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(download.bytes) as never)
  const rows: string[][] = []
  book.worksheets[0]?.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map((cell) => String(cell ?? ''))))
  return rows
}

describe('the exported sheet', () => {
  it('is for the desk', async () => {
    const input = { sort: 'due' }
    await refused(at.act(exportRequests, null, input), 'platform.sign_in_needed')
    for (const by of [
      at.community.resident,
      at.community.manager,
      at.community.departmentClerk,
      at.community.gridWorker,
    ]) {
      await refused(at.act(exportRequests, by, input), 'platform.not_allowed')
    }
    const unknown = { ...input, area: '0198c0de-0000-7000-8000-000000000000' }
    await refused(at.act(exportRequests, at.community.secretary, unknown), 'requests.area_unknown')
  })

  it('holds the list as filtered, contacts masked, cells that are no formulas, and tells who took it out', async () => {
    const wish = { item_code: items.papers, area_id: undefined, contact_name: '@李四', contact_phone: '19900001234' }
    await fileOne(at.platform, at.community, { ...wish, description: '=HYPERLINK("http://evil","开证明")' }, null)
    const lamp = await fileOne(at.platform, at.community, { confidential: true })
    await fileOne(at.platform, at.community, { anonymous: true, item_code: items.pests })

    const [note, headers, ...rows] = await rowsOf()
    expect(note?.[0]).toMatch(/^筛选：全部。共 3 件，2026-03-04 10:00 由 测试居民\d+ 导出/)
    expect(headers).toContain('最晚办好')
    const of = (row: string[] | undefined, header: string) => row?.[headers?.indexOf(header) ?? -1] ?? ''
    const papers = rows.find((row) => of(row, '条目') === '开具证明')
    expect(of(papers, '诉求')).toBe(`'=HYPERLINK("http://evil","开证明")`)
    expect([of(papers, '反映人'), of(papers, '电话')]).toEqual(["'@**", '199****1234'])
    const secret = rows.find((row) => of(row, '编号') === lamp.number)
    expect(secret).toMatchObject({})
    expect(of(secret, '地点')).toBe('南苑小区 3幢 2单元')
    expect(of(secret, '反映人')).toMatch(/^测\*+$/)
    expect(rows).toHaveLength(3)
    expect(JSON.stringify(rows)).not.toMatch(/199\d{8}/)

    const filtered = await rowsOf({ item: items.pests, area: at.community.areas.compound, state: 'assigned,accepted' })
    expect(filtered).toHaveLength(3)
    expect(filtered[0]?.[0]).toContain('地点 南苑小区')
    expect(filtered[0]?.[0]).toContain('进展 待接收、办理中')
  })

  it('is audited', async () => {
    const rows = await at.platform.look(at.community.communityId, (tx) =>
      tx
        .selectFrom('platform.audit_subjects')
        .select('entity')
        .where('community_id', '=', at.community.communityId)
        .where('entity', '=', 'requests_export')
        .execute(),
    )
    expect(rows).toHaveLength(2)
  })
})

describe('a long list', () => {
  type Made = { id: string; state: string; rows: number | null; why: string }
  const mine = async (by = at.community.secretary) =>
    (await at.act<{ items: Made[] }>(operation('requests.exports'), by, {})).items

  it('is made in the background for who asked, once at a time, and nobody else fetches it', async () => {
    const start = operation('requests.start_export')
    await refused(at.act(start, at.community.manager, { sort: 'newest' }), 'platform.not_allowed')
    const begun = await at.act<Made>(start, at.community.secretary, { sort: 'newest', columns: 'what,phone' })
    expect(begun).toMatchObject({ state: 'running', rows: null })
    await refused(at.act(start, at.community.secretary, { sort: 'newest' }), 'requests.export_running')
    await refused(
      at.act(operation('requests.export_file'), at.community.secretary, { id: begun.id }),
      'platform.not_found',
    )

    await at.platform.dispatcher.drain()
    expect(await mine()).toMatchObject([{ id: begun.id, state: 'ready', rows: 3 }])
    const file = await at.act<Download>(operation('requests.export_file'), at.community.secretary, { id: begun.id })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(Buffer.from(file.bytes) as never)
    expect(book.worksheets[0]?.rowCount).toBe(5)
    const cells = JSON.stringify(book.worksheets[0]?.getSheetValues())
    expect(cells).toContain('199****1234')
    expect(cells).not.toMatch(/199\d{8}/)
    await refused(
      at.act(operation('requests.export_file'), at.community.manager, { id: begun.id }),
      'platform.not_allowed',
    )
  })

  it('can be fetched for a week', async () => {
    const [made] = await mine()
    at.platform.clock.advance(8 * 24 * 60 * 60 * 1000)
    await refused(
      at.act(operation('requests.export_file'), at.community.secretary, { id: made?.id ?? '' }),
      'platform.not_found',
    )
  })
})
