// `npm run fuzz -- [--minutes N] [--seed N] [--inputs N] [--operation NAME] [--database pglite|postgres]`: hostile inputs without end, or for so many minutes. Every round has
// a database and a seed of its own, which is printed and repeats the round: no fault, no words of somebody else, no change by a refusal, no
// failing reaction. Ends with 1 at the first finding, or at the end of the minutes where there were some.
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { Siege, type Target } from '../src/app/testing/siege.ts'
import { type Cluster, startCluster } from '../tools/postgres/cluster.ts'
import { findPostgres } from '../tools/postgres/programs.ts'

const options = {
  minutes: { type: 'string', default: 'Infinity' },
  seed: { type: 'string' },
  inputs: { type: 'string', default: '200' },
  operation: { type: 'string' },
  database: { type: 'string', default: 'pglite' },
} as const

const say = (line: string) => void process.stdout.write(`${line}\n`)

async function main(): Promise<void> {
  const { values } = parseArgs({ options, strict: true })
  const [minutes, inputs] = [Number(values.minutes), Number(values.inputs)]
  if (!(minutes > 0)) throw new RangeError('--minutes is a number above 0')
  if (!(Number.isInteger(inputs) && inputs > 0)) throw new RangeError('--inputs is a number above 0')
  const cluster = await clusterFor(values.database)
  try {
    await besiegeAll(values, minutes, inputs)
  } finally {
    await cluster?.stop()
  }
}

/** PostgreSQL: the one of TEST_DATABASE_URL, else one made for this run and thrown away; its address is left in that setting. */
async function clusterFor(database: string): Promise<Cluster | undefined> {
  if (database !== 'pglite' && database !== 'postgres') throw new RangeError('--database is pglite or postgres')
  if (database === 'pglite') {
    delete process.env.TEST_DATABASE_URL
    return undefined
  }
  if (process.env.TEST_DATABASE_URL) return undefined
  const programs = findPostgres()
  if (!programs) throw new RangeError('No PostgreSQL 15 or newer was found: install it, or set TEST_DATABASE_URL.')
  const cluster = await startCluster(programs.folder, { inMemory: true })
  process.env.TEST_DATABASE_URL = cluster.url
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void cluster.stop().finally(() => process.exit(1)))
  }
  return cluster
}

type Wish = { seed?: string | undefined; operation?: string | undefined }

async function besiegeAll(values: Wish, minutes: number, inputs: number): Promise<void> {
  const until = performance.now() + minutes * 60_000
  let findings = 0
  // With a seed given, its one round is all there is to do.
  do {
    const seed = values.seed === undefined ? randomInt(2 ** 32) : Number(values.seed)
    findings += await round(seed, inputs, until, values.operation)
  } while (performance.now() < until && values.seed === undefined && (findings === 0 || minutes < Infinity))
  if (findings > 0) process.exitCode = 1
}

async function round(seed: number, inputs: number, until: number, only: string | undefined): Promise<number> {
  const started = performance.now()
  const siege = await Siege.open()
  let [operations, accepted, findings] = [0, 0, 0]
  try {
    const targets = siege.targets.filter(({ name }) => only === undefined || name === only)
    if (targets.length === 0) throw new RangeError(`no operation is called ${only}`)
    for (const target of targets) {
      if (performance.now() > until) break
      operations += 1
      const found = await besiege(siege, target, inputs, seed)
      if (found.finding === undefined) accepted += found.accepted
      else {
        findings += 1
        say(`${found.finding}\nagain: npm run fuzz -- --seed ${seed} --inputs ${inputs}`)
      }
    }
  } finally {
    await siege.close()
  }
  const seconds = Math.round((performance.now() - started) / 1000)
  say(
    `seed ${seed}: ${operations} operations, ${inputs} inputs each, ${accepted} accepted, ${findings} findings, ${seconds} s`,
  )
  return findings
}

async function besiege(siege: Siege, target: Target, inputs: number, seed: number) {
  try {
    return { accepted: await siege.besiege(target, inputs, seed), finding: undefined }
  } catch (error) {
    return { accepted: 0, finding: (error as Error).message }
  }
}

main().then(
  // Pools of the last round may linger.
  () => process.exit(),
  (error: Error) => {
    const told = error instanceof RangeError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')
    process.stderr.write(`${told ? error.message : error.stack}\n`)
    process.exit(2)
  },
)
