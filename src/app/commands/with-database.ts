import type { Config } from '../../platform/config.ts'
import { type Database, openDatabase } from '../../platform/db/database.ts'
import { lockFolder } from '../../platform/db/folder-lock.ts'

/** Opens the database for a command, holding the folder meanwhile. */
export async function withDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const lock = config.databaseUrl ? undefined : await lockFolder(config.dataDir)
  try {
    const database = await openDatabase(config)
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  } finally {
    await lock?.release()
  }
}
