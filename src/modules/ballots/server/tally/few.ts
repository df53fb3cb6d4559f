/** How satisfied few people are isn't told where strangers read: the figures would tell of single persons. */
import { readMark, scoredOf } from '../../contract/marks.ts'
import { satisfactionMost } from '../kinds.data.ts'
import type { BallotRow, OptionRow } from '../store.ts'
import type { Counted } from './count.ts'

type Marks = Record<string, number>

/** As many have to judge an option, where the ballot's own rules don't say. */
const judgesUsual = 5

export const judgesLeastOf = ({ judges_least }: Pick<BallotRow, 'judges_least'>) => judges_least ?? judgesUsual

/** Codes of options that fewer judged. In a secret ballot every paper is published: nothing is held back there. */
function fewOf(row: BallotRow, options: readonly OptionRow[], marks: Marks): Set<string> {
  if (row.kind !== 'satisfaction' || row.secret) return new Set()
  const least = judgesLeastOf(row)
  const few = options.filter(({ code }) => scoredOf(marks, code, satisfactionMost).voters < least)
  return new Set(few.map(({ code }) => code))
}

const without = (marks: Marks, few: ReadonlySet<string>): Marks =>
  Object.fromEntries(Object.entries(marks).filter(([mark]) => !few.has(readMark(mark).code)))

/** A group's marks as they are told. */
export function toldMarks(row: BallotRow, options: readonly OptionRow[], marks: Marks, inside: boolean): Marks {
  return inside ? marks : without(marks, fewOf(row, options, marks))
}

/** A count without what it says of options that few judged: figures, steps, what they lacked. Whether they reached the bar isn't known: none is said to. */
export function withoutFew(row: BallotRow, options: readonly OptionRow[], counted: Counted): Counted {
  const few = fewOf(row, options, counted.votes)
  if (few.size === 0) return counted
  const titles = new Set(options.filter(({ code }) => few.has(code)).map(({ title }) => title))
  const { outcome, lacking, ...rest } = counted
  return {
    ...rest,
    votes: without(counted.votes, few),
    outcome: outcome && {
      ...outcome,
      rounds: outcome.rounds.filter(({ ids = [] }) => !ids.some((id) => titles.has(String(id)))),
    },
    ...(lacking ? { lacking: lacking.filter(({ code }) => !few.has(code)) } : {}),
  }
}
