import { answersOf, participantsOf, type Row } from './answers.ts'
import { placesOf } from './axes.ts'
import { type Cell, cellsOf, division, type Speaking, speakingFor, unity, type Way } from './figures.ts'
import { groupsOf } from './groups.ts'

/** What is mapped: statements are numbers from 0. `least`: the smallest group, and the fewest answers that say something of one. */
export type Asked = { readonly statements: number; readonly rows: readonly Row[]; readonly least: number }

export type OpinionMap = {
  /** who answered enough to be counted */
  readonly participants: number
  /** how well the groups lie apart, -1 to 1; 0 where there is one */
  readonly apart: number
  /** the largest first */
  readonly groups: readonly { readonly size: number; readonly speaks: readonly Speaking[] }[]
  readonly statements: readonly {
    readonly cells: readonly Cell[]
    readonly unity: { readonly way: Way; readonly score: number }
    readonly division: number
  }[]
}

/** Who answered so many (or all there are, where they are fewer) is counted: a place can't be told from less. */
const answersLeast = 7
const speaksMost = 5

/** Groups of whoever answers alike, what each stands for, what unites all. The same answers give the same, in whatever order they come. */
export function mapOpinions({ statements, rows, least }: Asked): OpinionMap {
  const answers = answersOf(statements, rows, Math.max(1, Math.min(answersLeast, statements)))
  const grouping = groupsOf(placesOf(answers), least)
  const cells = cellsOf(answers, grouping)
  const sizes = Array.from({ length: grouping.count }, () => 0)
  for (const group of grouping.of) sizes[group] = (sizes[group] as number) + 1
  return {
    participants: participantsOf(answers),
    apart: grouping.apart,
    groups: sizes.map((size, group) => ({
      size,
      speaks: grouping.count > 1 ? speakingFor(cells, group, least, speaksMost) : [],
    })),
    statements: cells.map((ofStatement) => ({
      cells: ofStatement,
      unity: unity(ofStatement),
      division: division(ofStatement),
    })),
  }
}
