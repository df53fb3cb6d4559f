/** Sort keys and initials by pronunciation. The package is loaded when first asked for (about 70 ms and 15 MB). */

import { createRequire } from 'node:module'
import { inDigits } from './places.ts'
import { normalise } from './runs.ts'

const require = createRequire(import.meta.url)

let library: typeof import('pinyin-pro') | undefined

/** A person's name begins with a family name, which may be read differently (单 shàn, 区 ōu, 尉迟 yùchí). */
export type NameKind = 'person' | 'place'

const nameLengthMax = 100

/**
 * A key to store and sort by with `collate "C"`: syllables with tones, numbers in the order of their value, at last the name itself.
 * '王小明' → 'wang2 xiao3 ming2  王小明'; 2幢 comes before 10幢, and of places 第二网格 before 第十网格. Looks at the first 100 UTF-16 units.
 */
export function pinyinKey(name: string, kind: NameKind = 'person'): string {
  const plain = bounded(name)
  const parts = syllables(kind === 'place' ? counted(plain) : plain, kind, 'num').map((part) =>
    /^\d+$/.test(part) ? part.padStart(6, '0') : part,
  )
  // Two blanks sort before any syllable: 李小 before 李小东.
  return plain === '' ? '' : `${parts.join(' ')}  ${plain}`
}

/** '王小明' → 'wxm', '2幢10室' → '2z10s', for finding by a few letters. Signs and blanks are left out. */
export function pinyinInitials(name: string, kind: NameKind = 'person'): string {
  return syllables(bounded(name), kind, 'none')
    .map((part) => /^(\d+|\p{L})/u.exec(part)?.[0] ?? '')
    .join('')
}

/** 第十二 → 第12: up to ninety-nine, as streets and grids are counted. */
function counted(name: string): string {
  return name.replace(/(?<=第)[一二三四五六七八九十]{1,3}(?!百)/g, (numeral) => inDigits(numeral) ?? numeral)
}

function bounded(name: string): string {
  return normalise(name.slice(0, nameLengthMax))
    .replace(/\p{Cc}/gu, '')
    .trim()
}

/** Hanzi as syllables, everything else in stretches as it stands; numbers apart from letters. */
function syllables(name: string, kind: NameKind, toneType: 'num' | 'none'): string[] {
  library ??= require('pinyin-pro') as typeof import('pinyin-pro')
  const { pinyin } = library
  return (name.match(/\d+|\D+/g) ?? []).flatMap((part, index) => {
    if (/^\d/.test(part)) return part
    const surname = kind === 'person' && index === 0 ? 'head' : 'off'
    const options = { toneType, surname, v: true, toneSandhi: false, nonZh: 'consecutive' } as const
    return pinyin(part, { type: 'array', ...options })
      .map((syllable) => syllable.trim())
      .filter(Boolean)
  })
}
