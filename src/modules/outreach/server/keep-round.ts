import { sql } from 'kysely'
import { command } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { routes } from '../contract.ts'
import { checkPlans, lockRound, showRound } from './rounds.ts'
import { knownWalkers } from './walkers.ts'

/** From now on the walkers see their dwellings. Refusals: see the route. */
export const openRound = command(routes['POST /api/c/:community/rounds/:id/open'], {
  async handle(ctx, { id }) {
    checkPlans(ctx)
    const round = await lockRound(ctx, id)
    if (round.state !== 'planned') refuse('outreach.round_not_planned')
    await sql`
      update outreach.rounds set state = 'open', opened_at = ${ctx.now} where community_id = ${ctx.communityId} and id = ${id}`.execute(
      ctx.tx,
    )
    ctx.audit('round', id, { state: 'open' })
    ctx.emit('outreach.round_opened', { round_id: id })
    return { id }
  },
  view: (ctx, { id }) => showRound(ctx, id),
})

/** Ends a round; one that was only planned is given up with it. Refusals: see the route. */
export const closeRound = command(routes['POST /api/c/:community/rounds/:id/close'], {
  async handle(ctx, { id }) {
    checkPlans(ctx)
    const round = await lockRound(ctx, id)
    if (round.state === 'closed') refuse('outreach.round_closed')
    await sql`
      update outreach.rounds set state = 'closed', closed_at = ${ctx.now} where community_id = ${ctx.communityId} and id = ${id}`.execute(
      ctx.tx,
    )
    ctx.audit('round', id, { state: 'closed' })
    ctx.emit('outreach.round_closed', { round_id: id })
    return { id }
  },
  view: (ctx, { id }) => showRound(ctx, id),
})

/** Dwellings of a building or stairwell that nobody opened yet become another walker's. Refusals: see the route. */
export const handOverBlock = command(routes['POST /api/c/:community/rounds/:id/hand-over'], {
  async handle(ctx, { id, area_id, person_id }) {
    checkPlans(ctx)
    const round = await lockRound(ctx, id)
    if (round.state === 'closed') refuse('outreach.round_closed')
    const walker = (await knownWalkers(ctx)).find((one) => one.personId === person_id)
    if (!walker) return refuse('outreach.walker_unknown', {}, [{ path: 'person_id', code: 'invalid' }])
    const left = await sql<{ dwelling_id: string; admin_path: string; compound_path: string | null }>`
      select v.dwelling_id, d.admin_path, d.compound_path from outreach.visits v
      join territory.dwellings d on d.community_id = v.community_id and d.id = v.dwelling_id
      where v.community_id = ${ctx.communityId} and v.round_id = ${id} and ${area_id} in (v.block_id, v.building_id)
        and v.outcome is distinct from 'opened' and v.walker_person_id <> ${person_id} for update of v`.execute(ctx.tx)
    if (left.rows.length === 0) refuse('outreach.nothing_left')
    const beyond = left.rows.filter((row) => !walker.reaches([row.admin_path, row.compound_path]))
    if (beyond.length > 0) refuse('outreach.nobody_reaches', { count: beyond.length })
    await sql`
      update outreach.visits set walker_person_id = ${person_id} where community_id = ${ctx.communityId} and round_id = ${id}
        and dwelling_id = any (${left.rows.map((row) => row.dwelling_id)}::uuid[])`.execute(ctx.tx)
    await sql`
      update outreach.rounds set walkers = (select count(distinct walker_person_id) from outreach.visits
        where community_id = ${ctx.communityId} and round_id = ${id}) where community_id = ${ctx.communityId} and id = ${id}`.execute(
      ctx.tx,
    )
    ctx.audit('round', id, { handed_over: area_id, to: person_id, dwellings: left.rows.length })
    return { id }
  },
  view: (ctx, { id }) => showRound(ctx, id),
})
