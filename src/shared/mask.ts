/**
 * Names and telephone numbers: brought to one form, and shown masked to those who needn't know them whole.
 * Masking is the server's work (Firefox has `Intl.Segmenter` only since 125); `normalisePhone` runs anywhere.
 */

type PhoneKind = 'mobile' | 'landline' | 'service' | 'short'

export type Phone = { kind: PhoneKind; number: string }

/** `short`: 3–6 digits, be they a hotline (110, 12345, 96xxx) or a number inside a group of mobiles. */
const forms: readonly [PhoneKind, RegExp][] = [
  ['mobile', /^1[3-9]\d{9}$/],
  ['service', /^[48]00\d{7}$/],
  ['landline', /^(?<area>0(?:10|2\d|[3-9]\d{2}))(?<local>[2-8]\d{6,7})$/],
  ['landline', /^(?<local>[2-8]\d{6,7})$/],
  ['short', /^\d{3,6}$/],
]

/**
 * A mainland telephone number in its one form: '19900001234', '0571-87654321', '0571-87654321-801', '4001234567', '12345'.
 * Reads full-width digits, blanks, dots, dashes, brackets, +86 or 0086, and extensions after '转', '#' or a dash.
 * Undefined for anything else.
 */
export function normalisePhone(text: string): Phone | undefined {
  const plain = text.slice(0, 60).normalize('NFKC').trim().toLowerCase()
  const [, main = '', extension] = /^(.*?)(?:\s*(?:转|ext\.?|x|#)\s*(\d{1,6}))?$/.exec(plain) ?? []
  const grouped = /^(0\d{2,3}-?[2-8]\d{6,7})-(\d{1,6})$/.exec(main)
  const digits = withoutCountry((grouped?.[1] ?? main).replace(/[\s.()\-–—·]/g, ''))
  const tail = extension ?? grouped?.[2]
  for (const [kind, form] of forms) {
    const match = form.exec(digits)
    if (!match) continue
    if (tail !== undefined) return kind === 'landline' ? { kind, number: `${dashed(match)}-${tail}` } : undefined
    return { kind, number: dashed(match) }
  }
  return undefined
}

/** +86 571 … is 0571 …; +86 199 … is 199 …. */
function withoutCountry(digits: string): string {
  const national = /^(?:\+|00)86(\d+)$/.exec(digits)?.[1] ?? /^86(1[3-9]\d{9})$/.exec(digits)?.[1]
  if (national === undefined) return digits
  return /^(1[3-9]\d{9}|0\d+|[48]00\d{7})$/.test(national) ? national : `0${national}`
}

function dashed(match: RegExpExecArray): string {
  const { area, local } = match.groups ?? {}
  return area ? `${area}-${local}` : match[0]
}

/**
 * '19900001234' → '199****1234', '0571-87654321' → '0571-****4321'. Hotlines (3–5 digits, 400 and 800 numbers) are public and stay;
 * six-digit group numbers and whatever isn't a telephone number keep their last two characters.
 */
export function maskPhone(text: string): string {
  const phone = normalisePhone(text)
  if (phone?.kind === 'mobile') return `${phone.number.slice(0, 3)}****${phone.number.slice(7)}`
  if (phone?.kind === 'landline') return phone.number.replace(/^(0\d+-)?\d{3,4}(\d{4})(-\d+)?$/, '$1****$2')
  if (phone && (phone.kind === 'service' || phone.number.length <= 5)) return phone.number
  const characters = graphemes(text)
  return characters.length <= 2 ? '*'.repeat(characters.length) : `****${characters.slice(-2).join('')}`
}

/**
 * '王小明' → '王**'. The first character as people see it stays (𠮷, combined emoji and variant forms are one); a single one is hidden.
 * Never more than three stars, so that the length of a long name tells nothing.
 */
export function maskName(name: string): string {
  const [first, ...others] = graphemes(name)
  if (first === undefined) return ''
  return others.length === 0 ? '*' : first + '*'.repeat(Math.min(others.length, 3))
}

let segmenter: Intl.Segmenter | undefined

/** Characters as people see them, of at most the first 200 code units. */
function graphemes(text: string): string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' })
  return [...segmenter.segment(text.trim().slice(0, 200))].map((part) => part.segment)
}
