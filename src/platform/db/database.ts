import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import pg from 'pg'
import { type Config, StartFault } from '../config.ts'
import { pipelined } from './pipelined.ts'
import { preparing } from './prepared.ts'
import { RememberingCompiler } from './remembering-compiler.ts'
import type { DB } from './tables.gen.ts'

/** What may be asked inside a transaction. The pool itself is never in reach there: PGlite has one connection. */
export type Tx = Kysely<DB>

export type Database = {
  kind: 'pglite' | 'postgres'
  /** The login role's pool: accounts (better-auth) and the transactions of `run` and `read`. */
  pool: pg.Pool
  kysely: Kysely<DB>
  /** Whether a connection takes further statements before the answer to the one before has come. */
  pipelines: boolean
  /** Owner's pool, for migrating; the same as `pool` on PGlite. */
  owner: pg.Pool
  close(): Promise<void>
}

const oldestPostgres = 15
const dateOid = 1082
const bigintOid = 20
/**
 * Statistics from 7 500 rows of a table instead of 30 000: enough to tell small from large, in a quarter of the time everybody else
 * has to wait for the embedded database's one thread (measured: ten times in the demo 3.2 → 0.9 s). 32 MB of buffers: 128 MB are
 * cleared at each start, and the system keeps the files in memory anyway.
 */
const embeddedSettings = [
  ...PGlite.defaultStartParams,
  ...['-c', 'default_statistics_target=25'],
  ...['-c', 'shared_buffers=32MB'],
]

// A civil day has no zone: the driver would make it the evening before. Counters stay far below 2^53.
pg.types.setTypeParser(dateOid, (value: string) => value)
pg.types.setTypeParser(bigintOid, Number)

/** Opens the embedded database in `DATA_DIR/database`, or PostgreSQL by `DATABASE_URL`. Throws StartFault. */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'ownerUrl' | 'dataDir'> & { prepared?: boolean },
): Promise<Database> {
  return config.databaseUrl
    ? openPostgres(config.databaseUrl, config.ownerUrl ?? config.databaseUrl, config.prepared ?? true)
    : openEmbedded(config)
}

async function openEmbedded(config: Pick<Config, 'dataDir'>): Promise<Database> {
  const folder = join(config.dataDir, 'database')
  try {
    mkdirSync(folder, { recursive: true })
  } catch {
    throw new StartFault(`The folder ${config.dataDir} can't be written to; set DATA_DIR to a folder that can.`)
  }
  return embedded(await PGlite.create({ dataDir: folder, startParams: embeddedSettings }))
}

/** Wraps an open PGlite. Its fsync is off: a killed process loses nothing, a power cut may (README). */
export function embedded(lite: PGlite): Database {
  const pool = new pg.Pool({
    ...createPgConfig(pipelined(lite)),
    max: 1,
    idleTimeoutMillis: 0,
  } as unknown as pg.PoolConfig)
  return {
    kind: 'pglite',
    pool,
    kysely: kyselyOn(preparing(pool)),
    pipelines: false,
    owner: pool,
    close: async () => {
      await pool.end()
      await lite.close()
    },
  }
}

async function openPostgres(url: string, ownerUrl: string, prepared: boolean): Promise<Database> {
  const pool = openPool(url, 10, `linli ${process.pid}`, prepared)
  const owner = openPool(ownerUrl, 2, `linli-owner ${process.pid}`)
  const close = async () => {
    await Promise.all([pool.end(), owner.end()])
  }
  try {
    await checkServer(owner)
  } catch (error) {
    await close()
    throw error
  }
  const kysely = kyselyOn(prepared ? preparing(pool) : pool)
  return { kind: 'postgres', pool, kysely, pipelines: prepared, owner, close }
}

/** `pipeline`: what is asked before the answer to the statement before has come goes out at once. */
function openPool(connectionString: string, max: number, name: string, pipeline = false): pg.Pool {
  const kept = { application_name: name, connectionTimeoutMillis: 5_000, keepAlive: true, pipeline }
  const pool = new pg.Pool({ connectionString, max, ...kept })
  // A lost connection is replaced at the next query. It tells its loss as an error too, idle or in use: unheard, that would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => void client.on('error', () => undefined))
  return pool
}

async function checkServer(owner: pg.Pool): Promise<void> {
  const server = await owner
    .query<{ version: number; encoding: string }>(
      `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_encoding') as encoding`,
    )
    .catch((error: Error) => {
      throw new StartFault(
        `The database can't be reached (${error.message}); check DATABASE_URL and that PostgreSQL is running.`,
      )
    })
  const found = server.rows[0]
  if (!found || found.version < oldestPostgres) {
    throw new StartFault(`PostgreSQL ${found?.version} is too old; Linli needs ${oldestPostgres} or newer.`)
  }
  if (found.encoding !== 'UTF8') {
    throw new StartFault(`The database is encoded ${found.encoding}; create it with "encoding 'UTF8'".`)
  }
}

function kyselyOn(pool: PostgresPool): Kysely<DB> {
  const dialect = new PostgresDialect({ pool })
  const compiler = new RememberingCompiler()
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => dialect.createAdapter(),
      createDriver: () => dialect.createDriver(),
      createIntrospector: (kysely) => dialect.createIntrospector(kysely),
      createQueryCompiler: () => compiler,
    },
  })
}
