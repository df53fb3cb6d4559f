import { statfs } from 'node:fs/promises'
import type { Database } from './db/database.ts'

/**
 * So much is left free for the embedded database. Want of room for a table is an error like another; want of room for its log, which grows by
 * 16 MB, ends it.
 */
const embeddedReserveBytes = 128 * 1024 * 1024
const lookMilliseconds = 1_000

export type Disk = {
  /** Free bytes where DATA_DIR lies, as of a second ago at most; infinite where that can't be known. */
  freeBytes(): Promise<number>
}

export function diskOf(folder: string): Disk {
  let looked = Number.NEGATIVE_INFINITY
  let free = Promise.resolve(Number.POSITIVE_INFINITY)
  return {
    freeBytes: () => {
      if (performance.now() - looked > lookMilliseconds) {
        looked = performance.now()
        free = statfs(folder).then(
          ({ blocks, bavail, bsize }) => (blocks > 0 ? bavail * bsize : Number.POSITIVE_INFINITY),
          () => Number.POSITIVE_INFINITY,
        )
      }
      return free
    },
  }
}

/** Whether the embedded database may still be written to. A PostgreSQL has its own disk, and says itself when that is full. */
export async function hasRoom(parts: { database: Pick<Database, 'kind'>; services: { disk: Disk } }): Promise<boolean> {
  return parts.database.kind === 'postgres' || (await parts.services.disk.freeBytes()) >= embeddedReserveBytes
}
