export { readCsv } from './csv.ts'
export { fillXlsx, type Layout, lettersOf } from './fill.ts'
export { type Line, roundedMark, SheetFault } from './line.ts'
export { readXlsx } from './xlsx.ts'
