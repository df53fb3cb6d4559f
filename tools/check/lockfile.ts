import { readFileSync } from 'node:fs'
import { gapsOf, readLockfile } from '../lib/lockfile.ts'
import { inside } from '../lib/root.ts'
import type { Check, Finding } from './finding.ts'

/** `npm ci` takes the lock file on every kind of computer and from every registry. */
export const lockfile: Check = {
  mend: 'Run `node tools/node.mjs tools/complete-lock.ts`; .npmrc keeps hosts out when `npm install` writes.',
  async run() {
    const lock = readLockfile()
    const gaps = gapsOf(lock).map(({ name, parent }) => ({
      where: parent,
      what: `${name} has no entry: npm ci would refuse`,
    }))
    return { findings: [...gaps, ...hosts()], looked: `${Object.keys(lock.packages).length} packages` }
  },
}

function hosts(): Finding[] {
  const lines = readFileSync(inside('package-lock.json'), 'utf8').split('\n')
  const named = lines.filter((line) => /"resolved":\s*"https?:/.test(line))
  return named.slice(0, 3).map((line) => ({ where: 'package-lock.json', what: `names a host: ${line.trim()}` }))
}
