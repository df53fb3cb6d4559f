import { expect, test } from 'vitest'
import { isMobile, plainPhone } from './phone-number.ts'

test('a number is understood however it is written', () => {
  for (const typed of ['19900000042', '199 0000 0042', '+8619900000042', '86-199-0000-0042']) {
    expect(isMobile(plainPhone(typed))).toBe(true)
  }
  for (const typed of ['', '1990000004', '0571-8888', '29900000042']) expect(isMobile(plainPhone(typed))).toBe(false)
})
