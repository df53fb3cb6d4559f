import type { ReadContext, WriteContext } from '../command/types.ts'

/** Something that needs the installation's keys to be read or found again. A module lists its own in its manifest. */
export type KeyHolder = {
  /** 'people.identity_numbers' */
  name: string
  /** How many things here need which key, by version. Community 0 is the installation itself. */
  count(ctx: ReadContext): Promise<ReadonlyMap<number, number>>
  /** What is lost is only a code on paper: `retire --now` doesn't wait for it. */
  passing?: true
  /** Seals up to `most` anew with the current key; how many it did. Absent where they pass by themselves in time. */
  reseal?: (ctx: WriteContext, most: number) => Promise<number>
}

/** Adds up counts of things by the key they need. */
export function tally(versions: Iterable<readonly [version: number, count: number]>): Map<number, number> {
  const sums = new Map<number, number>()
  for (const [version, count] of versions) sums.set(version, (sums.get(version) ?? 0) + count)
  return sums
}

/** Which key was current at a moment. */
export function versionAt({ services }: ReadContext, at: Date): number {
  const keys = services.vault.ring.keys()
  return (keys.findLast((key) => key.from <= at) ?? keys[0])?.version ?? 1
}
