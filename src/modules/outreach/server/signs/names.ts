import { afterName, callings, familiar, namedAs, ofPlaces, surnames } from './names.data.ts'

/** Telephones, identity numbers, number plates: what stands for one person. */
const numbers = [
  /(?<!\d)1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)/gu,
  /(?<!\d)\d{17}[\dXx](?![\dXx])/gu,
  /(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/gu,
  /[\p{Script=Han}][A-Z][A-Z\d]{5,6}(?![A-Z\d])/gu,
]

const han = '\\p{Script=Han}'
const names = [
  new RegExp(`[${surnames}]${han}{0,2}(?:${callings})`, 'gu'),
  new RegExp(`(?<=${namedAs})[${surnames}]${han}{1,2}(?=${afterName})`, 'gu'),
  new RegExp(`(?<!${han})[${familiar}][${surnames}](?!${han}*[${ofPlaces}])`, 'gu'),
]

/** What in a text stands for one person by number. */
export function numbersIn(words: string): string[] {
  return found(numbers, words)
}

/** What seems to be somebody's name; it may be none, so its author decides. */
export function namesIn(words: string): string[] {
  return found(names, words)
}

function found(patterns: readonly RegExp[], words: string): string[] {
  const plain = words.normalize('NFKC')
  return [...new Set(patterns.flatMap((pattern) => plain.match(pattern) ?? []))]
}
