import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { addDays, civilDateOf, instantOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { mayEnterAbsence } from '../can.ts'
import { field, zoneOf } from '../store.ts'
import { mayDeputise } from './fits.ts'
import { type AbsenceRow, absencesDuring, absencesOf, type HeldPost, postsHeld } from './rows.ts'
import { daysAway, lastDay } from './rules.ts'
import { absenceViews, holderView } from './view.ts'

const shown = { ahead: 50, over: 10 }
const duringMost = 200
const holdersMost = 300
const awayMost = 1_000
/** Today and the six days that follow. */
const weekDays = 6

export const myAbsences = query(routes['GET /api/c/:community/my/absences'], async (ctx) => {
  const { personId } = ctx.actor
  if (personId === null) return { mine: [], standing_in: [] }
  const rows = (column: 'person_id' | 'deputy_id') =>
    absencesOf(ctx.tx, ctx.communityId, { column, personId }, ctx.now, shown)
  return {
    mine: await absenceViews(ctx, await rows('person_id')),
    standing_in: await absenceViews(ctx, await rows('deputy_id')),
  }
})

/** Who is away on some days, and who does their work. Refusals: `bodies.period_unfit`, `bodies.absence_too_long`. */
export const absences = query(routes['GET /api/c/:community/absences'], async (ctx, input) => {
  const zone = await zoneOf(ctx)
  const from = input.from ?? civilDateOf(ctx.now, zone)
  const until = input.until ?? addDays(from, weekDays)
  const start = instantOf(from, '00:00', zone)
  // who came back earlier today isn't away any more
  const from_at = start < ctx.now && civilDateOf(ctx.now, zone) === from ? ctx.now : start
  const period = { from_at, until_at: lastDay(from, until, zone) }
  const rows = await absencesDuring(ctx.tx, ctx.communityId, period, duringMost + 1)
  return {
    from,
    until,
    items: await absenceViews(ctx, rows.slice(0, duringMost)),
    more: rows.length > duringMost,
  }
})

/** Whose absence this person may enter: their own first. */
export const absenceHolders = query(routes['GET /api/c/:community/absences/holders'], async (ctx) => {
  const posts = await postsHeld(ctx.tx, ctx.communityId, ctx.now)
  const mine = [...posts].filter(([person, held]) => mayEnterAbsence(ctx.actor, person, held))
  const own = ctx.actor.personId
  return { items: await named(ctx, [...mine.filter(([id]) => id === own), ...mine.filter(([id]) => id !== own)]) }
})

/** Who could do somebody's work on some days: holds fitting posts, and isn't away then. */
export const absenceDeputies = query(routes['GET /api/c/:community/absences/deputies'], async (ctx, input) => {
  const { personId, posts } = await holderFor(ctx, input.person_id)
  const zone = await zoneOf(ctx)
  const today = civilDateOf(ctx.now, zone)
  const from = input.from !== undefined && input.from > today ? input.from : today
  const period = daysAway({ from, until: input.until }, ctx.now, zone)
  const away = await absencesDuring(ctx.tx, ctx.communityId, period, awayMost)
  const busy = new Set(away.map((row: AbsenceRow) => row.person_id))
  const fitting = [...(await postsHeld(ctx.tx, ctx.communityId, period.from_at))].filter(
    ([person, own]) => person !== personId && !busy.has(person) && posts.every((post) => mayDeputise(own, post)),
  )
  return { items: await named(ctx, fitting) }
})

/** Somebody with posts whose absence this person may enter. Refusals: `bodies.holds_no_post`, `platform.not_allowed`. */
export async function holderFor(
  ctx: ReadContext,
  personId: string,
): Promise<{ personId: string; posts: readonly HeldPost[] }> {
  const posts = (await postsHeld(ctx.tx, ctx.communityId, ctx.now, [personId])).get(personId) ?? []
  if (posts.length === 0) refuse('bodies.holds_no_post', {}, [field('person_id')])
  if (!mayEnterAbsence(ctx.actor, personId, posts)) refuse('platform.not_allowed')
  return { personId, posts }
}

async function named(ctx: ReadContext, holders: readonly (readonly [string, readonly HeldPost[]])[]) {
  const some = holders.slice(0, holdersMost)
  const names = await personNames(
    ctx.tx,
    ctx.communityId,
    some.map(([id]) => id),
  )
  return some.map(([id, posts]) => holderView(id, names.get(id)?.name ?? '', posts))
}
