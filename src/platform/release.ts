import { StartFault } from './config.ts'

/** Every release in order; the last is this program. A database is brought up from the one before, never over several at once. */
export const releases: readonly string[] = ['0.1.0']

export const release = releases.at(-1) ?? ''

/** Refuses (StartFault) what an earlier release than the last one, or one this program doesn't know, left. */
export function proveUpgradable(found: string, known: readonly string[] = releases): void {
  const at = known.indexOf(found)
  if (at < 0)
    throw new StartFault(
      `This was last used by Linli ${found}, which ${known.at(-1)} doesn't know; start the newer one.`,
    )
  if (at < known.length - 2)
    throw new StartFault(`This was last used by Linli ${found}; go to ${known[at + 1]} first: no release is skipped.`)
}
