/** A line of facts in which no dot begins a line, and no number is torn from its word: 1 | 幢. Dates keep together by themselves (`whole-dates.ts`). */
export function wholeLine(text: string): string {
  return text.replaceAll(' · ', '\u00a0· ').replaceAll(/(\d) (?=\p{Script=Han})/gu, '$1\u00a0')
}
