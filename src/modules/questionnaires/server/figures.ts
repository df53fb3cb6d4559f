import type { z } from 'zod'
import { isFew, shownFigures } from '../../../platform/small-figures.ts'
import { type Answer, type Answers, isAnswered, type PlaceAnswer, type Question } from '../contract/asking.ts'
import type { questionResult } from '../contract.ts'
import { choicesOf } from './questions.ts'

type QuestionResult = z.output<typeof questionResult>

/** What was answered, without who: `compound` where so many live that it may be told. */
export type Counted = { compound_id: string | null; answers: Answers; tags: Record<string, string[]> }

/** What a sheet chose of a question: one, several, or nothing. Not of text and matrix. */
export function chosenOf(answer: Answer | undefined): string[] {
  if (!isAnswered(answer)) return []
  if (Array.isArray(answer)) return answer
  return typeof answer === 'object' ? [(answer as PlaceAnswer).place] : [String(answer)]
}

function countEach(all: readonly (readonly string[])[], options: readonly string[]) {
  const counts = new Map<string, number>()
  for (const some of all) for (const one of some) counts.set(one, (counts.get(one) ?? 0) + 1)
  return options.map((option) => ({ option, count: counts.get(option) ?? 0 }))
}

/** The figures of one question over all sheets. `least`: of places those below it aren't told, nor what would tell them; 1 where all may be. */
export function resultOf(question: Question, sheets: readonly Counted[], least = 1): QuestionResult {
  const { id, kind } = question
  const said = sheets.filter(({ answers }) => isAnswered(answers[id]))
  const given = said.map(({ answers }) => answers[id])
  const plain = kind !== 'text' && kind !== 'matrix'
  const options = plain ? countEach(given.map(chosenOf), choicesOf(question)) : []
  const tags = said.map((sheet) => sheet.tags[id] ?? [])
  return {
    question,
    answered: said.length,
    options: kind === 'place' ? withoutFewPlaces(options, least) : options,
    rows: kind === 'matrix' ? rowsOf(question, given as Record<string, string>[]) : [],
    mean: kind === 'scale' ? meanOf(given as number[]) : null,
    satisfied: satisfiedOf(question, options),
    tags: countEach(tags, [...new Set(tags.flat())].sort()),
  }
}

function withoutFewPlaces(options: readonly { option: string; count: number }[], least: number) {
  const { parts } = shownFigures(options, least)
  return options.map(({ option }, at) => ({ option, count: parts[at] ?? null }))
}

function rowsOf({ rows, options }: Question, given: readonly Record<string, string>[]): QuestionResult['rows'] {
  return rows.map((row) => {
    const said = given.flatMap((answer) => answer[row] ?? [])
    return {
      row,
      answered: said.length,
      options: countEach(
        said.map((one) => [one]),
        options,
      ),
    }
  })
}

/** To two places. */
function meanOf(given: readonly number[]): number | null {
  if (given.length === 0) return null
  return Math.round((given.reduce((sum, one) => sum + one, 0) / given.length) * 100) / 100
}

/** How many chose one of the grades that count as satisfied: the first options, of a scale the last steps. */
function satisfiedOf({ kind, satisfied }: Question, options: readonly { count: number }[]): number | null {
  if (satisfied === 0) return null
  const counting = kind === 'scale' ? options.slice(-satisfied) : options.slice(0, satisfied)
  return counting.reduce((sum, one) => sum + one.count, 0)
}

export type Cross = {
  columns: string[]
  rows: { row: string; counts: (number | null)[]; total: number | null }[]
  left_out: boolean
}

/** A question's answers by another's, or by compound. `least`: figures below it are left out, 1 where all may be shown. */
export function crossOf(
  sheets: readonly Counted[],
  row: Question,
  column: { names: readonly string[]; of: (sheet: Counted) => readonly string[] },
  least: number,
): Cross {
  const rows = choicesOf(row)
  const table = rows.map((option) => {
    const those = sheets.filter(({ answers }) => chosenOf(answers[row.id]).includes(option))
    return countEach(those.map(column.of), column.names).map(({ count }) => count)
  })
  const totals = rows.map((option) => sheets.filter(({ answers }) => chosenOf(answers[row.id]).includes(option)).length)
  const shown = withoutFew(table, least)
  return {
    columns: [...column.names],
    rows: rows.map((option, at) => ({
      row: option,
      counts: shown[at] ?? [],
      total: isFew(totals[at] ?? 0, least) ? null : (totals[at] ?? 0),
    })),
    left_out: shown.some((counts) => counts.includes(null)),
  }
}

/**
 * A table without its small figures. The sums of rows and columns are known, so of a line with a single gap the next smallest goes too,
 * until no gap can be had by subtracting (secondary suppression, as in platform/small-figures.ts).
 */
function withoutFew(table: readonly (readonly number[])[], least: number): (number | null)[][] {
  const shown: (number | null)[][] = table.map((counts) => counts.map((count) => (isFew(count, least) ? null : count)))
  const lines = [
    ...table.map((counts, row) => counts.map((_, column) => [row, column] as const)),
    ...(table[0] ?? []).map((_, column) => table.map((_row, row) => [row, column] as const)),
  ]
  for (let changed = true; changed; ) {
    changed = false
    for (const line of lines) {
      if (line.filter(([row, column]) => shown[row]?.[column] === null).length !== 1) continue
      const rest = line
        .flatMap(([row, column]) => {
          const count = shown[row]?.[column]
          return typeof count === 'number' ? [{ row, column, count }] : []
        })
        .sort((a, b) => Number(a.count === 0) - Number(b.count === 0) || a.count - b.count)
      const [next] = rest
      if (!next) continue
      ;(shown[next.row] as (number | null)[])[next.column] = null
      changed = true
    }
  }
  return shown
}
