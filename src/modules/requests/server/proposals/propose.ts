import type { Classifier } from '../../../../engines/classify/index.ts'
import { type CatalogueItem, classify, contentWords } from '../../../../engines/text/index.ts'

/** What the community's own closed requests taught, and from how many. */
export type Learned = { classifier: Classifier; requestsCount: number }

/** `matched`: the words of the text it rests on, the most telling first. */
export type Proposal = { code: string; matched: string[] }

const proposalsMost = 3
const reasonsMost = 4
const guessesMost = 8
/** A guess with a smaller share of all items' is none. */
const shareLeast = 0.06
/** From so many closed requests on, what they taught counts as much as the words of the items. */
const halfTrusted = 100

/**
 * The items a text is likeliest about, best first: by the words people use for each item, and, the more requests were closed the more, by
 * what those taught. Only items of the catalogue given, and none without a word that speaks for it.
 */
export function propose(text: string, items: readonly CatalogueItem[], learned: Learned | null): Proposal[] {
  const byWords = classify(text, items)
  if (learned === null) return byWords.map(({ code, matched }) => ({ code, matched }))
  const trust = learned.requestsCount / (learned.requestsCount + halfTrusted)
  const inForce = new Set(items.map((item) => item.code))
  const scores = new Map(byWords.map(({ code, score }) => [code, score * (1 - trust)]))
  for (const { label, share } of learned.classifier.guesses(text, guessesMost)) {
    if (share >= shareLeast && inForce.has(label)) scores.set(label, (scores.get(label) ?? 0) + share * trust)
  }
  const telling = new Set(contentWords(text))
  return [...scores]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([code]) => {
      const said = byWords.find((suggestion) => suggestion.code === code)?.matched ?? []
      const taught = learned.classifier.reasons(text, code, reasonsMost).filter((word) => telling.has(word))
      return { code, matched: [...new Set([...said, ...taught])] }
    })
    .filter(({ matched }) => matched.length > 0)
    .slice(0, proposalsMost)
}
