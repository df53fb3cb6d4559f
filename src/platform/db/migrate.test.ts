import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import about from '../../../package.json' with { type: 'json' }
import { sourceDir } from '../../app/modules.ts'
import { openTestDatabase } from '../../app/testing/database.ts'
import { release } from '../release.ts'
import type { Database } from './database.ts'
import { type Migration, migrate, readMigrations } from './migrate.ts'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() =>
  database.owner.query('drop table if exists one, two; delete from platform.migrations; delete from platform.releases'),
)
afterAll(() => database.close())

const one: Migration = { name: '20260101T0000_one', sql: 'create table one (a int)', checksum: '1' }
const two: Migration = { name: '20260102T0000_two', sql: 'create table two (a int)', checksum: '2' }

async function tables(): Promise<string[]> {
  const found = await database.owner.query(`select tablename from pg_tables where schemaname = 'public' order by 1`)
  return found.rows.map((row) => row.tablename)
}

test('applies what is missing, once', async () => {
  expect(await migrate(database.owner, [one])).toEqual([one.name])
  expect(await migrate(database.owner, [one, two])).toEqual([two.name])
  expect(await migrate(database.owner, [one, two])).toEqual([])
})

test('refuses one that was edited, and touches nothing', async () => {
  await migrate(database.owner, [one])
  await expect(migrate(database.owner, [{ ...one, checksum: 'other' }, two])).rejects.toThrow(
    /edited after it was applied/,
  )
  expect(await tables()).toEqual(['one'])
})

test('refuses a database that is newer than the program', async () => {
  await migrate(database.owner, [one, two])
  await expect(migrate(database.owner, [one])).rejects.toThrow(/start the newer version/)
})

test('one that stops half way leaves nothing behind and can be tried again', async () => {
  const broken: Migration = { ...two, sql: 'create table two (a int); select nonsense' }
  await expect(migrate(database.owner, [one, broken])).rejects.toThrow(/20260102T0000_two stopped/)
  expect(await tables()).toEqual(['one'])
  expect(await migrate(database.owner, [one, two])).toEqual([two.name])
})

test('a release is brought up from the one before, and none is skipped', async () => {
  const upTo = (...known: string[]) => migrate(database.owner, [one], undefined, known)
  await upTo('1')
  await upTo('1', '2')
  await upTo('1', '2', '3')
  await expect(upTo('1', '2', '3', '4', '5')).rejects.toThrow('last used by Linli 3; go to 4 first')
  await expect(upTo('1', '2')).rejects.toThrow(/Linli 3, which 2 doesn't know; start the newer one/)
  await upTo('1', '2', '3', '4')
  expect(release).toBe(about.version)
})

test('the released files have one global order by their stamps', () => {
  const names = readMigrations(sourceDir).map((migration) => migration.name)
  expect(names.length).toBeGreaterThan(5)
  expect(names).toEqual([...names].sort())
})
