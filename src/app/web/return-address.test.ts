import { expect, test } from 'vitest'
import { communityOfReturn, safeReturn } from './return-address.ts'

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

test('the address to return to names the community whose telephone is shown', () => {
  for (const address of ['/w/12/requests?state=late', '/c/12', '/p/12?lang=en', '/c/12/']) {
    expect(communityOfReturn(address)).toBe(12)
  }
  for (const address of ['/', '/setup', '/c/012', '/x/12', '/c/12a', '//c/12', null]) {
    expect(communityOfReturn(address)).toBeUndefined()
  }
})
