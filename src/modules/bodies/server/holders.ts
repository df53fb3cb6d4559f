import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { ActorPost, PostKind } from '../../../shared/actor.ts'
import { selfAndAbove } from '../../territory/api.ts'
import { mayDeputise } from './absences/fits.ts'

/** Somebody holding a post now. `area_path` '' is the whole community, null a post for a body without an area. */
export type PostHolder = {
  post_id: string
  person_id: string
  kind: PostKind
  title: string
  area_path: string | null
  body_id: string | null
}

export type Post = {
  id: string
  kind: PostKind
  title: string
  area_id: string | null
  area_path: string | null
  body_id: string | null
  public_phone: string | null
  closed_at: Date | null
}

/**
 * The posts a person holds at an instant, then those of absent colleagues this person deputises for: what every permission follows
 * from. One query by index.
 */
export async function postsInForce(tx: Tx, communityId: number, personId: string, now: Date): Promise<ActorPost[]> {
  const found = await sql<Omit<ActorPost, 'deputyFor' | 'kind'> & { kind: PostKind; deputyFor: string | null }>`
    select p.id, p.kind, p.area_path as "areaPath", p.body_id as "bodyId", h.deputy_for as "deputyFor"
    from (
      select ${personId}::uuid as person_id, null::uuid as deputy_for
      union all
      select a.person_id, a.person_id from bodies.absences a
      where a.community_id = ${communityId} and a.deputy_id = ${personId} and a.from_at <= ${now} and a.until_at > ${now}
    ) h
    join bodies.post_terms t on t.community_id = ${communityId} and t.person_id = h.person_id
    join bodies.posts p on p.community_id = t.community_id and p.id = t.post_id
    where ${inForce(now)}
    order by h.deputy_for nulls first, p.id`.execute(tx)
  const own = found.rows.filter((post) => post.deputyFor === null)
  return found.rows.flatMap(({ deputyFor, ...post }) => {
    if (deputyFor === null) return [post]
    return mayDeputise(own, post) ? [{ ...post, deputyFor }] : []
  })
}

/** Posts by id, closed ones too; unknown ids are missing from the map. */
export async function postsByIds(tx: Tx, communityId: number, ids: readonly string[]): Promise<Map<string, Post>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('bodies.posts')
    .select(['id', 'kind', 'title', 'area_id', 'area_path', 'body_id', 'public_phone', 'closed_at'])
    .where('community_id', '=', communityId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map((rows as Post[]).map((row) => [row.id, row]))
}

export type HoldersWanted = {
  kind?: PostKind | readonly PostKind[] | undefined
  postId?: string | undefined
  /** Any of these posts. */
  postIds?: readonly string[] | undefined
  /** Posts whose area is this path or above it ('' the community). Paths of either tree. */
  areaPath?: string | null | undefined
  /** The same for a place with a path in each tree. */
  areaPaths?: readonly (string | null)[] | undefined
  bodyId?: string | undefined
}

const holdersMost = 500

/** Who holds such posts now, the nearest area first. At most 500; one query by index. */
export async function holdersOf(tx: Tx, communityId: number, wanted: HoldersWanted, now: Date): Promise<PostHolder[]> {
  const kinds = typeof wanted.kind === 'string' ? [wanted.kind] : wanted.kind
  const paths = coveringPaths([wanted.areaPath ?? null, ...(wanted.areaPaths ?? [])])
  const conditions = [
    sql`p.community_id = ${communityId} and ${inForce(now)}`,
    ...(kinds ? [sql`p.kind = any (${[...kinds]}::text[])`] : []),
    ...(wanted.postId ? [sql`p.id = ${wanted.postId}`] : []),
    ...(wanted.postIds ? [sql`p.id = any (${[...wanted.postIds]}::uuid[])`] : []),
    ...(paths ? [sql`p.area_path = any (${paths}::text[])`] : []),
    ...(wanted.bodyId ? [sql`p.body_id = ${wanted.bodyId}`] : []),
  ]
  const found = await sql<PostHolder>`
    select p.id as post_id, t.person_id, p.kind, p.title, p.area_path, p.body_id
    from bodies.posts p join bodies.post_terms t on t.community_id = p.community_id and t.post_id = p.id
    where ${sql.join(conditions, sql` and `)}
    order by ${nearestFirst}, p.sort_key, p.id, t.from_at, t.id limit ${holdersMost}`.execute(tx)
  return found.rows
}

/** Rungs of escalation within the community: a matter rises from a post to whoever holds the next rung over the place. */
const rungs: readonly (readonly PostKind[])[] = [
  ['building_leader', 'lane_leader', 'street_leader'],
  ['micro_grid_leader'],
  ['grid_worker'],
  ['community_secretary'],
  ['deputy_secretary'],
]
const topRung = rungs.findIndex((rung) => rung.includes('community_secretary'))

function ladderAbove(kind: PostKind): { kind: PostKind; rung: number }[] {
  if (kind === 'community_secretary') return []
  const own = rungs.findIndex((rung) => rung.includes(kind))
  const first = own < 0 ? topRung : Math.min(own + 1, topRung)
  const above = rungs.flatMap((kinds, rung) => kinds.map((other) => ({ kind: other, rung })))
  return above.filter((step) => step.rung >= first && step.kind !== kind)
}

/**
 * The holder of the next post above one, over a place: leader → micro-grid leader → grid worker → secretary (→ deputy, where nobody
 * is secretary). Vacant rungs are passed over; so is `exceptPersonId`, who holds the lower post too. Whoever stands on no rung
 * (clerks, companies, departments) is below the secretary. Undefined above the secretary, or where nobody holds anything.
 */
export async function nextPostAbove(
  tx: Tx,
  communityId: number,
  below: { kind: PostKind; areaPaths: readonly (string | null)[]; exceptPersonId?: string | null },
  now: Date,
): Promise<PostHolder | undefined> {
  const ladder = ladderAbove(below.kind)
  if (ladder.length === 0) return undefined
  const holders = await sql<PostHolder>`
    select p.id as post_id, t.person_id, p.kind, p.title, p.area_path, p.body_id
    from jsonb_to_recordset(${JSON.stringify(ladder)}::jsonb) as step (kind text, rung int)
    join bodies.posts p on p.community_id = ${communityId} and p.kind = step.kind
      and p.area_path = any (${coveringPaths(['', ...below.areaPaths])}::text[])
    join bodies.post_terms t on t.community_id = p.community_id and t.post_id = p.id
    where ${inForce(now)} and t.person_id is distinct from ${below.exceptPersonId ?? null}::uuid
    order by step.rung, ${nearestFirst}, p.sort_key, p.id, t.from_at limit 1`.execute(tx)
  return holders.rows[0]
}

/** Paths a post may be over to reach one of these; undefined when none is given. */
function coveringPaths(paths: readonly (string | null)[]): string[] | undefined {
  const known = paths.filter((path) => path !== null)
  return known.length === 0 ? undefined : [...new Set(known.flatMap(selfAndAbove))]
}

/** A building is nearer than its micro-grid or its compound, the community is farthest: by how many areas lie above. */
const nearestFirst = sql`greatest(cardinality(string_to_array(p.admin_path, '/')),
  cardinality(string_to_array(p.area_path, '/'))) desc nulls last`

function inForce(now: Date) {
  return sql`p.closed_at is null and t.from_at <= ${now} and (t.until_at is null or t.until_at > ${now})`
}
