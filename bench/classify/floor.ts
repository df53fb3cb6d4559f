const tableSize = 2 ** 20

/** Reads texts as any model of words has to: one form of each character, words cut, each run of neighbours counted. Gives a sum. */
export function readOnly(texts: readonly string[], longest: number, cut: (text: string) => readonly string[]): number {
  const counts = new Uint8Array(tableSize)
  let sum = 0
  for (const text of texts) {
    const plain = text.normalize('NFKC').toLowerCase()
    for (let at = 0; at < plain.length; at += 1) {
      let hash = 17
      for (let to = at; to < at + longest && to < plain.length; to += 1) {
        hash = Math.imul(hash ^ plain.charCodeAt(to), 0x01000193)
        const slot = hash & (tableSize - 1)
        counts[slot] = (counts[slot] as number) + 1
      }
    }
    sum += cut(plain).length + (counts[plain.length] as number)
  }
  return sum
}
