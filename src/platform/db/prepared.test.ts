import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmptyEmbedded } from '../../app/testing/database.ts'
import type { Database } from './database.ts'
import { withCommit } from './prepared.ts'

let database: Database

beforeAll(async () => {
  database = await openEmptyEmbedded()
})
afterAll(() => database.close())

const preparedNow = async () => {
  const found = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(database.kysely)
  return found.rows.map((row) => row.statement)
}
const double = (value: number) => sql<{ twice: number }>`select 2 * ${value}::int as twice`.execute(database.kysely)

describe('queries of the embedded database', () => {
  it('are prepared from the second time on, and answer as before', async () => {
    for (const value of [1, 21, -4]) expect((await double(value)).rows).toEqual([{ twice: 2 * value }])
    const texts = await preparedNow()
    expect(texts.filter((text) => text.includes('as twice'))).toHaveLength(1)
  })

  it('stay usable after one of them failed', async () => {
    const divide = (by: number) => sql<{ part: number }>`select 10 / ${by}::int as part`.execute(database.kysely)
    expect((await divide(5)).rows[0]?.part).toBe(2)
    await expect(divide(0)).rejects.toThrow(/division by zero/)
    expect((await divide(2)).rows[0]?.part).toBe(5)
  })

  it('tell their columns once, and answer by them ever after: with rows, without any, and when nothing is given back', async () => {
    await sql`create table kept (id int, note text)`.execute(database.kysely)
    const put = (id: number) => sql`insert into kept (id, note) values (${id}, ${`no. ${id}`})`.execute(database.kysely)
    const find = (id: number) =>
      sql<{ id: number; note: string }>`select * from kept where id = ${id}`.execute(database.kysely)
    for (const id of [1, 2, 3]) expect(await put(id)).toMatchObject({ rows: [], numAffectedRows: 1n })
    for (const id of [1, 9, 3, 9]) expect((await find(id)).rows).toEqual(id === 9 ? [] : [{ id, note: `no. ${id}` }])
    await sql`alter table kept add column more int`.execute(database.kysely)
    await expect(find(2)).rejects.toThrow(/must not change result type/)
    expect((await find(2)).rows).toEqual([{ id: 2, note: 'no. 2', more: null }])
  })

  it('are planned anew after thousands of uses, so that a table that has grown is read by its index', async () => {
    const prepared = () =>
      database.kysely
        .connection()
        .execute((connection) => sql<{ name: string }>`select name from pg_prepared_statements`.execute(connection))
    const before = (await prepared()).rows.length
    await database.kysely.connection().execute(async (connection) => {
      for (let use = 0; use < 3_010; use++) await sql`select ${use}::int`.execute(connection)
    })
    expect(before).toBeGreaterThan(0)
    expect((await prepared()).rows).toEqual([])
    expect((await double(4)).rows).toEqual([{ twice: 8 }])
  })

  it('leave the connection usable after each kind of error, inside a transaction and out of it', async () => {
    await expect(sql`select ${1}::int from nowhere`.execute(database.kysely)).rejects.toThrow(/nowhere/)
    await expect(sql`select ${'x'}::int`.execute(database.kysely)).rejects.toThrow(/invalid input syntax/)
    await sql.raw('begin').execute(database.kysely)
    await expect(sql`select 1 / ${0}::int`.execute(database.kysely)).rejects.toThrow(/division by zero/)
    // Whatever is asked in a transaction that failed is told why it failed.
    await expect(sql`select ${1}::int`.execute(database.kysely)).rejects.toThrow(/division by zero/)
    await sql.raw('rollback').execute(database.kysely)
    expect((await double(8)).rows).toEqual([{ twice: 16 }])
  })

  it('of several statements at once are left as they are', async () => {
    await sql.raw(`begin; set local statement_timeout = '5s'`).execute(database.kysely)
    await sql.raw('commit').execute(database.kysely)
    expect(await preparedNow()).not.toContain('commit')
  })

  describe('of a transaction', () => {
    const begin = (more = '') => sql.raw(`begin; set local statement_timeout = '5s'${more}`)
    const kept = async () =>
      (await sql<{ id: number }>`select id from closing order by id`.execute(database.kysely)).rows
    const put = (id: number, end = '') => sql`insert into closing (id) values (${id}) ${sql.raw(end)}`

    beforeAll(async () => {
      await sql`create table closing (id int primary key)`.execute(database.kysely)
    })

    it('are committed with the statement that closes it, and with none of them where that one fails', async () => {
      for (const ids of [
        [1, 2],
        [3, 2],
        [4, 5],
      ] as const) {
        await database.kysely.connection().execute(async (tx) => {
          await begin().execute(tx)
          await put(ids[0]).execute(tx)
          await put(ids[1], withCommit)
            .execute(tx)
            .then(() => sql`commit`.execute(tx))
            .catch(() => sql`rollback`.execute(tx))
        })
      }
      expect(await kept()).toEqual([1, 2, 4, 5].map((id) => ({ id })))
    })

    it('fail as its beginning does', async () => {
      await database.kysely.connection().execute(async (tx) => {
        await begin('; set local role nobody_there').execute(tx)
        await expect(put(6).execute(tx)).rejects.toThrow(/nobody_there/)
        await sql`rollback`.execute(tx)
      })
      expect(await kept()).toHaveLength(4)
    })
  })
})
