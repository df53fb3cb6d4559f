import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { similarity } from './similarity.ts'
import { contentWords } from './words.ts'

const lamp = '海棠苑2幢楼道的灯坏了，晚上看不见'

describe('likeness of two texts', () => {
  it.each([
    ['海棠苑二栋楼道灯坏了好几天', 'more', 0.5],
    ['海棠苑2幢楼道的灯坏了，晚上看不见！', 'more', 0.99],
    ['小区门口垃圾桶满了没人清', 'less', 0.1],
    ['海棠苑2幢电梯坏了', 'less', 0.7],
  ] as const)('%s is %s than %d', (text, than, bound) => {
    const likeness = similarity(contentWords(lamp), contentWords(text))
    if (than === 'more') expect(likeness).toBeGreaterThan(bound)
    else expect(likeness).toBeLessThan(bound)
  })

  it('lies between 0 and 1, is 1 for the same, and has no direction', () => {
    const set = fc.uniqueArray(fc.constantFrom('灯', '坏', '楼道', '漏水', '电梯', '垃圾'))
    fc.assert(
      fc.property(set, set, (a, b) => {
        const likeness = similarity(a, b)
        expect(likeness).toBe(similarity(b, a))
        expect(likeness).toBeGreaterThanOrEqual(0)
        expect(likeness).toBeLessThanOrEqual(1 + Number.EPSILON)
        expect(similarity(a, a)).toBeCloseTo(a.length === 0 ? 0 : 1)
      }),
    )
  })
})
