import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { endResidences } from '../leaving.ts'
import type { Residence } from '../residences.ts'
import { refreshSearchWords } from '../search-words.ts'
import { todayIn } from '../today.ts'
import { showPerson } from '../views/person.ts'
import { lockFor } from './edit-person.ts'
import { addResidence } from './register-person.ts'

/** Notes one more dwelling of a person: moved in, bought, rents. */
export const moveIn = command(routes['POST /api/c/:community/people/:id/residences'], {
  async handle(ctx, { id, ...residence }) {
    await lockFor(ctx, id, 'move_in')
    await addResidence(ctx, id, residence)
    await refreshSearchWords(ctx.tx, ctx.communityId, [id])
    return { id }
  },
  view: (ctx, { id }) => showPerson(ctx, id),
})

/** Ends what a person has to do with a dwelling: moved out, sold. The last day counts. */
export const moveOut = command(routes['POST /api/c/:community/residences/:id/end'], {
  async handle(ctx, { id, until_day }) {
    const residence = (await ctx.tx
      .selectFrom('people.residences')
      .selectAll()
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .executeTakeFirst()) as Residence | undefined
    if (!residence) return refuse('platform.not_found')
    await lockFor(ctx, residence.person_id, 'move_out')
    const day = until_day ?? (await todayIn(ctx))
    if (residence.from_day !== null && day < residence.from_day) refuse('people.days_disordered')
    if ((await endResidences(ctx, [id], day)).length === 0) refuse('people.moved_out_already')
    const { person_id } = residence
    await refreshSearchWords(ctx.tx, ctx.communityId, [person_id])
    return { person_id }
  },
  view: (ctx, { person_id }) => showPerson(ctx, person_id),
})
