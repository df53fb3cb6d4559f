import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { endOf, mostAtOnce, overlap, stateOf } from '../period.ts'
import { termsOf } from '../seats.ts'
import { field, openPost, zoneOf } from '../store.ts'
import { postView } from '../views/post.ts'

/**
 * Moves the last day of a term in force or to come; null: no end set. Refusals: `bodies.term_unknown`, `bodies.term_ended`,
 * `bodies.period_unfit` for a day that is over, `bodies.term_overlaps`, `bodies.seats_full`.
 */
export const extendTerm = command(routes['POST /api/c/:community/posts/:id/extend'], {
  async handle(ctx, input) {
    const post = await openPost(ctx, input.id, 'fill')
    const terms = await termsOf(ctx, post.id)
    const term = terms.find((row) => row.id === input.term_id) ?? refuse('bodies.term_unknown', {}, [field('term_id')])
    if (stateOf(term, ctx.now) === 'ended') refuse('bodies.term_ended')
    const until_at = input.until ? endOf(input.until, await zoneOf(ctx)) : null
    const period = { from_at: term.from_at, until_at }
    if (until_at && (until_at <= ctx.now || until_at <= term.from_at))
      refuse('bodies.period_unfit', {}, [field('until')])
    const others = terms.filter((row) => row.id !== term.id)
    if (others.some((row) => row.person_id === term.person_id && overlap(row, period)))
      refuse('bodies.term_overlaps', {}, [field('until')])
    if (mostAtOnce(others, period) >= post.seats)
      refuse('bodies.seats_full', { title: post.title, seats: post.seats }, [field('until')])
    await ctx.tx
      .updateTable('bodies.post_terms')
      .set({ until_at })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', term.id)
      .execute()
    ctx.audit('post', post.id, { term_id: term.id, until_at })
    ctx.emit('bodies.post_changed', { post_id: post.id })
    return { id: post.id }
  },
  view: (ctx, { id }) => postView(ctx, id),
})
