import { describe, expect, it } from 'vitest'
import type { Question } from '../contract/asking.ts'
import { nearestPlace } from '../contract/spots.ts'
import { drawSample } from './draw.ts'
import { type Counted, crossOf, resultOf } from './figures.ts'
import { checkQuestions } from './questions.ts'

const base = {
  options: [],
  rows: [],
  steps: 0,
  low: '',
  high: '',
  required: true,
  satisfied: 0,
  spots: {},
  show_if: null,
}
const grades = ['非常满意', '满意', '一般', '不满意', '非常不满意']
const overall: Question = { ...base, id: 'overall', kind: 'one', label: '总的来说', options: grades, satisfied: 2 }
const matters: Question = { ...base, id: 'matters', kind: 'scale', label: '要紧', steps: 5, satisfied: 2 }
const sheet = (answers: Counted['answers'], compound_id: string | null = null): Counted => ({
  compound_id,
  answers,
  tags: {},
})
const times = (count: number, one: Counted) => Array.from({ length: count }, () => one)

describe('figures', () => {
  it('the rate of the satisfied has its two numbers: those who left it out are in neither', () => {
    const sheets = [
      ...times(30, sheet({ overall: '非常满意' })),
      ...times(8, sheet({ overall: '满意' })),
      ...times(2, sheet({ overall: '不满意' })),
      ...times(5, sheet({ matters: 4 })),
    ]
    expect(resultOf(overall, sheets)).toMatchObject({ answered: 40, satisfied: 38 })
    expect(resultOf(matters, sheets)).toMatchObject({ answered: 5, mean: 4, satisfied: 5 })
  })

  it('a cross table leaves out small cells, and what would tell them by subtracting', () => {
    const sheets = [
      ...times(20, sheet({ overall: '满意' }, 'a')),
      ...times(9, sheet({ overall: '满意' }, 'b')),
      ...times(7, sheet({ overall: '一般' }, 'a')),
      ...times(2, sheet({ overall: '一般' }, 'b')),
    ]
    const column = { names: ['a', 'b'], of: (one: Counted) => [one.compound_id ?? ''] }
    const cross = crossOf(sheets, overall, column, 5)
    expect(cross.left_out).toBe(true)
    expect(cross.rows.slice(1, 3).map((row) => row.counts)).toEqual([
      [null, null],
      [null, null],
    ])
    expect(crossOf(sheets, overall, column, 1).rows[2]).toEqual({ row: '一般', counts: [7, 2], total: 9 })
  })
})

it('a draw gives each compound its share, and the same seed the same again', () => {
  const all = Array.from({ length: 1_000 }, (_, at) => ({
    key: `p${at}`,
    compound: at < 700 ? 'a' : at < 950 ? 'b' : null,
  }))
  const drawn = drawSample(all, 100, 'seed')
  const of = (compound: string | null) => drawn.filter((one) => one.compound === compound).length
  expect([drawn.length, of('a'), of('b'), of(null)]).toEqual([100, 70, 25, 5])
  expect(drawSample(all.toReversed(), 100, 'seed')).toEqual(drawn)
  expect(drawSample(all, 100, 'other')).not.toEqual(drawn)
  expect(drawSample(all, 5_000, 'seed')).toHaveLength(1_000)
})

it('of places no figure is told of a few, nor what would tell it', () => {
  const stop: Question = {
    ...base,
    id: 'stop',
    kind: 'place',
    label: '哪里',
    options: ['南门', '北门', '菜场', '学校'],
  }
  const at = (place: string, count: number) => times(count, sheet({ stop: { place } }))
  const told = resultOf(stop, [...at('南门', 12), ...at('北门', 2), ...at('菜场', 7)], 5)
  expect(told.options.map(({ count }) => count)).toEqual([12, null, null, 0])
  expect(resultOf(stop, at('北门', 2)).options[1]?.count).toBe(2)
})

it('a place stands on the map only where it is one of the choices', () => {
  const stop: Question = { ...base, id: 'stop', kind: 'place', label: '哪里', options: ['南门', '北门'] }
  const spots = { 南门: { x: 100, y: 200 } }
  checkQuestions([{ ...stop, spots }])
  for (const wrong of [{ spots: { 菜场: { x: 1, y: 1 } } }, { kind: 'one' as const, spots }])
    expect(() => checkQuestions([{ ...stop, ...wrong }])).toThrow(
      expect.objectContaining({ code: 'questionnaires.questions_unfit' }),
    )
  expect(nearestPlace({ ...spots, 北门: { x: 900, y: 200 } }, { x: 420, y: 900 })).toBe('南门')
  expect(nearestPlace({}, { x: 1, y: 1 })).toBeUndefined()
})
