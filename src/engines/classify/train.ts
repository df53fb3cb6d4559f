import { setImmediate as breath } from 'node:timers/promises'
import { randomOf, shuffle } from '../../shared/random.ts'
import type { Model } from './model.ts'
import { type Reading, readTexts, textsBetweenBreaths, type Vectors } from './vectors.ts'

/** A text and what it is about. */
export type Example = { text: string; label: string }

export type Training = Reading & {
  /** What a text on the wrong side costs against plain weights; larger fits the examples closer. */
  cost?: number
  leastTexts?: number
  termsMost?: number
  /** The order texts are looked at in follows from it: the same examples and seed give the same model. */
  seed?: number
}

const roundsMost = 40
/** Nothing moves more than this any more: done. */
const enough = 0.05

/**
 * Learns to tell labels apart: for each label a plane between its texts and all others (linear support vector machines, squared
 * hinge loss), found by coordinate descent in the dual: Hsieh, Chang, Lin, Keerthi, Sundararajan, "A Dual Coordinate Descent Method for
 * Large-scale Linear SVM", ICML 2008, among terms weighed by how telling they are for the label. All planes are moved text by text together, so that a text's terms are read once. Others
 * are answered in between.
 */
export async function train(examples: readonly Example[], training: Training): Promise<Model> {
  const { longest, cut, leastTexts = 2, termsMost = 400_000, cost = 1, seed = 1 } = training
  const labels = [...new Set(examples.map((example) => example.label))].sort()
  if (labels.length < 2) throw new RangeError('two labels are the fewest that can be told apart')
  const texts = examples.map((example) => example.text)
  const { vocabulary, vectors } = await readTexts(texts, { longest, cut }, { leastTexts, termsMost })
  const numberOf = new Map(labels.map((label, number) => [label, number]))
  const answers = Int32Array.from(examples, ({ label }) => numberOf.get(label) as number)
  const planes = new Planes(vectors, answers, labels.length, vocabulary.idf.length, cost)
  const order = Int32Array.from(examples.keys())
  const random = randomOf(seed)
  for (let round = 0; round < roundsMost; round += 1) {
    shuffle(order, random)
    let moved = 0
    for (const [at, text] of order.entries()) {
      if (at % textsBetweenBreaths === textsBetweenBreaths - 1) await breath()
      moved = Math.max(moved, planes.lookAt(text))
    }
    if (moved < enough) break
  }
  const { weights, bias } = planes
  return { labels, ...vocabulary, weights, bias, longest, words: cut !== undefined }
}

/** The planes of all labels side by side: a term's weights for each label stand together. */
class Planes {
  readonly weights: Float32Array
  readonly bias: Float32Array
  private readonly vectors: Vectors
  private readonly answers: Int32Array
  private readonly count: number
  /** How hard each text pushes each plane. */
  private readonly pushes: Float32Array
  private readonly scores: Float64Array
  private readonly changed: Int32Array
  private readonly changes: Float64Array
  private readonly give: number
  /** How telling each term is for each label, squared. */
  private readonly telling: Float32Array
  /** The squared length of each text as each label sees it. */
  private readonly lengths: Float32Array

  constructor(vectors: Vectors, answers: Int32Array, count: number, terms: number, cost: number) {
    this.vectors = vectors
    this.answers = answers
    this.count = count
    this.weights = new Float32Array(terms * count)
    this.bias = new Float32Array(count)
    this.pushes = new Float32Array(answers.length * count)
    this.scores = new Float64Array(count)
    this.changed = new Int32Array(count)
    this.changes = new Float64Array(count)
    this.give = 1 / (2 * cost)
    this.telling = tellingOf(vectors, answers, count, terms)
    this.lengths = lengthsOf(vectors, this.telling, count)
  }

  /** Moves every plane that stands wrongly to this text; tells by how much the worst did. */
  lookAt(text: number): number {
    this.score(text)
    const { count, scores, pushes, give, changed, changes, lengths } = this
    const answer = this.answers[text] as number
    let most = 0
    let found = 0
    for (let label = 0; label < count; label += 1) {
      const side = label === answer ? 1 : -1
      const push = pushes[text * count + label] as number
      const slope = side * (scores[label] as number) - 1 + give * push
      if (push === 0 && slope >= 0) continue
      const length = lengths[text * count + label] as number
      const after = Math.max(push - slope / (length + give), 0)
      if (after === push) continue
      most = Math.max(most, Math.abs(slope))
      pushes[text * count + label] = after
      changed[found] = label
      changes[found] = (after - push) * side
      found += 1
    }
    if (found > 0) this.move(text, found)
    return most
  }

  private score(text: number): void {
    const { starts, rows, values } = this.vectors
    const { count, scores, weights } = this
    scores.set(this.bias)
    for (let at = starts[text] as number, end = starts[text + 1] as number; at < end; at += 1) {
      const base = (rows[at] as number) * count
      const value = values[at] as number
      for (let label = 0; label < count; label += 1) {
        scores[label] = (scores[label] as number) + value * (weights[base + label] as number)
      }
    }
  }

  private move(text: number, found: number): void {
    const { starts, rows, values } = this.vectors
    const { count, weights, bias, changed, changes, telling } = this
    for (let one = 0; one < found; one += 1) {
      const label = changed[one] as number
      bias[label] = (bias[label] as number) + (changes[one] as number)
    }
    for (let at = starts[text] as number, end = starts[text + 1] as number; at < end; at += 1) {
      const base = (rows[at] as number) * count
      const value = values[at] as number
      for (let one = 0; one < found; one += 1) {
        const cell = base + (changed[one] as number)
        weights[cell] = (weights[cell] as number) + value * (changes[one] as number) * (telling[cell] as number)
      }
    }
  }
}

/**
 * How much oftener, or more rarely, a term comes in a label's texts than in all others: the log of the ratio, squared. A plane is found
 * faster and, from few examples, better among terms weighed so: Wang, Manning, "Baselines and Bigrams", ACL 2012 (NB-SVM).
 */
function tellingOf({ starts, rows }: Vectors, answers: Int32Array, count: number, terms: number): Float32Array {
  const held = new Float32Array(terms * count)
  const all = new Float32Array(terms)
  const totals = new Float64Array(count)
  for (const [text, label] of answers.entries()) {
    const [from, to] = [starts[text] as number, starts[text + 1] as number]
    totals[label] = (totals[label] as number) + to - from
    for (let at = from; at < to; at += 1) {
      const row = rows[at] as number
      const cell = row * count + label
      held[cell] = (held[cell] as number) + 1
      all[row] = (all[row] as number) + 1
    }
  }
  const whole = rows.length
  for (let cell = 0; cell < held.length; cell += 1) {
    const [label, row] = [cell % count, Math.floor(cell / count)]
    const [inside, here] = [(held[cell] as number) + 1, (totals[label] as number) + terms]
    const [outside, there] = [(all[row] as number) - inside + 2, whole - here + 2 * terms]
    held[cell] = Math.log((inside / here) * (there / outside)) ** 2
  }
  return held
}

/** With the constant beside each text, which counts one. */
function lengthsOf({ starts, rows, values }: Vectors, telling: Float32Array, count: number): Float32Array {
  const lengths = new Float32Array((starts.length - 1) * count).fill(1)
  for (let text = 0; text < starts.length - 1; text += 1) {
    for (let at = starts[text] as number, end = starts[text + 1] as number; at < end; at += 1) {
      const value = (values[at] as number) ** 2
      const base = (rows[at] as number) * count
      for (let label = 0; label < count; label += 1) {
        const cell = text * count + label
        lengths[cell] = (lengths[cell] as number) + value * (telling[base + label] as number)
      }
    }
  }
  return lengths
}
