/** Text brought to one form and split into what can be searched: runs of hanzi, words and numbers, emoji. */

/** Text beyond this many UTF-16 units isn't looked at. */
const textLengthMax = 20_000

/** Longest word kept, in UTF-16 units: PostgreSQL refuses lexemes over 2 046 bytes, and no one looks for longer ones. */
const wordLengthMax = 64

/**
 * `word`: letters and digits, in parts joined by - _ . / : # @ (2-301, Wi-Fi). `counter`: a number or a single letter, which together
 * with the hanzi that follows at once names a place (12幢, A座); `unit` is that hanzi, the next run goes on after it (`after`).
 */
export type Run = { kind: 'han' | 'word' | 'counter' | 'emoji'; text: string; unit?: string; after?: string }

const pattern =
  /(?<emoji>\p{RGI_Emoji})|(?<han>\p{sc=Han}+)|(?<word>[[\p{L}\p{N}]--\p{sc=Han}][[\p{L}\p{N}\p{M}]--\p{sc=Han}]*(?:[\-_.\/:#@][[\p{L}\p{N}]--\p{sc=Han}][[\p{L}\p{N}\p{M}]--\p{sc=Han}]*)*)/gv

/**
 * One form of what people type: full-width and half-width alike, lower case, every dash before a number a '-', variant selectors of
 * hanzi dropped. Broken surrogates and NUL become something that is no word.
 */
export function normalise(text: string): string {
  return text
    .slice(0, textLengthMax)
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\p{sc=Han})[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu, '')
    .replace(/(?<=[\da-z])\s*[‐-―−~]\s*(?=\d)/gu, '-')
    .slice(0, textLengthMax)
    .toWellFormed()
}

/** The runs of a normalised text in order; what lies between them is dropped. */
export function runsOf(normalised: string): Run[] {
  const runs: Run[] = []
  let end = -1
  for (const match of normalised.matchAll(pattern)) {
    const { emoji, han, word } = match.groups ?? {}
    const last = match.index === end ? runs.at(-1) : undefined
    end = match.index + match[0].length
    if (emoji) runs.push({ kind: 'emoji', text: emoji })
    else if (word) runs.push({ kind: /^(\d+|[a-z])$/.test(word) ? 'counter' : 'word', text: shortened(word) })
    else if (han) runs.push(...hanAfter(last, han))
  }
  return runs
}

/** A run of hanzi, its first one given to the counter right before it. */
function hanAfter(last: Run | undefined, han: string): Run[] {
  if (last?.kind !== 'counter') return [{ kind: 'han', text: han }]
  const [unit = '', ...others] = [...han]
  last.unit = unit
  return others.length === 0 ? [] : [{ kind: 'han', text: others.join(''), after: unit }]
}

function shortened(word: string): string {
  return word.length <= wordLengthMax ? word : word.slice(0, wordLengthMax).replace(/[\ud800-\udbff]$/, '')
}
