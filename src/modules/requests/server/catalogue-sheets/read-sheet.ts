import { readCsv, readXlsx, SheetFault } from '../../../../platform/sheets/index.ts'
import type { SheetUpload } from '../../../../shared/contract.ts'
import { refuse } from '../../../../shared/refusal.ts'

export type SheetRow = { row: number; cells: string[] }

const rowsMost = 1_000
const limits = { columnsMost: 120, cellCharactersMost: 8_000 }

/** Blanks around, what Excel breaks lines with, and the apostrophe that keeps a cell from being a formula. */
function clean(cell: string): string {
  return cell
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .trim()
    .replace(/^'(?=[=+\-@＝＋－＠])/u, '')
}

/**
 * The rows of a sheet from its headings on: the first row in which `isHeading` finds them (a note may stand above). Refusals:
 * `requests.sheet_unreadable`, `requests.sheet_headings`, `requests.sheet_long`.
 */
export async function readRows(
  file: SheetUpload,
  isHeading: (cells: readonly string[]) => boolean,
): Promise<{ headings: string[]; rows: SheetRow[] }> {
  const all = await linesOf(file).catch((error: unknown) => {
    if (error instanceof SheetFault) return refuse('requests.sheet_unreadable')
    throw error
  })
  const at = all.findIndex((line) => isHeading(line.cells))
  if (at < 0) refuse('requests.sheet_headings')
  return { headings: all[at]?.cells ?? [], rows: all.slice(at + 1) }
}

async function linesOf(file: SheetUpload): Promise<SheetRow[]> {
  const lines = file.mediaType === 'text/csv' ? readCsv(file.bytes) : readXlsx(file.bytes, limits)
  const rows: SheetRow[] = []
  for await (const line of lines) {
    const cells = line.cells.slice(0, limits.columnsMost).map(clean)
    if (cells.every((cell) => cell === '')) continue
    rows.push({ row: line.row, cells })
    if (rows.length > rowsMost + 2) refuse('requests.sheet_long', { most: rowsMost })
  }
  return rows
}
