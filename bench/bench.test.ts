import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { refreshed, templateOf } from './intake/template.ts'
import { readOptions } from './support/options.ts'
import { percentile } from './support/result.ts'

const run = promisify(execFile)

test('the harness runs and prints its one object', async () => {
  const args = [join(import.meta.dirname, 'index.ts'), 'auth', '--tiny', '--json', '--database', 'pglite']
  const { stdout } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', ...args])
  expect(JSON.parse(stdout)).toEqual({
    name: 'auth',
    database: 'pglite',
    ours: expect.any(Number),
    floor: 0.15,
    ratio: expect.any(Number),
    unit: 'ms',
    p50_ms: null,
    p95_ms: null,
    sizes: expect.objectContaining({ queries: 0, from_database_queries: expect.any(Number) }),
    seconds: expect.any(Number),
  })
}, 120_000)

test('what two recordings of the same filing differ in is fresh at every replay', () => {
  const id = (digit: string) => `0190000${digit}-0000-7000-8000-00000000000${digit}`
  const filing = (own: string, number: string) => [
    { text: 'insert', values: [1, id('9'), id(own), { at: 1 }, [`${number} 楼道灯`, JSON.stringify({ id: id(own) })]] },
  ]
  const template = templateOf(filing('1', '261122-00001'), filing('2', '261122-00002'))
  const values = refreshed(template)[0]?.values ?? []
  expect(values).toEqual([
    1,
    id('9'),
    expect.not.stringContaining(id('1')),
    { at: 1 },
    [expect.stringMatching(/^F\d+-\d+ 楼道灯$/), JSON.stringify({ id: values[2] })],
  ])
})

test('what doesn’t fit is told', () => {
  expect(() => readOptions(['intake', '--database', 'sqlite'])).toThrow(RangeError)
  expect(() => readOptions(['intake', '--seconds', '0'])).toThrow('--seconds is a number above 0')
  expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3)
})
