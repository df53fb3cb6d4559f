/** Lists taken out of the system as sheets. */
export { listExport } from './list-export.ts'
export { sheetNote } from './note.ts'
export { atClock, type Cell, type SheetColumn, safe, spreadsheet, writeSheet } from './sheet.ts'
