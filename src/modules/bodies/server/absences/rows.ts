import { sql } from 'kysely'
import type { Tx } from '../../../../platform/db/database.ts'
import type { PostKind } from '../../../../shared/actor.ts'
import type { AbsenceKind } from '../../contract.ts'
import type { Period } from '../period.ts'

export type AbsenceRow = {
  id: string
  person_id: string
  deputy_id: string | null
  kind: AbsenceKind | null
  from_at: Date
  until_at: Date
}

const columns = sql`a.id, a.person_id, a.deputy_id, a.kind, a.from_at, a.until_at`
/** More than anybody takes or stands in for in a year. */
const ofPersonsMost = 500

export async function findAbsence(tx: Tx, communityId: number, id: string): Promise<AbsenceRow | undefined> {
  const found = await sql<AbsenceRow>`
    select ${columns} from bodies.absences a where a.community_id = ${communityId} and a.id = ${id}`.execute(tx)
  return found.rows[0]
}

/** Absences that touch a period, in which one of these is away or deputises. Those called off before they began aren't in it. */
export async function absencesTouching(
  tx: Tx,
  communityId: number,
  personIds: readonly string[],
  period: { from_at: Date; until_at: Date },
): Promise<AbsenceRow[]> {
  const ids = sql`${[...personIds]}::uuid[]`
  const found = await sql<AbsenceRow>`
    select ${columns} from bodies.absences a
    where a.community_id = ${communityId} and (a.person_id = any (${ids}) or a.deputy_id = any (${ids}))
      and a.until_at > a.from_at and a.until_at > ${period.from_at} and a.from_at < ${period.until_at}
    order by a.from_at, a.id limit ${ofPersonsMost}`.execute(tx)
  return found.rows
}

/** All absences of a community that touch a period, by first day. */
export async function absencesDuring(
  tx: Tx,
  communityId: number,
  period: { from_at: Date; until_at: Date },
  limit: number,
): Promise<AbsenceRow[]> {
  const found = await sql<AbsenceRow>`
    select ${columns} from bodies.absences a
    where a.community_id = ${communityId} and a.until_at > ${period.from_at} and a.from_at < ${period.until_at}
      and a.until_at > a.from_at
    order by a.from_at, a.id limit ${limit}`.execute(tx)
  return found.rows
}

/** Somebody's own absences, or those they deputise in: what isn't over by first day, then the last that are over. */
export async function absencesOf(
  tx: Tx,
  communityId: number,
  who: { column: 'person_id' | 'deputy_id'; personId: string },
  now: Date,
  most: { ahead: number; over: number },
): Promise<AbsenceRow[]> {
  const his = sql`a.community_id = ${communityId} and ${sql.ref(`a.${who.column}`)} = ${who.personId}
    and a.until_at > a.from_at`
  const found = await sql<AbsenceRow>`
    (select ${columns} from bodies.absences a where ${his} and a.until_at > ${now} order by a.from_at, a.id limit ${most.ahead})
    union all
    (select ${columns} from bodies.absences a where ${his} and a.until_at <= ${now} order by a.until_at desc, a.id limit ${most.over})`.execute(
    tx,
  )
  return found.rows
}

export type HeldPost = {
  person_id: string
  post_id: string
  kind: PostKind
  title: string
  admin_path: string | null
  compound_path: string | null
  bodyId: string | null
}

const postsMost = 2_000

/** Posts these persons hold at an instant; without persons everybody's. By rank. */
export async function postsHeld(
  tx: Tx,
  communityId: number,
  at: Date,
  personIds?: readonly string[],
): Promise<Map<string, HeldPost[]>> {
  const whose = personIds ? sql`and t.person_id = any (${[...personIds]}::uuid[])` : sql``
  const found = await sql<HeldPost>`
    select t.person_id, p.id as post_id, p.kind, p.title, p.admin_path, p.compound_path, p.body_id as "bodyId"
    from bodies.post_terms t join bodies.posts p on p.community_id = t.community_id and p.id = t.post_id
    where t.community_id = ${communityId} ${whose} and p.closed_at is null and t.from_at <= ${at}
      and (t.until_at is null or t.until_at > ${at})
    order by p.sort_key, p.id limit ${postsMost}`.execute(tx)
  return Map.groupBy(found.rows, (row) => row.person_id)
}

/** Locks the posts these persons hold, so that two absences that concern the same person are entered one after the other. */
export async function lockPostsOf(tx: Tx, communityId: number, personIds: readonly string[], now: Date): Promise<void> {
  await sql`
    select p.id from bodies.posts p
    where p.community_id = ${communityId} and p.id in (select t.post_id from bodies.post_terms t
      where t.community_id = ${communityId} and t.person_id = any (${[...personIds]}::uuid[])
        and (t.until_at is null or t.until_at > ${now}))
    order by p.id for no key update`.execute(tx)
}

export function periodOf(row: AbsenceRow): Period & { until_at: Date } {
  return { from_at: row.from_at, until_at: row.until_at }
}
