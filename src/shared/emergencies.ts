/** What speaks of an emergency, and whom to call first: pure, the same in browser and server. */
import { usuallyHarmless, usualPhrases } from './emergencies.data.ts'

/** Numbers that come before anything the community does: police, fire and rescue, ambulance, traffic accidents. */
export const emergencyNumbers = ['110', '119', '120', '122'] as const
export type EmergencyNumber = (typeof emergencyNumbers)[number]

/** What a community says first of its own: its gas company's emergency number, say. `phone` '' where nobody is to be rung. */
export type OwnFirst = { phrases: string[]; text: string; phone: string }

/**
 * What a community decided about the phrases. A phrase has alternatives, parted by `/`, and up to six characters may stand for `…`:
 * `燃气/煤气…味/漏`.
 */
export type EmergencyWords = {
  /** Phrases besides the usual ones, by number. */
  more: Partial<Record<EmergencyNumber, string[]>>
  /** Usual phrases left out, by number. */
  fewer: Partial<Record<EmergencyNumber, string[]>>
  /** Words that hold a phrase and mean nothing of the kind: 消防演练. */
  harmless: string[]
  own: OwnFirst[]
}

type Matcher = {
  numbers: [EmergencyNumber, RegExp | undefined][]
  harmless: RegExp
  own: [OwnFirst, RegExp | undefined][]
}

const usual: EmergencyWords = { more: {}, fewer: {}, harmless: [], own: [] }
const matchers = new WeakMap<EmergencyWords, Matcher>()

/** The phrases in force for a number: the usual ones but those left out, then the community's own. */
export function phrasesFor(number: EmergencyNumber, { more, fewer }: EmergencyWords = usual): string[] {
  const left = usualPhrases[number].filter((phrase) => !fewer[number]?.includes(phrase))
  return [...left, ...(more[number] ?? [])]
}

/** What differs from the usual phrases when these are to be in force. */
export function differing(number: EmergencyNumber, phrases: readonly string[]): { more: string[]; fewer: string[] } {
  const known = usualPhrases[number]
  return {
    more: [...new Set(phrases)].filter((phrase) => !known.includes(phrase)),
    fewer: known.filter((phrase) => !phrases.includes(phrase)),
  }
}

/** The numbers a text names, or speaks of; in their own order. */
export function emergenciesIn(text: string, words: EmergencyWords = usual): EmergencyNumber[] {
  const { numbers, harmless } = matcherOf(words)
  const meant = text.replaceAll(harmless, ' ')
  return numbers.flatMap(([number, phrases]) =>
    phrases?.test(meant) || new RegExp(`(?<!\\d)${number}(?!\\d)`).test(text) ? [number] : [],
  )
}

/** What the community says first of its own where a text speaks of it. */
export function ownFirstIn(text: string, words: EmergencyWords = usual): OwnFirst[] {
  const { harmless, own } = matcherOf(words)
  const meant = text.replaceAll(harmless, ' ')
  return own.flatMap(([first, phrases]) => (phrases?.test(meant) ? [first] : []))
}

function matcherOf(words: EmergencyWords): Matcher {
  const known = matchers.get(words)
  if (known) return known
  const matcher: Matcher = {
    numbers: emergencyNumbers.map((number) => [number, anyOf(phrasesFor(number, words))]),
    harmless: new RegExp([...usuallyHarmless, ...words.harmless].map(escaped).join('|'), 'gi'),
    own: words.own.map((first) => [first, anyOf(first.phrases)]),
  }
  matchers.set(words, matcher)
  return matcher
}

/** Any of the phrases; undefined where there is none, for an empty pattern would find itself everywhere. */
function anyOf(phrases: readonly string[]): RegExp | undefined {
  const patterns = phrases.map(patternOf).filter((pattern) => pattern !== '')
  return patterns.length === 0 ? undefined : new RegExp(patterns.join('|'), 'i')
}

function patternOf(phrase: string): string {
  const parts = phrase.split('…').map((part) => part.split('/').map(escaped).filter(Boolean))
  const said = parts.filter((alternatives) => alternatives.length > 0)
  return said.map((alternatives) => `(?:${alternatives.join('|')})`).join('.{0,6}')
}

function escaped(text: string): string {
  return text.trim().replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
