import { givesPoints, pointsLeast } from '../../../contract/marks.ts'
import { choicesOf } from '../choices.ts'
import type { Detail } from '../views.ts'

type Read = { choices: { code: string; rank?: number; points?: number | undefined }[]; valid: boolean }

const spoiled: Read = { choices: [], valid: false }

/**
 * Marks as read off the paper: "2 5 9", in order where the ballot ranks, 0 for a spoiled one; where it scores the points of each option
 * in order, "5 - 3", x for a spoiled one. Undefined where that can't be.
 */
export function readMarks(ballot: Detail, typed: string): Read | undefined {
  const signs = typed.split(/[\s,，、]+/).filter(Boolean)
  if (signs.length === 0) return undefined
  if (givesPoints(ballot.kind)) return readPoints(ballot, signs)
  const numbers = signs.map(Number)
  if (numbers.length === 1 && numbers[0] === 0) return spoiled
  const codes = numbers.map((number) => ballot.options[number - 1]?.code ?? '')
  return codes.includes('') ? undefined : { choices: choicesOf(ballot, codes), valid: true }
}

const none = /^[-－—_]$/
const oneDigit = 9

function readPoints({ kind, rules, options }: Detail, signs: readonly string[]): Read | undefined {
  if (signs.length === 1 && /^[xX×]$/.test(signs[0] ?? '')) return spoiled
  const [only = ''] = signs
  // Points of one digit may be written without blanks.
  const run = signs.length === 1 && only.length === options.length && (rules.score_most ?? 0) <= oneDigit
  const given = run ? [...only] : signs
  if (given.length !== options.length) return undefined
  const choices = options.flatMap(({ code }, at) => {
    const sign = given[at] ?? ''
    return none.test(sign) ? [] : [{ code, points: /^\d{1,2}$/.test(sign) ? Number(sign) : -1 }]
  })
  const fits = ({ points }: { points: number }) => points >= pointsLeast(kind) && points <= (rules.score_most ?? 0)
  return choices.length > 0 && choices.every(fits) ? { choices, valid: true } : undefined
}
