import type { WriteContext } from '../../../../platform/command/types.ts'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { cutAt, mostAtOnce, overlap, stateOf, toPeriod } from '../period.ts'
import type { TermRow } from '../rows.ts'
import { field, openPost, refuseUnknownPerson, zoneOf } from '../store.ts'
import { postView } from '../views/post.ts'

/**
 * Puts a person on a post for a term: chosen (推选), appointed or self-proposed. Seats are counted over the whole term, so a term
 * that begins when another ends needs no second seat.
 */
export const fillPost = command(routes['POST /api/c/:community/posts/:id/fill'], {
  async handle(ctx, input) {
    const post = await openPost(ctx, input.id, 'fill')
    await refuseUnknownPerson(ctx, input.person_id)
    const period = toPeriod(input, ctx.now, await zoneOf(ctx))
    const terms = await termsOf(ctx, post.id)
    if (terms.some((term) => term.person_id === input.person_id && overlap(term, period)))
      refuse('bodies.term_overlaps', {}, [field('person_id')])
    if (mostAtOnce(terms, period) >= post.seats)
      refuse('bodies.seats_full', { title: post.title, seats: post.seats }, [field('from')])
    const id = ctx.newId()
    const term = { person_id: input.person_id, how: input.how, ...period }
    await ctx.tx
      .insertInto('bodies.post_terms')
      .values({ community_id: ctx.communityId, id, post_id: post.id, ...term })
      .execute()
    ctx.audit('post', post.id, { term_id: id, ...term })
    ctx.emit('bodies.post_filled', { post_id: post.id, person_id: input.person_id })
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

/** All terms of a post, past ones too: history is entered later. The post's row is locked. */
export async function termsOf(ctx: WriteContext, postId: string): Promise<TermRow[]> {
  const rows = await ctx.tx
    .selectFrom('bodies.post_terms')
    .select(['id', 'post_id', 'person_id', 'how', 'from_at', 'until_at'])
    .where('community_id', '=', ctx.communityId)
    .where('post_id', '=', postId)
    .execute()
  return rows as TermRow[]
}
