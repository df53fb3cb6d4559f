import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { livePerson } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { type BallotRow, lockBallot, optionsOf } from '../store.ts'
import { fitChoices } from './rules.ts'
import { changeNomination, endorsedBy, type NominationRow, noteStep, standing } from './store.ts'
import { staffNomination } from './views.ts'

/** Whoever manages the ballot, while it is drafted. Refusals: `platform.not_found`, `platform.not_allowed`, `ballots.phase_unfit`. */
async function managed(ctx: WriteContext, id: string): Promise<BallotRow> {
  const row = await lockBallot(ctx, id, ['draft'])
  return row.nominations_opened_at ? row : refuse('platform.not_found')
}

/** Mends the words of a proposal nobody has checked yet; how they were stands beside the reason, and its proposer is told. Refusals: see the route. */
export const correctNomination = command(routes['POST /api/c/:community/ballots/:id/nominations/:nomination/correct'], {
  async handle(ctx, { id, nomination, title, text, place, reason }) {
    await managed(ctx, id)
    const row = await standing(ctx, id, nomination, ['proposed'])
    if (row.title === title && row.text === text && row.place === place) refuse('ballots.words_same')
    await changeNomination(ctx, row, { title, text, place })
    await noteStep(ctx, row, 'corrected', reason, { title: row.title, text: row.text })
    return { id, nomination }
  },
  view: (ctx, { id, nomination }) => staffNomination(ctx, id, nomination),
})

/** Whether it can be done, for how much and by whom; of a candidate whether they may stand, and who in the register it is. Refusals: see the route. */
export const checkNomination = command(routes['POST /api/c/:community/ballots/:id/nominations/:nomination/check'], {
  async handle(ctx, { id, nomination, feasible, reason, price_fen, doer, candidate_person_id }) {
    const ballot = await managed(ctx, id)
    const row = await standing(ctx, id, nomination, ['proposed', 'feasible', 'unfit', 'left_out'])
    if (feasible && ballot.kind === 'budget' && price_fen === undefined)
      refuse('ballots.price_missing', {}, [{ path: 'price_fen', code: 'required' }])
    const stands = row.what === 'candidate' ? await candidateOf(ctx, row, feasible, candidate_person_id) : {}
    await changeNomination(ctx, row, {
      ...{ state: feasible ? 'feasible' : 'unfit', price_fen: price_fen ?? null, doer },
      ...{ checked_at: ctx.now, checked_by_person: ctx.actor.personId },
      ...stands,
    })
    await noteStep(ctx, row, feasible ? 'feasible' : 'unfit', reason)
    if ('assent' in stands && stands.assent === 'asked') await noteStep(ctx, row, 'assent_asked')
    return { id, nomination }
  },
  view: (ctx, { id, nomination }) => staffNomination(ctx, id, nomination),
})

/** Who stands, and that they are asked. Refusals: `ballots.candidate_unknown`, `ballots.candidate_already`. */
async function candidateOf(ctx: WriteContext, row: NominationRow, feasible: boolean, named: string | undefined) {
  const candidate = named ?? row.candidate_person_id
  if (!feasible) return {}
  const field = [{ path: 'candidate_person_id', code: 'invalid' }]
  if (candidate === null || !(await livePerson(ctx.tx, ctx.communityId, candidate)))
    return refuse('ballots.candidate_unknown', {}, field)
  const twice = await sql`
    select 1 from ballots.nominations where community_id = ${ctx.communityId} and ballot_id = ${row.ballot_id} and id <> ${row.id}
      and candidate_person_id = ${candidate} and state in ('feasible', 'listed') limit 1`.execute(ctx.tx)
  if (twice.rows.length > 0) refuse('ballots.candidate_already', {}, field)
  const same = candidate === row.candidate_person_id
  const asks = !same || row.assent === 'none'
  return { candidate_person_id: candidate, ...(asks ? { assent: 'asked' } : {}) }
}

/** Puts a proposal that passed on the ballot: enough neighbours behind it, priced, and a candidate's own consent. Refusals: see the route. */
export const listNomination = command(routes['POST /api/c/:community/ballots/:id/nominations/:nomination/take-over'], {
  async handle(ctx, { id, nomination, title, description }) {
    const ballot = await managed(ctx, id)
    const row = await standing(ctx, id, nomination, ['feasible'])
    const endorsed = await endorsedBy(ctx, row)
    // Whom a body appoints stands by its word.
    if (row.way !== 'appointed' && endorsed < ballot.endorsements_least)
      refuse('ballots.endorsements_short', { count: endorsed, least: ballot.endorsements_least })
    if (row.what === 'candidate' && row.assent !== 'given') refuse('ballots.assent_missing')
    if (ballot.kind === 'budget' && row.price_fen === null) refuse('ballots.price_missing')
    await putOption(ctx, ballot, row, title ?? row.title, description ?? row.text)
    await changeNomination(ctx, row, { state: 'listed' })
    await noteStep(ctx, row, 'listed')
    return { id, nomination }
  },
  view: (ctx, { id, nomination }) => staffNomination(ctx, id, nomination),
})

/** What is proposed stands after what the desk wrote, in the order it came. */
const positionFrom = 1_000
const descriptionMost = 500

async function putOption(ctx: WriteContext, ballot: BallotRow, row: NominationRow, title: string, description: string) {
  if ((await optionsOf(ctx, ballot.id)).some((option) => option.title === title))
    refuse('ballots.options_same', {}, [{ path: 'title', code: 'invalid' }])
  await ctx.tx
    .insertInto('ballots.options')
    .values({
      ...{ community_id: ctx.communityId, ballot_id: ballot.id, code: `n${row.seq}`, position: positionFrom + row.seq },
      ...{ title, description: [...description].slice(0, descriptionMost).join(''), nomination_id: row.id },
      cost_fen: ballot.kind === 'budget' ? row.price_fen : null,
      candidate_person_id: row.candidate_person_id,
    })
    .execute()
  await fitChoices(ctx, ballot.id)
}

/** Takes the option off again that a proposal became. */
export async function dropOption(ctx: WriteContext, row: NominationRow): Promise<void> {
  await sql`
    delete from ballots.options
    where community_id = ${ctx.communityId} and ballot_id = ${row.ballot_id} and nomination_id = ${row.id}`.execute(
    ctx.tx,
  )
  await fitChoices(ctx, row.ballot_id)
}

/** Takes it off the ballot; what was checked stands. Refusals: see the route. */
export const unlistNomination = command(
  routes['POST /api/c/:community/ballots/:id/nominations/:nomination/take-back'],
  {
    async handle(ctx, { id, nomination, reason }) {
      await managed(ctx, id)
      const row = await standing(ctx, id, nomination, ['listed'])
      await dropOption(ctx, row)
      await changeNomination(ctx, row, { state: 'feasible' })
      await noteStep(ctx, row, 'taken_back', reason)
      return { id, nomination }
    },
    view: (ctx, { id, nomination }) => staffNomination(ctx, id, nomination),
  },
)

/** Doesn't put it on the ballot, for a reason everybody reads: too few behind it, no consent, already being done. Refusals: see the route. */
export const leaveOutNomination = command(
  routes['POST /api/c/:community/ballots/:id/nominations/:nomination/leave-out'],
  {
    async handle(ctx, { id, nomination, reason }) {
      await managed(ctx, id)
      const row = await standing(ctx, id, nomination, ['proposed', 'feasible'])
      await changeNomination(ctx, row, { state: 'left_out' })
      await noteStep(ctx, row, 'left_out', reason)
      return { id, nomination }
    },
    view: (ctx, { id, nomination }) => staffNomination(ctx, id, nomination),
  },
)
