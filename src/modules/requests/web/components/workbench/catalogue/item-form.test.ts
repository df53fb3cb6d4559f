import { describe, expect, it } from 'vitest'
import { emptyItem, itemBody } from './item-form.ts'

describe('an item while it is typed', () => {
  it('takes phrases by line or comma, without empty ones', () => {
    expect(itemBody({ ...emptyItem, words: '灯不亮\n\n 楼道黑、看不见 \n' }).words).toEqual([
      '灯不亮',
      '楼道黑',
      '看不见',
    ])
  })

  it('leaves empty points out', () => {
    expect(itemBody({ ...emptyItem, checklist: ['修好了 ', ' ', '试过'] }).checklist).toEqual(['修好了', '试过'])
  })

  it('names a kind of department only where a department answers', () => {
    const draft = { ...emptyItem, department_kind: 'housing' }
    expect(itemBody({ ...draft, answerable: 'department' as const }).department_kind).toBe('housing')
    expect(itemBody({ ...draft, answerable: 'community' as const }).department_kind).toBeNull()
  })
})
