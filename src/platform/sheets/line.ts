/** A row with the number a person sees. */
export type Line = { row: number; cells: string[] }

/** The bytes are no sheet that can be read. */
export class SheetFault extends Error {}

/** A cell whose number Excel has rounded begins with this: the last digits are lost for good. */
export const roundedMark = '\u{2248}'
