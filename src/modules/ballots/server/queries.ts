import { type RawBuilder, sql } from 'kysely'
import { query, type ReadContext } from '../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../platform/paging.ts'
import type { Channel, Phase } from '../contract/kinds.ts'
import { routes } from '../contract.ts'
import { type BallotRow, ballotColumns, mayRead, seenBallot, turnoutOf } from './store.ts'
import { ballotDetail, briefs } from './views.ts'

/** The condition of a phase; what the clock says of an announced one is compared with now. */
function inPhase(ctx: ReadContext, phase: Phase): RawBuilder<unknown> {
  if (phase === 'announced') return sql`(b.state = 'announced' and b.opens_at > ${ctx.now})`
  if (phase === 'open') return sql`(b.state = 'announced' and b.opens_at <= ${ctx.now} and b.closes_at > ${ctx.now})`
  if (phase === 'closed') return sql`(b.state = 'announced' and b.closes_at <= ${ctx.now})`
  return sql`b.state = ${phase}`
}

type Page = { after?: string | undefined; limit: number }

/** Newest first. Refusal: `platform.cursor_invalid`. */
export async function ballotPage(ctx: ReadContext, where: RawBuilder<unknown>[], { after, limit }: Page) {
  const all = [sql`b.community_id = ${ctx.communityId}`, ...where]
  if (after !== undefined) {
    const [at, id] = instantCursor(after)
    all.push(sql`(b.made_at, b.id) < (${at}, ${id}::uuid)`)
  }
  const found = await sql<BallotRow>`
    select ${ballotColumns} from ballots.ballots b where ${sql.join(all, sql` and `)}
    order by b.made_at desc, b.id desc limit ${limit + 1}`.execute(ctx.tx)
  return pageFrom(found.rows, limit, (row) => [row.made_at.toISOString(), row.id])
}

export async function withTurnout(ctx: ReadContext, rows: readonly BallotRow[]) {
  const turnout = await turnoutOf(
    ctx,
    rows.map((row) => row.id),
  )
  return (await briefs(ctx, rows)).map((brief) => {
    const { on_roll, took } = turnout.get(brief.id) ?? { on_roll: 0, took: 0 }
    return { ...brief, on_roll, took }
  })
}

export const listBallots = query(routes['GET /api/c/:community/ballots'], async (ctx, { phase, kind, q, ...page }) => {
  const where: RawBuilder<unknown>[] = []
  if (phase) where.push(inPhase(ctx, phase))
  if (kind) where.push(sql`b.kind = ${kind}`)
  if (q) where.push(sql`(b.number = ${q} or b.title like ${`%${q.replaceAll(/[\\%_]/g, '\\$&')}%`})`)
  const found = await ballotPage(ctx, where, page)
  return {
    items: await withTurnout(
      ctx,
      found.items.filter((row) => mayRead(ctx, row)),
    ),
    next: found.next,
  }
})

export const oneBallot = query(routes['GET /api/c/:community/ballots/:id'], async (ctx, { id }) => {
  await seenBallot(ctx, id)
  return ballotDetail(ctx, id)
})

type Building = {
  building: string
  on_roll: number
  delivered: number
  took: number
  area_cm2: number
  took_area_cm2: number
}

/** How many voted, house by house and by which channel; never what. */
export const progress = query(routes['GET /api/c/:community/ballots/:id/progress'], async (ctx, { id }) => {
  await seenBallot(ctx, id)
  const of = sql`v.community_id = ${ctx.communityId} and v.ballot_id = ${id} and v.struck_at is null`
  const join = sql`ballots.votes c on c.community_id = v.community_id and c.ballot_id = v.ballot_id and c.voter_id = v.id`
  const buildings = await sql<Building>`
    select v.building, count(*)::int as on_roll, count(v.delivered_on)::int as delivered, count(c.voter_id)::int as took,
      sum(v.area_cm2)::float8 as area_cm2, coalesce(sum(v.area_cm2) filter (where c.voter_id is not null), 0)::float8 as took_area_cm2
    from ballots.voters v left join ${join} where ${of} group by v.building order by min(v.serial)`.execute(ctx.tx)
  const stairwells = await sql<{
    building: string
    stairwell: string
    on_roll: number
    delivered: number
    took: number
  }>`
    select v.building, v.stairwell, count(*)::int as on_roll, count(v.delivered_on)::int as delivered, count(c.voter_id)::int as took
    from ballots.voters v left join ${join} where ${of} and v.stairwell <> '' group by v.building, v.stairwell order by min(v.serial)`.execute(
    ctx.tx,
  )
  const channels = await sql<{ channel: Channel; count: number }>`
    select c.channel, count(*)::int as count from ballots.voters v join ${join} where ${of} group by c.channel order by c.channel`.execute(
    ctx.tx,
  )
  return { buildings: buildings.rows, stairwells: stairwells.rows, channels: channels.rows }
})
