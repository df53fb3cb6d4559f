import type { SheetUpload } from '../../../../shared/contract.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { columnsMost, rowsMost } from './limits.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'

/** A sheet as text: the heading row and the rows below it. `row` is the number a person sees in the sheet. */
export type Sheet = { headings: string[]; rows: { row: number; cells: string[] }[] }

const cellCharactersMost = 500

/**
 * Reads an .xlsx (its first sheet) or a .csv (UTF-8 or GB 18030). The heading is the first row that isn't blank.
 * Refusals: sheet_unreadable, sheet_empty, sheet_too_long.
 */
export async function readSheet(file: SheetUpload): Promise<Sheet> {
  const table = file.mediaType === 'text/csv' ? readCsv(file.bytes) : await readXlsx(file.bytes)
  const lines = table
    .map((cells, index) => ({ row: index + 1, cells: cells.slice(0, columnsMost).map(clean) }))
    .filter(notBlank)
  const [heading, ...rows] = lines
  if (!heading || rows.length === 0) return refuse('people.sheet_empty')
  if (rows.length > rowsMost) refuse('people.sheet_too_long', { max: rowsMost })
  return { headings: heading.cells, rows }
}

function clean(cell: string): string {
  const plain = cell.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u{a0}\u{3000}]+/gu, ' ')
  return plain.trim().slice(0, cellCharactersMost)
}

function notBlank(line: { cells: string[] }): boolean {
  return line.cells.some((cell) => cell !== '')
}
