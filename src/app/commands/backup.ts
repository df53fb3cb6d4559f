import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { applyErasures } from '../../modules/privacy/api.ts'
import { backupFault } from '../../platform/backup/faults.ts'
import { proveBackup, proveFolderEmpty, restoreBackup } from '../../platform/backup/restore.ts'
import { provePassphrase } from '../../platform/backup/seal.ts'
import { type BackupMade, writeBackup } from '../../platform/backup/write.ts'
import { systemClock } from '../../platform/clock.ts'
import { type Config, StartFault } from '../../platform/config.ts'
import { type Database, openDatabase } from '../../platform/db/database.ts'
import { askRunning, lockFolder } from '../../platform/db/folder-lock.ts'
import { readMigrations } from '../../platform/db/migrate.ts'
import { addToLedger, type ErasureNote, ledgerFile, missingFrom, readLedger } from '../../platform/erasures/ledger.ts'
import { release } from '../../platform/release.ts'
import { type BackupNote, noteBackup } from '../../platform/upkeep/backups.ts'
import { sourceDir } from '../modules.ts'
import { assemble, loginRole, type Say } from '../start.ts'
import { passphraseOf } from './passphrase.ts'
import { withDatabase } from './with-database.ts'

/** `linli backup FILE`: everything into one file, also beside a running server. */
export async function backup(config: Config, name: string, say: Say): Promise<void> {
  const file = fileOf(name, 'backup')
  proveTarget(config, file)
  const passphrase = await passphraseOf(config, 2)
  provePassphrase(passphrase)
  const now = systemClock.now()
  const write = (database: Database) => writeBackup(database, { ...config, file, passphrase, now })
  const writeAndNote = async (database: Database) => {
    const made = await write(database)
    await noteBackup(database.owner, noteOf(made, now))
    return made
  }
  const made = await mended(
    besideRunning(config, write, now).then((copied) => copied ?? withDatabase(config, writeAndNote)),
  )
  say(`${wordsOf(made.contents)}: ${file} (${megabytes(made.bytes)} MB).`)
  for (const missing of made.contents.files.missing)
    say(`The uploaded file ${missing} is missing in ${config.filesDir}.`)
}

/** `linli backup --check FILE`: reads a backup whole and says what it holds; with the passphrase the keys are opened too. */
export async function checkBackup(config: Config, name: string, say: Say): Promise<void> {
  const file = fileOf(name, 'backup --check')
  const { head, contents, keys } = await mended(proveBackup(file, config.backupPassphrase))
  say(`Whole: made ${head.made_at} by Linli ${head.release} on ${head.database}, ${head.migrations.length} migrations.`)
  say(`${wordsOf(contents)}; keys ${keys ? 'opened by the passphrase' : 'not tried: set LINLI_BACKUP_PASSPHRASE'}.`)
  for (const [table, { rows }] of Object.entries(contents.tables)) if (rows > 0) say(`  ${table}: ${rows}`)
}

/**
 * `linli restore FILE`: a backup into an empty database and folder. Whoever was erased after the backup is erased again, as the ledger in
 * `DATA_DIR/erasures` or the one of `--erasures` says.
 */
export async function restore(config: Config, name: string, say: Say, erasures?: string): Promise<void> {
  const file = fileOf(name, 'restore')
  proveFolderEmpty(config)
  const notes = await givenErasures(erasures)
  const passphrase = await passphraseOf(config, 1)
  const options = {
    ...config,
    file,
    passphrase,
    migrations: readMigrations(sourceDir),
    loginRole: loginRole(config),
  }
  const { head, contents } = await mended(intoEmpty(config, (database) => restoreBackup(database, options)))
  say(`Restored what was backed up ${head.made_at}: ${wordsOf(contents)}.`)
  await restoreErasures(config, notes, say)
  say('Now run "linli verify", then "npm start".')
}

/** What the file of `--erasures` holds. */
async function givenErasures(file: string | undefined): Promise<ErasureNote[]> {
  if (file === undefined) return []
  const notes = await readLedger(resolve(file)).catch(() => [])
  if (notes.length > 0) return notes
  throw new StartFault(
    `There are no erasures in ${resolve(file)}; give the file "ledger.jsonl" of the folder erasures.`,
  )
}

/** Erases again who was erased since; the next start does it where this stops. */
async function restoreErasures(config: Config, given: readonly ErasureNote[], say: Say): Promise<void> {
  const ledger = ledgerFile(config.dataDir)
  const before = await readLedger(ledger)
  await addToLedger(ledger, missingFrom(before, given))
  const { erased } = await withDatabase(config, async (database) =>
    applyErasures(await assemble(config, database, systemClock)),
  )
  if (before.length + given.length === 0)
    say('No list of erasures was found or given (--erasures): whoever was erased since is there again.')
  else say(`Erased again who was erased since: ${erased}.`)
}

/** Holds the folder; an embedded database that was made for nothing is taken away again. */
async function intoEmpty<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const folder = join(config.dataDir, 'database')
  const fresh = !config.databaseUrl && !existsSync(folder)
  const lock = await lockFolder(config.dataDir)
  try {
    const database = await openDatabase(config)
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  } catch (error) {
    if (fresh) await rm(folder, { recursive: true, force: true })
    throw error
  } finally {
    await lock.release()
  }
}

/** From a copy that the running server makes of its embedded database in a moment; undefined where none runs. */
async function besideRunning(
  config: Config,
  write: (database: Database) => Promise<BackupMade>,
  now: Date,
): Promise<BackupMade | undefined> {
  if (config.databaseUrl) return undefined
  if (!existsSync(join(config.dataDir, 'database')))
    throw new StartFault(`There is no Linli in ${config.dataDir} yet; run "npm start" first, or set DATA_DIR.`)
  const folder = await askRunning(config.dataDir, `snapshot ${process.pid}`).catch((error: Error) => {
    throw new StartFault(`The running Linli couldn't copy its database (${error.message}); nothing was written.`)
  })
  if (folder === undefined) return undefined
  try {
    const copy = await openDatabase({ ...config, dataDir: String(folder) })
    const made = await write(copy).finally(() => copy.close())
    await askRunning(config.dataDir, `backup-made ${JSON.stringify(noteOf(made, now))}`)
    return made
  } finally {
    await rm(String(folder), { recursive: true, force: true })
  }
}

function noteOf({ contents, bytes }: BackupMade, now: Date): BackupNote {
  return {
    made_at: now.toISOString(),
    file_bytes: bytes,
    rows: rowsOf(contents),
    files: contents.files.count,
    files_missing: contents.files.missing.length,
    release,
  }
}

/** The file named; without a name there is nothing to do. */
function fileOf(name: string, command: string): string {
  if (name === '') throw new StartFault(`Name the file, for example: linli ${command} linli-2026-01-01.backup`)
  return resolve(name)
}

function proveTarget(config: Config, file: string): void {
  if (!existsSync(dirname(file))) throw new StartFault(`There is no folder ${dirname(file)}; make it first.`)
  if (dirname(file).startsWith(join(config.dataDir, 'database')) || dirname(file).startsWith(config.filesDir))
    throw new StartFault(`The folder ${dirname(file)} is Linli's own; write the backup elsewhere.`)
}

function mended<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw backupFault(error)
  })
}

function rowsOf({ tables }: BackupMade['contents']): number {
  return Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
}

function wordsOf(contents: BackupMade['contents']): string {
  const { tables, files } = contents
  return `${rowsOf(contents)} rows of ${Object.keys(tables).length} tables, ${files.count} uploaded files`
}

const megabytes = (bytes: number) => (bytes / 1024 ** 2).toFixed(1)
