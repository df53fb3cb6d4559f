import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { endResidences, reopenResidences } from '../leaving.ts'
import { type LeftMembership, leaveHouseholds, rejoinHousehold } from '../memberships.ts'
import { type Person, updatePerson } from '../persons.ts'
import { residencesOf } from '../residences.ts'
import { refreshSearchWords } from '../search-words.ts'
import { todayIn } from '../today.ts'
import { actToUndo, closeAct, keepAct } from '../undoable.ts'
import { showPerson } from '../views/person.ts'
import { lockFor } from './edit-person.ts'
import { joinMember } from './households.ts'
import { addPerson, addResidence } from './register-person.ts'

type EndedByDeath = {
  residences: { id: string; dwelling_id: string; until_day: string }[]
  membership: LeftMembership | null
}

/**
 * Notes that somebody died: what they had to do with dwellings and household ends with the day, situations and telephone number go,
 * nothing is sent any more. The entry and its history stay; what ended is kept for a month, in case it was a mistake.
 */
export const noteDeath = command(routes['POST /api/c/:community/people/:id/death'], {
  async handle(ctx, { id, day }) {
    const person = await lockFor(ctx, id, 'death')
    await refuseLaterDay(ctx, person, day)
    const present = (await residencesOf(ctx.tx, ctx.communityId, [id])).get(id) ?? []
    const residences = await endResidences(
      ctx,
      present.map((residence) => residence.id),
      day,
    )
    const [membership = null] = await leaveHouseholds(ctx, [id], null)
    await updatePerson(ctx, id, {
      died_on: day,
      tags: [],
      phone: null,
    })
    await refreshSearchWords(ctx.tx, ctx.communityId, [id])
    const moved: EndedByDeath = { residences, membership }
    const { phone, tags } = person
    const act = await keepAct(ctx, { kind: 'death', personId: id, keptId: null, moved, before: { phone, tags } })
    ctx.audit('person', id, { died_on: day, residences_ended: residences.length, tags: [], phone: null })
    ctx.emit('people.died', { person_id: id, act_id: act })
    return { id }
  },
  view: async (_, { id }) => ({ id }),
})

/** Not before the birth, not after today. Refusal: `people.days_disordered`. */
async function refuseLaterDay(ctx: WriteContext, person: Person, day: string): Promise<void> {
  const early = person.birth_date !== null && day < person.birth_date
  if (early || day > (await todayIn(ctx))) refuse('people.days_disordered', {}, [{ path: 'day', code: 'invalid' }])
}

/**
 * Takes a death back that was noted by mistake: dwellings, household, situations and number stand as before, as far as nothing
 * took their place; account, posts and consents follow. Refusals: `people.not_died`, `people.undo_not_recorded`, `people.undo_late`.
 */
export const undoDeath = command(routes['POST /api/c/:community/people/:id/death/undo'], {
  async handle(ctx, { id }) {
    const person = await lockFor(ctx, id, 'edit')
    if (person.died_on === null) refuse('people.not_died')
    const act = await actToUndo<EndedByDeath, Pick<Person, 'phone' | 'tags'>>(ctx, 'death', id)
    const { residences, membership } = act.moved
    const back = await reopenResidences(ctx, id, residences)
    const rejoined = membership === null || (await rejoinHousehold(ctx, membership))
    await updatePerson(ctx, id, {
      died_on: null,
      phone: person.phone ?? act.before.phone,
      tags: [...new Set([...person.tags, ...act.before.tags])].sort(),
    })
    await refreshSearchWords(ctx.tx, ctx.communityId, [id])
    const stayed = [...(back < residences.length ? ['residence'] : []), ...(rejoined ? [] : ['household'])]
    await closeAct(ctx, act.id, stayed)
    ctx.audit('person', id, { died_on: null, residences_back: back, stayed })
    ctx.emit('people.death_undone', { person_id: id, act_id: act.id })
    return { id }
  },
  view: (ctx, { id }) => showPerson(ctx, id),
})

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
