import { appRole, migratedDatabase } from '../lib/migrated-database.ts'
import { readSchema } from '../lib/schema/read.ts'
import { tableTypes } from './table-types.ts'

/** A generated file: where it stands, and its whole text as it should be now. */
export interface Part {
  file: string
  make(): Promise<string>
}

/** Everything that is generated. The same sources always give the same text. */
export const parts: Part[] = [{ file: 'src/platform/db/tables.gen.ts', make: makeTableTypes }]

async function makeTableTypes(): Promise<string> {
  const { owner } = await migratedDatabase()
  return tableTypes((await readSchema(owner, appRole)).tables)
}
