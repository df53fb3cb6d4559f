import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setImmediate as breath } from 'node:timers/promises'
import { problemHeading, sheetNames } from './columns.data.ts'
import type { Line } from './sheet.ts'

/** What is said of a row: all of it in words, and what belongs to which cell (its place in the sheet). */
export type Note = { words: string[]; cells: Map<number, string> }

/** A sheet as it came, with what was said of its rows. */
export type Annotated = {
  headings: readonly string[]
  lines: AsyncIterable<readonly Line[]>
  notes: ReadonlyMap<number, Note>
}

const fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF8E0D2' } } as const
const textFormat = '@'

/**
 * The sheet as it came, as an .xlsx: a column in front says what to mend in each row, the cells concerned are coloured and carry it as a
 * comment. Written piece by piece; others are answered in between.
 */
export async function annotatedWorkbook({ headings, lines, notes }: Annotated): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs')
  const out = new PassThrough()
  const bytes = buffer(out)
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true })
  const page = book.addWorksheet(sheetNames.register, { views: [{ state: 'frozen', ySplit: 1 }] })
  const kept = keptColumns(headings)
  page.columns = [40, ...kept.map(() => 16)].map((width) => ({ width, style: { numFmt: textFormat } }))
  const head = page.addRow([problemHeading, ...kept.map((index) => headings[index] ?? '')])
  head.font = { bold: true }
  head.commit()
  for await (const piece of lines) {
    for (const line of piece) {
      const note = notes.get(line.row)
      const row = page.addRow([note?.words.join(' ') ?? '', ...kept.map((index) => line.cells[index] ?? '')])
      for (const [index, words] of note?.cells ?? []) {
        const cell = row.getCell(kept.indexOf(index) + 2)
        cell.fill = fill
        cell.note = words
      }
      row.commit()
    }
    await breath()
  }
  page.commit()
  await book.commit()
  return bytes
}

/** The same as a .csv in UTF-8, which knows neither colours nor comments: the column in front names the columns. */
export async function annotatedCsv({ headings, lines, notes }: Annotated): Promise<Uint8Array> {
  const kept = keptColumns(headings)
  const parts = ['\u{feff}', csvLine([problemHeading, ...kept.map((index) => headings[index] ?? '')])]
  for await (const piece of lines) {
    for (const { row, cells } of piece) {
      parts.push(csvLine([notes.get(row)?.words.join(' ') ?? '', ...kept.map((index) => cells[index] ?? '')]))
    }
    await breath()
  }
  return Buffer.from(parts.join(''))
}

/** Without the remarks of an earlier round. */
function keptColumns(headings: readonly string[]): number[] {
  return headings.flatMap((heading, index) => (heading === problemHeading ? [] : [index]))
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}
