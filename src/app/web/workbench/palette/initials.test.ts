import { expect, test } from 'vitest'
import { initials } from './initials.data.ts'

test('letters of each block of pronunciation', () => {
  expect(initials('今天')).toBe('jt')
  expect(initials('需求清单')).toBe('xqqd')
  expect(initials('办件率')).toBe('bjl')
  expect(initials('新建诉求')).toBe('xjsq')
  expect(initials('居民登记')).toBe('jmdj')
  expect(initials('3号 A座')).toBe('3h az')
})
