import type { Detail } from '../views.ts'

/** Marks as read off the paper: "2 5 9", in order where the ballot ranks; 0 for a spoiled one. Undefined where a number is no option. */
export function readMarks(
  ballot: Detail,
  typed: string,
): { choices: { code: string; rank?: number }[]; valid: boolean } | undefined {
  const numbers = typed
    .split(/[\s,，、]+/)
    .filter(Boolean)
    .map(Number)
  if (numbers.length === 0) return undefined
  if (numbers.length === 1 && numbers[0] === 0) return { choices: [], valid: false }
  const codes = numbers.map((number) => ballot.options[number - 1]?.code)
  if (codes.some((code) => code === undefined)) return undefined
  const ranks = ballot.rules.kind === 'ranking'
  return {
    choices: codes.map((code, index) => (ranks ? { code: code ?? '', rank: index + 1 } : { code: code ?? '' })),
    valid: true,
  }
}
