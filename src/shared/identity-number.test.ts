import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './civil-date.ts'
import { makeIdentityNumber, maskIdentityNumber, parseIdentityNumber, type Sex } from './identity-number.ts'

// The two worked examples of GB 11643-1999 itself (annex A); the man and the woman are the standard's inventions.
const fromTheStandard = [
  ['11010519491231002X', '1949-12-31', 'female'],
  ['440524188001010014', '1880-01-01', 'male'],
] as const

const person = fc.record({
  birthDate: fc.integer({ min: 0, max: 50_000 }).map((days) => addDays('1890-01-01', days)),
  sex: fc.constantFrom<Sex>('male', 'female'),
  sequence: fc.integer({ min: 0, max: 499 }),
  region: fc.option(fc.constantFrom('330481', '110101', '650102'), { nil: undefined }),
})

describe('an identity number', () => {
  it.each(fromTheStandard)('%s is read as in the standard', (number, birthDate, sex) => {
    expect(parseIdentityNumber(number)).toEqual({ ok: true, number, birthDate, sex })
  })

  it.each([
    '11010519491231002x',
    '１１０１０５１９４９１２３１００２Ｘ',
    ' 110105 19491231 002X ',
    '110105-19491231-002x',
  ])('%s is accepted as people write it', (text) => {
    expect(parseIdentityNumber(text)).toMatchObject({ ok: true, number: '11010519491231002X' })
  })

  it.each([
    ['', 'length'],
    ['110105491231002', 'length'],
    ['11010519491231002XX', 'length'],
    ['1101051949123100AB', 'characters'],
    ['X1010519491231002X', 'characters'],
    ['11010519491231002𠮷', 'characters'],
    ['11010519490231002X', 'date'],
    ['110105000001010020', 'date'],
    ['110105194912310021', 'check_digit'],
    ['11010519491231003X', 'check_digit'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parseIdentityNumber(text)).toEqual({ ok: false, reason })
  })

  it('refuses a birth after today, when today is known', () => {
    const number = makeIdentityNumber({ birthDate: '2026-11-22', sex: 'female', sequence: 1 })
    expect(parseIdentityNumber(number, '2026-11-21')).toEqual({ ok: false, reason: 'date' })
    expect(parseIdentityNumber(number, '2026-11-22')).toMatchObject({ ok: true })
  })

  it('made numbers are read back as made', () => {
    fc.assert(
      fc.property(person, (made) => {
        const number = makeIdentityNumber(made)
        expect(parseIdentityNumber(number)).toEqual({ ok: true, number, birthDate: made.birthDate, sex: made.sex })
      }),
    )
  })

  it('any single wrong digit and any two neighbours swapped are noticed', () => {
    const place = fc.integer({ min: 0, max: 16 })
    fc.assert(
      fc.property(person, place, fc.integer({ min: 1, max: 9 }), (made, at, by) => {
        const number = makeIdentityNumber(made)
        const digit = (Number(number[at]) + by) % 10
        expect(parseIdentityNumber(number.slice(0, at) + digit + number.slice(at + 1)).ok).toBe(false)
        const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2)
        expect(parseIdentityNumber(swapped).ok).toBe(swapped === number)
      }),
    )
  })

  it('any text gets an answer', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => void parseIdentityNumber(text)))
  })

  it('is shown without its date of birth', () => {
    expect(maskIdentityNumber('11010519491231002X')).toBe('110***********002X')
    expect(maskIdentityNumber('1101')).toBe('****')
    fc.assert(fc.property(fc.string(), (text) => [...maskIdentityNumber(text)].length <= 18))
  })

  it('is not made from nonsense', () => {
    expect(() => makeIdentityNumber({ birthDate: '2026-02-30', sex: 'male', sequence: 1 })).toThrow(RangeError)
    expect(() => makeIdentityNumber({ birthDate: '2026-02-28', sex: 'male', sequence: 500 })).toThrow(RangeError)
    expect(() => makeIdentityNumber({ birthDate: '2026-02-28', sex: 'male', sequence: 1, region: '33' })).toThrow(
      RangeError,
    )
  })
})
