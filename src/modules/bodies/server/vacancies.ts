import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export type VacantPost = {
  id: string
  title: string
  area_id: string | null
  area_path: string | null
  /** The body it belongs to, by name. */
  body: string | null
  seats_vacant: number
  /** The instant the last one left; null where nobody ever held it. */
  vacant_since: Date | null
}

/** Posts with a free seat now, over these areas or below them ('' all), by rank and title. One query. */
export async function vacantPosts(
  tx: Tx,
  communityId: number,
  wanted: { paths: readonly string[]; limit: number },
  now: Date,
): Promise<VacantPost[]> {
  const found = await sql<VacantPost>`
    select p.id, p.title, p.area_id, p.area_path, b.name as body, p.seats - held.count as seats_vacant, held.last as vacant_since
    from bodies.posts p
    left join bodies.bodies b on b.community_id = p.community_id and b.id = p.body_id
    cross join lateral (
      select (count(*) filter (where t.from_at <= ${now} and (t.until_at is null or t.until_at > ${now})))::int as count,
        max(t.until_at) filter (where t.until_at <= ${now}) as last
      from bodies.post_terms t where t.community_id = p.community_id and t.post_id = p.id
    ) held
    where p.community_id = ${communityId} and p.closed_at is null and held.count < p.seats
      and exists (select 1 from unnest(${[...wanted.paths]}::text[]) as w (path)
        where w.path = '' or p.area_path = w.path or (p.area_path >= w.path || '/' and p.area_path < w.path || '0'))
    order by p.sort_key, p.id limit ${wanted.limit}`.execute(tx)
  return found.rows
}

export type EndingTerm = { post_id: string; title: string; person_id: string; until_at: Date }
const termsMost = 500

/** Terms with a set end in a span, the soonest first. At most 500. */
export async function termsEnding(tx: Tx, communityId: number, span: { from: Date; to: Date }): Promise<EndingTerm[]> {
  const found = await sql<EndingTerm>`
    select t.post_id, p.title, t.person_id, t.until_at
    from bodies.post_terms t join bodies.posts p on p.community_id = t.community_id and p.id = t.post_id
    where t.community_id = ${communityId} and p.closed_at is null and t.until_at > ${span.from} and t.until_at <= ${span.to}
    order by t.until_at, t.id limit ${termsMost}`.execute(tx)
  return found.rows
}
