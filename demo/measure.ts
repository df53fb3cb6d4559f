/** Builds the demo in a new folder and says how long each part took: `node tools/node.mjs demo/measure.ts [scale]`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sourceDir } from '../src/app/modules.ts'
import { assemble } from '../src/app/start.ts'
import { systemClock, virtualClock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/db/database.ts'
import { migrate, readMigrations } from '../src/platform/db/migrate.ts'
import { buildDemo } from './index.ts'

const scale = Number(process.argv[2] ?? 1)
const today = process.argv[3] ? new Date(process.argv[3]) : systemClock.now()
const dataDir = mkdtempSync(join(tmpdir(), 'linli-demo-'))
const config = readConfig({ DATA_DIR: dataDir, LINLI_LOG: 'warn' })
const database = await openDatabase(config)
await migrate(database.owner, readMigrations(sourceDir))
const clock = virtualClock(today)
const platform = await assemble(config, database, clock)
const started = performance.now()
const cpu = process.cpuUsage()
await buildDemo(platform, {
  clock,
  today,
  scale,
  log: (line) => process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}\n`),
})
const used = process.cpuUsage(cpu)
process.stdout.write(`CPU ${((used.user + used.system) / 1e6).toFixed(1)} s\n`)
await platform.close()
rmSync(dataDir, { recursive: true, force: true })
