import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '../../app/testing/database.ts'
import type { Database } from './database.ts'
import { gatherStatistics } from './statistics.ts'

let database: Database
const now = new Date('2026-03-04T02:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('the embedded database is counted once a day; a PostgreSQL server does so by itself', async () => {
  const counted = [now, later(23), later(24), later(25)].map(async (at) => (await gatherStatistics(database, at)) > 0)
  const embedded = database.kind === 'pglite'
  expect(await Promise.all(counted)).toEqual([embedded, false, embedded, false])
  const known = await database.owner.query('select from pg_class where oid = $1::regclass and reltuples >= 0', [
    'territory.area_kinds',
  ])
  if (embedded) expect(known.rowCount).toBe(1)
})
