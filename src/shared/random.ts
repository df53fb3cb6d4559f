/** mulberry32: the same numbers, 0 up to below 1, for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixing = Math.imul(state ^ (state >>> 15), state | 1)
    mixing ^= mixing + Math.imul(mixing ^ (mixing >>> 7), mixing | 61)
    return ((mixing ^ (mixing >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Puts numbers into an order drawn by lot. */
export function shuffle(numbers: Int32Array, random: () => number): void {
  for (let last = numbers.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const kept = numbers[last] as number
    numbers[last] = numbers[other] as number
    numbers[other] = kept
  }
}
