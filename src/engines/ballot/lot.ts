import { createHash } from 'node:crypto'

/**
 * The order in which alternatives win ties, drawn from a seed: by SHA-256 of the seed and the identifier. Who knows the seed
 * draws the same again; who doesn't can't foresee it. The first in the order wins.
 */
export function drawLot(seed: string, ids: readonly (string | number)[]): number[] {
  const keyed = ids.map((id, index) => ({ index, key: digest(`${seed}\n${id}`) }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index))
  return keyed.map(({ index }) => index)
}

/** What is published before the vote: the seed is held to it afterwards, and can't be chosen to suit. */
export function commitmentOf(seed: string): string {
  return digest(seed)
}

/** Whether a seed is the one that was committed to. */
export function keepsCommitment(seed: string, commitment: string): boolean {
  return commitmentOf(seed) === commitment.trim().toLowerCase()
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
