import { execFileSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { inside, root } from './root.ts'

const planted = 'tools/check/fixtures/'

/**
 * The project's own files that match a glob, sorted, without installed packages and planted violations.
 * Paths are relative to the project, with forward slashes.
 */
export function filesMatching(...patterns: string[]): string[] {
  return globSync(patterns, { cwd: root, exclude: (name) => /(^|\/)(node_modules|\.git|dist)$/.test(String(name)) })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.startsWith(planted))
    .sort()
}

/** Every file that git tracks or would track, without those deleted in the work tree. */
export function trackedFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  })
  return listed
    .split('\0')
    .filter((file) => file !== '' && !file.startsWith(planted) && existsSync(inside(file)))
    .sort()
}
