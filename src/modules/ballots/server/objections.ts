import { sql } from 'kysely'
import { command } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { routes } from '../contract.ts'
import { ownBallotView } from './own-queries.ts'
import { putOnRoll, strikeOff } from './roll/changes.ts'
import { lockBallot, phaseOf, shareBallot } from './store.ts'
import { ballotDetail } from './views.ts'

/** Of one person, unanswered. */
const openMost = 3

/** Says that the roll, before it begins, or the result, while it is displayed, isn't right. Refusals: see the route. */
export const raiseObjection = command(routes['POST /api/c/:community/my/ballots/:id/objections'], {
  async handle(ctx, { id, text }) {
    const row = await shareBallot(ctx, id)
    const phase = phaseOf(row, ctx.now)
    if (phase === 'draft') refuse('platform.not_found')
    const late = phase === 'objection' && row.objections_until !== null && ctx.now >= row.objections_until
    if ((phase !== 'announced' && phase !== 'objection') || late) refuse('ballots.no_objections_now')
    const personId = ctx.actor.personId ?? refuse('platform.not_a_member')
    const open = await sql`
      select 1 from ballots.objections where community_id = ${ctx.communityId} and ballot_id = ${id} and person_id = ${personId}
        and decided_at is null limit ${openMost}`.execute(ctx.tx)
    if (open.rows.length >= openMost) refuse('ballots.objections_many')
    const objection = ctx.newId()
    const about = phase === 'announced' ? 'roll' : 'result'
    await ctx.tx
      .insertInto('ballots.objections')
      .values({
        community_id: ctx.communityId,
        ballot_id: id,
        id: objection,
        about,
        person_id: personId,
        text,
        raised_at: ctx.now,
      })
      .execute()
    ctx.audit('ballot_objection', objection, { ballot: id, about, text })
    ctx.emit('ballots.objected', { ballot_id: id })
    return { id }
  },
  view: (ctx, { id }) => ownBallotView(ctx, id),
})

/** Answers an objection; one to the roll may put somebody on it or strike somebody off, also after the first day. Refusals: see the route. */
export const decideObjection = command(routes['POST /api/c/:community/ballots/:id/objections/:objection/decide'], {
  async handle(ctx, { id, objection, upheld, answer, add_person_id, strike_voter_id }) {
    const row = await lockBallot(ctx, id, ['announced', 'open', 'closed', 'tallied', 'objection'])
    const found = await sql<{ about: 'roll' | 'result'; decided_at: Date | null }>`
      select about, decided_at from ballots.objections
      where community_id = ${ctx.communityId} and ballot_id = ${id} and id = ${objection} for update`.execute(ctx.tx)
    const one = found.rows[0] ?? refuse('platform.not_found')
    if (one.decided_at !== null) refuse('ballots.objection_decided')
    const phase = phaseOf(row, ctx.now)
    const mends = upheld && one.about === 'roll' && (add_person_id !== undefined || strike_voter_id !== undefined)
    if (mends && phase !== 'announced' && phase !== 'open') refuse('ballots.phase_unfit')
    if (mends && add_person_id) await putOnRoll(ctx, row, add_person_id, 'none')
    if (mends && strike_voter_id) await strikeOff(ctx, row, strike_voter_id, answer)
    await sql`update ballots.objections set decided_at = ${ctx.now}, decided_by_person = ${ctx.actor.personId}, upheld = ${upheld}, answer = ${answer}
      where community_id = ${ctx.communityId} and ballot_id = ${id} and id = ${objection}`.execute(ctx.tx)
    ctx.audit('ballot_objection', objection, { ballot: id, upheld, answer })
    ctx.emit('ballots.objection_decided', { ballot_id: id, objection_id: objection })
    return { id }
  },
  view: (ctx, { id }) => ballotDetail(ctx, id),
})
