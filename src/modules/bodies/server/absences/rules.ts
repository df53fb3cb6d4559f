import type { ReadContext } from '../../../../platform/command/types.ts'
import { addDays, type CivilDate, civilDateOf, instantOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import { endOf, overlap } from '../period.ts'
import { field } from '../store.ts'
import { mayDeputise } from './fits.ts'
import { type AbsenceRow, absencesTouching, type HeldPost, postsHeld } from './rows.ts'

/** Nobody is away longer and keeps the post. */
const absenceDaysMost = 366

export type Away = { id: string | null; personId: string; deputyId: string | null; from_at: Date; until_at: Date }

/**
 * Days away as people give them: from today or a later day, or at once; both days included. Refusals: `bodies.absence_past`,
 * `bodies.period_unfit`, `bodies.absence_too_long`.
 */
export function daysAway(
  days: { from?: CivilDate | undefined; until: CivilDate },
  now: Date,
  zone: string,
): { from_at: Date; until_at: Date } {
  const today = civilDateOf(now, zone)
  const from = days.from ?? today
  if (from < today) refuse('bodies.absence_past', {}, [field('from')])
  return { from_at: from === today ? now : instantOf(from, '00:00', zone), until_at: lastDay(from, days.until, zone) }
}

/** The end of a last day. Refusals: `bodies.period_unfit`, `bodies.absence_too_long`. */
export function lastDay(from: CivilDate, until: CivilDate, zone: string): Date {
  if (until < from) refuse('bodies.period_unfit', {}, [field('until')])
  if (until > addDays(from, absenceDaysMost))
    refuse('bodies.absence_too_long', { days: absenceDaysMost }, [field('until')])
  return endOf(until, zone)
}

/**
 * Whether somebody may be away like this. Nobody is away and deputises at once, so that there are no chains and no circles. Refusals:
 * `bodies.absence_overlaps`, `bodies.deputises_then`, `bodies.deputy_self`, `bodies.deputy_without_post`, `bodies.deputy_unfit`,
 * `bodies.deputy_away`.
 */
export async function checkAway(ctx: ReadContext, away: Away, posts: readonly HeldPost[]): Promise<void> {
  const { personId, deputyId } = away
  const concerned = deputyId ? [personId, deputyId] : [personId]
  const others = (await absencesTouching(ctx.tx, ctx.communityId, concerned, away)).filter(
    (row) => row.id !== away.id && overlap(row, away),
  )
  if (others.some((row) => row.person_id === personId)) refuse('bodies.absence_overlaps', {}, [field('until')])
  const standsIn = others.find((row) => row.deputy_id === personId)
  if (standsIn) refuse('bodies.deputises_then', await named(ctx, standsIn.person_id), [field('until')])
  if (deputyId) await checkDeputy(ctx, { personId, deputyId, from_at: away.from_at }, { posts, others })
}

async function checkDeputy(
  ctx: ReadContext,
  { personId, deputyId, from_at }: { personId: string; deputyId: string; from_at: Date },
  { posts, others }: { posts: readonly HeldPost[]; others: readonly AbsenceRow[] },
): Promise<void> {
  const at = [field('deputy_id')]
  if (deputyId === personId) refuse('bodies.deputy_self', {}, at)
  const start = from_at > ctx.now ? from_at : ctx.now
  const own = (await postsHeld(ctx.tx, ctx.communityId, start, [deputyId])).get(deputyId) ?? []
  if (own.length === 0) refuse('bodies.deputy_without_post', {}, at)
  if (!posts.every((post) => mayDeputise(own, post))) refuse('bodies.deputy_unfit', await named(ctx, deputyId), at)
  if (others.some((row) => row.person_id === deputyId)) refuse('bodies.deputy_away', await named(ctx, deputyId), at)
}

async function named(ctx: ReadContext, personId: string): Promise<{ name: string }> {
  return { name: (await personNames(ctx.tx, ctx.communityId, [personId])).get(personId)?.name ?? '' }
}
