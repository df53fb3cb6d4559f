import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import type { PostView, PublicPost, TermView } from '../../contract.ts'
import { bodiesByIds } from '../bodies.ts'
import { canPost } from '../can.ts'
import { stateOf, toDays } from '../period.ts'
import { termsOfPosts } from '../reading.ts'
import { type PostRow, postColumns } from '../rows.ts'
import { zoneOf } from '../store.ts'

/** One post. Refusal: `platform.not_found`. */
export async function postView(ctx: ReadContext, id: string): Promise<PostView> {
  const row = await ctx.tx
    .selectFrom('bodies.posts')
    .select(postColumns)
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .executeTakeFirst()
  const [view] = row ? await postViews(ctx, [row as PostRow]) : []
  return view ?? refuse('platform.not_found')
}

/** Posts with the terms in force and to come: five queries, however many posts. */
export async function postViews(ctx: ReadContext, rows: readonly PostRow[]): Promise<PostView[]> {
  const ids = (pick: (row: PostRow) => string | null) => rows.map(pick).filter((id) => id !== null)
  const areas = await areasByIds(
    ctx.tx,
    ctx.communityId,
    ids((row) => row.area_id),
  )
  const bodies = await bodiesByIds(
    ctx.tx,
    ctx.communityId,
    ids((row) => row.body_id),
  )
  const terms = await termsByPost(
    ctx,
    ids((row) => row.id),
  )
  return rows.map((row) => {
    const own = row.closed_at ? [] : (terms.get(row.id) ?? [])
    const held = own.filter((term) => term.state === 'in_force').length
    const area = areas.get(row.area_id ?? '')
    const body = bodies.get(row.body_id ?? '')
    return {
      id: row.id,
      kind: row.kind,
      title: row.title,
      area: area ? { id: area.id, name: area.full_name } : null,
      body: body ? { id: body.id, name: body.name } : null,
      seats: row.seats,
      seats_vacant: row.closed_at ? 0 : Math.max(0, row.seats - held),
      duties: row.duties,
      public: row.public,
      public_phone: row.public_phone,
      hours: row.hours,
      closed: row.closed_at !== null,
      terms: own,
      can: canPost(ctx.actor, row),
    }
  })
}

/** The same posts as the public sees them. */
export function publicPost(post: PostView): PublicPost {
  return {
    id: post.id,
    kind: post.kind,
    title: post.title,
    area: post.area?.name ?? null,
    duties: post.duties,
    phone: post.public_phone,
    hours: post.hours,
    holders: post.terms
      .filter((term) => term.state === 'in_force')
      .map(({ name, from, until }) => ({ name, from, until })),
    seats_vacant: post.seats_vacant,
  }
}

async function termsByPost(ctx: ReadContext, postIds: readonly string[]): Promise<Map<string, TermView[]>> {
  const rows = await termsOfPosts(ctx.tx, ctx.communityId, postIds, ctx.now)
  const names = await personNames(ctx.tx, ctx.communityId, [...new Set(rows.map((row) => row.person_id))])
  const zone = await zoneOf(ctx)
  const grouped = Map.groupBy(rows, (row) => row.post_id)
  return new Map(
    [...grouped].map(([postId, terms]) => [
      postId,
      terms.map((term) => ({
        id: term.id,
        person_id: term.person_id,
        name: names.get(term.person_id)?.name ?? '',
        how: term.how,
        ...toDays(term, zone),
        state: stateOf(term, ctx.now),
      })),
    ]),
  )
}
