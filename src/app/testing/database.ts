import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { deserialize, serialize } from 'node:v8'
import pg from 'pg'
import { type Database, embedded, openDatabase } from '../../platform/db/database.ts'
import { migrate, readMigrations } from '../../platform/db/migrate.ts'
import { sqlState } from '../../platform/db/transaction.ts'
import { sourceDir } from '../modules.ts'
import { createForImage, type DataImage, openImage, takeImage } from './embedded-image.ts'

const migrations = readMigrations(sourceDir)
const fingerprint = createHash('sha256')
  .update(migrations.map((migration) => migration.checksum).join())
  .digest('hex')
  .slice(0, 16)

/** A migrated database of its own: PGlite from a kept image, or a copy of a template where `TEST_DATABASE_URL` is set. */
export function openTestDatabase(): Promise<Database> {
  const url = process.env.TEST_DATABASE_URL
  return url ? postgresCopy(url) : embeddedCopy()
}

/** All files of a worker begin as the same images, kept in memory. */
const images = new Map<string, DataImage>()

async function embeddedCopy(): Promise<Database> {
  const made = async () => {
    const fresh = await openImage(await emptyImage())
    const database = embedded(fresh)
    await migrate(database.owner, migrations)
    return takeImage(fresh, database.close)
  }
  return embedded(await openImage(await keptImage('migrated', made)))
}

/** An embedded database with nothing in it, in a tenth of the time that making one takes. */
export async function openEmptyEmbedded(): Promise<Database> {
  return embedded(await openImage(await emptyImage()))
}

function emptyImage(): Promise<DataImage> {
  return keptImage('empty', async () => {
    const fresh = await createForImage()
    return takeImage(fresh, () => fresh.close())
  })
}

/** Made once for these migrations and computer. */
async function keptImage(name: string, make: () => Promise<DataImage>): Promise<DataImage> {
  const folder = join(tmpdir(), 'linli-test-images')
  const file = join(folder, `${fingerprint}-${name}.bin`)
  const known = images.get(name) ?? (existsSync(file) ? (deserialize(readFileSync(file)) as DataImage) : undefined)
  const image = known ?? (await make())
  images.set(name, image)
  if (known) return image
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${file}.${process.pid}`, serialize(image))
  renameSync(`${file}.${process.pid}`, file)
  return image
}

const appLogin = 'linli_test_login'

/** The owner is the role of TEST_DATABASE_URL; the process logs in as a role that owns nothing, as in production. */
async function postgresCopy(url: string): Promise<Database> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const template = `linli_template_${fingerprint}`
  const name = `linli_test_${process.pid}_${Math.trunc(performance.now())}`
  try {
    await admin.query('select pg_advisory_lock(7201937)')
    await prepareTemplate(admin, url, template)
    await admin.query(`create database ${name} template ${template}`)
  } finally {
    await admin.query('select pg_advisory_unlock(7201937)')
    await admin.end()
  }
  const ownerUrl = withDatabase(url, name)
  const database = await openDatabase({ databaseUrl: asLogin(ownerUrl), ownerUrl, dataDir: tmpdir() })
  return { ...database, close: () => database.close().then(() => dropDatabase(url, name)) }
}

async function prepareTemplate(admin: pg.Client, url: string, template: string): Promise<void> {
  const found = await admin.query('select 1 from pg_database where datname = $1', [template])
  if (found.rowCount) return
  await makeLogin(admin)
  await admin.query(`create database ${template}_new encoding 'UTF8' template template0`)
  const owner = new pg.Pool({ connectionString: withDatabase(url, `${template}_new`), max: 1 })
  await migrate(owner, migrations, appLogin)
  await owner.end()
  await admin.query(`alter database ${template}_new rename to ${template}`)
}

async function makeLogin(admin: pg.Client): Promise<void> {
  await admin.query(
    `do $$ begin create role ${appLogin} login password 'test'; exception when duplicate_object or unique_violation then null; end $$`,
  )
}

/** An empty PostgreSQL database beside that of `url`, for a whole product to start on. */
export type EmptyDatabase = { loginUrl: string; ownerUrl: string; drop(): Promise<void> }

export async function createEmptyDatabase(url: string): Promise<EmptyDatabase> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const name = `linli_journey_${process.pid}_${Math.trunc(performance.now())}`
  try {
    await makeLogin(admin)
    await admin.query(`create database ${name} encoding 'UTF8' template template0`)
  } finally {
    await admin.end()
  }
  const ownerUrl = withDatabase(url, name)
  return { ownerUrl, loginUrl: asLogin(ownerUrl), drop: () => dropDatabase(url, name) }
}

async function dropDatabase(url: string, name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    await dropWhenLeft(admin, name)
  } finally {
    await admin.end()
  }
}

/** An autovacuum worker may be in it: only a superuser could send that away, anybody else waits until it has left. */
async function dropWhenLeft(admin: pg.Client, name: string, attempts = 900): Promise<void> {
  try {
    await admin.query(`drop database if exists ${name} with (force)`)
  } catch (error) {
    if (sqlState(error) !== insufficientPrivilege || attempts === 0) throw error
    await setTimeout(200)
    await dropWhenLeft(admin, name, attempts - 1)
  }
}

const insufficientPrivilege = '42501'

function withDatabase(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

function asLogin(url: string): string {
  const address = new URL(url)
  address.username = appLogin
  address.password = 'test'
  return address.href
}
