import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { buildDemo } from '../../demo/index.ts'
import { buildWebApart } from '../../tools/web/build-apart.ts'
import { type Accounts, createAccounts, demoIdentities, loadActor } from '../modules/access/api.ts'
import { applyErasures } from '../modules/privacy/api.ts'
import { communityIds } from '../modules/territory/api.ts'
import { type Clock, systemClock, virtualClock } from '../platform/clock.ts'
import { type Config, StartFault } from '../platform/config.ts'
import { type Database, openDatabase } from '../platform/db/database.ts'
import { type FolderLock, lockFolder, shareFolder } from '../platform/db/folder-lock.ts'
import { migrate, oneAtATime, readMigrations } from '../platform/db/migrate.ts'
import { createHttp } from '../platform/http/server.ts'
import { createKeyKeeper } from '../platform/keys/keep-keys.ts'
import { createLog } from '../platform/log.ts'
import { createPlatform, type Platform } from '../platform/platform.ts'
import { openVault } from '../platform/vault.ts'
import { saySetup } from './commands/setup.ts'
import { answerControl } from './control.ts'
import { loadModules, sourceDir } from './modules.ts'
import { addPages } from './pages.ts'

export type Say = (line: string) => void

export type Running = { address: string; platform: Platform; http: FastifyInstance; stop(): Promise<void> }

export type StartOptions = {
  /** How much of the demo is built: 1 is all of it; browser journeys build a small part. */
  demoScale?: number
}

/** Starts everything: lock, web bundles, database, migrations, demo, server. Throws StartFault with data untouched. */
export async function start(config: Config, say: Say, options: StartOptions = {}): Promise<Running> {
  await provePortFree(config)
  const lock = config.databaseUrl ? shareFolder(config.dataDir) : await lockFolder(config.dataDir)
  try {
    return await startLocked(config, lock, say, options)
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function startLocked(config: Config, lock: FolderLock, say: Say, options: StartOptions): Promise<Running> {
  const fresh = !config.databaseUrl && !existsSync(join(config.dataDir, 'database'))
  say('Web pages: building where something changed …')
  // Beside the database and the demo.
  const web = buildWebApart({ log: (line) => say(`  ${line}`) })
  web.catch(() => undefined) // looked at below; until then it must not end the process
  say(fresh ? 'Database: creating the embedded one …' : 'Database: opening …')
  const database = await openDatabase(config)
  const applied = await migrate(database.owner, readMigrations(sourceDir), loginRole(config))
  if (applied.length > 0) say(`Database: ${applied.length} migrations applied`)
  if (config.demo && config.role !== 'web') await loadDemo(config, database, say, options.demoScale)

  const manifest = await web
  const platform = await assemble(config, database, systemClock)
  const { erased } = await applyErasures(platform)
  if (erased > 0) say(`Erased again after a restore: ${erased} entries of the register`)
  const accounts = createAccounts(platform)
  const keeper = createKeyKeeper(platform)
  const http = await createHttp(platform, { authenticate: accounts.authenticate })
  await accounts.addRoutes(http)
  const webDir = join(sourceDir, '..', 'dist', 'web')
  await addPages(http, { platform, authenticate: accounts.authenticate, manifest, webDir })
  lock.answer((command) => answerControl(platform, command))
  const address = await http.listen({ port: config.port, host: config.host })
  if (config.role !== 'web') {
    platform.dispatcher.start(config.role === 'worker' ? 'often' : 'seldom')
    platform.jobs.start()
    accounts.messenger.start()
    keeper.start()
  }
  if (config.demo) await sayIdentities(platform, address, say)
  else if (config.role !== 'worker') await saySetup(platform, config.publicUrl ?? address, say)
  return { address, platform, http, stop: () => keeper.stop().then(() => stopAll(http, platform, accounts, lock)) }
}

async function stopAll(
  http: FastifyInstance,
  platform: Platform,
  { messenger }: Accounts,
  lock: FolderLock,
): Promise<void> {
  await http.close()
  await messenger.stop()
  await platform.close()
  await lock.release()
}

/** Puts the platform together on an open database. */
export async function assemble(config: Config, database: Database, clock: Clock): Promise<Platform> {
  return createPlatform({
    config,
    database,
    modules: await loadModules(),
    loadActor,
    vault: openVault(config.dataDir),
    log: createLog(config),
    clock,
    communityIds: (opened) => communityIds(opened.kysely),
  })
}

/** Builds the demo on a clock of its own where it is not there yet; of several processes that start at once, one does. */
export async function loadDemo(config: Config, database: Database, say: Say, scale = 1): Promise<void> {
  await oneAtATime(database, 'demo', () => buildDemoIn(config, database, say, scale))
}

async function buildDemoIn(config: Config, database: Database, say: Say, scale: number): Promise<void> {
  const today = systemClock.now()
  const clock = virtualClock(today)
  const platform = await assemble({ ...config, logLevel: 'error' }, database, clock)
  await buildDemo(platform, { clock, today, scale, log: (line) => say(`Demo: ${line}`) })
  await platform.jobs.stop()
  await platform.dispatcher.stop()
}

async function sayIdentities(platform: Platform, address: string, say: Say): Promise<void> {
  const identities = await demoIdentities(platform.database.kysely)
  if (identities.length === 0) return
  say(`\nDemo identities: open ${address}/login and choose one, without a password:`)
  for (const identity of identities) say(`  ${identity.label}${identity.note ? `  (${identity.note})` : ''}`)
}

/** The login role is granted what the application may do; the owner keeps the rest. */
export function loginRole(config: Config): string | undefined {
  return config.databaseUrl ? decodeURIComponent(new URL(config.databaseUrl).username) || undefined : undefined
}

/** Asked before anything is touched, so that a taken port leaves no half-made folder. */
function provePortFree(config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => reject(portFault(config, error)))
    probe.listen(config.port, config.host, () => probe.close(() => resolve()))
  })
}

function portFault(config: Config, error: NodeJS.ErrnoException): StartFault {
  const advice: Record<string, string> = {
    EADDRINUSE: `Port ${config.port} is taken; stop the other program, or choose another one with PORT.`,
    EACCES: `Port ${config.port} may not be used without more rights; choose one above 1023 with PORT.`,
    EADDRNOTAVAIL: `The address ${config.host} isn't one of this machine's; set HOST, for example to 127.0.0.1.`,
  }
  return new StartFault(
    advice[error.code ?? ''] ??
      `Linli can't listen on ${config.host}:${config.port} (${error.message}); change HOST or PORT.`,
  )
}
