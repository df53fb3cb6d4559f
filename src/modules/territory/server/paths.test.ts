import fc from 'fast-check'
import { expect, it } from 'vitest'
import { covers } from '../../../shared/actor.ts'
import { joinPath, pathRange, selfAndAbove } from './paths.ts'

const code = fc
  .tuple(fc.constantFrom('g', 'm', 'b', 's'), fc.integer({ min: 1, max: 120 }))
  .map((parts) => parts.join(''))
const path = fc.array(code, { maxLength: 4 }).map((codes) => codes.join('/'))

it('names a path and all above it, the community last', () => {
  expect(selfAndAbove('g1/m2/b17')).toEqual(['g1/m2/b17', 'g1/m2', 'g1', ''])
  expect(selfAndAbove('')).toEqual([''])
})

it('puts a code below a path, or at the top', () => {
  expect([joinPath('g1', 'm2'), joinPath(null, 'g1'), joinPath('', 'g1')]).toEqual(['g1/m2', 'g1', 'g1'])
})

it('has exactly what lies strictly below in its range, as rights see it', () => {
  fc.assert(
    fc.property(path, path, (above, below) => {
      const { from, to } = pathRange(above)
      const inRange = below >= from && below < to && below !== above
      expect(inRange).toBe(covers(above, below) && below !== above)
      expect(selfAndAbove(below).includes(above)).toBe(covers(above, below))
    }),
  )
})
