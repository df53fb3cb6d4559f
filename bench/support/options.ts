import { parseArgs } from 'node:util'

export type BenchOptions = {
  database: 'pglite' | 'postgres'
  /** How long each measured stretch lasts. */
  seconds: number
  /** How many runs; the best one counts. */
  runs: number
  /** Length of the mixed load of `start`. */
  minutes: number
  /** Communities of `lists`. */
  communities: number
  /** Requests in each of them: the smaller and the larger size. */
  requests: readonly [number, number]
  /** Requests of the one large community of `lists`; 0 leaves it out. */
  stress: number
  /** People of the sheet of `import`. */
  rows: number
  /** They are registered already, and have other mobiles now. */
  known: boolean
  json: boolean
  /** Builds next to nothing: proves that the harness runs, says nothing about speed. */
  tiny: boolean
}

const options = {
  database: { type: 'string', default: 'postgres' },
  seconds: { type: 'string', default: '15' },
  runs: { type: 'string', default: '3' },
  minutes: { type: 'string', default: '10' },
  communities: { type: 'string', default: '100' },
  requests: { type: 'string', default: '100,10000' },
  stress: { type: 'string', default: '100000' },
  rows: { type: 'string', default: '50000' },
  known: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  tiny: { type: 'boolean', default: false },
} as const

const tinySizes = {
  seconds: 0.5,
  runs: 1,
  minutes: 0.02,
  communities: 2,
  requests: [10, 20] as const,
  stress: 0,
  rows: 600,
}

/** Reads the words after `npm run bench --`. Throws what `parseArgs` throws, and RangeError for values that don't fit. */
export function readOptions(args: readonly string[]): { name: string | undefined; options: BenchOptions } {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  const { database, json, tiny, known } = values
  if (database !== 'pglite' && database !== 'postgres') throw new RangeError('--database is pglite or postgres')
  const [small, large] = values.requests.split(',').map((part) => positive('requests', part))
  if (small === undefined || large === undefined) throw new RangeError('--requests is two numbers: 100,10000')
  const sizes = {
    seconds: positive('seconds', values.seconds),
    runs: positive('runs', values.runs),
    minutes: positive('minutes', values.minutes),
    communities: positive('communities', values.communities),
    requests: [small, large] as const,
    stress: Number(values.stress),
    rows: positive('rows', values.rows),
  }
  return { name: positionals[0], options: { database, json, tiny, known, ...sizes, ...(tiny ? tinySizes : {}) } }
}

function positive(name: string, text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new RangeError(`--${name} is a number above 0`)
  return value
}
