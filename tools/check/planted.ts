import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from './finding.ts'

/**
 * A check proves that it bites on a planted tree: each file there says in its first lines what must be found in it
 * (`// planted: rule`). What isn't found, or is found where nothing was planted, is a fault of the check itself.
 */
export function toothless(found: Iterable<string>, expected: Iterable<string>): Finding[] {
  const [seen, planted] = [new Set(found), new Set(expected)]
  const missed = [...planted].filter((line) => !seen.has(line))
  const invented = [...seen].filter((line) => !planted.has(line))
  return [
    ...missed.map((line) => ({ what: `planted violation not found: ${line}` })),
    ...invented.map((line) => ({ what: `found where nothing was planted: ${line}` })),
  ]
}

/** What is planted in a tree, each as `what in file`. */
export function plantedIn(folder: string): string[] {
  return globSync('**/*.{ts,tsx,sql}', { cwd: folder }).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/^(?:\/\/|--) planted: (.+)$/gm)].map(
      (match) => `${match[1]} in ${file.replaceAll('\\', '/')}`,
    ),
  )
}
