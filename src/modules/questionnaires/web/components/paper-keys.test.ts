import { expect, it } from 'vitest'
import type { Question } from '../../contract/asking.ts'
import { choiceOfKey, isChosen, linesOf, pressed } from './paper-keys.ts'

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
const one: Question = { ...base, id: 'ride', kind: 'one', label: '会坐吗', options: ['会', '不会'] }
const several: Question = {
  ...base,
  id: 'hours',
  kind: 'several',
  label: '哪些时候',
  options: ['早', '晚'],
  show_if: { question: 'ride', is: true, option: '会' },
}
const matrix: Question = {
  ...base,
  id: 'aims',
  kind: 'matrix',
  label: '去哪里',
  options: ['常', '少'],
  rows: ['医院', '菜场'],
}
const scale: Question = { ...base, id: 'matters', kind: 'scale', label: '要紧', steps: 10 }
const questions = [one, several, matrix, scale]

it('a sheet is entered with one key a choice', () => {
  let answers = {}
  for (const [at, key] of [
    [0, '1'],
    [1, '1'],
    [1, '2'],
    [1, '1'],
    [2, '2'],
    [3, '1'],
    [4, '0'],
  ] as const) {
    const line = linesOf(questions, answers)[at]
    const choice = line && choiceOfKey(line, key)
    if (!line || choice === undefined) expect.fail(`${at} ${key}`)
    answers = pressed(answers, line, choice)
    if (at !== 1) expect(isChosen(answers, line, choice)).toBe(true)
  }
  expect(answers).toEqual({ ride: '会', hours: ['晚'], aims: { 医院: '少', 菜场: '常' }, matters: 10 })
})

it('a line that is not asked has no keys, and a key beyond the choices none', () => {
  expect(linesOf(questions, { ride: '不会' }).map((line) => line.key)).toEqual([
    'ride',
    'aims 医院',
    'aims 菜场',
    'matters',
  ])
  const [line] = linesOf(questions, {})
  expect(line && choiceOfKey(line, '3')).toBeUndefined()
})
