import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { createDwelling } from '../territory/test/factory.ts'
import { checkImport, decideImport, recheckImport } from './server/commands/imports.ts'
import { noteDeath } from './server/commands/life-events.ts'
import { importColumns, importProposals } from './server/queries/imports.ts'
import { csv, heading, type ImportView, identity, setUpSheets } from './test/importing.ts'
import { createSetting } from './test/setting.ts'

const at = setUpSheets()

describe('dry run', () => {
  test('says of each row what would become of it, and changes nothing', async () => {
    const before = (await at.people()).length
    const view = await at.check(
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
      can: ['apply', 'map', 'check', 'give_up'],
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
    expect((await at.people()).length).toBe(before)
  })

  test('a number of somebody who died is a row to mend; the name alone is somebody else', async () => {
    await at.apply((await at.check(csv(heading, `公西华,19900005090,${identity(90)},,,,,,,`))).id)
    const id = (await at.people()).find(({ name }) => name === '公西华')?.id
    await at.platform.do(noteDeath, { id, day: '2026-03-02' }, at.bySecretary())
    const view = await at.check(csv(heading, `公西华,19900005090,${identity(90)},,,,,,,`, '公西华,19900005090,,,,,,,,'))
    expect(view).toMatchObject({ rows_refused: 1, rows_new: 1 })
    expect(view.problems).toMatchObject([{ row: 2, words: ['这个身份证号登记在公西华名下，已登记去世，请核对。'] }])
  })

  test('reads what Chinese Excel writes (GB 18030), rare characters included', async () => {
    const bytes = Buffer.from('d0d5c3fb2ccad6bbfabac50d0ab9a89534b235b0b22c3139390d0a', 'hex')
    const view = await at.check({ file: { name: '居民.csv', mediaType: 'text/csv', bytes } })
    expect(view.problems).toEqual([{ row: 2, name: '龚𠮷安', words: ['手机号不完整或多了几位。'] }])
  })

  test('tells columns it leaves alone, and reads headings as people write them', async () => {
    const view = await at.check(csv('* 姓名,联系电话,血型,面积（㎡）', '公冶长风,0571-87654321,A,'))
    expect(view).toMatchObject({ rows_new: 1, unknown_columns: ['血型'] })
  })

  test('a door may be written as in an address', async () => {
    const view = await at.check(csv('姓名,楼栋,房号', '公冶长风,,3-2-101', '公冶长雨,3幢,2-101'))
    expect(view).toMatchObject({ rows_new: 2, problems: [] })
  })

  test('a floor area that differs is a remark, no refusal', async () => {
    const dwelling = { building: at.here.areas.building, stairwell: at.here.areas.stairwell, number: '102' }
    await createDwelling(at.platform, at.here.communityId, { ...dwelling, floorArea: 88.5 })
    const view = await at.check(csv(heading, '公冶长云,19900005009,,,3幢,2单元,102,业主,98.5,'))
    expect(view).toMatchObject({ rows_new: 1, rows_refused: 0 })
    expect(view.remarks[0]?.words[0]).toContain('88.5')
  })

  test.each([
    ['身份证号应是 18 位。', '33999919621103'],
    ['身份证号里有不该有的字符。', '33999919621103001A'],
    ['身份证号里的出生日期不存在。', '339999196213030011'],
    ['身份证号末位对不上，请对着证件核对。', identity(2).replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
  ])('%s', async (words, number) => {
    const view = await at.check(csv(heading, `公冶长云,,${number},,,,,,,`))
    expect(view.problems).toEqual([{ row: 2, name: '公冶长云', words: [words] }])
  })

  test('an identity number that Excel rounded is told as such', async () => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('x')
    sheet.addRow(['姓名', '身份证号', '手机号'])
    sheet.addRow(['公冶长云', 339999196211030020, 19900005010])
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    const view = await at.check({
      file: {
        name: 'a.xlsx',
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' as const,
        bytes,
      },
    })
    expect(view.problems[0]?.words[0]).toContain('文本格式')
  })

  test.each([
    [
      'people.sheet_unreadable',
      {
        name: 'a.xlsx',
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' as const,
        bytes: Buffer.from('PK nonsense'),
      },
    ],
    ['people.sheet_unreadable', { name: 'a.csv', mediaType: 'text/csv', bytes: Buffer.from([0xff, 0xff, 0x80]) }],
    ['people.sheet_empty', { name: 'a.csv', mediaType: 'text/csv', bytes: Buffer.from('姓名\n\n') }],
    [
      'people.sheet_too_long',
      { name: 'a.csv', mediaType: 'text/csv', bytes: Buffer.from(`姓名\n${'某\n'.repeat(50_001)}`) },
    ],
  ])('%s', async (code, file) => {
    await expect(at.check({ file })).rejects.toMatchObject({ code })
  })
})

describe('columns', () => {
  type Columns = { headings: { heading: string; column: string | null; samples: string[] }[] }
  const columnsOfImport = (id: string) => at.platform.do<Columns>(importColumns, { id }, at.bySecretary())
  const recheck = (id: string, columns?: { heading: string; column: string | null }[]) =>
    at.platform.do<ImportView>(recheckImport, columns ? { id, columns } : { id }, at.bySecretary())

  test('a sheet whose name column nobody knows waits to be told; the next one is read at once', async () => {
    const sheet = csv('住户,联络号码', '司空曙,19900006071')
    const { id, state, can } = await at.check(sheet)
    expect([state, can]).toEqual(['mapping', ['map', 'give_up']])
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
    expect(await at.check(sheet)).toMatchObject({ state: 'checked', rows_new: 1 })
    await at.apply(id)
    await expect(recheck(id)).rejects.toMatchObject({ code: 'people.import_applied' })
    const other = await createSetting(at.platform)
    const caller = { communityId: other.communityId, accountId: other.secretary.accountId }
    expect(await at.platform.do<ImportView>(checkImport, sheet, caller)).toMatchObject({ state: 'mapping' })
  })

  test('a column may be left alone on purpose', async () => {
    const { id } = await at.check(csv('姓名,备用电话,联系电话', '司空图,0571-12345678,19900006072'))
    const columns = [
      { heading: '姓名', column: 'name' },
      { heading: '备用电话', column: 'phone' },
      { heading: '联系电话', column: null },
    ]
    expect(await recheck(id, columns)).toMatchObject({ unknown_columns: ['联系电话'] })
  })
})

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
    (await at.platform.do<Proposals>(importProposals, { id, limit: 10 }, at.bySecretary())).items
  const decide = (id: string, input: object) =>
    at.platform.do<ImportView>(decideImport, { id, decisions: [], ...input }, at.bySecretary())

  test('are shown beside it, and wait for somebody to decide', async () => {
    const known = csv(
      heading,
      `慕容燕然,19900008001,${identity(31)},,5幢,,501,业主,,`,
      '慕容静姝,19900008002,,,5幢,,501,家属,,',
    )
    await at.apply((await at.check(known)).id)
    const { id, ...view } = await at.check(
      csv(
        heading,
        `慕容雁然,,${identity(31)},,,,,,,`,
        '慕容静书,19900008002,,,,,,,,独居',
        '慕容静姝,19900008003,,,5幢,,501,家属,,',
        '慕容竞舒,19900008002,,,,,,,,',
      ),
    )
    expect(view).toMatchObject({ rows_undecided: 4, rows_new: 0, can: ['decide', 'map', 'check', 'give_up'] })
    await expect(at.apply(id)).rejects.toMatchObject({ code: 'people.import_undecided' })
    const [first, second, third] = await proposals(id)
    expect(first).toMatchObject({ row: 2, entries: [{ name: '慕容燕然', why: ['identity'] }], can: ['same', 'skip'] })
    expect(second?.entries).toEqual([expect.objectContaining({ name: '慕容静姝', why: ['phone'] })])
    expect(third?.entries).toEqual([expect.objectContaining({ why: ['dwelling'] })])
    const different = decide(id, { decisions: [{ row: 2, decision: 'different' }] })
    await expect(different).rejects.toMatchObject({ code: 'people.import_same_number' })
    for (const wrong of [
      { row: 9, decision: 'skip' },
      { row: 3, decision: 'same', person_id: at.here.resident },
    ])
      await expect(decide(id, { decisions: [wrong] })).rejects.toMatchObject({ code: 'people.import_row_unknown' })
    const some = [
      { row: 2, decision: 'same' },
      { row: 3, decision: 'same', person_id: second?.entries[0]?.id },
    ]
    expect(await decide(id, { decisions: some })).toMatchObject({ rows_undecided: 2, rows_changed: 1, rows_same: 1 })
    expect(await decide(id, { rest: 'different' })).toMatchObject({ rows_undecided: 0, rows_new: 2 })
    await at.apply(id)
    const names = (await at.people()).map(({ name }) => String(name)).filter((name) => name.startsWith('慕容'))
    expect(names.sort()).toEqual(['慕容竞舒', '慕容静姝', '慕容静姝', '慕容燕然'].sort())
    const tagged = (await at.people()).find(({ name, tags }) => name === '慕容静姝' && (tags as unknown[]).length > 0)
    expect(tagged).toBeDefined()
  })

  test('what was decided stays when the sheet is looked at again', async () => {
    await at.apply((await at.check(csv(heading, '欧阳靖,19900008011,,,,,,,,'))).id)
    const { id } = await at.check(csv(heading, '欧阳静,19900008011,,,,,,,,'))
    await decide(id, { decisions: [{ row: 2, decision: 'skip' }] })
    expect(await at.platform.do<ImportView>(recheckImport, { id }, at.bySecretary())).toMatchObject({
      rows_undecided: 0,
      rows_same: 1,
    })
  })
})
