import { accessSync, constants, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const memory = '/dev/shm'
/** The suite's databases with their log stay below two; the rest is for browsers, which keep pictures there. */
const leastFreeBytes = 4 * 1024 ** 3

/**
 * Where a cluster is made: on the disk, or in memory where that is wanted and there is room enough. Each test file copies a database of 1 600
 * files: 1.0 s of a processor's time on a disk, 0.1 s in memory (measured). `othersRead`: another user's server must get there.
 */
export function clusterParent(inMemory: boolean, othersRead: boolean): string {
  if (inMemory && hasRoom()) return memory
  // As root TMPDIR may be closed to other users; /tmp is open to all.
  return othersRead ? '/tmp' : tmpdir()
}

function hasRoom(): boolean {
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= leastFreeBytes && process.availableMemory() >= leastFreeBytes
  } catch {
    return false
  }
}
