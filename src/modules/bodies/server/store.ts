import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { personWhereabouts } from '../../people/api.ts'
import { type Area, communityOf, findArea, lockArea } from '../../territory/api.ts'
import type { BodyAction, PostAction } from './can.ts'
import { canBody, canPost } from './can.ts'
import { type BodyRow, bodyColumns, type PostRow, postColumns } from './rows.ts'

/**
 * Locks a body and gives it with its area, if this actor may do this with it.
 * Refusals: `platform.not_found`, `platform.not_allowed`, `bodies.body_dissolved`.
 */
export async function openBody(ctx: WriteContext, id: string, action: BodyAction): Promise<BodyRow> {
  const found = await ctx.tx
    .selectFrom('bodies.bodies')
    .select(bodyColumns)
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!found) return refuse('platform.not_found')
  const body = found as BodyRow
  const area = body.area_id ? await findArea(ctx.tx, ctx.communityId, body.area_id) : undefined
  if (!canBody(ctx.actor, { dissolved_at: null }, area ?? null).includes(action)) refuse('platform.not_allowed')
  if (body.dissolved_at !== null) refuse('bodies.body_dissolved', { name: body.name })
  return body
}

/**
 * Locks a post and gives it, if this actor may do this with it.
 * Refusals: `platform.not_found`, `platform.not_allowed`, `bodies.post_closed`.
 */
export async function openPost(ctx: WriteContext, id: string, action: PostAction): Promise<PostRow> {
  const found = await ctx.tx
    .selectFrom('bodies.posts')
    .select(postColumns)
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!found) return refuse('platform.not_found')
  const post = found as PostRow
  if (!canPost(ctx.actor, { ...post, closed_at: null }).includes(action)) refuse('platform.not_allowed')
  if (post.closed_at !== null) refuse('bodies.post_closed', { title: post.title })
  return post
}

/** An area in use to stand at, held against moving and retiring meanwhile. Refusal: `bodies.area_unknown`. */
export async function areaInUse(ctx: WriteContext, id: string | null | undefined): Promise<Area | null> {
  if (!id) return null
  const area = await lockArea(ctx.tx, ctx.communityId, id)
  if (!area || area.retired_at) return refuse('bodies.area_unknown', {}, [field('area_id')])
  return area
}

/** Refuses a person this community's register doesn't have, or has merged into another entry: `bodies.person_unknown`. */
export async function refuseUnknownPerson(ctx: ReadContext, personId: string): Promise<void> {
  const found = await personWhereabouts(ctx.tx, ctx.communityId, personId)
  if (!found) refuse('bodies.person_unknown', {}, [field('person_id')])
}

/** The time zone in which the community counts its days. Refusal: `platform.not_found` where there is no such community. */
export async function zoneOf(ctx: ReadContext): Promise<string> {
  const community = await communityOf(ctx.tx, ctx.communityId)
  return community ? community.time_zone : refuse('platform.not_found')
}

export function field(path: string) {
  return { path, code: 'invalid' }
}
