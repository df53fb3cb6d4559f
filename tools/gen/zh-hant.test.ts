import { expect, test } from 'vitest'
import { traditional } from './zh-hant.ts'

test('characters by words, corrections over them, keys and placeholders as they are', () => {
  const catalogue = '{ "back": "只有{{count}}面，请回到“工作台”，头发理了再发" }'
  expect(traditional(catalogue)).toBe('{ "back": "只有{{count}}面，請回到「工作台」，頭髮理了再發" }')
})
