/** 3幢2单元301室: a door is nobody's business. */
export const doors = /(\d+\s*单元\s*)?\d{3,4}\s*室/g
export const someDoor = '某室'
