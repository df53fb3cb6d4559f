import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { CaseRow } from './case.ts'

export type MergeRow = {
  case_id: string
  into_id: string
  merged_at: Date
  before: Pick<CaseRow, 'state'>
  moved_askers: string[]
}

/** More askers than a case ever has. */
const askersMost = 2_000

/**
 * Notes that a case is the same matter as another, and lets its askers ask for that one too: they keep their place on their own case, and
 * follow the other along. Who asks for it already isn't doubled. Both cases are locked. Returns how many came over.
 */
export async function recordMerge(
  tx: Tx,
  from: Pick<CaseRow, 'community_id' | 'kind' | 'id' | 'state'>,
  intoId: string,
  newId: () => string,
  now: Date,
): Promise<number> {
  const { community_id: community } = from
  const asking = await sql<{ id: string }>`
    select a.id from caseflow.askers a
    where a.community_id = ${community} and a.thing_kind = ${from.kind} and a.thing_id = ${from.id} and a.left_at is null
    order by a.joined_at, a.id limit ${askersMost}`.execute(tx)
  const pairs = asking.rows.map(({ id }) => ({ old: id, fresh: newId() }))
  const moved = await sql<{ id: string }>`
    insert into caseflow.askers as t (community_id, thing_kind, thing_id, id, person_id, relation, contact_name, contact_phone, wants_updates,
      joined_at)
    select a.community_id, a.thing_kind, ${intoId}::uuid, p.fresh, a.person_id, 'joined', a.contact_name, a.contact_phone, a.wants_updates,
      ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p (old uuid, fresh uuid)
    join caseflow.askers a on a.community_id = ${community} and a.thing_kind = ${from.kind} and a.thing_id = ${from.id} and a.id = p.old
    on conflict (community_id, thing_kind, thing_id, person_id)
      do update set left_at = null, joined_at = excluded.joined_at where t.left_at is not null
    returning t.id`.execute(tx)
  await sql`
    insert into caseflow.merges (community_id, case_id, merged_at, into_id, before, moved_askers)
    values (${community}, ${from.id}, ${now}, ${intoId}, ${JSON.stringify({ state: from.state })}::jsonb,
      ${moved.rows.map((row) => row.id)}::uuid[])`.execute(tx)
  return moved.rows.length
}

/** The merge in force of a case; undefined where it stands for itself. */
export async function mergeOf(tx: Tx, communityId: number, caseId: string): Promise<MergeRow | undefined> {
  const found = await sql<MergeRow>`
    select case_id, into_id, merged_at, before, moved_askers from caseflow.merges
    where community_id = ${communityId} and case_id = ${caseId} and undone_at is null
    order by merged_at desc limit 1`.execute(tx)
  return found.rows[0]
}

/** Takes a merge back: whoever came over by it leaves the other case. */
export async function undoMerge(tx: Tx, communityId: number, kind: string, merge: MergeRow, now: Date): Promise<void> {
  await sql`
    with undone as (
      update caseflow.merges set undone_at = ${now}
      where community_id = ${communityId} and case_id = ${merge.case_id} and undone_at is null
    )
    update caseflow.askers set left_at = ${now}
    where community_id = ${communityId} and thing_kind = ${kind} and thing_id = ${merge.into_id}
      and id = any (${merge.moved_askers}::uuid[])`.execute(tx)
}

/** The case a merged one lives on in, however often that was merged itself; its own id where it wasn't. */
export async function survivorOf(tx: Tx, communityId: number, caseId: string): Promise<string> {
  const found = await sql<{ id: string }>`
    with recursive chain as (
      select ${caseId}::uuid as id, 0 as depth
      union all
      select m.into_id, chain.depth + 1 from chain
      join caseflow.merges m on m.community_id = ${communityId} and m.case_id = chain.id and m.undone_at is null
      where chain.depth < 20
    ) select id from chain order by depth desc limit 1`.execute(tx)
  return found.rows[0]?.id ?? caseId
}

/** Cases merged into this one that are still in it. */
export async function mergedInto(tx: Tx, communityId: number, caseId: string): Promise<MergeRow[]> {
  const found = await sql<MergeRow>`
    select case_id, into_id, merged_at, before, moved_askers from caseflow.merges
    where community_id = ${communityId} and into_id = ${caseId} and undone_at is null order by merged_at desc limit 100`.execute(
    tx,
  )
  return found.rows
}
