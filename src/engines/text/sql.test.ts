import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import fc from 'fast-check'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { candidateQuery, searchQuery, vectorSql } from './sql.ts'
import { words } from './words.ts'

const texts = [
  '海棠苑12幢3单元楼道的灯坏了三天，晚上黑，老人上下楼不安全',
  '西山花园二栋301室漏水，楼上邻居不在家',
  '电动车在2-301门口充电，怕着火',
  '𠮷田家门口垃圾没人清👨‍👩‍👧，臭得很',
]

let db: Kysely<{ note: { id: number; words: string } }>

beforeAll(async () => {
  const pool = new pg.Pool(createPgConfig(await PGlite.create()))
  db = new Kysely({ dialect: new PostgresDialect({ pool }) })
  await sql`create table note (id int primary key, words tsvector not null)`.execute(db)
  for (const [id, text] of texts.entries()) {
    await db
      .insertInto('note')
      .values({ id, words: vectorSql(words(text)) })
      .execute()
  }
})

afterAll(() => db.destroy())

async function find(query: string | null): Promise<number[]> {
  const found = await db
    .selectFrom('note')
    .select('id')
    .where(sql<boolean>`words @@ ${query}::tsquery`)
    .orderBy('id')
    .execute()
  return found.map((row) => row.id)
}

describe('a search in the database', () => {
  it.each([
    ['楼道灯', [0], 'words that stand apart'],
    ['楼道 灯坏', [0], 'words one after the other'],
    ['灯', [0], 'a single character'],
    ['海棠', [0], 'part of a name'],
    ['棠苑', [0], 'any part of a name'],
    ['12栋', [0], 'a building by its other word'],
    ['十二幢', [0], 'a building in hanzi'],
    ['2幢', [1], 'a building and not the twelfth'],
    ['三单元', [0], 'a stairwell'],
    ['301', [1, 2], 'a number, alone or within another'],
    ['2-301', [2], 'a number of two parts'],
    ['２－３０１', [2], 'the same in full width'],
    ['301室', [1], 'a flat'],
    ['充电', [2], 'an ordinary word'],
    ['动车', [2], 'a word within a word'],
    ['𠮷', [3], 'a rare character'],
    ['𠮷田', [3], 'a name with it'],
    ['👨‍👩‍👧', [3], 'an emoji of several'],
    ['老人 漏水', [], 'two words of two texts'],
    ['电梯', [], 'nothing'],
  ])('%s finds %j (%s)', async (query, expected) => {
    expect(await find(searchQuery(query))).toEqual(expected)
  })

  it('for something alike finds candidates', async () => {
    expect(await find(candidateQuery('楼道里的灯一直不亮，电动车乱停'))).toEqual([0, 2])
  })

  it.each(['', ' ', '，。！', '的', "'", '\\', ':*', '&', '\0', '\ud800'])('%j asks for nothing', (query) => {
    expect(searchQuery(query)).toBeNull()
  })

  it.each(["灯'", '灯\\', '灯:*', '灯 & !漏水', '(灯', "灯') or true --", '灯\0', '\ud800灯', '灯 | 漏水 <->', '%灯%'])(
    '%j does no harm',
    async (query) => {
      expect([[0], []]).toContainEqual(await find(searchQuery(query)))
    },
  )

  it('no text or query breaks it', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({
        unit: fc.constantFrom(
          "'",
          '\\',
          ':',
          '*',
          '&',
          '|',
          '!',
          '(',
          ')',
          '<',
          '>',
          '-',
          '\0',
          'a',
          '灯',
          '2',
          '\ud83d',
          '👨‍👩‍👧',
        ),
      }),
    )
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        await sql`select ${vectorSql(words(text))} @@ ${searchQuery(text)}::tsquery`.execute(db)
        await find(candidateQuery(text))
      }),
      { numRuns: 200 },
    )
  })

  it('the longest text fits', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      String.fromCodePoint(0x20000 + ((index * 7919) % 40_000)),
    ).join('')
    for (const text of [many, 'x'.repeat(30_000), '1-'.repeat(15_000)]) {
      await sql`select ${vectorSql(words(text))}`.execute(db)
    }
  })
})
