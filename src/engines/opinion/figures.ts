import type { Answers } from './answers.ts'
import type { Grouping } from './groups.ts'

/** How many of one group answered one statement in which way. */
export type Cell = { readonly agree: number; readonly disagree: number; readonly pass: number }
export type Way = 'agree' | 'disagree'
export const answered = ({ agree, disagree, pass }: Cell): number => agree + disagree + pass

/** Statement by statement, group by group. */
export function cellsOf({ statements, begins, columns, values }: Answers, { of, count }: Grouping): Cell[][] {
  const sums = new Uint32Array(statements * count * 3)
  for (let row = 0; row + 1 < begins.length; row += 1) {
    for (let at = begins[row] as number; at < (begins[row + 1] as number); at += 1) {
      const cell = ((columns[at] as number) * count + (of[row] as number)) * 3 + (values[at] as number) + 1
      sums[cell] = (sums[cell] as number) + 1
    }
  }
  return Array.from({ length: statements }, (_, statement) =>
    Array.from({ length: count }, (__, group) => {
      const [disagree = 0, pass = 0, agree = 0] = sums.subarray((statement * count + group) * 3)
      return { agree, disagree, pass }
    }),
  )
}

const together = (cells: readonly Cell[]): Cell =>
  cells.reduce(
    (sum, cell) => ({
      agree: sum.agree + cell.agree,
      disagree: sum.disagree + cell.disagree,
      pass: sum.pass + cell.pass,
    }),
    { agree: 0, disagree: 0, pass: 0 },
  )

/** The likely share of those who answered in a way: of one that nobody answered, a half. */
const likely = (cell: Cell, way: Way) => (cell[way] + 1) / (answered(cell) + 2)

/** What everybody agrees on, whatever group: the shares of all groups multiplied, so that one group's no can't be outvoted. */
export function unity(cells: readonly Cell[]): { way: Way; score: number } {
  const [agree, disagree] = (['agree', 'disagree'] as const).map((way) => ({
    way,
    score: cells.reduce((product, cell) => product * likely(cell, way), 1),
  })) as [{ way: Way; score: number }, { way: Way; score: number }]
  return disagree.score > agree.score ? disagree : agree
}

/** How far apart the groups are: the largest share that agrees less the smallest. */
export function division(cells: readonly Cell[]): number {
  const shares = cells.map((cell) => likely(cell, 'agree'))
  return Math.max(...shares) - Math.min(...shares)
}

/** Nine of ten would call it no chance (one-sided). */
const telling = 1.2816

/** Whether more than half of them answered so, as a z value with one more each way. */
function halfTest(cell: Cell, way: Way): number {
  const all = answered(cell) + 1
  return 2 * Math.sqrt(all) * ((cell[way] + 1) / all - 0.5)
}

/** Whether they answered so oftener than the others: two shares, as a z value. */
function sharesTest(cell: Cell, rest: Cell, way: Way): number {
  const [own, others] = [answered(cell) + 1, answered(rest) + 1]
  const [share, otherShare] = [(cell[way] + 1) / own, (rest[way] + 1) / others]
  const both = (cell[way] + rest[way] + 2) / (own + others)
  if (both >= 1) return 0
  return (share - otherShare) / Math.sqrt(both * (1 - both) * (1 / own + 1 / others))
}

export type Speaking = { readonly statement: number; readonly way: Way }

/** What a group stands for: statements it answers in one way, more than half of it and oftener than the others; the most telling first. */
export function speakingFor(
  cells: readonly (readonly Cell[])[],
  group: number,
  least: number,
  most: number,
): Speaking[] {
  const found = cells.flatMap((ofStatement, statement) => {
    const cell = ofStatement[group]
    if (!cell || answered(cell) < least) return []
    const rest = together(ofStatement.filter((_, other) => other !== group))
    return (['agree', 'disagree'] as const).flatMap((way) => {
      const [half, shares] = [halfTest(cell, way), sharesTest(cell, rest, way)]
      if (half <= telling || shares <= telling) return []
      const score = (likely(cell, way) / likely(rest, way)) * shares * likely(cell, way) * half
      return [{ statement, way, score }]
    })
  })
  return found
    .sort((a, b) => b.score - a.score || a.statement - b.statement)
    .slice(0, most)
    .map(({ statement, way }) => ({ statement, way }))
}
