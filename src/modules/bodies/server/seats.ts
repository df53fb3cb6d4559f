import type { WriteContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { mostAtOnce, overlap, type Period, toPeriod } from './period.ts'
import { type PostRow, postColumns, type TermRow } from './rows.ts'
import { field, openPost, refuseUnknownPerson, zoneOf } from './store.ts'

type Days = { from?: string | undefined; until?: string | null | undefined }
type Seat = Days & { person_id: string; how: TermRow['how'] }

/**
 * Whether the actor may offer a seat of a post that is free from now on; gives the post's title. Refusals: `platform.not_found`,
 * `platform.not_allowed`, `bodies.post_closed`, `bodies.period_unfit`, `bodies.seats_full`.
 */
export async function checkSeatToOffer(ctx: WriteContext, postId: string, days: Days): Promise<string> {
  const post = await openPost(ctx, postId, 'fill')
  refuseFull(post, await termsOf(ctx, post.id), toPeriod(days, ctx.now, await zoneOf(ctx)))
  return post.title
}

/**
 * Puts a person on a post that somebody with the right to offered them. Refusals: `platform.not_found`, `bodies.post_closed` and those of
 * a term.
 */
export async function takeOfferedSeat(ctx: WriteContext, postId: string, seat: Seat): Promise<string> {
  const found = await ctx.tx
    .selectFrom('bodies.posts')
    .select(postColumns)
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', postId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!found) return refuse('platform.not_found')
  const post = found as PostRow
  if (post.closed_at !== null) refuse('bodies.post_closed', { title: post.title })
  await startTerm(ctx, post, seat)
  return post.title
}

/** Begins a term on a post that is locked. Refusals: `bodies.person_unknown`, `bodies.period_unfit`, `bodies.term_overlaps`, `bodies.seats_full`. */
export async function startTerm(ctx: WriteContext, post: PostRow, seat: Seat): Promise<void> {
  await refuseUnknownPerson(ctx, seat.person_id)
  const period = toPeriod(seat, ctx.now, await zoneOf(ctx))
  const terms = await termsOf(ctx, post.id)
  if (terms.some((term) => term.person_id === seat.person_id && overlap(term, period)))
    refuse('bodies.term_overlaps', {}, [field('person_id')])
  refuseFull(post, terms, period)
  const id = ctx.newId()
  const term = { person_id: seat.person_id, how: seat.how, ...period }
  await ctx.tx
    .insertInto('bodies.post_terms')
    .values({ community_id: ctx.communityId, id, post_id: post.id, ...term })
    .execute()
  ctx.audit('post', post.id, { term_id: id, ...term })
  ctx.emit('bodies.post_filled', { post_id: post.id, person_id: seat.person_id })
}

function refuseFull(post: PostRow, terms: readonly TermRow[], period: Period): void {
  if (mostAtOnce(terms, period) >= post.seats)
    refuse('bodies.seats_full', { title: post.title, seats: post.seats }, [field('from')])
}

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
