import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

/** Who belongs to a body: a person of the register, or somebody from outside by name. */
export type Belonging = { person_id: string | null; outside_name: string | null; chairs: boolean }

const most = 1_000

/** Its members now and who holds its posts, each once, the chair first. At most 1 000; one query. */
export async function belongingTo(tx: Tx, communityId: number, bodyId: string, now: Date): Promise<Belonging[]> {
  const found = await sql<Belonging>`
    select person_id, outside_name, bool_or(chairs) as chairs from (
      select m.person_id, m.outside_name, m.office = 'chair' as chairs, m.from_at from bodies.members m
      where m.community_id = ${communityId} and m.body_id = ${bodyId} and m.from_at <= ${now} and (m.until_at is null or m.until_at > ${now})
      union all
      select t.person_id, null, p.kind = 'body_chair', t.from_at
      from bodies.posts p join bodies.post_terms t on t.community_id = p.community_id and t.post_id = p.id
      where p.community_id = ${communityId} and p.body_id = ${bodyId} and p.closed_at is null and t.from_at <= ${now}
        and (t.until_at is null or t.until_at > ${now})) all_of_them
    group by person_id, outside_name order by bool_or(chairs) desc, min(from_at), person_id, outside_name limit ${most}`.execute(
    tx,
  )
  return found.rows
}

/** The bodies somebody is a member of or holds a post of, now; one query. */
export async function bodiesOfPerson(tx: Tx, communityId: number, personId: string, now: Date): Promise<string[]> {
  const found = await sql<{ body_id: string }>`
    select m.body_id from bodies.members m
    where m.community_id = ${communityId} and m.person_id = ${personId} and m.from_at <= ${now} and (m.until_at is null or m.until_at > ${now})
    union
    select p.body_id from bodies.post_terms t join bodies.posts p on p.community_id = t.community_id and p.id = t.post_id
    where t.community_id = ${communityId} and t.person_id = ${personId} and p.body_id is not null and p.closed_at is null
      and t.from_at <= ${now} and (t.until_at is null or t.until_at > ${now}) limit ${most}`.execute(tx)
  return found.rows.map((row) => row.body_id)
}
