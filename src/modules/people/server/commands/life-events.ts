import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { type Person, updatePerson } from '../persons.ts'
import { residencesOf } from '../residences.ts'
import { refreshSearchWords } from '../search-words.ts'
import { todayIn } from '../today.ts'
import { showPerson } from '../views/person.ts'
import { lockFor } from './edit-person.ts'
import { joinMember, leaveAll } from './households.ts'
import { addPerson, addResidence } from './register-person.ts'

/**
 * Notes that somebody died: what they had to do with dwellings and household ends with the day, situations and telephone number go,
 * nothing is sent any more. The entry and its history stay.
 */
export const noteDeath = command(routes['POST /api/c/:community/people/:id/death'], {
  async handle(ctx, { id, day }) {
    const person = await lockFor(ctx, id, 'death')
    await refuseLaterDay(ctx, person, day)
    const residences = await endResidences(ctx, id, day)
    await leaveAll(ctx, id)
    await updatePerson(ctx, id, {
      died_on: day,
      tags: [],
      phone: null,
    })
    await refreshSearchWords(ctx.tx, ctx.communityId, [id])
    ctx.audit('person', id, { died_on: day, residences_ended: residences, tags: [], phone: null })
    ctx.emit('people.died', { person_id: id })
    return { id }
  },
  view: async (_, { id }) => ({ id }),
})

/** Not before the birth, not after today. Refusal: `people.days_disordered`. */
async function refuseLaterDay(ctx: WriteContext, person: Person, day: string): Promise<void> {
  const early = person.birth_date !== null && day < person.birth_date
  if (early || day > (await todayIn(ctx))) refuse('people.days_disordered', {}, [{ path: 'day', code: 'invalid' }])
}

async function endResidences(ctx: WriteContext, personId: string, day: string): Promise<number> {
  const ended = await sql<{ id: string; dwelling_id: string }>`
    update people.residences set until_day = greatest(from_day, ${day}::date)
    where community_id = ${ctx.communityId} and person_id = ${personId} and until_day is null
    returning id, dwelling_id`.execute(ctx.tx)
  for (const { id, dwelling_id } of ended.rows)
    ctx.emit('people.moved_out', { person_id: personId, residence_id: id, dwelling_id })
  return ended.rows.length
}

/**
 * Registers a child that was born to somebody: at home with the parent from the first day, and in the parent's household. Refusals:
 * `people.no_home` where the parent lives nowhere here, those of registering.
 */
export const noteBirth = command(routes['POST /api/c/:community/people/:id/children'], {
  async handle(ctx, { id, ...child }) {
    await lockFor(ctx, id, 'birth')
    if (child.birth_date > (await todayIn(ctx)))
      refuse('people.days_disordered', {}, [{ path: 'birth_date', code: 'invalid' }])
    const homes = (await residencesOf(ctx.tx, ctx.communityId, [id])).get(id) ?? []
    const home = homes.find((residence) => residence.lives_here) ?? refuse('people.no_home')
    const made = await addPerson(ctx, child, 'counter')
    const { dwelling_id } = home
    const residence = {
      dwelling_id,
      role: 'family' as const,
      share_bp: null,
      lives_here: true,
      from_day: child.birth_date,
    }
    await addResidence(ctx, made, residence)
    await joinMember(ctx, id, made)
    await refreshSearchWords(ctx.tx, ctx.communityId, [made])
    ctx.audit('person', made, { born_to: id })
    ctx.emit('people.registered', { person_id: made })
    return { id: made }
  },
  view: (ctx, { id }) => showPerson(ctx, id),
})
