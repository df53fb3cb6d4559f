import { describe, expect, it } from 'vitest'
import { titleOf } from './title.ts'

describe('the title of a request', () => {
  it.each([
    ['三楼楼道灯坏了。已经一周了，晚上看不见。', '三楼楼道灯坏了'],
    ['楼道灯坏了', '楼道灯坏了'],
    ['楼道灯坏了\n已经一周', '楼道灯坏了'],
    ['  灯坏了！！！快来 ', '灯坏了'],
    ['3.5 米高的树倒了', '3.5 米高的树倒了'],
    ['？？？', '？？？'],
    ['🔥！着火了', '🔥'],
    ['', ''],
  ])('of %j is %j', (description, title) => {
    expect(titleOf(description)).toBe(title)
  })

  it('is at most 40 characters as people count them, and whole characters', () => {
    const title = titleOf('𠮷'.repeat(60))
    expect([...title]).toHaveLength(40)
    expect(title).toBe(`${'𠮷'.repeat(39)}…`)
    expect(titleOf('灯'.repeat(40))).toBe('灯'.repeat(40))
  })
})
