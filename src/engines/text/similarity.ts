/** How alike two texts are by their words. */

/**
 * Cosine of two sets of words, 0 (none shared) to 1 (the same). Two empty sets have nothing in common.
 * Meant for `contentWords`; as a rule of thumb 0.6 and more is worth showing as "possibly the same".
 */
export function similarity(a: readonly string[], b: readonly string[]): number {
  const [one, other] = [new Set(a), new Set(b)]
  if (one.size === 0 || other.size === 0) return 0
  let shared = 0
  for (const word of one) if (other.has(word)) shared += 1
  return shared / Math.sqrt(one.size * other.size)
}
