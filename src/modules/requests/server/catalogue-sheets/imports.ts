import { sql } from 'kysely'
import type { z } from 'zod'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { catalogueImport } from '../../contract/sheet-routes.ts'
import { routes } from '../../contract.ts'

export type ImportRow = {
  id: string
  kind: 'items' | 'boundary'
  reason: string
  changes: unknown[]
  imported_at: Date
  undone_at: Date | null
}

const shownMost = 20
const columns = sql`id, kind, reason, changes, imported_at, undone_at`

/** The last sheets that were taken in, newest first. */
export const catalogueImports = query(routes['GET /api/c/:community/catalogue/imports'], async (ctx) => {
  const found = await sql<ImportRow>`
    select ${columns} from requests.catalogue_imports where community_id = ${ctx.communityId}
    order by imported_at desc, id desc limit ${shownMost}`.execute(ctx.tx)
  return { items: found.rows.map(viewOf) }
})

/** One import. Refusal: `platform.not_found`. */
export async function importView(ctx: ReadContext, id: string): Promise<z.output<typeof catalogueImport>> {
  return viewOf((await findImport(ctx, id)) ?? refuse('platform.not_found'))
}

export async function findImport(ctx: ReadContext, id: string, lock = false): Promise<ImportRow | undefined> {
  const found = await sql<ImportRow>`
    select ${columns} from requests.catalogue_imports
    where community_id = ${ctx.communityId} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(ctx.tx)
  return found.rows[0]
}

function viewOf(row: ImportRow): z.output<typeof catalogueImport> {
  return {
    id: row.id,
    kind: row.kind,
    reason: row.reason,
    changed: row.changes.length,
    imported_at: row.imported_at.toISOString(),
    undone: row.undone_at !== null,
  }
}
