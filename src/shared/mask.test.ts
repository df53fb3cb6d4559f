import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskName, maskPhone, normalisePhone } from './mask.ts'

describe('a telephone number', () => {
  it.each([
    ['19900001234', 'mobile', '19900001234'],
    ['１９９ ００００ １２３４', 'mobile', '19900001234'],
    ['199-0000-1234', 'mobile', '19900001234'],
    ['+86 199 0000 1234', 'mobile', '19900001234'],
    ['008619900001234', 'mobile', '19900001234'],
    ['8619900001234', 'mobile', '19900001234'],
    ['0571-87654321', 'landline', '0571-87654321'],
    ['（0571）8765 4321', 'landline', '0571-87654321'],
    ['057187654321', 'landline', '0571-87654321'],
    ['010-87654321', 'landline', '010-87654321'],
    ['02187654321', 'landline', '021-87654321'],
    ['+86 571 87654321', 'landline', '0571-87654321'],
    ['0571-87654321-801', 'landline', '0571-87654321-801'],
    ['0571-87654321转801', 'landline', '0571-87654321-801'],
    ['0573-7654321', 'landline', '0573-7654321'],
    ['87654321', 'landline', '87654321'],
    ['400-123-4567', 'service', '4001234567'],
    ['12345', 'short', '12345'],
    ['110', 'short', '110'],
    ['661234', 'short', '661234'],
  ])('%s is a %s: %s', (text, kind, number) => {
    expect(normalisePhone(text)).toEqual({ kind, number })
  })

  it.each([
    '',
    '12',
    '12900001234',
    '1990000123',
    '199000012345',
    '+1 212 555 0100',
    '19900001234转801',
    '电话',
    "1'; drop table",
    '0571'.repeat(40),
  ])('%s is none', (text) => {
    expect(normalisePhone(text)).toBeUndefined()
  })

  it('its one form stays as it is', () => {
    const written = fc.stringMatching(/^(\+86|0086)?[ -]?(1[3-9]\d{9}|0[1-9]\d{1,2}-?[2-8]\d{6,7}(-\d{1,4})?|\d{3,6})$/)
    fc.assert(
      fc.property(written, (text) => {
        const phone = normalisePhone(text)
        if (phone) expect(normalisePhone(phone.number)).toEqual(phone)
      }),
    )
  })

  it.each([
    ['19900001234', '199****1234'],
    ['+86 199 0000 1234', '199****1234'],
    ['0571-87654321', '0571-****4321'],
    ['0571-87654321-801', '0571-****4321'],
    ['0573-7654321', '0573-****4321'],
    ['87654321', '****4321'],
    ['12345', '12345'],
    ['400-123-4567', '4001234567'],
    ['661234', '****34'],
    ['1234567890123', '****23'],
    ['?', '*'],
    ['', ''],
  ])('%s is shown as %s', (text, shown) => {
    expect(maskPhone(text)).toBe(shown)
  })

  it('a mobile never shows its middle, however it is written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), fc.constantFrom('', '+86', '86', '+86 '), (number, prefix) => {
        expect(maskPhone(prefix + number)).toBe(`${number.slice(0, 3)}****${number.slice(-4)}`)
      }),
    )
  })
})

describe('a name', () => {
  it.each([
    ['王小明', '王**'],
    ['王明', '王*'],
    ['欧阳小明', '欧***'],
    ['𠮷田小明', '𠮷***'],
    ['葛\u{e0100}明', '葛\u{e0100}*'],
    ['👨‍👩‍👧王', '👨‍👩‍👧*'],
    ['阿卜杜拉·买买提', '阿***'],
    ['王', '*'],
    [' 王明 ', '王*'],
    ['', ''],
  ])('%s is shown as %s', (name, shown) => {
    expect(maskName(name)).toBe(shown)
  })

  it('is well-formed text whatever went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (name) => {
        expect(maskName(name).isWellFormed()).toBe(true)
        expect(maskPhone(name).isWellFormed()).toBe(true)
      }),
    )
  })
})
