/**
 * Search words. A text is stored as its characters and pairs of neighbours (灯, 楼道), numbers and words; a query is cut into words by
 * dictionary and asks for their pairs. So whatever part of a name is typed is found (海棠 in 西海棠苑), the words of a query may stand
 * apart in the text (楼道灯 finds 楼道的灯), and no dictionary has to know the name of a compound.
 */

import { stopWords } from './chinese.data.ts'
import { cut, cutForSearch } from './jieba.ts'
import { withPlaceNumbers } from './places.ts'
import { normalise, type Run, runsOf } from './runs.ts'

/** Text of a query beyond this many UTF-16 units isn't looked at. */
const queryLengthMax = 200

const spanPartsMax = 4

/** The words a text is found by, each once, to be stored with `vectorSql`. Looks at the first 20 000 UTF-16 units. */
export function words(text: string): string[] {
  const plain = normalise(text)
  const forms = new Set([plain, withPlaceNumbers(plain)])
  return [...new Set([...forms].flatMap((form) => runsOf(form).flatMap(storedWords)))]
}

/**
 * The words that must all be among a text's `words` for it to be found; none when the query holds nothing to look for.
 * A number takes the character after it along, so that 2幢 isn't found in 12幢 or in 2楼.
 */
export function queryWords(query: string): string[] {
  return [...new Set(runsForReading(query.slice(0, queryLengthMax)).flatMap(queriedWords))]
}

/** The words that carry what a text is about, each once, for `similarity` and `classify`. */
export function contentWords(text: string): string[] {
  const found = runsForReading(text).flatMap((run) =>
    run.kind === 'han' ? cutForSearch(run.text).filter((word) => !stopWords.has(word)) : run.text + (run.unit ?? ''),
  )
  return [...new Set(found)]
}

function runsForReading(text: string): Run[] {
  return runsOf(withPlaceNumbers(normalise(text)))
}

function storedWords(run: Run): string[] {
  switch (run.kind) {
    case 'han':
      return characterPairs((run.after ?? '') + run.text)
    case 'counter':
      return run.unit ? [run.text, run.text + run.unit, ...characterPairs(run.unit)] : [run.text]
    case 'word':
      return spansOf(run.text)
    case 'emoji':
      return [run.text]
  }
}

function queriedWords(run: Run): string[] {
  if (run.kind !== 'han') return [run.text + (run.unit ?? '')]
  return cut(run.text)
    .filter((word) => !stopWords.has(word))
    .flatMap((word) => ([...word].length === 1 ? [word] : pairsOf(word)))
}

/** Every character that isn't a mere particle, and every pair of neighbours. */
function characterPairs(han: string): string[] {
  return [...[...han].filter((character) => !stopWords.has(character)), ...pairsOf(han)]
}

function pairsOf(han: string): string[] {
  const characters = [...han]
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

/** 2-301-1: itself, its parts and what lies together in it (2-301, 301-1); only itself and its parts when there are many. */
function spansOf(word: string): string[] {
  const parts = [...word.matchAll(/[^-_./:#@]+/g)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }))
  if (parts.length > spanPartsMax) return [word, ...parts.map(({ from, to }) => word.slice(from, to))]
  return parts.flatMap(({ from }, index) => parts.slice(index).map(({ to }) => word.slice(from, to)))
}
