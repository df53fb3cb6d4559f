import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { BodyKind } from '../contract.ts'

/** Bodies in being by their whole name; of two of one name the older. One query. */
export async function bodiesNamed(
  tx: Tx,
  communityId: number,
  names: readonly string[],
): Promise<Map<string, { id: string; kind: BodyKind }>> {
  const wanted = [...new Set(names.filter((name) => name !== ''))]
  const found = await sql<{ id: string; kind: BodyKind; name: string }>`
    select id, kind, name from bodies.bodies
    where community_id = ${communityId} and dissolved_at is null and name = any (${wanted}::text[]) order by id desc`.execute(
    tx,
  )
  return new Map(found.rows.map(({ name, ...body }) => [name, body]))
}
