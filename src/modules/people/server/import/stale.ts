import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import type { ImportRow } from './store.ts'

/**
 * The pieces of a sheet that speak of somebody whose entry was made, changed or moved since the check began. Each kind is a join of its
 * own, so that none goes through all rows for every entry.
 */
export async function stalePieces(ctx: WriteContext, it: ImportRow): Promise<number[]> {
  const rows = sql`people.import_rows r where r.community_id = ${ctx.communityId} and r.import_id = ${it.id}`
  const touched = sql`
    select p.id, p.name_pinyin, p.identity_hash from people.persons p
    where p.community_id = ${ctx.communityId} and p.updated_at >= ${it.looked_from}`
  const found = await sql<{ piece: number }>`
    with touched as materialized (${touched})
    select r.piece from ${rows} and r.person_id in (select id from touched)
    union select r.piece from ${rows} and r.name_pinyin in (select name_pinyin from touched)
    union select r.piece from ${rows} and r.identity_hash in (select identity_hash from touched where identity_hash is not null)
    order by 1`.execute(ctx.tx)
  return found.rows.map((row) => row.piece)
}
