/** What a text is known by: its words, its characters, and their pairs and longer runs, each as a 32-bit hash. */

/** Cuts a text into words end to end; given by whoever has a dictionary. */
export type Cut = (text: string) => readonly string[]

/** Characters looked at: what a message is about stands in its beginning. */
const charactersMost = 2_000

const seed = 0x811c9dc5
const wordSeed = 0x2f0b4c47
const prime = 0x01000193

/** Text as terms see it: one form of each character, small letters. */
export function plainOf(text: string): string {
  return text.slice(0, charactersMost).normalize('NFKC').toLowerCase()
}

/**
 * Calls `take` with the hash of every term of a plain text, as often as it occurs: runs of one up to `longest` neighbouring hanzi,
 * stretches of Latin letters and, where `cut` is given, words of two hanzi and more. Numbers and signs only part what stands beside them.
 */
export function eachTerm(plain: string, longest: number, cut: Cut | undefined, take: (hash: number) => void): void {
  const length = plain.length
  for (let at = 0; at < length; at += 1) {
    const code = plain.charCodeAt(at)
    if (isHan(code)) {
      eachRun(plain, at, Math.min(length, at + longest), take)
    } else if (isLetter(code)) {
      let to = at + 1
      while (to < length && isLetter(plain.charCodeAt(to))) to += 1
      take(hashOf(plain, at, to, seed))
      at = to - 1
    }
  }
  if (cut === undefined) return
  for (const word of cut(plain)) {
    if (word.length > 1 && isHan(word.charCodeAt(0))) take(hashOf(word, 0, word.length, wordSeed))
  }
}

/** Runs of hanzi that begin here. */
function eachRun(plain: string, from: number, end: number, take: (hash: number) => void): void {
  let hash = seed
  for (let at = from; at < end; at += 1) {
    const code = plain.charCodeAt(at)
    if (!isHan(code)) return
    hash = Math.imul(hash ^ code, prime)
    take(mixed(hash))
  }
}

/** Hanzi of the basic planes, and the halves of rarer ones. */
function isHan(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xd800 && code <= 0xdfff)
}

function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a
}

function hashOf(text: string, from: number, to: number, start: number): number {
  let hash = start
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), prime)
  return mixed(hash)
}

/** FNV-1a leaves the low bits poor, and those choose the slot. */
function mixed(hash: number): number {
  let mixing = hash ^ (hash >>> 15)
  mixing = Math.imul(mixing, 0x2c1b3c6d)
  return (mixing ^ (mixing >>> 13)) >>> 0
}
