import { createHash, randomInt } from 'node:crypto'

/** Letters and digits nobody mistakes for each other. */
const plainSigns = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

export function randomSigns(length: number): string {
  return Array.from({ length }, () => plainSigns[randomInt(plainSigns.length)]).join('')
}

/** Only this is kept of a code: whoever reads the database can't vote with it. */
export function hashOfCode(code: string): Buffer {
  const plain = code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  return createHash('sha256').update(`linli-ballot-code ${plain}`, 'utf8').digest()
}
