import { expect, test } from 'vitest'
import { wholeLine } from './whole-line.ts'

test('no dot begins a line, and a number stays with its word', () => {
  expect(wholeLine('261120-68101 · 西山新村 1 幢 2 单元 · Grid 2')).toBe(
    '261120-68101\u00a0· 西山新村 1\u00a0幢 2\u00a0单元\u00a0· Grid 2',
  )
})
