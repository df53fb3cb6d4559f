import { classifierOf, measure, train } from '../../src/engines/classify/index.ts'
import { cut } from '../../src/engines/text/index.ts'
import type { BenchOptions } from '../support/options.ts'
import { type Measured, rounded } from '../support/result.ts'
import { readOnly } from './floor.ts'
import { messages } from './texts.ts'

/** As many as a published team had to learn from. */
const learnedFrom = 9_210
const asked = 10_000
const longest = 2

/**
 * How long 10 000 messages take to be classified, once 9 210 others have been learned from. Held against reading the same messages:
 * characters, their pairs, and words, counted and no more. Made-up messages of the length residents write; a line of their
 * own (1 s) stands in README.md.
 */
export async function measureClassify(_place: unknown, { runs, tiny }: BenchOptions): Promise<Measured> {
  const learned = messages(tiny ? 200 : learnedFrom, 1)
  const begun = performance.now()
  const model = await train(learned, { longest, cut })
  const trained = performance.now() - begun
  const classifier = classifierOf(model, cut)
  const questions = messages(tiny ? 100 : asked, 2)
  const texts = questions.map(({ text }) => text)
  const [ours, floor] = [best(runs, () => texts.map(classifier.best)), best(runs, () => readOnly(texts, longest, cut))]
  const said = texts.map(classifier.best)
  const { accuracy } = measure(
    questions.map(({ label }) => label),
    said,
  )
  return {
    ours: rounded(ours / 1000),
    floor: rounded(floor / 1000),
    unit: 's',
    p50_ms: null,
    p95_ms: null,
    sizes: {
      texts: texts.length,
      characters_each: Math.round(texts.reduce((sum, text) => sum + text.length, 0) / texts.length),
      labels: model.labels.length,
      terms: model.idf.length,
      learned_from: learned.length,
      training_s: rounded(trained / 1000),
      accuracy: rounded(accuracy),
    },
  }
}

/** Milliseconds of the quickest of some runs, after one that warms up. */
function best(runs: number, work: () => unknown): number {
  work()
  const times = Array.from({ length: runs }, () => {
    const begun = performance.now()
    work()
    return performance.now() - begun
  })
  return Math.min(...times)
}
