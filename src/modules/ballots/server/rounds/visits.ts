import { sql } from 'kysely'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { openedDoors, planVisits, roundsInBrief } from '../../../outreach/api.ts'
import { routes } from '../../contract.ts'
import { lockBallot, seenBallot } from '../store.ts'

const nameMost = 40

type Waiting = { dwelling_id: string; reached: boolean }

/** A notice at the door reaches nobody yet: what counts is a person who took it, or a door that opened. */
const reaching = ['door', 'counter', 'post', 'message']

/** Dwellings of the roll without a vote, and whether anything reached them. */
async function waitingOf(ctx: ReadContext, ballotId: string): Promise<Waiting[]> {
  const found = await sql<Waiting>`
    select v.dwelling_id, bool_or(coalesce(v.delivered_how = any (${reaching}::text[]), false)) as reached from ballots.voters v
    left join ballots.votes c on c.community_id = v.community_id and c.ballot_id = v.ballot_id and c.voter_id = v.id
    where v.community_id = ${ctx.communityId} and v.ballot_id = ${ballotId} and v.struck_at is null and c.voter_id is null
      and v.dwelling_id is not null group by v.dwelling_id`.execute(ctx.tx)
  const rounds = await sql<{ round_id: string }>`
    select round_id from ballots.visits where community_id = ${ctx.communityId} and ballot_id = ${ballotId}`.execute(
    ctx.tx,
  )
  const met = await openedDoors(
    ctx,
    rounds.rows.map((row) => row.round_id),
  )
  return found.rows.map((row) => ({ ...row, reached: row.reached || met.has(row.dwelling_id) }))
}

/**
 * Plans a visit round to the dwellings nothing reached so far, or to all that haven't answered; the walkers see it once it is opened. Refusals: see
 * the route.
 */
export const planBallotVisits = command(
  routes['POST /api/c/:community/ballots/:id/visits'],
  async (ctx, { id, who, ...when }) => {
    const row = await lockBallot(ctx, id, ['announced', 'open'])
    const waiting = await waitingOf(ctx, id)
    const going = waiting.filter((one) => who === 'not_answered' || !one.reached)
    if (going.length === 0) refuse('ballots.nobody_left')
    const say = ctx.services.texts.message
    const planned = await planVisits(ctx, {
      name: `${row.number} ${row.title}`.slice(0, nameMost),
      note: say('zh-CN', 'ballots', 'visit_note', { title: row.title, number: row.number }),
      dwelling_ids: going.map((one) => one.dwelling_id),
      ...when,
    })
    await ctx.tx
      .insertInto('ballots.visits')
      .values({
        ...{ community_id: ctx.communityId, ballot_id: id, round_id: planned.round_id },
        ...{ households: planned.dwellings, planned_at: ctx.now },
      })
      .execute()
    ctx.audit('ballot', id, { visits: planned.dwellings, round: planned.round_id })
    return { round_id: planned.round_id, households: planned.dwellings }
  },
)

/** Rounds planned for a ballot, newest first, with how many doors opened. */
export const ballotVisits = query(routes['GET /api/c/:community/ballots/:id/visits'], async (ctx, { id }) => {
  await seenBallot(ctx, id)
  const found = await sql<{ round_id: string; households: number }>`
    select round_id, households from ballots.visits where community_id = ${ctx.communityId} and ballot_id = ${id}
    order by planned_at desc limit 50`.execute(ctx.tx)
  const told = await roundsInBrief(
    ctx,
    found.rows.map((row) => row.round_id),
  )
  const waiting = await waitingOf(ctx, id)
  return {
    not_answered: waiting.length,
    not_reached: waiting.filter((one) => !one.reached).length,
    items: found.rows.map((row) => ({
      ...row,
      name: told.get(row.round_id)?.name ?? '',
      opened: told.get(row.round_id)?.opened ?? 0,
    })),
  }
})
