import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

export type AskerRelation = 'first' | 'joined' | 'on_behalf'

/** Who asks for a thing. An anonymous asker has neither person nor contact. */
export type NewAsker = {
  id: string
  personId: string | null
  relation: AskerRelation
  contactName: string | null
  contactPhone: string | null
  wantsUpdates: boolean
}

/** A person joins a thing's askers, or comes back. Returns false when that person is among them already. */
export async function joinAskers(
  tx: Tx,
  communityId: number,
  thing: { kind: string; id: string },
  asker: { id: string; personId: string; wantsUpdates: boolean },
  now: Date,
): Promise<boolean> {
  const joined = await sql`
    insert into caseflow.askers as a (community_id, thing_kind, thing_id, id, person_id, relation, wants_updates, joined_at)
    values (${communityId}, ${thing.kind}, ${thing.id}, ${asker.id}, ${asker.personId}, 'joined', ${asker.wantsUpdates}, ${now})
    on conflict (community_id, thing_kind, thing_id, person_id)
      do update set left_at = null, relation = 'joined', wants_updates = excluded.wants_updates, joined_at = excluded.joined_at
      where a.left_at is not null
    returning id`.execute(tx)
  return joined.rows.length > 0
}

/** A person leaves a thing's askers; the row stays as history. */
export async function leaveAskers(
  tx: Tx,
  communityId: number,
  thing: { kind: string; id: string },
  personId: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('caseflow.askers')
    .set({ left_at: now })
    .where('community_id', '=', communityId)
    .where('thing_kind', '=', thing.kind)
    .where('thing_id', '=', thing.id)
    .where('person_id', '=', personId)
    .execute()
}

/** How a person stands to a thing, and how many ask for it; undefined for who asks not or no longer. */
export async function askerOf(
  tx: Tx,
  communityId: number,
  thing: { kind: string; id: string },
  personId: string,
): Promise<{ relation: AskerRelation; askersCount: number } | undefined> {
  const found = await sql<{ relation: AskerRelation; askers_count: number }>`
    select relation, askers_count from (
      select person_id, relation, count(*) over ()::int as askers_count from caseflow.askers
      where community_id = ${communityId} and thing_kind = ${thing.kind} and thing_id = ${thing.id} and left_at is null
    ) as asking where person_id = ${personId}`.execute(tx)
  const row = found.rows[0]
  return row && { relation: row.relation, askersCount: row.askers_count }
}

/** Askers that went over with a person, and those that stood for the kept one already and were ended. */
export type MergedAskers = { moved: string[]; doubled: string[] }

/** Two persons turned out to be one: what the one asked for is the other's. Where both asked, the kept one's row stays in force. */
export async function mergeAskers(
  tx: Tx,
  communityId: number,
  from: string,
  to: string,
  now: Date,
): Promise<MergedAskers> {
  const found = await sql<{ id: string; moved: boolean }>`
    with common as (
      select m.thing_kind, m.thing_id from caseflow.askers m
      join caseflow.askers k on k.community_id = m.community_id and k.thing_kind = m.thing_kind and k.thing_id = m.thing_id and k.person_id = ${to}
      where m.community_id = ${communityId} and m.person_id = ${from}
    ), doubled as (
      update caseflow.askers a set left_at = ${now} from common
      where a.community_id = ${communityId} and a.person_id = ${from} and a.thing_kind = common.thing_kind and a.thing_id = common.thing_id
        and a.left_at is null
      returning a.id
    ), moved as (
      update caseflow.askers a set person_id = ${to}
      where a.community_id = ${communityId} and a.person_id = ${from}
        and not exists (select 1 from common where common.thing_kind = a.thing_kind and common.thing_id = a.thing_id)
      returning a.id
    )
    select id, true as moved from moved union all select id, false from doubled`.execute(tx)
  const ids = (moved: boolean) => found.rows.flatMap((row) => (row.moved === moved ? [row.id] : []))
  return { moved: ids(true), doubled: ids(false) }
}

/** They were two after all: what went over comes back, and what stood twice is each one's own again. */
export async function unmergeAskers(
  tx: Tx,
  communityId: number,
  { moved, doubled }: MergedAskers,
  from: string,
  to: string,
): Promise<void> {
  await sql`
    with back as (
      update caseflow.askers a set person_id = ${from}
      where a.community_id = ${communityId} and a.person_id = ${to} and a.id = any (${moved}::uuid[])
        and not exists (
          select 1 from caseflow.askers o
          where o.community_id = a.community_id and o.thing_kind = a.thing_kind and o.thing_id = a.thing_id and o.person_id = ${from})
    )
    update caseflow.askers set left_at = null
    where community_id = ${communityId} and person_id = ${from} and id = any (${doubled}::uuid[])`.execute(tx)
}
