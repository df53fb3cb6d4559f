import { mapOpinions, type Row } from '../../src/engines/opinion/index.ts'
import { randomOf } from '../../src/shared/random.ts'
import type { BenchOptions } from '../support/options.ts'
import { type Measured, rounded } from '../support/result.ts'

const camps = 4
const answeredShare = 0.6
const least = 5

/** Made-up people of four camps who answered six of ten statements, nine of ten times as their camp does. */
function madeUp(participants: number, statements: number): Row[] {
  const random = randomOf(5)
  return Array.from({ length: participants }, (_, person) => {
    const columns = Array.from({ length: statements }, (__, column) => column).filter(() => random() < answeredShare)
    const values = columns.map((column) => {
      const view = column % camps === person % camps ? 1 : -1
      return random() < 0.9 ? view : 0
    })
    return { columns, values }
  })
}

/** Every two answers of each person looked at together once: what no principal component can do without. */
function pairsOnce(rows: readonly Row[], statements: number): number {
  const sums = new Float64Array(statements * statements)
  for (const { columns, values } of rows) {
    for (let at = 0; at < columns.length; at += 1) {
      const line = (columns[at] as number) * statements
      const one = values[at] as number
      for (let other = at; other < columns.length; other += 1) {
        const cell = line + (columns[other] as number)
        sums[cell] = (sums[cell] as number) + one * (values[other] as number)
      }
    }
  }
  return sums[0] as number
}

/** How long it takes to draw the map of 10 000 participants and 200 statements (on a tenth of them: how it grows), against looking at their pairs once. */
export async function measureOpinion(_place: unknown, { runs, tiny }: BenchOptions): Promise<Measured> {
  const participants = tiny ? 200 : 10_000
  const statements = tiny ? 20 : 200
  const rows = madeUp(participants, statements)
  const tenth = rows.slice(0, participants / 10)
  const seconds = best(runs, () => mapOpinions({ statements, rows, least }))
  const floor = best(runs, () => pairsOnce(rows, statements))
  return {
    ours: rounded(seconds),
    floor: rounded(floor),
    unit: 's',
    p50_ms: null,
    p95_ms: null,
    sizes: {
      participants,
      statements,
      answers: rows.reduce((sum, row) => sum + row.columns.length, 0),
      groups: mapOpinions({ statements, rows, least }).groups.length,
      tenth_s: rounded(best(runs, () => mapOpinions({ statements, rows: tenth, least }))),
    },
  }
}

function best(runs: number, work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now()
    work()
    least = Math.min(least, (performance.now() - begun) / 1000)
  }
  return least
}
