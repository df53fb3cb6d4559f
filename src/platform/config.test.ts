import { expect, test } from 'vitest'
import { readConfig, StartFault } from './config.ts'

test('defaults', () => {
  expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', demo: true, databaseUrl: undefined })
})

test('the owner of the database is the login unless told', () => {
  expect(readConfig({ DATABASE_URL: 'postgres://a@h/d' }).ownerUrl).toBe('postgres://a@h/d')
  expect(readConfig({ DATABASE_URL: 'postgres://a@h/d', DATABASE_OWNER_URL: 'postgres://o@h/d' }).ownerUrl).toBe(
    'postgres://o@h/d',
  )
})

test.each([
  [{ LINLI_DEM0: 'off' }, /LINLI_DEM0 is unknown/],
  [{ PORT: 'eighty' }, /PORT does not fit; give a port number/],
  [{ LINLI_DEMO: 'maybe' }, /LINLI_DEMO does not fit; give on or off/],
  [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL does not fit/],
])('%o is refused with one sentence', (env, sentence) => {
  expect(() => readConfig(env)).toThrow(StartFault)
  expect(() => readConfig(env)).toThrow(sentence)
})
