import { openTestDatabase } from '../../src/app/testing/database.ts'
import type { Database } from '../../src/platform/db/database.ts'

/** Role of the application: owns nothing, sees one community at a time. */
export const appRole = 'linli_app'

let opened: Promise<Database> | undefined

/** An empty database with exactly the present migrations applied, opened once for all checks and generators of a run. */
export function migratedDatabase(): Promise<Database> {
  opened ??= openTestDatabase()
  return opened
}
