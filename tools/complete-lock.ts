// After `npm install` from a registry that lacks packages for other kinds of computer: node tools/node.mjs tools/complete-lock.ts
import { fillGaps, gapsOf, readLockfile } from './lib/lockfile.ts'

const lock = readLockfile()
const gaps = gapsOf(lock)
if (gaps.length > 0) fillGaps(lock, gaps)
console.log(
  gaps.length > 0 ? `package-lock.json: ${gaps.length} optional packages added` : 'package-lock.json is whole',
)
