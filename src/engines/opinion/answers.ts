/**
 * Answers of many to many statements, most of them not given: one row a participant, one after the other. Row r has the columns (statements, rising) and
 * values (1 agrees, -1 disagrees, 0 passes) from `begins[r]` up to `begins[r + 1]`. Whose row it is nobody says.
 */
export type Answers = {
  readonly statements: number
  readonly begins: Uint32Array
  readonly columns: Uint16Array
  readonly values: Int8Array
}

/** What one participant answered: `columns` rising. */
export type Row = { readonly columns: readonly number[]; readonly values: readonly number[] }

/**
 * Rows in an order of their own content, so that the order in which they come changes nothing, and nothing can be told from it. Rows of fewer
 * than `least` answers are left out.
 */
export function answersOf(statements: number, rows: readonly Row[], least = 1): Answers {
  const kept = rows.filter((row) => row.columns.length >= least).sort(byContent)
  const begins = new Uint32Array(kept.length + 1)
  for (const [at, row] of kept.entries()) begins[at + 1] = (begins[at] as number) + row.columns.length
  const all = begins.at(-1) ?? 0
  const columns = new Uint16Array(all)
  const values = new Int8Array(all)
  for (const [at, row] of kept.entries()) {
    columns.set(row.columns, begins[at])
    values.set(row.values, begins[at])
  }
  return { statements, begins, columns, values }
}

function byContent(a: Row, b: Row): number {
  const shared = Math.min(a.columns.length, b.columns.length)
  for (let at = 0; at < shared; at += 1) {
    const apart =
      (a.columns[at] as number) - (b.columns[at] as number) || (a.values[at] as number) - (b.values[at] as number)
    if (apart !== 0) return apart
  }
  return a.columns.length - b.columns.length
}

export const participantsOf = ({ begins }: Answers): number => begins.length - 1
