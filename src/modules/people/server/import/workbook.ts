import ExcelJS from 'exceljs'
import type { Download } from '../../../../platform/command/types.ts'
import { columns, noteHeadings, roleChoices, sheetNames } from './columns.data.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const choiceRows = 2_000
const textFormat = '@'

/** The empty sheet to fill in: headings, choices for the role, numbers as text, and a second sheet that explains. */
export async function templateWorkbook(name: string): Promise<Download> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet(sheetNames.register, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ key, heading, width }) => ({
    key,
    header: heading,
    width,
    style: { numFmt: textFormat },
  }))
  sheet.getRow(1).font = { bold: true }
  const role = columns.findIndex((column) => column.key === 'role') + 1
  for (let row = 2; row <= choiceRows; row++) {
    sheet.getCell(row, role).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`"${roleChoices.join(',')}"`],
    }
  }
  const notes = workbook.addWorksheet(sheetNames.notes)
  notes.columns = [
    { header: noteHeadings.column, key: 'heading', width: 12 },
    { header: noteHeadings.note, key: 'note', width: 60 },
    { header: noteHeadings.example, key: 'example', width: 20 },
  ]
  notes.addRows(columns.map(({ heading, note, example }) => ({ heading, note, example })))
  return download(workbook, name)
}

async function download(workbook: ExcelJS.Workbook, name: string): Promise<Download> {
  return { name, mediaType: xlsx, bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) }
}
