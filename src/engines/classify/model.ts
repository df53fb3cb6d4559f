import { TermCounter } from './term-counter.ts'
import { type Cut, eachTerm, plainOf } from './terms.ts'
import type { Vocabulary } from './vectors.ts'

/** What was learned. It holds hashes of terms, no text. */
export type Model = Vocabulary & {
  labels: readonly string[]
  /** For each term one weight a label, side by side. */
  weights: Float32Array
  bias: Float32Array
  /** How texts were read: the longest run of characters, and whether words too. */
  longest: number
  words: boolean
}

/** A label with its score (above 0 on its side of the plane) and its share of what all labels score, 0–1. */
export type Guess = { label: string; score: number; share: number }

/** How strongly a lead in score counts as a share. */
const sharpness = 4

export type Classifier = {
  /** The likeliest label. */
  best(text: string): string
  /** The likeliest labels, best first. */
  guesses(text: string, most: number): Guess[]
  /** Which of the words of a text spoke for a label, the strongest first. */
  reasons(text: string, label: string, most: number): string[]
}

/** Makes a model ready for use; `cut` the same as in training. */
export function classifierOf(model: Model, cut: Cut): Classifier {
  const { labels, keys } = model
  const reading = { longest: model.longest, cut: model.words ? cut : undefined }
  const counter = new TermCounter(keys, reading, false)
  const scores = new Float64Array(labels.length)
  const known = new Map(labels.map((label, number) => [label, number]))
  return {
    best(text) {
      score(model, counter, text, scores)
      let best = 0
      for (let label = 1; label < scores.length; label += 1) {
        if ((scores[label] as number) > (scores[best] as number)) best = label
      }
      return labels[best] as string
    },
    guesses(text, most) {
      score(model, counter, text, scores)
      return counter.found === 0 ? [] : shared(labels, scores).slice(0, most)
    },
    reasons(text, label, most) {
      const number = known.get(label)
      return number === undefined ? [] : speaking(model, reading, cut, text, number).slice(0, most)
    },
  }
}

function score(model: Model, counter: TermCounter, text: string, scores: Float64Array): void {
  const { weights, idf, bias } = model
  const count = scores.length
  counter.read(text)
  scores.fill(0)
  let squares = 0
  for (let at = 0; at < counter.found; at += 1) {
    const row = counter.rows[at] as number
    const value = counter.damped(row) * (idf[row] as number)
    squares += value * value
    const base = row * count
    for (let label = 0; label < count; label += 1) {
      scores[label] = (scores[label] as number) + value * (weights[base + label] as number)
    }
  }
  const length = squares === 0 ? 1 : Math.sqrt(squares)
  for (let label = 0; label < count; label += 1) {
    scores[label] = (scores[label] as number) / length + (bias[label] as number)
  }
}

function shared(labels: readonly string[], scores: Float64Array): Guess[] {
  const highest = Math.max(...scores)
  const parts = Array.from(scores, (one) => Math.exp((one - highest) * sharpness))
  const whole = parts.reduce((sum, part) => sum + part, 0)
  return labels
    .map((label, number) => ({ label, score: scores[number] as number, share: (parts[number] as number) / whole }))
    .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1))
}

/** A word speaks by all terms it holds: itself, its characters and their pairs. */
function speaking(
  model: Model,
  reading: { longest: number; cut: Cut | undefined },
  cut: Cut,
  text: string,
  label: number,
) {
  const words = [...new Set(cut(plainOf(text)))].filter((word) => word.length > 1)
  const spoken = words.map((word) => {
    let weight = 0
    const alone = reading.cut ? () => [word] : undefined
    eachTerm(word, reading.longest, alone, (hash) => {
      const row = model.keys.find(hash)
      if (row >= 0) weight += (model.idf[row] as number) * (model.weights[row * model.labels.length + label] as number)
    })
    return { word, weight }
  })
  return spoken
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ word }) => word)
}
