import { sql } from 'kysely'
import type { WriteContext } from '../command/types.ts'
import { newId } from '../ids.ts'
import { claimFiles } from './operations.ts'

/**
 * Hands uploaded files to a thing whose author is kept by nobody. The upload itself names an account (row, audit), so each file gets
 * a new row that names nobody, and what would tie the two together (the first row, the hash among the audit's values) is erased; the
 * audit's chain holds only a salted commitment to it and stays whole. Returns the new ids in order. Refusal: `platform.not_found`.
 */
export async function claimFilesUnnamed(
  ctx: WriteContext,
  ids: readonly string[],
  owner: { entity: string; id: string },
): Promise<string[]> {
  const given = [...new Set(ids)]
  await claimFiles(ctx, given, owner)
  const renamed = given.map((old) => ({ old, id: newId(ctx.now) }))
  await sql`
    with renamed as (
      select * from jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) as r (old uuid, id uuid)
    ), forgotten as (
      delete from platform.audit_values v using renamed r
      where v.community_id = ${ctx.communityId} and v.entity = 'file' and v.entity_id = r.old::text
        and v.seq in (select seq from platform.audit_subjects s where s.community_id = ${ctx.communityId} and s.entity = 'file' and s.entity_id = r.old::text)
    ), gone as (
      delete from platform.files f using renamed r where f.community_id = ${ctx.communityId} and f.id = r.old
      returning f.*, r.id as new_id
    )
    insert into platform.files (community_id, id, sha256, media_type, size_bytes, width, height, name, uploaded_by, uploaded_at, owner_entity, owner_id)
    select community_id, new_id, sha256, media_type, size_bytes, width, height, '', 'anonymous', ${ctx.now}, owner_entity, owner_id from gone`.execute(
    ctx.tx,
  )
  return renamed.map((file) => file.id)
}
