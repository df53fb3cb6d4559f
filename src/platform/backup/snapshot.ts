import { constants } from 'node:fs'
import { cp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../db/database.ts'

const prefix = 'snapshot-'

/**
 * Copies the embedded database as it stands at one moment into a folder of its own, for another process to read: it has a single
 * connection, which a backup would hold for as long as it takes. Whoever asks the database meanwhile waits for the copy, no longer.
 * Returns the folder; who asked removes it.
 */
export async function copyEmbedded(database: Database, dataDir: string, forProcess: number): Promise<string> {
  await clearSnapshots(dataDir)
  const folder = join(dataDir, `${prefix}${forProcess}`)
  const client = await database.owner.connect()
  try {
    await client.query('checkpoint')
    await cp(join(dataDir, 'database'), join(folder, 'database'), { recursive: true, mode: constants.COPYFILE_FICLONE })
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  } finally {
    client.release()
  }
  return folder
}

/** Removes what backups that were killed left behind. */
async function clearSnapshots(dataDir: string): Promise<void> {
  const found = await readdir(dataDir)
  const left = found.filter((name) => name.startsWith(prefix) && !runs(Number(name.slice(prefix.length))))
  for (const name of left) await rm(join(dataDir, name), { recursive: true, force: true })
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
