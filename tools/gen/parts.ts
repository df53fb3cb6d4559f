import { loadModules } from '../../src/app/modules.ts'
import { appRole, migratedDatabase } from '../lib/migrated-database.ts'
import { readSchema } from '../lib/schema/read.ts'
import type { Table } from '../lib/schema/types.ts'
import { limitsPage } from './limits.ts'
import { mapOf } from './map.ts'
import { tableTypes } from './table-types.ts'
import { traditionalCatalogues } from './zh-hant.ts'

/** A generated file: where it stands, and its whole text as it should be now. */
export interface Part {
  file: string
  make(): Promise<string>
}

/** Everything that is generated. The same sources always give the same text. */
export const parts: Part[] = [
  { file: 'src/platform/db/tables.gen.ts', make: async () => tableTypes(await tables()) },
  { file: 'docs/openapi.json', make: async () => (await import('./openapi.ts')).openApiDocument() },
  { file: 'docs/MAP.md', make: async () => mapOf(await loadModules(), await tables()) },
  { file: 'docs/limits.md', make: async () => limitsPage() },
  ...traditionalCatalogues(),
]

async function tables(): Promise<Table[]> {
  const { owner } = await migratedDatabase()
  return (await readSchema(owner, appRole)).tables
}
