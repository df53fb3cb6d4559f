import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type pg from 'pg'
import { StartFault } from '../config.ts'
import { proveUpgradable, releases } from '../release.ts'
import type { Database } from './database.ts'

export type Migration = { name: string; sql: string; checksum: string }

const insufficientPrivilege = '42501'
/** Keys of the database's advisory locks. */
const locks = { migrations: 7_201_936, demo: 7_201_939 } as const
const namePattern = /^\d{8}T\d{4}_[a-z0-9_]+\.sql$/

/** Reads the migrations of the platform, the engines and the modules, in one global order by their timestamped names. */
export function readMigrations(sourceDir: string): Migration[] {
  const files = globSync(['platform/migrations/*.sql', 'engines/*/migrations/*.sql', 'modules/*/migrations/*.sql'], {
    cwd: sourceDir,
  })
  const migrations = files.map((file) => {
    const name = basename(file)
    if (!namePattern.test(name)) throw new Error(`migration ${file} must be named like 20261201T1200_what.sql`)
    const owner = file.split(/[\\/]/).slice(0, -2).join('/')
    const sql = readFileSync(join(sourceDir, file), 'utf8').replaceAll('\r\n', '\n')
    return { name: `${name.slice(0, -4)} (${owner})`, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
  return migrations.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * Applies what is missing, one process at a time, each migration in a transaction of its own.
 * Refuses (StartFault, data untouched) when an applied one was edited, when the database is newer than this program, or when it was last
 * used by an earlier release than the one before.
 * Returns the names applied.
 */
export async function migrate(
  owner: pg.Pool,
  migrations: Migration[],
  loginRole?: string,
  known: readonly string[] = releases,
): Promise<string[]> {
  return holding(owner, 'migrations', (client) => applyMissing(client, migrations, known, loginRole))
}

/** Work that one process does while others wait for it. The embedded database has one process, and but one connection. */
export async function oneAtATime(
  database: Database,
  lock: keyof typeof locks,
  work: () => Promise<void>,
): Promise<void> {
  if (database.kind === 'pglite') return work()
  await holding(database.owner, lock, work)
}

/** A process that dies lets go of the lock with its connection. */
async function holding<T>(
  owner: pg.Pool,
  lock: keyof typeof locks,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await owner.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [locks[lock]])
    return await work(client)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [locks[lock]]).catch(() => undefined)
    client.release()
  }
}

/** Applies migrations to an empty database inside the caller's transaction: all of it, or nothing. */
export async function migrateWithin(client: pg.PoolClient, migrations: readonly Migration[]): Promise<void> {
  await makeList(client)
  for (const migration of migrations) await runOne(client, migration)
}

async function makeList(client: pg.PoolClient): Promise<void> {
  await client.query(`create schema if not exists platform;
    create table if not exists platform.migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
}

/** A database that no release has noted yet is taken as it is. Releases are compared by their order, never by a clock that may be set back. */
async function proveReleaseNear(client: pg.PoolClient, known: readonly string[]): Promise<void> {
  if (!(await notesReleases(client))) return
  const noted = await client.query<{ release: string }>('select release from platform.releases')
  const used = noted.rows.map((row) => row.release)
  const last = used.find((name) => !known.includes(name)) ?? known.findLast((name) => used.includes(name))
  if (last !== undefined) proveUpgradable(last, known)
}

async function noteRelease(client: pg.PoolClient, release: string): Promise<void> {
  if (!(await notesReleases(client))) return
  await client.query('insert into platform.releases (release) values ($1) on conflict do nothing', [release])
}

async function notesReleases(client: pg.PoolClient): Promise<boolean> {
  const found = await client.query<{ there: boolean }>(`select to_regclass('platform.releases') is not null as there`)
  return found.rows[0]?.there ?? false
}

async function applyMissing(
  client: pg.PoolClient,
  migrations: Migration[],
  releasesKnown: readonly string[],
  loginRole?: string,
): Promise<string[]> {
  await makeList(client)
  await proveReleaseNear(client, releasesKnown)
  const applied = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from platform.migrations',
  )
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]))
  for (const row of applied.rows) {
    if (!known.has(row.name)) {
      throw new StartFault(
        `The database holds the migration ${row.name}, which this version of Linli doesn't know; start the newer version.`,
      )
    }
    if (known.get(row.name) !== row.checksum) {
      throw new StartFault(`The migration ${row.name} was edited after it was applied; restore the file as released.`)
    }
  }
  const done = new Set(applied.rows.map((row) => row.name))
  const missing = migrations.filter((migration) => !done.has(migration.name))
  for (const migration of missing) await applyOne(client, migration)
  await noteRelease(client, releasesKnown.at(-1) ?? '')
  if (loginRole) await client.query(`grant linli_app, linli_accounts to ${client.escapeIdentifier(loginRole)}`)
  return missing.map((migration) => migration.name)
}

async function applyOne(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await runOne(client, migration)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function runOne(client: pg.PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query(migration.sql)
    await client.query('insert into platform.migrations (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    if (code === insufficientPrivilege) {
      throw new StartFault(
        `The role of DATABASE_OWNER_URL lacks a right (${message}); it must own the database and may create roles: create role … login createrole.`,
      )
    }
    throw new Error(`migration ${migration.name} stopped: ${message}`, { cause: error })
  }
}
