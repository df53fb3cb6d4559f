/** The word cutter, loaded when first asked for: its dictionary takes about 0.1 s and 60 MB. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

let cutter: import('@node-rs/jieba').Jieba | undefined

/**
 * Chinese text cut into words, longer ones with the shorter ones inside them (电动车: 电动, 动车, 电动车).
 * Without guessing at unknown words: guessed ones (灯坏, 没人清) would hide their characters from whoever looks for 灯.
 */
export function cutForSearch(text: string): string[] {
  return jieba().cutForSearch(text, false)
}

/** Chinese text cut into words, end to end. */
export function cut(text: string): string[] {
  return jieba().cut(text, false)
}

function jieba(): import('@node-rs/jieba').Jieba {
  if (!cutter) {
    const { Jieba } = require('@node-rs/jieba') as typeof import('@node-rs/jieba')
    // The package's own dict.js would also read a 6 MB table that isn't used here.
    cutter = Jieba.withDict(readFileSync(require.resolve('@node-rs/jieba/dict.txt')))
  }
  return cutter
}
