/** Which item of a catalogue a text is most likely about, by the words people use for it. */
import { normalise } from './runs.ts'
import { contentWords } from './words.ts'

/** `words`: what people say for it, words or short phrases (路灯不亮). */
export type CatalogueItem = { code: string; name: string; words: readonly string[] }

/** `score` 0–1: the share of what the text says (as far as any item knows it) that this item explains. `matched`: by which words. */
export type Suggestion = { code: string; score: number; matched: string[] }

type Entry = { code: string; terms: ReadonlySet<string> }
type Catalogue = { entries: Entry[]; weights: ReadonlyMap<string, number> }

const suggestionsMax = 3

const catalogues = new WeakMap<readonly CatalogueItem[], Catalogue>()

/**
 * The three items that explain most of a text, best first; none when nothing fits. Rare terms weigh more than those many items share,
 * whole phrases more than single words. The catalogue is read once per array: pass a new one when it changes.
 */
export function classify(text: string, items: readonly CatalogueItem[]): Suggestion[] {
  const catalogue = catalogues.get(items) ?? read(items)
  catalogues.set(items, catalogue)
  const said = termsIn(text, catalogue.weights)
  const weightOf = (terms: readonly string[]) =>
    terms.reduce((sum, term) => sum + (catalogue.weights.get(term) ?? 0), 0)
  const total = weightOf(said)
  return catalogue.entries
    .map(({ code, terms }) => ({ code, matched: said.filter((term) => terms.has(term)) }))
    .filter(({ matched }) => matched.length > 0)
    .map(({ code, matched }) => ({ code, score: weightOf(matched) / total, matched }))
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
  const entries = items.map(({ code, name, words }) => ({
    code,
    terms: new Set(
      [name, ...words].flatMap((phrase) => [normalise(phrase).trim(), ...contentWords(phrase)]).filter(Boolean),
    ),
  }))
  const carriers = new Map<string, number>()
  for (const { terms } of entries) for (const term of terms) carriers.set(term, (carriers.get(term) ?? 0) + 1)
  const weigh = (term: string, count: number) => Math.log(1 + items.length / count) * Math.sqrt([...term].length)
  return { entries, weights: new Map([...carriers].map(([term, count]) => [term, weigh(term, count)])) }
}
