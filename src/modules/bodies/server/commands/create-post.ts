import { sql } from 'kysely'
import { pinyinKey } from '../../../../engines/text/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { type PostKind, postKinds } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { postsOfBodies, routes } from '../../contract.ts'
import { bodiesByIds } from '../bodies.ts'
import { mayAppoint } from '../can.ts'
import { areaInUse, field } from '../store.ts'
import { postView } from '../views/post.ts'

/** Sets up a post over an area, for a body, or both; over the whole community without either. It begins vacant. */
export const createPost = command(routes['POST /api/c/:community/posts'], {
  handle: async (ctx, input) => ({ id: await setUpPost(ctx, input) }),
  view: (ctx, { id }) => postView(ctx, id),
})

type NewPost = {
  kind: PostKind
  title: string
  seats: number
  public: boolean
  area_id?: string | null | undefined
  body_id?: string | null | undefined
  duties?: string | null | undefined
  public_phone?: string | null | undefined
  hours?: string | null | undefined
}

/**
 * Sets up a vacant post and gives its id. Refusals: `bodies.area_unknown`, `bodies.body_unknown`, `platform.not_allowed`,
 * `bodies.post_needs_body`, `bodies.title_taken`.
 */
export async function setUpPost(ctx: WriteContext, input: NewPost): Promise<string> {
  const area = await areaInUse(ctx, input.area_id)
  const bodyId = await bodyInUse(ctx, input.body_id ?? null)
  if (!mayAppoint(ctx.actor, input.kind, area)) refuse('platform.not_allowed')
  if (postsOfBodies.includes(input.kind) && bodyId === null) refuse('bodies.post_needs_body', {}, [field('body_id')])
  const place = { area_id: area?.id ?? null, body_id: bodyId }
  await refuseTakenTitle(ctx, { id: null, kind: input.kind, title: input.title, ...place })
  const id = ctx.newId()
  const post = {
    kind: input.kind,
    ...titleColumns(input.kind, input.title),
    ...place,
    seats: input.seats,
    duties: input.duties || null,
    public: input.public,
    public_phone: input.public_phone ?? null,
    hours: input.hours || null,
  }
  await ctx.tx
    .insertInto('bodies.posts')
    .values({
      community_id: ctx.communityId,
      id,
      ...post,
      admin_path: area?.admin_path ?? null,
      compound_path: area?.compound_path ?? null,
      created_at: ctx.now,
    })
    .execute()
  ctx.audit('post', id, post)
  ctx.emit('bodies.post_created', { post_id: id })
  return id
}

/** Posts sort by their rank among the kinds, then by title. */
export function titleColumns(kind: PostKind, title: string) {
  const rank = String(postKinds.indexOf(kind)).padStart(2, '0')
  return { title, sort_key: `${rank} ${pinyinKey(title, 'place')}` }
}

type Titled = { id: string | null; kind: PostKind; title: string; area_id: string | null; body_id: string | null }

/** Refuses a title that another post of the kind bears at the same place: `bodies.title_taken`. */
export async function refuseTakenTitle(ctx: WriteContext, post: Titled): Promise<void> {
  const taken = await sql`
    select 1 from bodies.posts where community_id = ${ctx.communityId} and kind = ${post.kind} and title = ${post.title}
      and area_id is not distinct from ${post.area_id}::uuid and body_id is not distinct from ${post.body_id}::uuid
      and closed_at is null and id is distinct from ${post.id}::uuid limit 1`.execute(ctx.tx)
  if (taken.rows.length > 0) refuse('bodies.title_taken', { title: post.title }, [field('title')])
}

async function bodyInUse(ctx: WriteContext, id: string | null): Promise<string | null> {
  if (id === null) return null
  const body = (await bodiesByIds(ctx.tx, ctx.communityId, [id])).get(id)
  return body && !body.dissolved_at ? id : refuse('bodies.body_unknown', {}, [field('body_id')])
}
