import { classifierOf, type Example, type Model, train } from '../../../../engines/classify/index.ts'
import { type CatalogueItem, cut } from '../../../../engines/text/index.ts'
import { propose } from './propose.ts'

/** How a proposal fared with requests it hadn't learned from. */
export type Tried = { apart: number; first: number; three: number; words: number }

/** What was learned, how it fared, and how many items it tells apart. */
export type Lesson = { model: Model; tried: Tried; items: number }

/** Fewer closed requests teach nothing that the items' words don't say. */
export const requestsLeast = 60
/** Of an item fewer are chance. */
const ofItemLeast = 3
const apartShare = 0.2
const apartMost = 400

/**
 * Short texts: characters, their pairs, words. A term of fewer than three requests isn't kept: it may be somebody's name, and must not tell
 * that they asked for something.
 */
const training = { longest: 2, cut, leastTexts: 3, termsMost: 6_000 }

/** Closed requests, the newest first: how well what the older ones taught fits the newest, and what all of them teach. */
export async function learn(closed: readonly Example[], items: readonly CatalogueItem[]): Promise<Lesson | null> {
  const all = tellingOf(closed)
  if (closed.length < requestsLeast || all === null) return null
  const apart = closed.slice(0, Math.min(apartMost, Math.round(closed.length * apartShare)))
  const older = tellingOf(closed.slice(apart.length))
  const model = await train(all, training)
  return {
    model,
    tried: tryOut(apart, items, older && { model: await train(older, training), count: older.length }),
    items: model.labels.length,
  }
}

/** Those of items that were asked for often enough; null where that leaves nothing to tell apart. */
function tellingOf(closed: readonly Example[]): Example[] | null {
  const often = Map.groupBy(closed, ({ label }) => label)
  const telling = closed.filter(({ label }) => (often.get(label) ?? []).length >= ofItemLeast)
  return new Set(telling.map(({ label }) => label)).size < 2 ? null : telling
}

function tryOut(
  apart: readonly Example[],
  items: readonly CatalogueItem[],
  taught: { model: Model; count: number } | null,
): Tried {
  const learned = taught && { classifier: classifierOf(taught.model, cut), requestsCount: taught.count }
  const tried: Tried = { apart: apart.length, first: 0, three: 0, words: 0 }
  for (const { text, label } of apart) {
    const codes = propose(text, items, learned).map(({ code }) => code)
    if (codes[0] === label) tried.first += 1
    if (codes.includes(label)) tried.three += 1
    if (propose(text, items, null)[0]?.code === label) tried.words += 1
  }
  return tried
}
