/** Lists taken out of the system as sheets. */
export { type ExportPage, listExport } from './list-export.ts'
export { sheetNote } from './note.ts'
export { atClock, type Cell, type Rows, type SheetFrame, safe, spreadsheet, writeSheet } from './sheet.ts'
