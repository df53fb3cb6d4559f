import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig, StartFault } from '../platform/config.ts'
import { openDatabase } from '../platform/db/database.ts'
import { askRunning, lockFolder } from '../platform/db/folder-lock.ts'
import { migrate, readMigrations } from '../platform/db/migrate.ts'
import { type Verdict, verifyAll } from './control.ts'
import { sourceDir } from './modules.ts'
import { loadDemo, start } from './start.ts'

const usage = `linli COMMAND

  start      build the pages, open the database, migrate, load the demo (LINLI_DEMO=on) and serve
  migrate    bring the database up to date
  demo       build the demo communities in an empty installation
  verify     recompute the audit chain of every community; also beside a running server

Settings: PORT, HOST, DATA_DIR, DATABASE_URL, DATABASE_OWNER_URL, LINLI_DEMO=on|off, LINLI_PUBLIC_URL,
LINLI_LOG, LINLI_SMS_URL, LINLI_SMS_TOKEN, LINLI_TRUST_PROXY (README).
`

const say = (line: string) => void process.stdout.write(`${line}\n`)

const commands: Record<string, () => Promise<void>> = { start: serve, migrate: migrateOnly, demo: demoOnly, verify }

async function serve(): Promise<void> {
  const config = readConfig()
  const running = await start(config, say)
  say(`\nLinli is ready: ${running.address}`)
  let stopping = false
  const stop = () => {
    if (stopping) process.exit(1)
    stopping = true
    say('Stopping: finishing what is in hand …')
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
}

/** Opens the database for a command, holding the folder meanwhile. */
async function withDatabase<T>(work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>): Promise<T> {
  const config = readConfig()
  const lock = config.databaseUrl ? undefined : await lockFolder(config.dataDir)
  try {
    const database = await openDatabase(config)
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  } finally {
    await lock?.release()
  }
}

async function migrateOnly(): Promise<void> {
  await withDatabase(async (database) => {
    const config = readConfig()
    const login = config.databaseUrl ? decodeURIComponent(new URL(config.databaseUrl).username) : undefined
    const applied = await migrate(database.owner, readMigrations(sourceDir), login)
    say(applied.length > 0 ? `Applied:\n  ${applied.join('\n  ')}` : 'The database is up to date.')
  })
}

async function demoOnly(): Promise<void> {
  await withDatabase(async (database) => {
    await migrate(database.owner, readMigrations(sourceDir))
    await loadDemo(readConfig(), database, say)
  })
}

async function verify(): Promise<void> {
  const config = readConfig()
  const asked = config.databaseUrl ? undefined : ((await askRunning(config.dataDir, 'verify')) as Verdict | undefined)
  if (!asked && !config.databaseUrl && !existsSync(join(config.dataDir, 'database'))) {
    throw new StartFault(`There is no Linli in ${config.dataDir} yet; run "npm start" first, or set DATA_DIR.`)
  }
  const verdict = asked ?? (await withDatabase((database) => verifyAll({ database })))
  for (const broken of verdict.broken)
    say(`The audit chain of community ${broken.community} breaks at row ${broken.at}.`)
  say(
    `${verdict.rows} audit rows in ${verdict.communities} chains: ${verdict.broken.length === 0 ? 'whole' : 'BROKEN'}`,
  )
  if (verdict.broken.length > 0) process.exitCode = 1
}

async function main(): Promise<void> {
  const { positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
    strict: true,
  })
  const command = commands[positionals[0] ?? '']
  if (!command || positionals.length > 1) {
    say(usage)
    process.exitCode = positionals.length === 0 ? 0 : 2
    return
  }
  await command()
}

main().catch((error: unknown) => {
  const known = error instanceof StartFault || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
  process.stderr.write(known ? `${(error as Error).message}\n` : `${(error as Error).stack}\n`)
  process.exit(1)
})
