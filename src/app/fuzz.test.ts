import { afterAll, beforeAll, expect, test } from 'vitest'
import { Siege } from './testing/siege.ts'

/** What an input may do doesn't depend on the database: most of them are tried on the embedded one. */
const inputsPerOperation = process.env.TEST_DATABASE_URL === undefined ? 200 : 50
const seed = 20261121

let siege: Siege

beforeAll(async () => {
  siege = await Siege.open()
}, 120_000)

afterAll(() => siege?.close())

test(`every operation bears ${inputsPerOperation} hostile inputs`, { timeout: 900_000 }, async () => {
  expect(siege.targets.length).toBeGreaterThan(60)
  let accepted = 0
  for (const target of siege.targets) accepted += await siege.besiege(target, inputsPerOperation, seed)
  // The attacks must get past the first check often enough to mean anything.
  expect(accepted).toBeGreaterThan(siege.targets.length)
})
