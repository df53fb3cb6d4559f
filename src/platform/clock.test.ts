import { expect, test } from 'vitest'
import { steadyClock } from './clock.ts'

test('a small step back is waited out, a large one followed', () => {
  const start = Date.parse('2026-03-04T02:00:00Z')
  let wall = start
  const clock = steadyClock(() => wall)
  const seconds = (set: number) => {
    wall = start + set * 1000
    return (clock.now().getTime() - start) / 1000
  }
  expect([0, 10, 7, 9, 11, 11 - 60, 11.5].map(seconds)).toEqual([0, 10, 10, 10, 11, 11, 11.5])
  expect([3_600, 0, 5].map(seconds)).toEqual([3_600, 0, 5])
})
