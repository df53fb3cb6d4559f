// `npm run bench -- NAME [--database pglite|postgres] [--json]`: measures the product against the lines it has to keep (bench/README.md).
// `npm run bench -- faults …` is `npm run faults -- …`.
import { measureAuth } from './auth.ts'
import { measureBallots } from './ballots/ballots.ts'
import { measureClassify } from './classify/classify.ts'
import { measureDispatch } from './dispatch/dispatch.ts'
import { measureForms } from './forms/forms.ts'
import { measureImport } from './import/import.ts'
import { measureIntake } from './intake/intake.ts'
import { measureLighthouse } from './lighthouse.ts'
import { measureLists } from './lists/lists.ts'
import { measureOpinion } from './opinion/opinion.ts'
import { measureStart } from './start.ts'
import { makePlace, type Place } from './support/database.ts'
import { machine } from './support/machine.ts'
import { type BenchOptions, readOptions } from './support/options.ts'
import { type BenchResult, type Measured, rounded } from './support/result.ts'
import { measureTally } from './tally/tally.ts'

type Measure = (place: Place, options: BenchOptions) => Promise<Measured>

const benches: Record<string, Measure> = {
  intake: measureIntake,
  lists: measureLists,
  dispatch: measureDispatch,
  import: measureImport,
  forms: measureForms,
  classify: measureClassify,
  auth: measureAuth,
  start: measureStart,
  tally: measureTally,
  opinion: measureOpinion,
  ballots: measureBallots,
  lighthouse: measureLighthouse,
}

async function main(): Promise<void> {
  if (process.argv[2] === 'faults') {
    process.argv.splice(2, 1)
    await import('./faults/index.ts')
    return
  }
  const { name, options } = readOptions(process.argv.slice(2))
  const measure = benches[name ?? '']
  if (!name || !measure) {
    process.stderr.write(
      `npm run bench -- ${[...Object.keys(benches), 'faults'].join('|')} [--database pglite|postgres] [--json]\n`,
    )
    process.exitCode = 2
    return
  }
  const started = performance.now()
  const place = await makePlace(options.database)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void place.remove().finally(() => process.exit(1)))
  }
  try {
    const measured = await measure(place, options)
    report(options, { name, database: options.database, ...withRatio(measured), seconds: since(started) })
  } finally {
    await place.remove()
  }
}

function withRatio(measured: Measured): Omit<BenchResult, 'name' | 'database' | 'seconds'> {
  const { ours, floor, ...rest } = measured
  return { ours, floor, ratio: floor ? rounded(ours / floor) : null, ...rest }
}

function since(started: number): number {
  return Math.round((performance.now() - started) / 1000)
}

function report({ json }: BenchOptions, result: BenchResult): void {
  if (json) return void process.stdout.write(`${JSON.stringify(result)}\n`)
  const lines = Object.entries({ ...result, ...machine() }).map(
    ([key, value]) => `${key.padEnd(10)} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
  )
  process.stdout.write(`${lines.join('\n')}\n`)
}

main().catch((error: Error) => {
  const told = error instanceof RangeError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')
  process.stderr.write(`${told ? error.message : error.stack}\n`)
  process.exit(1)
})
