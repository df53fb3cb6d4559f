import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { join } from 'node:path'

/** Everything a bundle can be made of. Pages import contracts and shared code by type, now and then by value. */
const sources = [
  'package-lock.json',
  'vite.config.ts',
  'tools/build-web.ts',
  'tools/web/*.ts',
  'src/app/web/**/*.{ts,tsx,css,json,svg}',
  'src/shared/**/*.ts',
  'src/modules/*/contract{.ts,/**/*.ts}',
  'src/modules/*/i18n/*.json',
  'src/modules/*/web/**/*.{ts,tsx,css,json,svg}',
]

/** SHA-256 over names and contents of the web sources below `root`, in the order of their names. */
export async function sourcesHash(root: string): Promise<string> {
  const files = (await Array.fromAsync(glob(sources, { cwd: root }))).sort()
  const hash = createHash('sha256')
  // One after the other: a process may have no more than a thousand files open.
  for (const file of files) {
    hash
      .update(`${file.replaceAll('\\', '/')}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}
