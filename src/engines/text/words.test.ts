import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentWords, queryWords, words } from './words.ts'

describe('the words a text is found by', () => {
  it.each([
    ['楼道灯坏了', ['楼', '道', '灯', '坏', '楼道', '道灯', '灯坏', '坏了']],
    ['2-301', ['2', '301', '2-301']],
    ['3#502-1', ['3', '502', '1', '3#502', '502-1', '3#502-1']],
    ['１２栋', ['12', '12栋', '栋', '12幢', '幢']],
    ['十二栋', ['十', '二', '栋', '十二', '二栋', '12', '12幢', '幢']],
    ['A座', ['a', 'a座', '座']],
    ['Ｗi－Fi', ['wi', 'fi', 'wi-fi']],
    ['𠮷田', ['𠮷', '田', '𠮷田']],
    ['葛\u{e0100}家', ['葛', '家', '葛家']],
    ['👨‍👩‍👧🇨🇳', ['👨‍👩‍👧', '🇨🇳']],
    ['灯，灯。灯', ['灯']],
    ['', []],
    ['\0，—— ！？', []],
  ])('%s', (text, expected) => {
    expect(words(text).toSorted()).toEqual(expected.toSorted())
  })

  it('are bounded', () => {
    expect(words('x'.repeat(30_000))).toEqual(['x'.repeat(64)])
    expect(words(`${'，'.repeat(20_000)}灯`)).toEqual([])
    expect(words(`${'a'.repeat(63)}𠀀bb`).every((word) => word.isWellFormed())).toBe(true)
    expect(queryWords('灯坏了没人修'.repeat(1000)).length).toBeLessThan(10)
  })
})

describe('the words a query asks for', () => {
  it.each([
    ['楼道灯坏了', ['楼道', '灯', '坏']],
    ['业委会', ['业委', '委会']],
    ['海棠苑二栋301', ['海棠', '苑', '2幢', '301']],
    ['三单元', ['3单', '元']],
    ['2—301', ['2-301']],
    ['我们的', []],
    ['😀', ['😀']],
  ])('%s', (query, expected) => {
    expect(queryWords(query)).toEqual(expected)
  })

  // Everyday characters, so that real words come up in it; no numerals, which change with what follows them.
  const hanzi = fc.constantFrom(...'楼道灯坏了的海棠苑西山花园社区垃圾清运电动车充电漏水邻居老人𠮷不在家门口路上下')
  const piece = fc.oneof(
    { weight: 6, arbitrary: hanzi },
    fc.constantFrom('，', '。', ' ', '、'),
    fc.constantFrom(' 2-301 ', ' 12幢', '3单元', '😀', ' wi-fi '),
  )

  it('any piece of a text finds the text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(40), fc.nat(40), (pieces, from, length) => {
        const stored = new Set(words(pieces.join('')))
        for (const word of queryWords(pieces.slice(from, from + length).join(''))) expect(stored).toContain(word)
      }),
      { numRuns: 500 },
    )
  })

  it('each word is clean', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const word of [...words(text), ...queryWords(text), ...contentWords(text)]) {
          expect(word).not.toMatch(/['\\\s\0]|^$/)
          expect(word.isWellFormed()).toBe(true)
        }
      }),
    )
  })
})

describe('what a text is about', () => {
  it.each([
    ['您好，我们楼道的灯坏了，希望尽快修', ['楼道', '灯', '坏', '修']],
    ['二栋电动车在充电', ['2幢', '电动', '动车', '电动车', '充电']],
  ])('%s', (text, expected) => {
    expect(contentWords(text)).toEqual(expected)
  })
})
