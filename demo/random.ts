/** Chance with a seed: the same seed gives the same community, on every machine. */
export type Random = {
  /** In [0, 1). */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of the list; each as likely as its weight. */
  weighted<T>(list: readonly T[], weightOf: (item: T) => number): T
  /** A new list in another order. */
  shuffled<T>(list: readonly T[]): T[]
  /** A stream of its own, so that adding a draw in one place doesn't move all others. */
  branch(label: string): Random
}

export function randomFrom(seed: string): Random {
  const next = mulberry32(hash(seed))
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => at(list, int(0, list.length - 1)),
    weighted(list, weightOf) {
      let left = next() * list.reduce((sum, item) => sum + weightOf(item), 0)
      for (const item of list) {
        left -= weightOf(item)
        if (left < 0) return item
      }
      return at(list, list.length - 1)
    },
    shuffled(list) {
      const copy = [...list]
      for (let index = copy.length - 1; index > 0; index--) {
        const other = int(0, index)
        const kept = at(copy, index)
        copy[index] = at(copy, other)
        copy[other] = kept
      }
      return copy
    },
    branch: (label) => randomFrom(`${seed}/${label}`),
  }
}

function at<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new RangeError('nothing to pick from')
  return list[index] as T
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}

/** Tommy Ettinger's generator with 32 bits of state: small, fast, good enough for a play. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
