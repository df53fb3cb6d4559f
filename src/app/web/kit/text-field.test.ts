import { expect, test } from 'vitest'
import { firstOption } from './text-field.tsx'

const t = (key: string) => key
const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
]

test('asks to choose while nothing is chosen, and where it may be emptied again', () => {
  expect(firstOption({ value: '', options }, t)).toBe('choose')
  expect(firstOption({ value: 'a', options }, t)).toBeUndefined()
  expect(firstOption({ value: 'a', options, optional: true }, t)).toBe('choose')
})

test('a filter can be taken off, and nothing can be an answer with a name', () => {
  expect(firstOption({ value: 'a', options, any: true }, t)).toBe('any')
  expect(firstOption({ value: 'a', options, none: '—' }, t)).toBe('—')
})

test('an option of its own without a value is not hidden behind another', () => {
  const own = [...options, { value: '', label: 'everybody' }]
  expect(firstOption({ value: '', options: own }, t)).toBeUndefined()
  expect(firstOption({ value: 'a', options: own, any: true, optional: true }, t)).toBeUndefined()
})
