import { expect, test } from 'vitest'
import { keySequences } from './key-press.ts'
import { ariaKeys, isPlain, keyGroupOf, keyOf, keyTable, shownKeys } from './key-table.ts'

test('no key of the table is given twice', () => {
  const keys = Object.values(keyTable)
  expect(new Set(keys).size).toBe(keys.length)
})

test('the reader’s key goes before the table, the table before what the act brings', () => {
  const personal = { off: false, keys: { 'list.next': 'n' } }
  expect(keyOf('list.next', personal)).toBe('n')
  expect(keyOf('list.former', personal, 'z')).toBe('k')
  expect(keyOf('go:/people', personal, 'g p')).toBe('g p')
})

test('plain keys are those that can be switched off', () => {
  expect(['j', 'X', 'g t', '. .', '1'].map(isPlain)).toEqual([true, true, true, true, true])
  expect(['Ctrl+k', 'Escape', 'Enter'].map(isPlain)).toEqual([false, false, false])
})

test('keys are shown as they stand on the keyboard', () => {
  expect(['Ctrl+k', 'g t', 'X', '. .', 'Escape'].map((keys) => shownKeys(keys))).toEqual([
    'Ctrl+K',
    'G T',
    'Shift+X',
    '. .',
    'Esc',
  ])
  expect(shownKeys('Ctrl+k', true)).toBe('⌘K')
  expect(['Ctrl+k', 'X', 'g t'].map(ariaKeys)).toEqual(['Control+k', 'Shift+X', ''])
  expect(['undo.last', 'go:/people', 'desk.text'].map(keyGroupOf)).toEqual(['page', 'go', 'other'])
})

test('presses after each other, the longest first, and a pause begins anew', () => {
  const press = keySequences()
  expect(press('.', 0)).toEqual(['.'])
  expect(press('.', 300)).toEqual(['. .', '.'])
  expect(press('.', 600)).toEqual(['. . .', '. .', '.'])
  expect(press('j', 5_000)).toEqual(['j'])
})
