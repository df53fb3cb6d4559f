export const rowsMost = 20_000
export const columnsMost = 60

/** A cell whose number Excel has rounded begins with this: the last digits are lost for good. */
export const roundedMark = '\u{2248}'
