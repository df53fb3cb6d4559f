/** Which item of a catalogue a text is most likely about, by the words people use for it. */
import { normalise } from './runs.ts'
import { contentWords } from './words.ts'

/** `words`: what people say for it, words or short phrases (路灯不亮). */
export type CatalogueItem = { code: string; name: string; words: readonly string[] }

/** `score` 0–1: the share of what the text says (as far as any item knows it) that this item explains. `matched`: by which words. */
export type Suggestion = { code: string; score: number; matched: string[] }

type Entry = { code: string; terms: ReadonlySet<string>; named: ReadonlySet<string> }
type Catalogue = { entries: Entry[]; named: ReadonlySet<string>; weights: ReadonlyMap<string, number> }

const suggestionsMax = 3
/** What an item is called tells more of it than what else is said about it: 楼道 of 楼道灯不亮, but 晚上 of 晚上路黑. */
const nameWeight = 2

const catalogues = new WeakMap<readonly CatalogueItem[], Catalogue>()

/**
 * The three items that explain most of a text, best first; none when nothing fits. Rare terms weigh more than those many items share,
 * longer ones more than shorter ones, those of an item's name more than the words used for it. The catalogue is read once per array:
 * pass a new one when it changes.
 */
export function classify(text: string, items: readonly CatalogueItem[]): Suggestion[] {
  const catalogue = catalogues.get(items) ?? read(items)
  catalogues.set(items, catalogue)
  const said = termsIn(text, catalogue.weights)
  const weightIn = (named: ReadonlySet<string>, term: string) =>
    (catalogue.weights.get(term) ?? 0) * (named.has(term) ? nameWeight : 1)
  const total = said.reduce((sum, term) => sum + weightIn(catalogue.named, term), 0)
  return catalogue.entries
    .map(({ code, terms, named }) => {
      const matched = said.filter((term) => terms.has(term))
      return { code, score: matched.reduce((sum, term) => sum + weightIn(named, term), 0) / total, matched }
    })
    .filter(({ matched }) => matched.length > 0)
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
    .slice(0, suggestionsMax)
}

/** The terms of the catalogue that a text contains, whole phrases included. */
function termsIn(text: string, weights: ReadonlyMap<string, number>): string[] {
  const plain = normalise(text)
  const cut = new Set(contentWords(text))
  return [...weights.keys()].filter((term) => cut.has(term) || ([...term].length >= 2 && plain.includes(term)))
}

function read(items: readonly CatalogueItem[]): Catalogue {
  const entries = items.map(({ code, name, words }) => {
    const terms = termsOf([name, ...words])
    const title = normalise(name)
    return { code, terms, named: new Set([...terms].filter((term) => title.includes(term))) }
  })
  const carriers = new Map<string, number>()
  for (const { terms } of entries) for (const term of terms) carriers.set(term, (carriers.get(term) ?? 0) + 1)
  const weigh = (term: string, count: number) => Math.log(1 + items.length / count) ** 1.5 * [...term].length
  return {
    entries,
    named: new Set(entries.flatMap(({ named }) => [...named])),
    weights: new Map([...carriers].map(([term, count]) => [term, weigh(term, count)])),
  }
}

/** Whole phrases and the words in them. */
function termsOf(phrases: readonly string[]): Set<string> {
  return new Set(phrases.flatMap((phrase) => [normalise(phrase).trim(), ...contentWords(phrase)]).filter(Boolean))
}
