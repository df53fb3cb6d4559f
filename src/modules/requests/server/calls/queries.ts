import { sql } from 'kysely'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { addDays, civilDateOf, instantOf } from '../../../../shared/civil-date.ts'
import { routes } from '../../contract.ts'
import { dayBounds, zoneOf } from '../queries/days.ts'
import { allOf, type Condition } from '../queries/visibility.ts'
import { type Call, callInHand, selectCalls } from './call.ts'
import { showCalls } from './call-rows.ts'
import { showCall } from './call-view.ts'
import { unreturned } from './due.ts'

/** The call this person has in hand, so that a page loaded anew goes on with it. */
export const currentCall = query(routes['GET /api/c/:community/calls/current'], async (ctx) => {
  const call = await callInHand(ctx)
  return { call: call ? await showCall(ctx, call) : null }
})

/** The log, newest first. */
export const listCalls = query(routes['GET /api/c/:community/calls'], async (ctx, input) => {
  const { after, limit, day, kind, outcome } = input
  const where: Condition[] = [
    ...(await dayBounds(ctx, 'started_at', { from: day, to: day })),
    ...(kind ? [sql<boolean>`kind = ${kind}`] : []),
    ...(outcome ? [sql<boolean>`outcome = ${outcome}`] : []),
  ]
  if (after !== undefined) {
    const [at, id] = instantCursor(after)
    where.push(sql<boolean>`(started_at, id) < (${at}, ${id})`)
  }
  const found = await sql<Call>`
    ${selectCalls} where community_id = ${ctx.communityId} and ${allOf(where)}
    order by started_at desc, id desc limit ${limit + 1}`.execute(ctx.tx)
  const page = pageFrom(found.rows, limit, (row) => [row.started_at.toISOString(), row.id])
  return { items: await showCalls(ctx, page.items), next: page.next }
})

/** Missed and promised calls nobody has returned, what comes due first on top. */
export const callsToReturn = query(routes['GET /api/c/:community/calls/to-return'], async (ctx, { after, limit }) => {
  const where: Condition[] = [unreturned]
  if (after !== undefined) {
    const [due, id] = instantCursor(after)
    where.push(sql<boolean>`(call_back_due, id) > (${due}, ${id})`)
  }
  const found = await sql<Call>`
    ${selectCalls} where community_id = ${ctx.communityId} and ${allOf(where)} order by call_back_due, id limit ${limit + 1}`.execute(
    ctx.tx,
  )
  const page = pageFrom(found.rows, limit, (row) => [row.call_back_due?.toISOString() ?? '', row.id])
  return { items: await showCalls(ctx, page.items), next: page.next }
})

type Hour = { hour: number; incoming: number; missed: number }
type Counts = Record<
  | 'incoming'
  | 'answered'
  | 'missed'
  | 'outgoing'
  | 'ended'
  | 'filed'
  | 'added'
  | 'informed'
  | 'to_call_back'
  | 'to_return'
  | 'returned',
  number
>

/** One day of the line. A day's calls are few: they are counted as they are asked for. */
export const callDay = query(routes['GET /api/c/:community/calls/day'], async (ctx, input) => {
  const zone = await zoneOf(ctx)
  const day = input.day ?? civilDateOf(ctx.now, zone)
  const from = instantOf(day, '00:00', zone)
  const to = instantOf(addDays(day, 1), '00:00', zone)
  const ofDay = sql`community_id = ${ctx.communityId} and started_at >= ${from} and started_at < ${to}`
  return {
    day,
    ...(await countsOf(ctx, ofDay)),
    line: await lineOf(ctx, from, to),
    hours: await hoursOf(ctx, ofDay, zone),
  }
})

async function countsOf(ctx: ReadContext, ofDay: ReturnType<typeof sql>): Promise<Counts> {
  const counted = (condition: string) => sql`count(*) filter (where ${sql.raw(condition)})::int`
  const ofIncoming = (outcome: string) => counted(`kind = 'in' and outcome = '${outcome}'`)
  const found = await sql<Counts>`
    select ${counted(`kind in ('in', 'missed')`)} as incoming, ${counted(`kind = 'in'`)} as answered,
      ${counted(`kind = 'missed'`)} as missed, ${counted(`kind = 'out'`)} as outgoing,
      ${counted(`kind = 'in' and ended_at is not null`)} as ended, ${ofIncoming('filed')} as filed, ${ofIncoming('added')} as added,
      ${ofIncoming('informed')} as informed, ${ofIncoming('to_call_back')} as to_call_back,
      ${counted('call_back_due is not null')} as to_return, ${counted('called_back_at is not null')} as returned
    from requests.calls where ${ofDay}`.execute(ctx.tx)
  return found.rows[0] as Counts
}

/** Figures of the line, never of who answers it: rings taken on the screen count as answered then. */
async function lineOf(ctx: ReadContext, from: Date, to: Date) {
  const found = await sql<{ rang: number; connected: number; seconds: number | null }>`
    select count(*)::int as rang, count(answered)::int as connected,
      round(percentile_cont(0.5) within group (order by extract(epoch from answered - rang_at))::numeric)::int as seconds
    from (
      select r.rang_at, coalesce(r.answered_at, case when c.kind = 'in' then c.started_at end) as answered from requests.rings r
      left join requests.calls c on c.community_id = r.community_id and c.id = r.call_id
      where r.community_id = ${ctx.communityId} and r.rang_at >= ${from} and r.rang_at < ${to}) rings`.execute(ctx.tx)
  const line = found.rows[0]
  return line && line.rang > 0 ? line : null
}

async function hoursOf(ctx: ReadContext, ofDay: ReturnType<typeof sql>, zone: string): Promise<Hour[]> {
  const found = await sql<Hour>`
    select extract(hour from started_at at time zone ${zone})::int as hour, count(*)::int as incoming,
      count(*) filter (where kind = 'missed')::int as missed
    from requests.calls where ${ofDay} and kind in ('in', 'missed') group by 1 order by 1`.execute(ctx.tx)
  return found.rows
}
