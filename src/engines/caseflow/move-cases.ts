import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

export type PlacePaths = { admin_path: string | null; compound_path: string | null }

/** Areas that cases of a community lie in. */
export async function areasOfCases(tx: Tx, communityId: number): Promise<string[]> {
  const found = await sql<{ area_id: string }>`
    select distinct area_id from caseflow.cases where community_id = ${communityId} and area_id is not null`.execute(tx)
  return found.rows.map((row) => row.area_id)
}

/** Cases keep the paths of their areas; this brings those up to date whose area has moved. Returns which. */
export async function moveCases(
  tx: Tx,
  communityId: number,
  areas: Iterable<{ id: string } & PlacePaths>,
): Promise<string[]> {
  const paths = [...areas].map(({ id, admin_path, compound_path }) => ({ id, admin_path, compound_path }))
  const moved = await sql<{ id: string }>`
    update caseflow.cases c set admin_path = a.admin_path, compound_path = a.compound_path
    from jsonb_to_recordset(${JSON.stringify(paths)}::jsonb) as a (id uuid, admin_path text, compound_path text)
    where c.community_id = ${communityId} and c.area_id = a.id
      and (c.admin_path is distinct from a.admin_path or c.compound_path is distinct from a.compound_path)
    returning c.id`.execute(tx)
  return moved.rows.map((row) => row.id)
}
