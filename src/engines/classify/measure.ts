import { randomOf } from '../../shared/random.ts'
import type { Example } from './train.ts'

/** How a label fared: of what was called so, how much was (precision); of what was so, how much was found (recall). */
export type LabelMeasure = { label: string; precision: number; recall: number; f1: number; texts: number }

export type Measure = {
  accuracy: number
  /** The mean of the labels' F1, each label counting the same however rare it is. */
  macro_f1: number
  labels: LabelMeasure[]
  /** Rows: what it was; columns: what it was called; in the order of `labels`. */
  confusion: number[][]
}

/** Holds what a classifier said against what was so. Labels: those that were, or were said. */
export function measure(right: readonly string[], said: readonly string[]): Measure {
  if (right.length === 0 || right.length !== said.length)
    throw new RangeError('one answer for each of one text or more')
  const labels = [...new Set([...right, ...said])].sort()
  const numberOf = new Map(labels.map((label, number) => [label, number]))
  const confusion = labels.map(() => labels.map(() => 0))
  for (const [at, label] of right.entries()) {
    const row = confusion[numberOf.get(label) as number] as number[]
    const column = numberOf.get(said[at] as string) as number
    row[column] = (row[column] as number) + 1
  }
  const each = labels.map((label, number) => ofLabel(label, number, confusion))
  return {
    accuracy: each.reduce((sum, _, number) => sum + cell(confusion, number, number), 0) / right.length,
    macro_f1: each.reduce((sum, { f1 }) => sum + f1, 0) / each.length,
    labels: each,
    confusion,
  }
}

function ofLabel(label: string, number: number, confusion: number[][]): LabelMeasure {
  const hits = cell(confusion, number, number)
  const texts = (confusion[number] as number[]).reduce((sum, count) => sum + count, 0)
  const called = confusion.reduce((sum, row) => sum + (row[number] as number), 0)
  return {
    label,
    precision: called === 0 ? 0 : hits / called,
    recall: texts === 0 ? 0 : hits / texts,
    f1: texts + called === 0 ? 0 : (2 * hits) / (texts + called),
    texts,
  }
}

function cell(confusion: number[][], row: number, column: number): number {
  return confusion[row]?.[column] as number
}

/** Examples in two: `part` (0–1) of each label apart, by lot from a seed; the rest keeps its order, and so does what is apart. */
export function split(examples: readonly Example[], part: number, seed: number): { rest: Example[]; apart: Example[] } {
  const random = randomOf(seed)
  const chosen = new Set<Example>()
  for (const same of Map.groupBy(examples, ({ label }) => label).values()) {
    const drawn = same.map((example) => ({ example, lot: random() })).sort((a, b) => a.lot - b.lot)
    for (const { example } of drawn.slice(0, Math.round(same.length * part))) chosen.add(example)
  }
  return {
    rest: examples.filter((example) => !chosen.has(example)),
    apart: examples.filter((example) => chosen.has(example)),
  }
}
