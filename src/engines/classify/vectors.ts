import { setImmediate as breath } from 'node:timers/promises'
import { Keys } from './keys.ts'
import { TermCounter } from './term-counter.ts'
import type { Cut } from './terms.ts'

/** How texts are read: the longest run of characters, and words where a dictionary is at hand. */
export type Reading = { longest: number; cut?: Cut | undefined }

/** Texts as rows of terms and weights (tf-idf, each of length 1), one after the other. */
export type Vectors = { starts: Int32Array; rows: Int32Array; values: Float32Array }

/** The terms a model knows, and what each says by being rare. */
export type Vocabulary = { keys: Keys; idf: Float32Array }

/** Texts read in one go: few enough that others needn't wait for them. */
export const textsBetweenBreaths = 100

type Bounds = {
  /** A term fewer texts hold isn't kept: chance, or somebody's name. */
  leastTexts: number
  /** As many terms as are kept, those of most texts first. */
  termsMost: number
}

/** Reads texts: which terms they hold, and each text by them. */
export async function readTexts(
  texts: readonly string[],
  reading: Reading,
  bounds: Bounds,
): Promise<{ vocabulary: Vocabulary; vectors: Vectors }> {
  const counted = await countTerms(texts, reading)
  const kept = keptTerms(counted, bounds)
  const keys = new Keys(kept.length)
  const rowOf = new Int32Array(counted.keys.size).fill(-1)
  const all = counted.keys.all()
  for (const term of kept) rowOf[term] = keys.add(all[term] as number)
  const idf = Float32Array.from(kept, (term) => rarity(texts.length, counted.textsWith[term] as number))
  return { vocabulary: { keys, idf }, vectors: weighed(counted, rowOf, idf) }
}

/** Smoothed inverse document frequency, to the power that did best: a term of every text says least, none says nothing. */
function rarity(texts: number, holding: number): number {
  return (Math.log((1 + texts) / (1 + holding)) + 1) ** 1.5
}

type Counted = { keys: Keys; textsWith: Int32Array; texts: { rows: Int32Array; damped: Float32Array }[] }

async function countTerms(texts: readonly string[], reading: Reading): Promise<Counted> {
  const keys = new Keys()
  const counter = new TermCounter(keys, reading, true)
  let textsWith = new Int32Array(1_024)
  const read: Counted['texts'] = []
  for (const [index, text] of texts.entries()) {
    if (index % textsBetweenBreaths === textsBetweenBreaths - 1) await breath()
    counter.read(text)
    if (keys.size > textsWith.length) {
      const wider = new Int32Array(keys.size * 2)
      wider.set(textsWith)
      textsWith = wider
    }
    const rows = counter.rows.slice(0, counter.found)
    for (const row of rows) textsWith[row] = (textsWith[row] as number) + 1
    read.push({ rows, damped: Float32Array.from(rows, (row) => counter.damped(row)) })
  }
  return { keys, textsWith, texts: read }
}

function keptTerms({ keys, textsWith }: Counted, { leastTexts, termsMost }: Bounds): Int32Array {
  const enough = Int32Array.from({ length: keys.size }, (_, term) => term).filter(
    (term) => (textsWith[term] as number) >= leastTexts,
  )
  if (enough.length <= termsMost) return enough
  return enough.sort((a, b) => (textsWith[b] as number) - (textsWith[a] as number) || a - b).slice(0, termsMost)
}

function weighed({ texts }: Counted, rowOf: Int32Array, idf: Float32Array): Vectors {
  const starts = new Int32Array(texts.length + 1)
  const most = texts.reduce((sum, text) => sum + text.rows.length, 0)
  const rows = new Int32Array(most)
  const values = new Float32Array(most)
  let end = 0
  for (const [index, text] of texts.entries()) {
    const start = end
    let squares = 0
    for (const [at, term] of text.rows.entries()) {
      const row = rowOf[term] as number
      if (row < 0) continue
      const value = (text.damped[at] as number) * (idf[row] as number)
      rows[end] = row
      values[end] = value
      squares += value * value
      end += 1
    }
    const length = Math.sqrt(squares)
    for (let at = start; at < end; at += 1) values[at] = (values[at] as number) / length
    starts[index + 1] = end
  }
  return { starts, rows: rows.slice(0, end), values: values.slice(0, end) }
}
