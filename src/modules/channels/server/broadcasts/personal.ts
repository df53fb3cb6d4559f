/** What is never told to a group: it is read by hundreds, and passed on by anyone. */
export type Personal = 'phone_inside' | 'identity_inside' | 'dwelling_inside'

const mobile = /(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/
const identity = /(?<!\d)\d{6}\s?(?:19|20)\d{2}\s?\d{4}\s?\d{3}[\dXx](?![\dA-Za-z])/
/** A door: 501室, 3-2-501, 3幢501, 3号楼2单元501. A building or a stairwell alone is nobody's home. */
const dwellings = [
  /(?<!\d)\d{3,4}\s?室/,
  /(?<!\d)\d{1,3}[-－—]\d{1,2}[-－—]\d{3,4}(?!\d)/,
  /\d{1,3}\s?(?:幢|栋|座|号楼)\s?(?:\d{1,2}\s?单元)?\s?\d{3,4}(?!\s?(?:[\d元户人年]|平))/,
  /\d{1,2}\s?单元\s?\d{3,4}(?!\s?(?:[\d元户人年]|平))/,
]

/**
 * The first kind of personal data a text seems to hold, null for none: a mobile number (desks have landlines and hotlines), an identity
 * number, a door number. 个人信息保护法 25: not disclosed without the person's own consent.
 */
export function personalIn(text: string): Personal | null {
  const plain = text.normalize('NFKC')
  if (identity.test(plain)) return 'identity_inside'
  if (mobile.test(plain)) return 'phone_inside'
  return dwellings.some((one) => one.test(plain)) ? 'dwelling_inside' : null
}
