// `npm run faults -- [--scenario NAME] [--kills N] [--database pglite|postgres] [--json]`: brings about what goes wrong in the world and proves
// that nothing was lost (bench/README.md).
import { parseArgs } from 'node:util'
import { makePlace, type Place } from '../support/database.ts'
import { ballotsKilled } from './ballots.ts'
import { clockBack } from './clock-back.ts'
import { databaseAway } from './database-away.ts'
import { fullDisk } from './full-disk.ts'
import { killedUnderLoad } from './kills.ts'
import { migratingAtOnce } from './migrating-at-once.ts'
import { migrationStopped } from './migration-stopped.ts'
import type { Outcome, Scenario } from './scenario.ts'
import { secretBallotKilled } from './secret-ballot.ts'
import { several } from './several.ts'
import { workerDies } from './worker-dies.ts'

const scenarios: Record<string, Scenario> = {
  kills: killedUnderLoad,
  ballots: ballotsKilled,
  'secret-ballot': secretBallotKilled,
  'database-away': databaseAway,
  'full-disk': fullDisk,
  'clock-back': clockBack,
  'migrating-at-once': migratingAtOnce,
  'migration-stopped': migrationStopped,
  'worker-dies': workerDies,
  several,
}

const options = {
  scenario: { type: 'string', multiple: true },
  kills: { type: 'string', default: '20' },
  database: { type: 'string', default: 'postgres' },
  json: { type: 'boolean', default: false },
} as const

async function main(): Promise<void> {
  const { values } = parseArgs({ options, strict: true })
  const { database, json } = values
  const kills = Number(values.kills)
  const chosen = values.scenario ?? Object.keys(scenarios)
  const unknown = chosen.find((name) => !(name in scenarios))
  if (unknown) throw new RangeError(`--scenario is one of ${Object.keys(scenarios).join(', ')}`)
  if (database !== 'pglite' && database !== 'postgres') throw new RangeError('--database is pglite or postgres')
  if (!Number.isInteger(kills) || kills < 1 || kills > 1000) throw new RangeError('--kills is a number from 1 to 1000')
  const say = (line: string) => void (json || process.stdout.write(`${line}\n`))
  const place = await makePlace(database, true)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void place.remove().finally(() => process.exit(1)))
  }
  try {
    const outcomes = await carryOut(chosen, { place, kills, say })
    // The figures of the kills stand in front, as where they are all there is.
    const { held: _, ...figures } = { held: undefined, ...outcomes.kills }
    const result = { name: 'faults', database, ...figures, scenarios: outcomes }
    if (json) process.stdout.write(`${JSON.stringify(result)}\n`)
    if (Object.values(outcomes).some((outcome) => 'held' in outcome && !outcome.held)) process.exitCode = 1
  } finally {
    await place.remove()
  }
}

type Around = { place: Place; kills: number; say(line: string): void }

async function carryOut(names: readonly string[], { say, ...around }: Around): Promise<Record<string, Outcome>> {
  const outcomes: Record<string, Outcome> = {}
  for (const name of names) {
    const started = performance.now()
    const scenario = scenarios[name] as Scenario
    const outcome = await scenario({ ...around, say: (line) => say(`  ${line}`) }).catch((error: Error) => ({
      held: false,
      fault: error.stack,
    }))
    const seconds = Math.round((performance.now() - started) / 1000)
    outcomes[name] = 'skipped' in outcome ? outcome : { ...outcome, seconds }
    say(lines(name, outcomes[name]))
  }
  return outcomes
}

function lines(name: string, outcome: Outcome): string {
  if ('skipped' in outcome) return `${name}: not tried (${outcome.skipped})`
  const { held, ...figures } = outcome
  const told = Object.entries(figures).map(
    ([key, value]) => `  ${key.padEnd(16)} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
  )
  return [`${name}: ${held ? 'held' : 'FAILED'}`, ...told].join('\n')
}

main().catch((error: Error) => {
  const told = error instanceof RangeError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')
  process.stderr.write(`${told ? error.message : error.stack}\n`)
  process.exit(2)
})
