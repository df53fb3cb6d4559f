/** What of a map may be shown: pure. Shares in steps of five, nothing that stands for a few, nothing that can be had by subtracting. */
import { answered, type Cell, type OpinionMap, type Way } from '../../../../engines/opinion/index.ts'
import { shownFigures } from '../../../../platform/small-figures.ts'

/** Of a hundred. */
export type Shares = { agree: number; disagree: number; pass: number }
type Kind = 'unites' | 'divides' | 'other'

type ShownStatement = {
  id: string
  kind: Kind
  way: Way
  all: Shares | null
  groups: (Shares | null)[]
}
/** As it is kept: statements by id, so that one taken down later isn't in it any more. */
export type ShownMap = {
  groups: { size: number; speaks: { id: string; way: Way }[] }[]
  statements: ShownStatement[]
}

const steps = 20
const stepPercent = 5
const ways = ['agree', 'disagree', 'pass'] as const

/**
 * Shares in steps of five of a hundred, which add up to a hundred: from two maps in a row, or from a group and the whole, nobody reckons what one
 * person answered.
 */
export function sharesOf(cell: Cell): Shares {
  const all = answered(cell)
  const exact = ways.map((way) => (cell[way] / all) * steps)
  const whole = exact.map(Math.floor)
  const left = steps - whole.reduce((sum, one) => sum + one, 0)
  const nearest = [...ways.keys()].sort(
    (a, b) => (exact[b] as number) - (whole[b] as number) - ((exact[a] as number) - (whole[a] as number)) || a - b,
  )
  for (const at of nearest.slice(0, left)) whole[at] = (whole[at] as number) + 1
  const [agree = 0, disagree = 0, pass = 0] = whole.map((one) => one * stepPercent)
  return { agree, disagree, pass }
}

/** Most of every group answer so; the others at least by so much of a hundred apart. */
const unitesFrom = 60
const dividesFrom = 30
const eachMost = 8

/** The map of statements `ids`. Groups and answers of fewer than `least` are withheld. */
export function shownMap(map: OpinionMap, ids: readonly string[], least: number): ShownMap {
  const statements = map.statements.map(({ cells, unity, division }, at) => {
    const { parts, total } = shownFigures(
      cells.map((cell) => ({ count: answered(cell) })),
      least,
    )
    const shown = cells.map((cell, group) => (total !== null && parts[group] ? sharesOf(cell) : null))
    const whole = cells.reduce(added)
    const { way } = unity
    const all = total ? sharesOf(whole) : null
    const statement: ShownStatement = { id: ids[at] ?? '', kind: kindOf(shown, way), way, all, groups: shown }
    return { statement, unity: unity.score, division }
  })
  const strongest = (kind: Kind, by: 'unity' | 'division') =>
    statements.filter((one) => one.statement.kind === kind).sort((a, b) => b[by] - a[by])
  const [unites, divides] = [strongest('unites', 'unity'), strongest('divides', 'division')]
  const rest = [...unites.slice(eachMost), ...divides.slice(eachMost), ...strongest('other', 'unity')]
  return {
    groups: map.groups.map(({ size, speaks }, group) => ({
      size,
      speaks: speaks
        .filter((one) => statements[one.statement]?.statement.groups[group])
        .map(({ statement, way }) => ({ id: ids[statement] ?? '', way })),
    })),
    statements: [
      ...[...unites.slice(0, eachMost), ...divides.slice(0, eachMost)].map((one) => one.statement),
      ...rest.map((one) => ({ ...one.statement, kind: 'other' as const })),
    ],
  }
}

const added = (sum: Cell, cell: Cell): Cell => ({
  agree: sum.agree + cell.agree,
  disagree: sum.disagree + cell.disagree,
  pass: sum.pass + cell.pass,
})

/** Only where every group is told of can all be said to be of one mind, or of several. */
function kindOf(groups: readonly (Shares | null)[], way: Way): Kind {
  const told = groups.flatMap((one) => one ?? [])
  if (told.length === groups.length && told.every((one) => one[way] >= unitesFrom)) return 'unites'
  const agree = told.map((one) => one.agree)
  return told.length > 1 && Math.max(...agree) - Math.min(...agree) >= dividesFrom ? 'divides' : 'other'
}
