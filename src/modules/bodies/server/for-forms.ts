import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

/** Posts that stand over each of these areas, and how many of them somebody holds, by the area's id. */
export async function countPosts(
  tx: Tx,
  communityId: number,
  areaIds: readonly string[],
  now: Date,
): Promise<Map<string, { posts: number; filled: number }>> {
  const found = await sql<{ area_id: string; posts: number; filled: number }>`
    select p.area_id, count(distinct p.id)::int as posts, count(distinct t.post_id)::int as filled from bodies.posts p
    left join bodies.post_terms t on t.community_id = p.community_id and t.post_id = p.id and t.from_at <= ${now}
      and (t.until_at is null or t.until_at > ${now})
    where p.community_id = ${communityId} and p.closed_at is null and p.area_id = any (${[...areaIds]}::uuid[]) group by 1`.execute(
    tx,
  )
  return new Map(found.rows.map(({ area_id, ...counts }) => [area_id, counts]))
}

/** Who holds posts of a kind over each of these areas now, person ids by the area's id. */
export async function namesOfPosts(
  tx: Tx,
  communityId: number,
  wanted: { areaIds: readonly string[]; kind: string; now: Date },
): Promise<Map<string, string[]>> {
  const found = await sql<{ area_id: string; persons: string[] }>`
    select p.area_id, array_agg(distinct t.person_id::text) as persons from bodies.posts p
    join bodies.post_terms t on t.community_id = p.community_id and t.post_id = p.id and t.from_at <= ${wanted.now}
      and (t.until_at is null or t.until_at > ${wanted.now})
    where p.community_id = ${communityId} and p.closed_at is null and p.kind = ${wanted.kind}
      and p.area_id = any (${[...wanted.areaIds]}::uuid[]) group by 1`.execute(tx)
  return new Map(found.rows.map(({ area_id, persons }) => [area_id, persons]))
}
