import ExcelJS from 'exceljs'
import { refuse } from '../../../../shared/refusal.ts'
import { columnsMost, roundedMark, rowsMost } from './limits.ts'

const unpackedBytesMost = 200 * 1024 * 1024
const exactDigits = 15

/** The first sheet of an .xlsx as rows of cells. Refusals: sheet_unreadable, sheet_too_long. */
export async function readXlsx(bytes: Uint8Array): Promise<string[][]> {
  if (unpackedBytes(bytes) > unpackedBytesMost) refuse('people.sheet_unreadable')
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(Buffer.from(bytes) as never)
  } catch {
    return refuse('people.sheet_unreadable')
  }
  const sheet = workbook.worksheets[0]
  if (!sheet) return refuse('people.sheet_unreadable')
  if (sheet.actualRowCount > rowsMost + 1) refuse('people.sheet_too_long', { max: rowsMost })
  const width = Math.min(sheet.columnCount, columnsMost)
  const rows: string[][] = []
  sheet.eachRow((row, number) => {
    if (number > rowsMost * 5) return
    while (rows.length < number - 1) rows.push([])
    rows.push(Array.from({ length: width }, (_, index) => textOf(row.getCell(index + 1).value)))
  })
  return rows
}

function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return numberText(value)
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map((part) => part.text).join('')
  if ('hyperlink' in value) return typeof value.text === 'string' ? value.text : textOf(value.text as ExcelJS.CellValue)
  if ('formula' in value || 'sharedFormula' in value) return textOf(value.result as ExcelJS.CellValue)
  return ''
}

/** Excel keeps 15 digits of a number: an identity number typed as one has lost its end. */
function numberText(value: number): string {
  const text = Number.isInteger(value) ? value.toFixed(0) : String(value)
  return text.length > exactDigits && Number.isInteger(value) ? roundedMark + text : text
}

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50

/** What the ZIP's directory says its parts unpack to; Infinity for one that can't be read. Guards against a bomb. */
function unpackedBytes(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== endOfDirectory) end -= 1
  if (end < 0) return Number.POSITIVE_INFINITY
  let total = 0
  let at = view.getUint32(end + 16, true)
  for (let entry = view.getUint16(end + 10, true); entry > 0; entry--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directoryEntry) return Number.POSITIVE_INFINITY
    total += view.getUint32(at + 24, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return total
}
