import { expect, test } from 'vitest'
import { safeReturn } from './sign-in.ts'

test('sign-in leads back to this site only', () => {
  expect(safeReturn('/w/1/requests?state=late')).toBe('/w/1/requests?state=late')
  for (const hostile of [
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:1',
    '',
    null,
  ]) {
    expect(safeReturn(hostile)).toBe('/')
  }
})
