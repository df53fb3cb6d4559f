import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { livePerson } from '../../../people/api.ts'
import type { NominationState } from '../../contract/nomination-views.ts'
import { routes } from '../../contract.ts'
import { checkGround, enteredCall, type NominationRow, proposersOf, runningCall, standing } from './store.ts'
import { ownNomination, staffNomination } from './views.ts'

const endorsable: readonly NominationState[] = ['proposed', 'feasible', 'listed']

/** Refusals: `ballots.endorse_own` (also whoever would stand), `ballots.endorsed_already`. */
async function put(ctx: WriteContext, row: NominationRow, personId: string, enteredBy: string | null): Promise<void> {
  if (row.candidate_person_id === personId || (await proposersOf(ctx, row)).includes(personId))
    refuse('ballots.endorse_own')
  const done = await sql`
    insert into ballots.endorsements (community_id, ballot_id, id, nomination_id, person_id, at, entered_by_person)
    values (${ctx.communityId}, ${row.ballot_id}, ${ctx.newId()}, ${row.id}, ${personId}, ${ctx.now}, ${enteredBy})
    on conflict do nothing returning id`.execute(ctx.tx)
  if (done.rows.length === 0) refuse('ballots.endorsed_already')
}

/** Stands behind a neighbour's proposal, or no longer. Refusals: see the route. */
export const endorse = command(routes['POST /api/c/:community/my/ballots/:id/nominations/:nomination/endorse'], {
  async handle(ctx, { id, nomination, endorses }) {
    const ballot = await runningCall(ctx, id)
    const row = await standing(ctx, id, nomination, endorsable)
    await checkGround(ctx, ballot, ctx.actor.personId)
    const personId = ctx.actor.personId ?? refuse('ballots.not_of_ground')
    if (endorses) await put(ctx, row, personId, null)
    else {
      const gone = await sql`
        delete from ballots.endorsements where community_id = ${ctx.communityId} and ballot_id = ${id} and nomination_id = ${nomination}
          and person_id = ${personId} returning id`.execute(ctx.tx)
      if (gone.rows.length === 0) refuse('ballots.not_endorsed')
    }
    ctx.audit('nomination', nomination, { ballot: id, endorsed: endorses })
    return { id, nomination }
  },
  view: (ctx, { id, nomination }) => ownNomination(ctx, id, nomination),
})

/** Notes who signed for a proposal on paper; all of them or, where one can't, none. Refusals: see the route. */
export const endorseFor = command(routes['POST /api/c/:community/ballots/:id/nominations/:nomination/endorse'], {
  async handle(ctx, { id, nomination, person_ids }) {
    const ballot = await enteredCall(ctx, id, true)
    const row = await standing(ctx, id, nomination, endorsable)
    const people = [...new Set(person_ids)]
    for (const personId of people) {
      if (!(await livePerson(ctx.tx, ctx.communityId, personId))) refuse('ballots.person_unknown')
      await checkGround(ctx, ballot, personId)
      await put(ctx, row, personId, ctx.actor.personId)
    }
    ctx.audit('nomination', nomination, { ballot: id, endorsed: people.length })
    return { id, nomination }
  },
  view: (ctx, { id, nomination }) => staffNomination(ctx, id, nomination),
})
