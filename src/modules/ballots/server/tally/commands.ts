import { sql } from 'kysely'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { addDays, civilDateOf, instantOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { canonical } from '../rules.ts'
import { destroyKey } from '../secret/keys.ts'
import { closeUrn } from '../secret/urn.ts'
import { type BallotRow, changeBallot, lockBallot, optionsOf, phaseOf, seenBallot, turnoutOf } from '../store.ts'
import { ballotDetail, resultViewOf } from '../views.ts'
import { zoneOf } from '../zone.ts'
import { type Counted, countBallot, countedBefore } from './count.ts'
import { allVoted, keptResult, papersWaiting } from './kept.ts'

const hundred = 100

/** Whether the ballot's own rule says that it goes on: too few took part, and it hasn't been extended. */
async function extensionDue(ctx: WriteContext, row: BallotRow): Promise<boolean> {
  if (row.extend_days === 0 || row.extended_at !== null) return false
  const { on_roll, took } = (await turnoutOf(ctx, [row.id])).get(row.id) ?? { on_roll: 0, took: 0 }
  return took * hundred < on_roll * row.extend_below_percent
}

async function extendBallotBy(ctx: WriteContext, row: BallotRow): Promise<void> {
  const zone = await zoneOf(ctx)
  // Counted from the last day; where nobody looked in all that time, from today.
  const today = civilDateOf(ctx.now, zone)
  const planned = addDays(row.closes_day, row.extend_days)
  const until = planned < today ? addDays(today, row.extend_days) : planned
  await changeBallot(ctx, row.id, {
    extended_at: ctx.now,
    last_day: until,
    closes_at: instantOf(addDays(until, 1), '00:00', zone),
  })
  ctx.audit('ballot', row.id, { extended_until: until })
  ctx.emit('ballots.extended', { ballot_id: row.id })
}

/** Goes on once, by the rule announced before. Refusals: see the route. */
export const extendBallot = command(routes['POST /api/c/:community/ballots/:id/extend'], {
  async handle(ctx, { id }) {
    const row = await lockBallot(ctx, id, ['closed'])
    if (!(await extensionDue(ctx, row))) refuse('ballots.extension_unfit')
    await extendBallotBy(ctx, row)
    return { id }
  },
  view: (ctx, { id }) => ballotDetail(ctx, id),
})

/** Objections nobody answered: before the count those to the roll, afterwards those to the result. */
async function openObjections(ctx: ReadContext, ballotId: string): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from ballots.objections
    where community_id = ${ctx.communityId} and ballot_id = ${ballotId} and decided_at is null`.execute(ctx.tx)
  return found.rows[0]?.count ?? 0
}

/** Whether nothing but the count is missing. */
async function countable(ctx: ReadContext, row: BallotRow): Promise<boolean> {
  if (phaseOf(row, ctx.now) === 'closed') return true
  return phaseOf(row, ctx.now) === 'open' && (await allVoted(ctx, row))
}

/** Keeps the count in one transaction: killed half way nothing has happened, and the next time gives the same. Refusals: see the route. */
export const tallyBallot = command(routes['POST /api/c/:community/ballots/:id/tally'], {
  prepare: async (input, look) => ({ ...input, counter: (await countedBefore(look, input.id, countable)).counter }),
  async handle(ctx, { id, counter }) {
    const row = await lockBallot(ctx, id, ['closed', 'open'])
    if (phaseOf(row, ctx.now) === 'open') {
      if (!(await allVoted(ctx, row))) refuse('ballots.phase_unfit')
    } else if (await extensionDue(ctx, row))
      refuse('ballots.extension_due', { percent: row.extend_below_percent, days: row.extend_days })
    const waiting = await papersWaiting(ctx, row)
    if (waiting > 0) refuse('ballots.papers_waiting', { count: waiting })
    const objections = await openObjections(ctx, id)
    if (objections > 0) refuse('ballots.roll_objections_open', { count: objections })
    await closeUrn(ctx, row)
    await destroyKey(ctx, row)
    const counted = await countBallot(ctx, row, await optionsOf(ctx, id), { counter })
    await ctx.tx
      .insertInto('ballots.results')
      .values({ community_id: ctx.communityId, ballot_id: id, outcome: JSON.stringify(counted), counted_at: ctx.now })
      .execute()
    await changeBallot(ctx, id, { state: 'tallied', tallied_at: ctx.now })
    ctx.audit('ballot', id, { state: 'tallied', ballots: counted.ballots, ballots_sha256: counted.ballots_sha256 })
    ctx.emit('ballots.tallied', { ballot_id: id })
    return { id }
  },
  view: (ctx, { id }) => ballotDetail(ctx, id),
})

/** Counts again, and says whether it comes to the same; nothing is written. Refusals: see the route. */
export const recount = query(routes['GET /api/c/:community/ballots/:id/recount'], {
  prepare: async (input, look) => ({ ...input, before: await countedBefore(look, input.id, wasCounted) }),
  async handle(ctx, { id, before }) {
    const row = await seenBallot(ctx, id)
    const kept = (await keptResult(ctx, id)) ?? refuse('ballots.not_counted')
    const options = await optionsOf(ctx, id)
    const again = await countBallot(ctx, row, options, before)
    const same = canonical(comparable(again, kept.counted)) === canonical(kept.counted)
    return { same, result: resultViewOf(ctx, row, options, { ...kept, counted: again }, true) }
  },
})

/** What was counted before anybody looked for what options lacked is held against the rest. */
function comparable({ lacking, ...rest }: Counted, kept: Counted): Counted {
  return lacking && kept.lacking ? { ...rest, lacking } : rest
}

const wasCounted = async (ctx: ReadContext, { id }: BallotRow) => (await keptResult(ctx, id)) !== undefined

/** Shows the result; objections are heard for the days the rules say. Refusals: see the route. */
export const displayResult = command(routes['POST /api/c/:community/ballots/:id/display'], {
  async handle(ctx, { id }) {
    const row = await lockBallot(ctx, id, ['tallied'])
    const zone = await zoneOf(ctx)
    const objections_until = instantOf(addDays(civilDateOf(ctx.now, zone), row.objection_days + 1), '00:00', zone)
    await changeBallot(ctx, id, { state: 'objection', objections_until })
    ctx.audit('ballot', id, { state: 'objection', until: objections_until.toISOString() })
    ctx.emit('ballots.displayed', { ballot_id: id })
    return { id }
  },
  view: (ctx, { id }) => ballotDetail(ctx, id),
})

/** The days are over and every objection is answered: the result stands. Refusals: see the route. */
export const settleBallot = command(routes['POST /api/c/:community/ballots/:id/settle'], {
  async handle(ctx, { id }) {
    const row = await lockBallot(ctx, id, ['objection'])
    if (row.objections_until && ctx.now < row.objections_until) refuse('ballots.display_running')
    if ((await openObjections(ctx, id)) > 0) refuse('ballots.objections_open')
    await changeBallot(ctx, id, { state: 'final', final_at: ctx.now })
    ctx.audit('ballot', id, { state: 'final' })
    ctx.emit('ballots.settled', { ballot_id: id })
    return { id }
  },
  view: (ctx, { id }) => ballotDetail(ctx, id),
})

export const publishBallot = command(routes['POST /api/c/:community/ballots/:id/publish'], {
  async handle(ctx, { id }) {
    await lockBallot(ctx, id, ['final'])
    await changeBallot(ctx, id, { state: 'published', published_at: ctx.now })
    ctx.audit('ballot', id, { state: 'published' })
    ctx.emit('ballots.published', { ballot_id: id })
    return { id }
  },
  view: (ctx, { id }) => ballotDetail(ctx, id),
})

const atOnce = 50

/** Job: extends what its own rule says goes on, as soon as its last day is over. */
export async function extendDue(ctx: WriteContext): Promise<void> {
  const found = await sql<{ id: string }>`
    select id from ballots.ballots where community_id = ${ctx.communityId} and state = 'announced' and closes_at <= ${ctx.now}
      and extend_days > 0 and extended_at is null order by closes_at limit ${atOnce}`.execute(ctx.tx)
  for (const { id } of found.rows) {
    const row = await lockBallot(ctx, id, ['closed'])
    if (phaseOf(row, ctx.now) === 'closed' && (await extensionDue(ctx, row))) await extendBallotBy(ctx, row)
  }
}
