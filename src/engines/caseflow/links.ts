import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

export type Thing = { kind: string; id: string }
export type Link = { from: Thing; to: Thing; relation: string }

/** Ties two things together; said again it changes nothing. */
export async function linkThings(tx: Tx, communityId: number, link: Link, now: Date): Promise<void> {
  await sql`
    insert into caseflow.links (community_id, from_kind, from_id, to_kind, to_id, relation, linked_at)
    values (${communityId}, ${link.from.kind}, ${link.from.id}, ${link.to.kind}, ${link.to.id}, ${link.relation}, ${now})
    on conflict do nothing`.execute(tx)
}

/** Links of a thing in both directions: `other` is what it is tied to. */
export async function linksOf(
  tx: Tx,
  communityId: number,
  thing: Thing,
): Promise<{ other: Thing; relation: string; outward: boolean }[]> {
  const found = await sql<{ kind: string; id: string; relation: string; outward: boolean }>`
    (select to_kind as kind, to_id as id, relation, true as outward from caseflow.links
      where community_id = ${communityId} and from_kind = ${thing.kind} and from_id = ${thing.id} limit 50)
    union all
    (select from_kind, from_id, relation, false from caseflow.links
      where community_id = ${communityId} and to_kind = ${thing.kind} and to_id = ${thing.id} limit 50)`.execute(tx)
  return found.rows.map(({ kind, id, relation, outward }) => ({ other: { kind, id }, relation, outward }))
}

/** Whoever asks for one thing asks for another made from it too, in the same way. */
export async function copyAskers(tx: Tx, communityId: number, from: Thing, to: Thing, newId: () => string, now: Date) {
  const asking = await sql<{ id: string }>`
    select id from caseflow.askers
    where community_id = ${communityId} and thing_kind = ${from.kind} and thing_id = ${from.id} and left_at is null
    order by joined_at, id limit 2000`.execute(tx)
  const pairs = asking.rows.map(({ id }) => ({ old: id, fresh: newId() }))
  await sql`
    insert into caseflow.askers (community_id, thing_kind, thing_id, id, person_id, relation, contact_name, contact_phone, wants_updates, joined_at)
    select a.community_id, ${to.kind}::text, ${to.id}::uuid, p.fresh, a.person_id, a.relation, a.contact_name, a.contact_phone,
      a.wants_updates, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p (old uuid, fresh uuid)
    join caseflow.askers a on a.community_id = ${communityId} and a.thing_kind = ${from.kind} and a.thing_id = ${from.id} and a.id = p.old
    on conflict (community_id, thing_kind, thing_id, person_id) do nothing`.execute(tx)
}
