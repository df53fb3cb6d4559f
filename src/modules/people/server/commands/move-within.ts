import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { addDays } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { endResidences } from '../leaving.ts'
import { leaveHouseholds } from '../memberships.ts'
import { type Residence, residencesOf } from '../residences.ts'
import { refreshSearchWords } from '../search-words.ts'
import { todayIn } from '../today.ts'
import { showPerson } from '../views/person.ts'
import { lockFor } from './edit-person.ts'
import { addResidence } from './register-person.ts'

/**
 * Somebody moves from one dwelling of the community into another, with those of their dwelling who come along. Who owns the former one goes
 * on owning it unless it was sold. A household moves as a whole, or those who go leave it.
 */
export const moveWithin = command(routes['POST /api/c/:community/people/:id/move'], {
  async handle(ctx, { id, from_dwelling_id, dwelling_id, role, day, sold, ...of }) {
    if (from_dwelling_id === dwelling_id)
      refuse('people.already_lives_there', {}, [{ path: 'dwelling_id', code: 'invalid' }])
    if (day > (await todayIn(ctx))) refuse('people.days_disordered', {}, [{ path: 'day', code: 'invalid' }])
    const movers = [...new Set([id, ...of.with])].sort()
    for (const mover of movers) await lockFor(ctx, mover, 'move_out')
    const left = await homesLeft(ctx, movers, from_dwelling_id, id)
    await leaveHomes(ctx, left, addDays(day, -1), sold)
    for (const mover of movers)
      await moveInto(ctx, mover, { dwelling_id, role: mover === id ? role : 'family', from_day: day })
    await moveHousehold(ctx, movers, from_dwelling_id, dwelling_id)
    await refreshSearchWords(ctx.tx, ctx.communityId, movers)
    return { id }
  },
  view: (ctx, { id }) => showPerson(ctx, id),
})

/** What the movers have to do with the dwelling they leave. Refusals: `people.no_home`, `people.person_unknown`. */
async function homesLeft(
  ctx: WriteContext,
  movers: readonly string[],
  dwellingId: string,
  first: string,
): Promise<Residence[]> {
  const residences = await residencesOf(ctx.tx, ctx.communityId, movers)
  return movers.map((mover) => {
    const home = residences.get(mover)?.find((one) => one.dwelling_id === dwellingId && one.lives_here)
    if (home) return home
    return mover === first
      ? refuse('people.no_home', {}, [{ path: 'from_dwelling_id', code: 'invalid' }])
      : refuse('people.person_unknown', {}, [{ path: 'with', code: 'invalid' }])
  })
}

const titles = ['owner', 'co_owner']

/** Refusal: `people.days_disordered` for who came there later than the day. */
async function leaveHomes(ctx: WriteContext, left: readonly Residence[], last: string, sold: boolean): Promise<void> {
  if (left.some((one) => one.from_day !== null && one.from_day > last))
    refuse('people.days_disordered', {}, [{ path: 'day', code: 'invalid' }])
  const stays = (one: Residence) => !sold && titles.includes(one.role)
  const kept = left.filter(stays).map((one) => one.id)
  await sql`
    update people.residences set lives_here = false
    where community_id = ${ctx.communityId} and id = any (${kept}::uuid[])`.execute(ctx.tx)
  for (const one of left.filter(stays)) ctx.audit('person', one.person_id, { residence: one.id, lives_here: false })
  await endResidences(
    ctx,
    left.filter((one) => !stays(one)).map((one) => one.id),
    last,
  )
}

type Into = { dwelling_id: string; role: Residence['role']; from_day: string }

/** Who had to do with the dwelling already (owns it, and let it) lives there from now on. */
async function moveInto(ctx: WriteContext, personId: string, into: Into): Promise<void> {
  const present = (await residencesOf(ctx.tx, ctx.communityId, [personId])).get(personId) ?? []
  const known = present.find((one) => one.dwelling_id === into.dwelling_id)
  if (!known) {
    await addResidence(ctx, personId, { ...into, share_bp: null, lives_here: true })
    return
  }
  if (known.lives_here) refuse('people.already_lives_there', {}, [{ path: 'dwelling_id', code: 'invalid' }])
  await sql`
    update people.residences set lives_here = true
    where community_id = ${ctx.communityId} and id = ${known.id}`.execute(ctx.tx)
  ctx.audit('person', personId, { residence: known.id, lives_here: true })
  ctx.emit('people.moved_in', { person_id: personId, residence_id: known.id, dwelling_id: into.dwelling_id })
}

/** A household of which everybody goes has its home in the new dwelling; else those who go leave it. */
async function moveHousehold(ctx: WriteContext, movers: readonly string[], from: string, to: string): Promise<void> {
  const whole = await sql<{ id: string }>`
    update people.households h set dwelling_id = ${to}
    where h.community_id = ${ctx.communityId} and h.dwelling_id = ${from} and h.dissolved_at is null
      and exists (
        select from people.household_members m where m.community_id = h.community_id and m.household_id = h.id
          and m.left_at is null and m.person_id = any (${[...movers]}::uuid[]))
      and not exists (
        select from people.household_members m where m.community_id = h.community_id and m.household_id = h.id
          and m.left_at is null and m.person_id <> all (${[...movers]}::uuid[]))
    returning h.id`.execute(ctx.tx)
  for (const { id } of whole.rows) ctx.audit('household', id, { dwelling_id: to })
  await leaveHouseholds(ctx, movers, from)
}
