import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { refreshed, templateOf } from './intake/template.ts'
import { readOptions } from './support/options.ts'
import { percentile } from './support/result.ts'

const run = promisify(execFile)

/** A measurement that asks no product: those that do take a minute, and the journeys start one too. */
test('the harness runs and prints its one object', async () => {
  const args = [join(import.meta.dirname, 'index.ts'), 'classify', '--tiny', '--json', '--database', 'pglite']
  const { stdout } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', ...args])
  expect(JSON.parse(stdout)).toEqual({
    name: 'classify',
    database: 'pglite',
    ours: expect.any(Number),
    floor: expect.any(Number),
    ratio: expect.any(Number),
    unit: 's',
    p50_ms: null,
    p95_ms: null,
    sizes: expect.objectContaining({ texts: expect.any(Number), accuracy: expect.any(Number) }),
    seconds: expect.any(Number),
  })
})

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
