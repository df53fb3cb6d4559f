/**
 * Resident identity numbers, GB 11643-1999: six digits region, eight date of birth, three sequence (odd for men, even for women),
 * one check digit by ISO 7064 MOD 11-2.
 */
import { type CivilDate, isCivilDate } from './civil-date.ts'

export type Sex = 'male' | 'female'

export type IdentityNumber =
  | { ok: true; number: string; birthDate: CivilDate; sex: Sex }
  | { ok: false; reason: 'length' | 'characters' | 'date' | 'check_digit' }

const checkDigits = '10X98765432'

/** No county has this code: numbers generated with it are well formed and nobody's. */
const unassignedRegion = '339999'

/**
 * Reads an identity number as people write it: full-width digits, blanks and dashes between groups, 'x' for 'X'.
 * Refusals by precedence: `length` (not 18; the 15 digits of before 1999 aren't valid any more), `characters`, `date` (no such day,
 * before 1850, or after `today` when given), `check_digit`. The region isn't looked at: codes of old counties stay valid.
 */
export function parseIdentityNumber(text: string, today?: CivilDate): IdentityNumber {
  const number = text
    .normalize('NFKC')
    .replace(/[\s\-·]/g, '')
    .toUpperCase()
  if ([...number].length !== 18) return { ok: false, reason: 'length' }
  if (!/^\d{17}[\dX]$/.test(number)) return { ok: false, reason: 'characters' }
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const plausible = isCivilDate(birthDate) && birthDate >= '1850-01-01' && (today === undefined || birthDate <= today)
  if (!plausible) return { ok: false, reason: 'date' }
  if (number[17] !== checkDigit(number)) return { ok: false, reason: 'check_digit' }
  return { ok: true, number, birthDate, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female' }
}

/** '339***********0017': the province and the end stay readable for comparing with a card, the date of birth doesn't. */
export function maskIdentityNumber(number: string): string {
  const characters = [...number]
  if (characters.length !== 18) return '*'.repeat(Math.min(characters.length, 18))
  return `${number.slice(0, 3)}${'*'.repeat(11)}${number.slice(14)}`
}

/**
 * A well-formed number for a generated person; with the default region it can't be anyone's.
 * `sequence` 0–499 tells people of the same day and sex apart. Refuses other values with a RangeError.
 */
export function makeIdentityNumber(person: {
  birthDate: CivilDate
  sex: Sex
  sequence: number
  region?: string
}): string {
  const { birthDate, sex, sequence, region = unassignedRegion } = person
  const sound = isCivilDate(birthDate) && /^\d{6}$/.test(region) && Number.isInteger(sequence)
  if (!sound || sequence < 0 || sequence > 499) throw new RangeError('no identity number can be made of this')
  const order = String(sequence * 2 + (sex === 'male' ? 1 : 0)).padStart(3, '0')
  const body = `${region}${birthDate.replaceAll('-', '')}${order}`
  return body + checkDigit(body)
}

/** ISO 7064 MOD 11-2 over the first 17 digits: the weight of the digit at place i is 2^(17−i) mod 11. */
function checkDigit(number: string): string {
  const remainder = [...number.slice(0, 17)].reduce((sum, digit) => ((sum + Number(digit)) * 2) % 11, 0)
  return checkDigits.charAt(remainder)
}
