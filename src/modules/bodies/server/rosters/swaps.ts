import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import type { CivilDate } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { postsHeld } from '../absences/rows.ts'
import { field } from '../store.ts'
import { checkDay, lockAnyRoster, putDay } from './commands.ts'
import { type Shift, shiftsOn } from './duty.ts'
import { holidaysOf } from './store.ts'
import { findRoster, oneRoster, type SwapRow, selectSwaps } from './view.ts'

type Spot = { day: CivilDate; starts: string; ends: string }

/**
 * Asks a colleague to take a shift of one's own, or to exchange it for one of theirs; it is so when they agree. Refusals:
 * `platform.not_found`, `bodies.duty_day_past`, `bodies.not_on_duty`, `bodies.swap_unfit`, `bodies.swap_open`.
 */
export const askSwap = command(routes['POST /api/c/:community/rosters/:id/swaps'], {
  async handle(ctx, { id, day, starts, ends, with_person_id: other, back, note }) {
    if (await lockAnyRoster(ctx, id)) refuse('bodies.not_on_duty')
    const me = ctx.actor.personId ?? refuse('platform.not_a_member')
    await checkDay(ctx, day)
    await checkOn(ctx, id, { day, starts, ends }, me)
    const held = await postsHeld(ctx.tx, ctx.communityId, ctx.now, [other])
    if (other === me || !held.has(other)) refuse('bodies.swap_unfit', {}, [field('with_person_id')])
    if (back) {
      await checkDay(ctx, back.day)
      await checkOn(ctx, id, back, other)
    }
    const open = await sql`
      select 1 from bodies.roster_swaps where community_id = ${ctx.communityId} and roster_id = ${id} and day = ${day}
        and starts = ${starts} and person_id = ${me} and settled_at is null`.execute(ctx.tx)
    if (open.rows.length > 0) refuse('bodies.swap_open')
    const swap = ctx.newId()
    await ctx.tx
      .insertInto('bodies.roster_swaps')
      .values({
        community_id: ctx.communityId,
        id: swap,
        roster_id: id,
        day,
        starts,
        ends,
        person_id: me,
        with_person_id: other,
        back_day: back?.day ?? null,
        back_starts: back?.starts ?? null,
        back_ends: back?.ends ?? null,
        note,
        asked_at: ctx.now,
      })
      .execute()
    ctx.audit('roster', id, { swap, day, with_person: other })
    ctx.emit('bodies.swap_asked', { swap_id: swap, person_id: other })
    return { id }
  },
  view: (ctx, { id }) => oneRoster(ctx, id),
})

/**
 * The colleague's word on a swap, or that it is taken back. Agreed, both days say so. Refusals: `platform.not_found`, `platform.not_allowed`,
 * `bodies.swap_over`, `bodies.duty_day_past`, `bodies.not_on_duty` where the roster was changed meanwhile.
 */
export const settleSwap = command(routes['POST /api/c/:community/roster-swaps/:id/settle'], {
  async handle(ctx, { id, outcome }) {
    const seen = await findSwap(ctx, id)
    await lockAnyRoster(ctx, seen.roster_id)
    const swap = await findSwap(ctx, id)
    const whose = outcome === 'taken_back' ? swap.person_id : swap.with_person_id
    if (ctx.actor.personId !== whose) refuse('platform.not_allowed')
    if (swap.settled_at) refuse('bodies.swap_over')
    if (outcome === 'agreed') await exchange(ctx, swap)
    await ctx.tx
      .updateTable('bodies.roster_swaps')
      .set({ settled_at: ctx.now, outcome })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .execute()
    ctx.audit('roster', swap.roster_id, { swap: id, outcome })
    ctx.emit('bodies.swap_settled', { swap_id: id, person_id: swap.person_id })
    return { id: swap.roster_id }
  },
  view: (ctx, { id }) => oneRoster(ctx, id),
})

async function findSwap(ctx: WriteContext, id: string): Promise<SwapRow> {
  const found = await sql<SwapRow>`${selectSwaps} where s.community_id = ${ctx.communityId} and s.id = ${id}`.execute(
    ctx.tx,
  )
  return found.rows[0] ?? refuse('platform.not_found')
}

async function exchange(ctx: WriteContext, swap: SwapRow): Promise<void> {
  const { roster_id: rosterId, person_id: me, with_person_id: other } = swap
  await replace(ctx, rosterId, swap, { from: me, to: other })
  if (swap.back_day && swap.back_starts && swap.back_ends) {
    const back = { day: swap.back_day, starts: swap.back_starts, ends: swap.back_ends }
    await replace(ctx, rosterId, back, { from: other, to: me })
  }
}

/** In the shifts of that day one person stands for the other. */
async function replace(
  ctx: WriteContext,
  rosterId: string,
  spot: Spot,
  who: { from: string; to: string },
): Promise<void> {
  await checkDay(ctx, spot.day)
  const { shifts, note } = await shiftsOf(ctx, rosterId, spot.day)
  if (!shifts.some((one) => isAt(one, spot, who.from))) refuse('bodies.not_on_duty')
  const changed = shifts.map(({ starts, ends, personId }) => ({
    starts,
    ends,
    person_id: isAt({ starts, ends, personId }, spot, who.from) ? who.to : personId,
  }))
  await putDay(ctx, rosterId, spot.day, { shifts: changed, note })
}

/** Refusal: `bodies.not_on_duty`. */
async function checkOn(ctx: WriteContext, rosterId: string, spot: Spot, personId: string): Promise<void> {
  const { shifts } = await shiftsOf(ctx, rosterId, spot.day)
  if (!shifts.some((one) => isAt(one, spot, personId))) refuse('bodies.not_on_duty')
}

async function shiftsOf(ctx: WriteContext, rosterId: string, day: CivilDate) {
  const span = { from: day, until: day }
  const roster = await findRoster(ctx, rosterId, span)
  const holidays = await holidaysOf(ctx.tx, ctx.communityId, span)
  return { shifts: shiftsOn(roster, day, holidays), note: roster.notes.get(day) ?? '' }
}

function isAt(shift: Shift, spot: Spot, personId: string): boolean {
  return shift.personId === personId && shift.starts === spot.starts && shift.ends === spot.ends
}
