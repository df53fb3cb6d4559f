/** What a measurement says of itself: one object, the same members for every one. */
export type BenchResult = {
  name: string
  database: 'pglite' | 'postgres'
  /** The product's figure, in `unit`. */
  ours: number
  /** What it is held against, measured in the same run (or the line it must keep); null where there is none. */
  floor: number | null
  /** ours / floor */
  ratio: number | null
  unit: string
  p50_ms: number | null
  p95_ms: number | null
  /** What was worked on, and the single figures `ours` was made from. */
  sizes: Record<string, number | readonly number[]>
  /** How long the measuring itself took. */
  seconds: number
}

/** What a measurement hands back; name, database, ratio and seconds are added by the command line. */
export type Measured = Omit<BenchResult, 'name' | 'database' | 'ratio' | 'seconds'>

/** The value below which `part` (0…1) of them lie. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}

/** Three figures that count are enough. */
export function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}

/** p50 and p95 of a set of latencies. */
export function spread(latencies: readonly number[]): { p50_ms: number; p95_ms: number } {
  return { p50_ms: rounded(percentile(latencies, 0.5)), p95_ms: rounded(percentile(latencies, 0.95)) }
}
