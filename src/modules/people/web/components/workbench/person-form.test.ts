import { describe, expect, it } from 'vitest'
import { makeIdentityNumber } from '../../../../../shared/identity-number.ts'
import { emptyPerson, identityWrong, personBody, withIdentity } from './person-form.ts'

const number = makeIdentityNumber({ birthDate: '1956-03-08', sex: 'female', sequence: 7 })

describe('an entry while it is typed', () => {
  it('takes sex and date of birth from the identity number', () => {
    expect(withIdentity(emptyPerson, number)).toMatchObject({ sex: 'female', birth_date: '1956-03-08' })
  })

  it('says at once that a complete number is wrong, and nothing while it is being typed', () => {
    const wrong = number.slice(0, 17) + (number.endsWith('1') ? '2' : '1')
    expect(identityWrong(wrong)).toBe(true)
    expect(identityWrong(number)).toBe(false)
    expect(identityWrong(number.slice(0, 12))).toBe(false)
  })

  it('leaves covered numbers as they are unless typed anew', () => {
    expect(personBody({ ...emptyPerson, name: '贺兰静' })).not.toHaveProperty('phone')
    expect(personBody({ ...emptyPerson, name: '贺兰静', phone: '19900001234' })).toMatchObject({ phone: '19900001234' })
  })
})
