import { expect, test } from 'vitest'
import { pressed } from './key-press.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

test('keys read as the shortcuts write them', () => {
  expect(pressed({ ...plain, key: 'j' })).toBe('j')
  expect(pressed({ ...plain, key: '?', shiftKey: true })).toBe('?')
  expect(pressed({ ...plain, key: 'Enter', ctrlKey: true })).toBe('Ctrl+Enter')
  expect(pressed({ ...plain, key: 'Enter', metaKey: true })).toBe('Ctrl+Enter')
})

test('modifiers alone and keys of the input method are nothing', () => {
  expect(pressed({ ...plain, key: 'Shift', shiftKey: true })).toBe('')
  expect(pressed({ ...plain, key: 'Process' })).toBe('')
})
