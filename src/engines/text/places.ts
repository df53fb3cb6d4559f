/** Numbers of buildings, stairwells and floors, which people write in two ways: 十二栋 and 12幢, 三单元 and 3单元. */
import { buildingWords, numerals } from './chinese.data.ts'

/** The text with such numbers in digits, and 栋 after a number as 幢: the two are used for each other. */
export function withPlaceNumbers(normalised: string): string {
  return normalised
    .replace(/[一二两三四五六七八九十]{1,3}(?=单元|[幢栋号层楼室期弄])/g, (numeral) => inDigits(numeral) ?? numeral)
    .replaceAll(new RegExp(`(?<=\\d)${buildingWords.from}`, 'g'), buildingWords.to)
}

/** 1–99; undefined for what is no number (三五, 十十). */
export function inDigits(numeral: string): string | undefined {
  const parts = /^(?:(?<tens>[^十])?(?<ten>十))?(?<ones>[^十])?$/.exec(numeral)?.groups
  if (!parts) return undefined
  const value = (character: string | undefined) => numerals.get(character ?? '') ?? 0
  const tens = parts.ten ? value(parts.tens) || 1 : 0
  return String(tens * 10 + value(parts.ones))
}
