import { join } from 'node:path'

/** Seals the keys of the made-up installations below: no secret. */
export const releasePassphrase = 'made-up data, no secret'

/** A backup of a small made-up installation as this release left it (`tools/release-fixture.ts`). */
export function releaseBackup(release: string): string {
  return join(import.meta.dirname, `${release}.backup`)
}
