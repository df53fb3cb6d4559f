// `npm run faults -- [--kills N] [--database pglite|postgres] [--json]`: kills the server under load and proves that nothing was lost.
import { parseArgs } from 'node:util'
import { makePlace } from '../support/database.ts'
import { killedUnderLoad } from './kills.ts'

const options = {
  kills: { type: 'string', default: '20' },
  database: { type: 'string', default: 'postgres' },
  json: { type: 'boolean', default: false },
} as const

async function main(): Promise<void> {
  const { values } = parseArgs({ options, strict: true })
  const { database, json } = values
  const kills = Number(values.kills)
  if (database !== 'pglite' && database !== 'postgres') throw new RangeError('--database is pglite or postgres')
  if (!Number.isInteger(kills) || kills < 1 || kills > 1000) throw new RangeError('--kills is a number from 1 to 1000')
  const say = (line: string) => void (json || process.stdout.write(`${line}\n`))
  const place = await makePlace(database)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void place.remove().finally(() => process.exit(1)))
  }
  try {
    const found = await killedUnderLoad(place, kills, say)
    const result = { name: 'faults', database, kills, ...found }
    process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${lines(result)}\n`)
    const whole = found.lost === 0 && found.doubled === 0 && found.halves === 0 && found.chain === 'whole'
    if (!whole || found.reactions.waiting > 0 || found.reactions.miscounted > 0) process.exitCode = 1
  } finally {
    await place.remove()
  }
}

function lines(result: object): string {
  return Object.entries(result)
    .map(([key, value]) => `${key.padEnd(12)} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join('\n')
}

main().catch((error: Error) => {
  const told = error instanceof RangeError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')
  process.stderr.write(`${told ? error.message : error.stack}\n`)
  process.exit(2)
})
