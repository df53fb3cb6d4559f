import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../app/testing/database.ts'
import type { Database, Tx } from './database.ts'
import { sideBySide } from './one-connection.ts'
import { inCommunity } from './transaction.ts'

let database: Database

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const twice = async (tx: Tx, value: number) =>
  (await sql<{ twice: number }>`select 2 * ${value}::int as twice`.execute(tx)).rows[0]?.twice
const part = (tx: Tx, by: number) => sql`select 10 / ${by}::int as part`.execute(tx)
const keep = (tx: Tx, name: string) =>
  sql`insert into platform.settings (community_id, name, value) values (1, ${name}, '1')`.execute(tx)
const kept = () =>
  inCommunity(database, 1, async (tx) => {
    const found = await sql<{ name: string }>`select name from platform.settings order by name`.execute(tx)
    return found.rows.map(({ name }) => name)
  })

describe('statements asked side by side', () => {
  it('each have their own answer, the same text too before it is prepared and after', async () => {
    const values = [1, 2, 3, 4, 5, 6]
    for (let round = 0; round < 3; round += 1) {
      const answers = await inCommunity(database, 1, (tx) => Promise.all(values.map((value) => twice(tx, value))))
      expect(answers).toEqual([2, 4, 6, 8, 10, 12])
    }
  })

  it('run in the order they were asked', async () => {
    const written = await inCommunity(database, 1, async (tx) => {
      const count = async () => (await sql`select from platform.settings`.execute(tx)).rows.length
      return Promise.all([count(), keep(tx, 'first'), count(), keep(tx, 'second'), count()])
    })
    expect([written[0], written[2], written[4]]).toEqual([0, 1, 2])
    expect(await kept()).toEqual(['first', 'second'])
  })

  it('leave nothing behind where one of them fails, tell why, and the connection stays usable', async () => {
    const work = (tx: Tx) => Promise.all([keep(tx, 'third'), part(tx, 0), keep(tx, 'fourth'), twice(tx, 1)])
    await expect(inCommunity(database, 1, work)).rejects.toThrow(/division by zero/)
    expect(await kept()).toEqual(['first', 'second'])
  })

  it('tell why, whichever of them is heard first', async () => {
    const later = async (tx: Tx) => {
      const failing = part(tx, 0)
      await Promise.resolve()
      return failing.catch(async (error: unknown) => {
        await Promise.resolve()
        throw error
      })
    }
    const work = (tx: Tx) =>
      Promise.all([later(tx), sql`select ${1}::int`.execute(tx), tx.selectNoFrom(sql`1`.as('one')).execute()])
    for (let turn = 0; turn < 3; turn += 1) {
      await expect(inCommunity(database, 1, work)).rejects.toThrow(/division by zero/)
    }
  })

  it('tell the first in their order where several fail, whichever was heard first', async () => {
    const slowly = (tx: Tx) => twice(tx, 1).then(() => Promise.reject(new Error('the first')))
    const atOnce = Promise.reject(new Error('the second'))
    atOnce.catch(() => undefined)
    const work = (tx: Tx) => sideBySide([slowly(tx), atOnce, twice(tx, 2)])
    await expect(inCommunity(database, 1, work)).rejects.toThrow('the first')
    expect(await inCommunity(database, 1, (tx) => sideBySide([twice(tx, 1), twice(tx, 2)]))).toEqual([2, 4])
  })

  it('fail together where the first of all fails, the beginning having gone along with it', async () => {
    const work = (tx: Tx) => Promise.all([part(tx, 0), twice(tx, 1)])
    await expect(inCommunity(database, 1, work)).rejects.toThrow(/division by zero/)
    expect(await inCommunity(database, 1, (tx) => twice(tx, 4))).toBe(8)
  })
})
