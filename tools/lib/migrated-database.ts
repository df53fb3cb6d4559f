import { PGlite } from '@electric-sql/pglite'
import { sourceDir } from '../../src/app/modules.ts'
import { type Database, embedded } from '../../src/platform/db/database.ts'
import { migrate, readMigrations } from '../../src/platform/db/migrate.ts'

/** Role of the application: owns nothing, sees one community at a time. */
export const appRole = 'linli_app'

let opened: Promise<Database> | undefined

/** A database in memory with every migration applied, made once for all checks and generators of a run. */
export function migratedDatabase(): Promise<Database> {
  opened ??= open()
  return opened
}

async function open(): Promise<Database> {
  const database = embedded(await PGlite.create())
  await migrate(database.owner, readMigrations(sourceDir))
  return database
}
