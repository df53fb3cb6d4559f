import { expect, it } from 'vitest'
import { asked, filled, matching } from './asking.ts'

it.each([
  ['请问；；ys', 6, { start: 2, query: 'ys' }],
  ['a::', 3, { start: 1, query: '' }],
  ['一；；二::三', 7, { start: 4, query: '三' }],
  ['；；ys 后来', 7, undefined],
  ['；；ys', 1, undefined],
  ['18:30', 5, undefined],
  ['', 0, undefined],
])('what is asked for in %j at %i', (value, caret, answer) => {
  expect(asked(value, caret)).toEqual(answer)
})

it('finds by initials, then by name, then by text', () => {
  const block = (name: string, initials: string, text = '') => ({ name, initials, text })
  const blocks = [block('说明', 'sm', 'dh'), block('请打电话', 'qddh'), block('电话已打', 'dhyd')]
  expect(matching(blocks, 'DH').map((one) => one.name)).toEqual(['电话已打', '请打电话', '说明'])
  expect(matching(blocks, '电话').map((one) => one.name)).toEqual(['电话已打', '请打电话'])
  expect(matching(blocks, '')).toHaveLength(3)
  expect(matching(blocks, 'zzz')).toEqual([])
})

it('fills in what it knows, and names what it leaves', () => {
  const words = { 编号: 'A1', 地点: '' }
  expect(filled('{编号}在{地点}，{toString}{编号}', words)).toEqual({
    text: 'A1在{地点}，{toString}A1',
    unfilled: ['{地点}', '{toString}'],
  })
})
