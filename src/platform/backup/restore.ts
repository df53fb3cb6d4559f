import { existsSync, readdirSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { StartFault } from '../config.ts'
import type { Database } from '../db/database.ts'
import { type Migration, migrate, migrateWithin } from '../db/migrate.ts'
import { folderStore } from '../files/store.ts'
import { proveUpgradable, release } from '../release.ts'
import type { Contents, Head } from './format.ts'
import { readBackup } from './read.ts'
import { openKeys } from './seal.ts'
import { beginWriting, insertLines, listTables, unbind } from './tables.ts'

export type RestoreOptions = {
  file: string
  passphrase: string
  dataDir: string
  filesDir: string
  /** All migrations of this program. */
  migrations: Migration[]
  /** Granted what the application may do. */
  loginRole?: string | undefined
}

export type Proven = { head: Head; contents: Contents; keys: Buffer | undefined }

/** Reads a backup whole without restoring it; with the passphrase its keys are opened too. Throws StartFault. */
export async function proveBackup(file: string, passphrase?: string): Promise<Proven> {
  let keys: Buffer | undefined
  const read = await readBackup(file, {
    begin: async (_, sealed) => {
      if (passphrase !== undefined) keys = openKeys(sealed, passphrase)
    },
  })
  return { ...read, keys }
}

/** Refuses (StartFault) a folder that already holds keys or files: asked before anything is opened there. */
export function proveFolderEmpty({ dataDir, filesDir }: Pick<RestoreOptions, 'dataDir' | 'filesDir'>): void {
  const filled = existsSync(filesDir) && readdirSync(filesDir).length > 0
  if (!filled && !existsSync(join(dataDir, 'keys.json'))) return
  throw new StartFault(`The folder ${dataDir} isn't empty; set DATA_DIR to an empty folder to restore into.`)
}

/**
 * Puts a backup into an empty database and folder: proves it first, then everything in one transaction, files and keys in their
 * places before it commits. What stops leaves the database as empty as before. Then brings it up to this release. Throws StartFault.
 */
export async function restoreBackup(database: Database, options: RestoreOptions): Promise<Proven> {
  proveFolderEmpty(options)
  const proven = await proveBackup(options.file, options.passphrase)
  const held = heldMigrations(proven.head, options.migrations)
  const client = await database.owner.connect()
  try {
    await proveDatabaseEmpty(client)
    await beginWriting(client)
    try {
      await migrateWithin(client, held)
      await load(client, options)
      await placeFolder(options, proven.keys ?? Buffer.alloc(0))
      await client.query('commit')
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      await clearFolder(options)
      throw error
    }
  } finally {
    client.release()
  }
  await migrate(database.owner, options.migrations, options.loginRole)
  await database.owner.query('analyze')
  return proven
}

/** The migrations a backup's database had, all of which this program must know as they were. */
function heldMigrations(head: Head, known: readonly Migration[]): Migration[] {
  proveUpgradable(head.release)
  const byName = new Map(known.map((migration) => [migration.name, migration]))
  return head.migrations.map(({ name, checksum }) => {
    const migration = byName.get(name)
    if (migration?.checksum === checksum) return migration
    throw new StartFault(
      `The backup was made by Linli ${head.release}, whose database this one (${release}) doesn't know; restore it with that release.`,
    )
  })
}

async function proveDatabaseEmpty(client: pg.PoolClient): Promise<void> {
  const found = await client.query<{ there: boolean }>(`select to_regclass('platform.migrations') is not null as there`)
  if (found.rows[0]?.there)
    throw new StartFault('The database already holds a Linli; restore into an empty one, or set another DATA_DIR.')
}

async function load(client: pg.PoolClient, options: RestoreOptions): Promise<void> {
  const tables = new Map((await listTables(client)).map((table) => [table.name, table]))
  const bind = await unbind(client, [...tables.values()])
  await rm(staged(options), { recursive: true, force: true }) // of a restore that was killed
  const store = folderStore(staged(options))
  await readBackup(options.file, {
    rows: async (name, columns, lines) => {
      const types = new Map(tables.get(name)?.columns.map((column) => [column.name, column.type]))
      const wanted = columns.map((column) => ({ name: column, type: types.get(column) ?? '' }))
      if (wanted.some((column) => column.type === '')) throw new Error(`the backup's ${name} has another shape`)
      await insertLines(client, { name, columns: wanted }, lines)
    },
    file: async (bytes) => {
      await store.put(bytes)
    },
  })
  await bind()
}

function staged({ filesDir }: RestoreOptions): string {
  return `${filesDir}.part`
}

async function placeFolder(options: RestoreOptions, keys: Buffer): Promise<void> {
  await mkdir(options.dataDir, { recursive: true })
  if (existsSync(staged(options))) {
    await rm(options.filesDir, { recursive: true, force: true })
    await rename(staged(options), options.filesDir)
  }
  await writeFile(join(options.dataDir, 'keys.json'), keys, { mode: 0o600, flag: 'wx', flush: true })
}

/** Nothing was there before, so nothing stays. */
async function clearFolder(options: RestoreOptions): Promise<void> {
  for (const place of [staged(options), options.filesDir, join(options.dataDir, 'keys.json')])
    await rm(place, { recursive: true, force: true })
}
