import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Download } from '../../platform/command/types.ts'
import { fillXlsx, type Layout } from '../../platform/sheets/index.ts'
import { localTime } from '../../shared/civil-date.ts'

export const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export type Cell = string | number
/** Head of a column and its width in characters. */
export type SheetColumn = { head: string; width: number }
/** Everything of a sheet but its rows. */
export type SheetFrame = {
  /** Of the file. */
  name: string
  title: string
  /** Stands above everything: which rows these are, taken out by whom and when. */
  note: string
  columns: readonly SheetColumn[]
  /** Somebody else's empty sheet (base64) that the rows are written into instead: then the note stands at its foot. */
  into?: { sheet: string } & Omit<Layout, 'foot'>
}
export type Rows = readonly (readonly Cell[])[]

/** A sheet with a note on top, headers that stay in sight and filters on them; written piece by piece, so that a long one stays light. */
export async function writeSheet(frame: SheetFrame, pieces: AsyncIterable<Rows>, now: Date): Promise<Download> {
  const { name, title, note, columns, into } = frame
  if (into) {
    const bytes = await fillXlsx(Buffer.from(into.sheet, 'base64'), { ...into, foot: note }, safeRows(pieces))
    return { name, mediaType: spreadsheet, bytes }
  }
  // Read when the first sheet is written: it takes 30 MB.
  const { default: ExcelJS } = await import('exceljs')
  const out = new PassThrough()
  const bytes = buffer(out)
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true })
  book.created = now
  const page = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 2 }] })
  page.columns = columns.map(({ width }) => ({ width }))
  page.autoFilter = { from: { row: 2, column: 1 }, to: { row: 2, column: columns.length } }
  page.addRow([safe(note)]).commit()
  const head = page.addRow(columns.map((column) => column.head))
  head.font = { bold: true }
  head.commit()
  for await (const rows of pieces) {
    for (const row of rows) page.addRow(row.map(safeCell)).commit()
  }
  page.commit()
  await book.commit()
  return { name, mediaType: spreadsheet, bytes: await bytes }
}

const safeCell = (cell: Cell) => (typeof cell === 'string' ? safe(cell) : cell)

async function* safeRows(pieces: AsyncIterable<Rows>): AsyncGenerator<Rows> {
  for await (const rows of pieces) yield rows.map((row) => row.map(safeCell))
}

/** '2026-03-04 10:00' on the community's clock. */
export function atClock(instant: string, zone: string): string {
  const { date, time } = localTime(new Date(instant), zone)
  return `${date} ${time}`
}

/** A cell that begins like a formula is one to whoever saves the sheet as CSV and opens it again: an apostrophe keeps it text. */
export function safe(text: string): string {
  return /^[\s\p{C}]*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text
}
