import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

type Values = {
  entity: string
  ids: readonly string[]
  /** Only these; all where left out. */
  fields?: readonly string[]
}

/**
 * Erases what the audit keeps of things beside its chain: values and salts, so that nothing can be told from the commitments that stay
 * (个人信息保护法 47). Rows and hashes are untouched, and the chain is as whole as before. Returns how many values went.
 */
export async function eraseAuditValues(tx: Tx, communityId: number, { entity, ids, fields }: Values): Promise<number> {
  if (ids.length === 0) return 0
  const gone = await sql`
    delete from platform.audit_values v using platform.audit_subjects s
    where s.community_id = ${communityId} and s.entity = ${entity} and s.entity_id = any (${[...new Set(ids)]}::text[])
      and v.community_id = s.community_id and v.seq = s.seq and v.entity = s.entity and v.entity_id = s.entity_id
      and ${fields ? sql`v.field = any (${[...fields]}::text[])` : sql`true`}
    returning v.seq`.execute(tx)
  return gone.rows.length
}
