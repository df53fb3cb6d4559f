import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { cutAt, stateOf } from '../period.ts'
import { startTerm, termsOf } from '../seats.ts'
import { field, openPost } from '../store.ts'
import { postView } from '../views/post.ts'

/**
 * Puts a person on a post for a term: chosen (推选), appointed or self-proposed. Seats are counted over the whole term, so a term
 * that begins when another ends needs no second seat.
 */
export const fillPost = command(routes['POST /api/c/:community/posts/:id/fill'], {
  async handle(ctx, input) {
    const post = await openPost(ctx, input.id, 'fill')
    await startTerm(ctx, post, input)
    return { id: post.id }
  },
  view: (ctx, { id }) => postView(ctx, id),
})

/** Ends a term now; one that is still to come is called off. Rights that hang on the post end with it. */
export const vacatePost = command(routes['POST /api/c/:community/posts/:id/vacate'], {
  async handle(ctx, input) {
    const post = await openPost(ctx, input.id, 'vacate')
    const term = (await termsOf(ctx, post.id)).find((row) => row.id === input.term_id)
    if (!term) return refuse('bodies.term_unknown', {}, [field('term_id')])
    if (stateOf(term, ctx.now) === 'ended') refuse('bodies.term_ended')
    const until_at = cutAt(term, ctx.now)
    await ctx.tx
      .updateTable('bodies.post_terms')
      .set({ until_at })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', term.id)
      .execute()
    ctx.audit('post', post.id, { term_id: term.id, until_at })
    ctx.emit('bodies.post_vacated', { post_id: post.id, person_id: term.person_id })
    return { id: post.id }
  },
  view: (ctx, { id }) => postView(ctx, id),
})
