import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pinyinInitials, pinyinKey } from './pinyin.ts'

describe('a pinyin key', () => {
  it.each([
    ['王小明', 'wang2 xiao3 ming2  王小明'],
    ['单雄信', 'shan4 xiong2 xin4  单雄信'],
    ['区小东', 'ou1 xiao3 dong1  区小东'],
    ['尉迟小明', 'yu4 chi2 xiao3 ming2  尉迟小明'],
    ['吕小明', 'lv3 xiao3 ming2  吕小明'],
    ['𠮷小明', '𠮷 xiao3 ming2  𠮷小明'],
    ['Wang 小明', 'wang xiao3 ming2  wang 小明'],
    ['', ''],
    ['\0', ''],
  ])('of %s', (name, key) => {
    expect(pinyinKey(name)).toBe(key)
  })

  it('reads a place as a place', () => {
    expect(pinyinKey('单元楼', 'place')).toBe('dan1 yuan2 lou2  单元楼')
    expect(pinyinKey('重阳路', 'place')).toBe('chong2 yang2 lu4  重阳路')
  })

  it('counts places', () => {
    const places = ['第一网格', '第二网格', '第九网格', '第十网格', '第十二网格', '第二十网格', '第三十一网格']
    const byKey = (a: string, b: string) => (pinyinKey(a, 'place') < pinyinKey(b, 'place') ? -1 : 1)
    expect(places.toReversed().toSorted(byKey)).toEqual(places)
    expect(pinyinKey('第一百货', 'place')).toBe('di4 yi1 bai3 huo4  第一百货')
  })

  it('puts names in the order of a telephone book, and numbers in that of their value', () => {
    const byKey = (kind: 'person' | 'place') => (a: string, b: string) =>
      pinyinKey(a, kind) < pinyinKey(b, kind) ? -1 : 1
    expect(['张伟', '王小明', '单雄信', '李小东', '林小东', '王明', '李小'].toSorted(byKey('person'))).toEqual([
      '李小',
      '李小东',
      '林小东',
      '单雄信',
      '王明',
      '王小明',
      '张伟',
    ])
    expect(['10幢', '2幢', '2幢10室', '2幢9室', '海棠苑', '阿里苑'].toSorted(byKey('place'))).toEqual([
      '2幢',
      '2幢9室',
      '2幢10室',
      '10幢',
      '阿里苑',
      '海棠苑',
    ])
  })

  it('is the same for the same name however typed, and always storable', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 20 })
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(pinyinKey(one).isWellFormed()).toBe(true)
        expect(pinyinKey(one)).not.toMatch(/\0/)
        const same = one.normalize('NFKC').toLowerCase() === other.normalize('NFKC').toLowerCase()
        if (same) expect(pinyinKey(one)).toBe(pinyinKey(other))
      }),
    )
  })
})

describe('initials', () => {
  it.each([
    ['王小明', 'person', 'wxm'],
    ['单雄信', 'person', 'sxx'],
    ['阿卜杜拉·买买提', 'person', 'abdlmmt'],
    ['John 王', 'person', 'jw'],
    ['2幢10室', 'place', '2z10s'],
    ['单元楼', 'place', 'dyl'],
    ['😀王', 'person', 'w'],
    ['', 'person', ''],
  ] as const)('of %s as a %s: %s', (name, kind, initials) => {
    expect(pinyinInitials(name, kind)).toBe(initials)
  })
})
