import { expect, test } from 'vitest'
import { newId } from './ids.ts'

test('ids are stamped with their time and never the same, however many are drawn', () => {
  const now = new Date('2026-11-23T08:00:00Z')
  const ids = Array.from({ length: 10_000 }, () => newId(now))
  expect(new Set(ids).size).toBe(ids.length)
  const stamp = now.getTime().toString(16).padStart(12, '0')
  for (const id of ids)
    expect(id).toMatch(
      new RegExp(`^${stamp.slice(0, 8)}-${stamp.slice(8)}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`),
    )
})
