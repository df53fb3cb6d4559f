import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { dropFiles } from '../../../../platform/files/drop.ts'
import { thingKind } from '../store.ts'

type Given = { request_id: string; file_id: string; number: string; name: string; added_at: Date }

/**
 * Photos and files a person gave: with requests of their own (but for what others added to those), and what they added to others'. What
 * who handled it brought as evidence isn't theirs.
 */
export async function filesGiven(ctx: ReadContext, personId: string, most: number): Promise<Given[]> {
  const found = await sql<Given>`
    with asked as (
      select thing_id as id, bool_or(relation <> 'joined') as own from caseflow.askers
      where community_id = ${ctx.communityId} and person_id = ${personId} and thing_kind = ${thingKind} group by thing_id)
    select a.request_id, a.file_id, c.number, f.name, a.added_at from asked
    join requests.attachments a on a.community_id = ${ctx.communityId} and a.request_id = asked.id and a.role = 'report'
    join platform.files f on f.community_id = a.community_id and f.id = a.file_id
    join caseflow.cases c on c.community_id = a.community_id and c.id = a.request_id
    left join lateral (
      select s.person_id from caseflow.steps s
      where s.community_id = a.community_id and s.case_id = a.request_id and s.actor_kind = 'resident'
        and s.data -> 'file_ids' @> to_jsonb(a.file_id::text) limit 1) added on true
    where added.person_id = ${personId} or (asked.own and added.person_id is null)
    order by a.added_at desc, a.file_id limit ${most}`.execute(ctx.tx)
  return found.rows
}

/** Far more than anybody ever gave. */
const erasedMost = 10_000

/** Takes them away; how many. Asked before the person is taken out of the timelines. */
export async function eraseFilesGiven(ctx: WriteContext, personId: string): Promise<number> {
  const given = await filesGiven(ctx, personId, erasedMost)
  const ids = given.map((file) => file.file_id)
  await sql`
    delete from requests.attachments where community_id = ${ctx.communityId} and file_id = any (${ids}::uuid[])
      and request_id = any (${given.map((file) => file.request_id)}::uuid[])`.execute(ctx.tx)
  await dropFiles(ctx, ids)
  return given.length
}
