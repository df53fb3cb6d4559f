import { afterAll, beforeAll, expect, test } from 'vitest'
import { Siege } from './testing/siege.ts'

const inputsPerOperation = 200
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
