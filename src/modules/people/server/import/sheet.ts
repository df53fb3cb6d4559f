import { setImmediate as breath } from 'node:timers/promises'
import { type Line, readCsv, readXlsx, SheetFault } from '../../../../platform/sheets/index.ts'
import type { SheetUpload } from '../../../../shared/contract.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { cellCharactersMost, columnsMost, rowsMost } from './limits.ts'

export type { Line }
/** A sheet as text: the heading row and the rows below it. `row` is the number a person sees in the sheet. */
export type Sheet = { headings: string[]; rows: Line[] }

const rowsBetweenBreaths = 500
const blankRowsMost = rowsMost * 5
/** Twice what is kept: blanks at either end aren't. */
const limits = { columnsMost, cellCharactersMost: cellCharactersMost * 2 }

/**
 * Reads an .xlsx (its first sheet) or a .csv (UTF-8 or GB 18030), row by row; others are answered in between. The heading is the first
 * row that isn't blank. Refusals: sheet_unreadable, sheet_empty, sheet_too_long.
 */
export async function readSheet(file: SheetUpload): Promise<Sheet> {
  const rows = await wholeLines(file).catch((error: unknown) => {
    if (error instanceof SheetFault) return refuse('people.sheet_unreadable')
    throw error
  })
  const [heading, ...below] = rows
  if (!heading || below.length === 0) return refuse('people.sheet_empty')
  return { headings: heading.cells, rows: below }
}

async function wholeLines(file: SheetUpload): Promise<Line[]> {
  const lines = file.mediaType === 'text/csv' ? readCsv(file.bytes) : readXlsx(file.bytes, limits)
  const rows: Line[] = []
  let read = 0
  for await (const line of lines) {
    read += 1
    if (read > blankRowsMost) refuse('people.sheet_too_long', { max: rowsMost })
    if (read % rowsBetweenBreaths === 0) await breath()
    const cells = line.cells.slice(0, columnsMost).map(clean)
    if (cells.every((cell) => cell === '')) continue
    rows.push({ row: line.row, cells })
    if (rows.length > rowsMost + 1) refuse('people.sheet_too_long', { max: rowsMost })
  }
  return rows
}

function clean(cell: string): string {
  const plain = cell.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u{a0}\u{3000}]+/gu, ' ')
  return plain.trim().slice(0, cellCharactersMost)
}
