import { createHash } from 'node:crypto'

/** Whom a draw is made from; `key` is the person's or the dwelling's id, `compound` where it lies. */
export type Drawable = { key: string; compound: string | null }

/** A number from 0 to 99 that follows from seed and key alone: who is drawn can be shown again to anybody. */
export function lotOf(seed: string, key: string): number {
  return digest(seed, key).readUInt32BE(0) % 100
}

function digest(seed: string, key: string): Buffer {
  return createHash('sha256').update(`${seed}:${key}`).digest()
}

/**
 * Draws `size` of them, from each compound its share (largest remainders), within a compound by the order of the hashes of seed and key.
 * The same seed and the same register draw the same.
 */
export function drawSample<T extends Drawable>(all: readonly T[], size: number, seed: string): T[] {
  if (size >= all.length) return [...all]
  const groups = [...Map.groupBy(all, (one) => one.compound ?? '')].sort(([a], [b]) => (a < b ? -1 : 1))
  const exact = groups.map(([, members]) => (members.length * size) / all.length)
  const shares = exact.map(Math.floor)
  const left = size - shares.reduce((sum, share) => sum + share, 0)
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1
  return groups.flatMap(([, members], index) => {
    const inOrder = members
      .map((one) => ({ one, lot: digest(seed, one.key).toString('hex') }))
      .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    return inOrder.slice(0, shares[index]).map(({ one }) => one)
  })
}
