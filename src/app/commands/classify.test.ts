import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Example, split } from '../../engines/classify/index.ts'
import { StartFault } from '../../platform/config.ts'
import { readXlsx } from '../../platform/sheets/index.ts'
import { classify } from './classify.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-classify-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const rows = ['楼道的灯坏了,灯', '楼道灯不亮,灯', '感应灯坏了,灯', '楼上漏水,水', '屋顶漏水了,水', '卫生间漏水,水']
const sheet = (lines: readonly string[]) => ['留言,类', ...lines].join('\n')

async function run(options: { train: string; test: string; text?: string[]; label?: string; json?: boolean }) {
  const lines: string[] = []
  const report = await classify({ text: ['留言'], label: '类', json: false, ...options }, (line) => lines.push(line))
  return { report, lines }
}

describe('linli classify', () => {
  it('says how often it was right, in lines or as one object', async () => {
    const train = file('train.csv', sheet(rows))
    const test = file('test.csv', sheet(['楼道灯坏,灯', '厨房漏水,水', ',水']))
    const { report, lines } = await run({ train, test })
    expect(report).toMatchObject({ accuracy: 1, macro_f1: 1, train: 6, test: 2, left_out: 1 })
    expect(lines.slice(0, 2)).toEqual(['accuracy  1.0000', 'macro-F1  1.0000'])
    const asked = await run({ train, test, json: true })
    expect(JSON.parse(asked.lines.join(''))).toMatchObject({ accuracy: 1, macro_f1: 1 })
  })

  it('reads GBK and .xlsx alike, and several columns of text', async () => {
    // 留言,类 / 灯,灯 / 水,水 in GBK
    const gbk = [
      0xc1, 0xf4, 0xd1, 0xd4, 0x2c, 0xc0, 0xe0, 0x0a, 0xb5, 0xc6, 0x2c, 0xb5, 0xc6, 0x0a, 0xcb, 0xae, 0x2c, 0xcb, 0xae,
    ]
    const book = new ExcelJS.Workbook()
    book.addWorksheet('一').addRows([['标题', '留言', '类'], ...rows.map((row) => ['急', ...row.split(',')])])
    const train = file('train.xlsx', new Uint8Array(await book.xlsx.writeBuffer()))
    expect((await run({ train, test: file('gbk.csv', Uint8Array.from(gbk)) })).report).toMatchObject({
      test: 2,
      accuracy: 1,
    })
    expect((await run({ train, test: train, text: ['标题', '留言'] })).report.accuracy).toBe(1)
  })

  it.each([
    ['a missing file', { test: 'nowhere.csv' }, /nowhere\.csv can't be opened \(ENOENT\)/],
    ['another kind of file', { test: 'a.txt' }, /a\.txt is neither a \.csv nor an \.xlsx/],
    ['a missing column', { label: '类别' }, /has no column "类别"; it has: 留言, 类\./],
    ['an empty file', { test: ['empty.csv', ''] }, /empty\.csv is empty/],
    ['a heading alone', { test: ['head.csv', '留言,类\n'] }, /head\.csv is empty/],
    ['rows without a label', { test: ['none.csv', '留言,类\n灯,\n'] }, /No row of .*none\.csv has both/],
    ['one label', { train: ['one.csv', '留言,类\n灯,灯\n水,灯\n'] }, /have the label "灯"/],
    [
      'a label never learned',
      { test: ['new.csv', '留言,类\n电梯坏了,梯\n'] },
      /The label "梯" of .*new\.csv never comes in/,
    ],
    [
      'UTF-16',
      { test: ['wide.csv', new Uint8Array(Buffer.from('\ufeff留言,类\n灯,灯', 'utf16le'))] },
      /neither UTF-8 nor GBK/,
    ],
    ['no .xlsx inside', { test: ['false.xlsx', 'no sheet'] }, /it is no \.xlsx/],
  ] as const)('refuses %s in one sentence', async (_what, wrong: Record<string, unknown>, sentence) => {
    const given = Object.fromEntries(
      Object.entries(wrong).map(([key, value]) => [
        key,
        Array.isArray(value) ? file(value[0], value[1]) : key === 'label' ? value : join(folder, String(value)),
      ]),
    )
    const good = file('good.csv', sheet(rows))
    const failed = run({ train: good, test: good, ...given })
    await expect(failed).rejects.toThrow(StartFault)
    await expect(failed).rejects.toThrow(sentence)
  })
})

const published = join(import.meta.dirname, '../../../../shared/data/complaints/labelled-sample.xlsx')

it('knows what residents’ messages of a published sample are about', async () => {
  if (!existsSync(published)) {
    process.stdout.write('The external check of classification was left out: ../shared/data/complaints is absent.\n')
    return
  }
  const examples: Example[] = []
  for await (const { cells } of readXlsx(readFileSync(published), { columnsMost: 10, cellCharactersMost: 20_000 })) {
    const [, , title = '', , text = '', label = ''] = cells
    if (label !== '' && label !== '一级分类') examples.push({ text: `${title}\n${text}`, label })
  }
  expect(examples).toHaveLength(495)
  const { rest, apart } = split(examples, 0.2, 2020)
  const quoted = (all: readonly Example[]) =>
    ['text,label', ...all.map(({ text, label }) => `"${text.replaceAll('"', '""')}",${label}`)].join('\n')
  const [train, test] = [file('published-train.csv', quoted(rest)), file('published-test.csv', quoted(apart))]
  const { report } = await run({ train, test, text: ['text'], label: 'label' })
  const { accuracy, macro_f1 } = report
  process.stdout.write(
    `Complaints, ${rest.length} to learn from, ${apart.length} apart: accuracy ${accuracy.toFixed(3)}, macro-F1 ${macro_f1.toFixed(3)}\n`,
  )
  expect(accuracy).toBeGreaterThan(0.78)
  expect(macro_f1).toBeGreaterThan(0.75)
})
