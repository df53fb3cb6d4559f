import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../platform/clock.ts'
import { readConfig, StartFault } from '../platform/config.ts'
import { openDatabase } from '../platform/db/database.ts'
import { askRunning, lockFolder } from '../platform/db/folder-lock.ts'
import { migrate, readMigrations } from '../platform/db/migrate.ts'
import { normalisePhone } from '../shared/mask.ts'
import { answerControl, type Verdict, verifyAll } from './control.ts'
import { sourceDir } from './modules.ts'
import { assemble, loadDemo, loginRole, start } from './start.ts'

const usage = `linli COMMAND

  start      build the pages, open the database, migrate, load the demo (LINLI_DEMO=on) and serve
  migrate    bring the database up to date
  demo       build the demo communities in an empty installation
  verify     recompute the audit chain of every community; also beside a running server
  administrator PHONE
             let whoever signs in with this mobile number set up communities; also beside a running server

Settings: PORT, HOST, DATA_DIR, DATABASE_URL, DATABASE_OWNER_URL, LINLI_DEMO=on|off, LINLI_PUBLIC_URL,
LINLI_LOG, LINLI_SMS_URL, LINLI_SMS_TOKEN, LINLI_TRUST_PROXY (README).
`

const say = (line: string) => void process.stdout.write(`${line}\n`)

const commands: Record<string, (words: string[]) => Promise<void>> = {
  start: serve,
  migrate: migrateOnly,
  demo: demoOnly,
  verify,
  administrator,
}

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
    const applied = await migrate(database.owner, readMigrations(sourceDir), loginRole(config))
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

async function administrator([phone = '']: string[]): Promise<void> {
  if (normalisePhone(phone)?.kind !== 'mobile') {
    throw new StartFault('Give the mobile number the administrator signs in with: linli administrator 19900001234')
  }
  const config = readConfig()
  const command = `administrator ${normalisePhone(phone)?.number}`
  const asked = config.databaseUrl ? undefined : await askRunning(config.dataDir, command)
  const answer =
    asked ??
    (await withDatabase(async (database) => {
      await migrate(database.owner, readMigrations(sourceDir), loginRole(config))
      return answerControl(await assemble(config, database, systemClock), command)
    }))
  const { appointed } = answer as { appointed: boolean }
  say(appointed ? 'Done: sign in with this number, by code.' : 'This number has been an administrator already.')
}

async function main(): Promise<void> {
  const { positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
    strict: true,
  })
  const command = commands[positionals[0] ?? '']
  if (!command || positionals.length > (command === administrator ? 2 : 1)) {
    say(usage)
    process.exitCode = positionals.length === 0 ? 0 : 2
    return
  }
  await command(positionals.slice(1))
}

main().catch((error: unknown) => {
  const known = error instanceof StartFault || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
  process.stderr.write(known ? `${(error as Error).message}\n` : `${(error as Error).stack}\n`)
  process.exit(1)
})
