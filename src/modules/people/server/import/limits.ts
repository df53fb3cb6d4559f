export const rowsMost = 50_000
export const columnsMost = 60
export const cellCharactersMost = 500

/** Rows of a sheet looked at in one go: few enough that others needn't wait for them. */
export const pieceRows = 250

/** Pieces written ahead in one transaction. */
export const piecesAtOnce = 2

/** Up to here a sheet is looked at, and what it did is noted, while its reader waits. */
export const atOnceRows = 500
