import { sql } from 'kysely'
import type { Tx } from '../../../../platform/db/database.ts'

export type DraftOf = { personId: string; thingKind: string; thingId: string; field: string }

/** Drafts one person keeps; the oldest gives way. */
const perPerson = 200

/** Keeps what somebody wrote, instead of what they had written there before; true where there was nothing before. */
export async function keepDraft(
  tx: Tx,
  communityId: number,
  of: DraftOf,
  content: string,
  now: Date,
): Promise<boolean> {
  const saved = await sql<{ fresh: boolean }>`
    insert into desk.drafts (community_id, person_id, thing_kind, thing_id, field, content, saved_at)
    values (${communityId}, ${of.personId}, ${of.thingKind}, ${of.thingId}, ${of.field}, ${content}, ${now})
    on conflict (community_id, person_id, thing_kind, thing_id, field)
      do update set content = excluded.content, saved_at = excluded.saved_at
    returning xmax = 0 as fresh`.execute(tx)
  if (!saved.rows[0]?.fresh) return false
  await sql`
    delete from desk.drafts d using (
      select thing_kind, thing_id, field from desk.drafts
      where community_id = ${communityId} and person_id = ${of.personId} order by saved_at desc offset ${perPerson}
    ) as old
    where d.community_id = ${communityId} and d.person_id = ${of.personId} and d.thing_kind = old.thing_kind
      and d.thing_id = old.thing_id and d.field = old.field`.execute(tx)
  return true
}

/** It was sent, or given up; true where there was one. */
export async function dropDraft(tx: Tx, communityId: number, of: DraftOf): Promise<boolean> {
  const gone = await tx
    .deleteFrom('desk.drafts')
    .where('community_id', '=', communityId)
    .where('person_id', '=', of.personId)
    .where('thing_kind', '=', of.thingKind)
    .where('thing_id', '=', of.thingId)
    .where('field', '=', of.field)
    .returning('field')
    .execute()
  return gone.length > 0
}
