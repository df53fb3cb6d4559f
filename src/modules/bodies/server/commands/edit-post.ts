import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { closePosts } from '../closing.ts'
import { mostAtOnce } from '../period.ts'
import { termsOfPosts } from '../reading.ts'
import { field, openPost } from '../store.ts'
import { postView } from '../views/post.ts'
import { refuseTakenTitle, titleColumns } from './create-post.ts'

/** Changes what a post is called, its seats, duties, and how it is reached by the public. Its kind and place stay. */
export const editPost = command(routes['PATCH /api/c/:community/posts/:id'], {
  async handle(ctx, input) {
    const post = await openPost(ctx, input.id, 'edit')
    if (input.title !== undefined) await refuseTakenTitle(ctx, { ...post, title: input.title })
    if (input.seats !== undefined && input.seats < post.seats) {
      const terms = await termsOfPosts(ctx.tx, ctx.communityId, [post.id], ctx.now)
      const held = mostAtOnce(terms, { from_at: ctx.now, until_at: null })
      if (held > input.seats) refuse('bodies.seats_held', { held }, [field('seats')])
    }
    const changes = {
      ...(input.title === undefined ? {} : titleColumns(post.kind, input.title)),
      ...(input.seats === undefined ? {} : { seats: input.seats }),
      ...(input.public === undefined ? {} : { public: input.public }),
      ...(input.duties === undefined ? {} : { duties: input.duties || null }),
      ...(input.public_phone === undefined ? {} : { public_phone: input.public_phone }),
      ...(input.hours === undefined ? {} : { hours: input.hours || null }),
    }
    if (Object.keys(changes).length > 0) {
      await ctx.tx
        .updateTable('bodies.posts')
        .set(changes)
        .where('community_id', '=', ctx.communityId)
        .where('id', '=', post.id)
        .execute()
    }
    ctx.audit('post', post.id, changes)
    ctx.emit('bodies.post_changed', { post_id: post.id })
    return { id: post.id }
  },
  view: (ctx, { id }) => postView(ctx, id),
})

/** Does away with a post. Whoever holds it leaves at once. */
export const closePost = command(routes['POST /api/c/:community/posts/:id/close'], {
  async handle(ctx, { id }) {
    await openPost(ctx, id, 'close')
    await closePosts(ctx, { post_id: id })
    return { id }
  },
  view: (ctx, { id }) => postView(ctx, id),
})
