import { expect, test } from 'vitest'
import { refusals } from '../../../contract.ts'
import { fieldOf, mendPath, pathOf, stepAfter, stepBefore, stepOf, steps } from './steps.ts'

test('five screens, one after another and back', () => {
  expect(steps.map(pathOf)).toEqual(['/file', '/file/where', '/file/photos', '/file/contact', '/file/check'])
  expect(stepBefore('what')).toBeUndefined()
  expect(steps.slice(0, -1).map(stepAfter)).toEqual(steps.slice(1))
})

test('what the server refuses leads to the screen where it is answered', () => {
  const told = ['requests.place_needed', 'requests.contact_needed', 'requests.anonymous_off', 'requests.item_retired']
  expect(told.every((code) => code in refusals)).toBe(true)
  expect(told.map((code) => mendPath(stepOf(fieldOf(code) ?? '')))).toEqual([
    '/file/where?from=check',
    '/file/contact?from=check',
    '/file/contact?from=check',
    '/file?from=check',
  ])
})
