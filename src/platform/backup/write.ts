import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { StartFault } from '../config.ts'
import type { Database } from '../db/database.ts'
import { folderStore } from '../files/store.ts'
import { bothKeys } from '../keys/key-ring.ts'
import { release } from '../release.ts'
import { type Archive, createArchive, lineHash } from './archive.ts'
import { type Contents, formatVersion, type Head } from './format.ts'
import { provePassphrase, sealKeys } from './seal.ts'
import { beginReading, listTables, rowLines, type Table } from './tables.ts'

export type BackupOptions = {
  /** Where files and keys lie. */
  dataDir: string
  filesDir: string
  file: string
  passphrase: string
  now: Date
}

export type BackupMade = { contents: Contents; bytes: number }

/** A multiple of three, so that the Base64 of the pieces is that of the whole. */
const pieceBytes = 384 * 1024

/**
 * Writes everything of one moment into a file: every table's rows, the uploaded files they name, the keys under the passphrase. One
 * read-only transaction on one connection; nobody waits for it on PostgreSQL. Leaves no file where it stops. Throws StartFault.
 */
export async function writeBackup(database: Database, options: BackupOptions): Promise<BackupMade> {
  provePassphrase(options.passphrase)
  const before = await keysIn(options.dataDir)
  const client = await database.owner.connect()
  const archive = createOrRelease(options.file, client)
  try {
    await beginReading(client)
    const keys = bothKeys(before, await keysIn(options.dataDir))
    await archive.write([JSON.stringify(await headOf(client, database.kind, options.now))])
    await archive.write([JSON.stringify({ keys: sealKeys(keys, options.passphrase) })])
    const tables = await writeTables(client, archive)
    const files = await writeFiles(client, archive, options.filesDir)
    await archive.write([JSON.stringify({ end: { tables, files } })])
    const bytes = await archive.finish()
    return { contents: { tables, files }, bytes }
  } catch (error) {
    await archive.discard()
    throw error
  } finally {
    await client.query('rollback').catch(() => undefined)
    client.release()
  }
}

async function keysIn(dataDir: string): Promise<Buffer> {
  return readFile(join(dataDir, 'keys.json')).catch(() => {
    throw new StartFault(`There are no keys in ${dataDir}; set DATA_DIR to the folder Linli runs with.`)
  })
}

function createOrRelease(file: string, client: pg.PoolClient): Archive {
  try {
    return createArchive(file)
  } catch (error) {
    client.release()
    throw error
  }
}

async function headOf(client: pg.PoolClient, database: Database['kind'], now: Date): Promise<Head> {
  const known = await client.query<{ name: string | null }>(`select to_regclass('platform.migrations')::text as name`)
  if (!known.rows[0]?.name) throw new StartFault('The database is empty; there is nothing to back up.')
  const found = await client.query<Head['migrations'][number]>(
    'select name, checksum from platform.migrations order by name',
  )
  return { linli_backup: formatVersion, release, made_at: now.toISOString(), database, migrations: found.rows }
}

async function writeTables(client: pg.PoolClient, archive: Archive): Promise<Contents['tables']> {
  const sums: Contents['tables'] = {}
  for (const table of await listTables(client)) sums[table.name] = await writeTable(client, archive, table)
  return sums
}

async function writeTable(client: pg.PoolClient, archive: Archive, table: Table) {
  const hash = lineHash()
  await archive.write([JSON.stringify({ table: table.name, columns: table.columns.map((column) => column.name) })])
  for await (const lines of rowLines(client, table)) {
    hash.add(lines)
    await archive.write(lines)
  }
  const sum = hash.sum()
  await archive.write([JSON.stringify(sum)])
  return sum
}

/** The files this moment's rows name. One that is missing in the folder is named at the end. */
async function writeFiles(client: pg.PoolClient, archive: Archive, folder: string): Promise<Contents['files']> {
  const store = folderStore(folder)
  const found = await client.query<{ sha256: string }>('select distinct sha256 from platform.files order by 1')
  const files: Contents['files'] = { count: 0, bytes: 0, missing: [] }
  for (const { sha256 } of found.rows) {
    const bytes = await store.get(sha256).catch(nothingThere)
    if (!bytes) {
      files.missing.push(sha256)
      continue
    }
    files.count += 1
    files.bytes += bytes.byteLength
    await archive.write([JSON.stringify({ file: sha256, bytes: bytes.byteLength })])
    for (let at = 0; at < bytes.byteLength; at += pieceBytes)
      await archive.write([JSON.stringify(bytes.subarray(at, at + pieceBytes).toString('base64'))])
  }
  return files
}

function nothingThere(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
