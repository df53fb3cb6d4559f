import type ExcelJS from 'exceljs'
import type { Download } from '../../../../platform/command/types.ts'
import type { Field } from '../fields-of-community/fields.ts'
import {
  type Column,
  fieldNotes,
  noteHeadings,
  requiredNote,
  roleChoices,
  sheetNames,
  columns as standard,
  yesNoChoices,
} from './columns.data.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const choiceRows = 2_000
const columns: readonly TemplateColumn[] = standard.map((column) =>
  column.key === 'role' ? { ...column, choices: roleChoices } : column,
)
const textFormat = '@'

/** The empty sheet to fill in: headings, choices for the role, numbers as text, and a second sheet that explains. */
export async function templateWorkbook(name: string, fields: readonly Field[]): Promise<Download> {
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  const sheet = workbook.addWorksheet(sheetNames.register, { views: [{ state: 'frozen', ySplit: 1 }] })
  const all = [...columns, ...fields.map(columnOf)]
  sheet.columns = all.map(({ key, heading, width }) => ({
    key,
    header: heading,
    width,
    style: { numFmt: textFormat },
  }))
  sheet.getRow(1).font = { bold: true }
  all.forEach(({ choices }, index) => {
    if (choices) offer(sheet, index + 1, choices)
  })
  const notes = workbook.addWorksheet(sheetNames.notes)
  notes.columns = [
    { header: noteHeadings.column, key: 'heading', width: 12 },
    { header: noteHeadings.note, key: 'note', width: 60 },
    { header: noteHeadings.example, key: 'example', width: 20 },
  ]
  notes.addRows(all.map(({ heading, note, example }) => ({ heading, note, example })))
  return download(workbook, name)
}

type TemplateColumn = Column & { choices?: readonly string[] }

const fieldWidth = 16

/** A column for one of the community's own fields. */
function columnOf(field: Field): TemplateColumn {
  const labels = field.choices.filter((choice) => !choice.retired).map((choice) => choice.label)
  const note = [field.required ? requiredNote : '', fieldNotes[field.kind], labels.join('、'), field.hint ?? ''].join(
    '',
  )
  const one = field.kind === 'yes_no' ? yesNoChoices : field.kind === 'choice' ? labels : undefined
  const column = {
    key: `field:${field.id}` as const,
    heading: field.label,
    others: [],
    width: fieldWidth,
    note,
    example: '',
  }
  return one ? { ...column, choices: one } : column
}

const formulaMost = 255

/** Offers choices in a column, as far as a sheet can hold them in the cell itself. */
function offer(sheet: ExcelJS.Worksheet, column: number, choices: readonly string[]): void {
  const formula = `"${choices.join(',').replaceAll('"', '""')}"`
  if (formula.length > formulaMost || choices.some((choice) => choice.includes(','))) return
  for (let row = 2; row <= choiceRows; row++) {
    sheet.getCell(row, column).dataValidation = { type: 'list', allowBlank: true, formulae: [formula] }
  }
}

async function download(workbook: ExcelJS.Workbook, name: string): Promise<Download> {
  return { name, mediaType: xlsx, bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) }
}
