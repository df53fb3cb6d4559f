/** Numbers of the queue: taken at the poster or given out, called, called again. Nobody's name is asked. */
import { sql } from 'kysely'
import type { z } from 'zod'
import {
  command,
  type Operation,
  query,
  type ReadContext,
  type WriteContext,
} from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type queueView, routes, type ticketStates, type ticketView } from '../../contract.ts'
import { lockCounter } from '../appointments/counters.ts'
import { nextNumber, today } from '../common.ts'

type Counter = { id: string; name: string; code: string; closed_at: Date | null }
type Ticket = {
  id: string
  counter_id: string
  counter: string
  day: string
  no: number
  state: (typeof ticketStates)[number]
  taken_at: Date
  called_at: Date | null
  called_times: number
  desk: string
}

const shownMost = 100
/** Numbers on the wall: called ones, and whose turn comes next. */
const wallMost = 6

const selectTickets = sql`
  select t.id, t.counter_id, c.name as counter, t.day, t.no, t.state, t.taken_at, t.called_at, t.called_times, t.desk
  from counters.tickets t join counters.counters c on c.community_id = t.community_id and c.id = t.counter_id`

async function counterByCode(ctx: ReadContext, code: string): Promise<Counter> {
  const found = await sql<Counter>`
    select id, name, code, closed_at from counters.counters where community_id = ${ctx.communityId} and code = ${code}`.execute(
    ctx.tx,
  )
  return found.rows[0] ?? refuse('platform.not_found')
}

/** Today's tickets in a state, in the order asked. */
async function ticketsOf(
  ctx: ReadContext,
  counterId: string,
  state: Ticket['state'],
  latest = false,
): Promise<Ticket[]> {
  const order = latest ? sql`t.called_at desc, t.no desc` : sql`t.no`
  const found = await sql<Ticket>`
    ${selectTickets} where t.community_id = ${ctx.communityId} and t.counter_id = ${counterId} and t.day = ${await today(ctx)}
      and t.state = ${state} order by ${order} limit ${shownMost}`.execute(ctx.tx)
  return found.rows
}

const wall = query(routes['GET /api/c/:community/queue/:code'], async (ctx, { code }) => {
  const counter = await counterByCode(ctx, code)
  const called = await ticketsOf(ctx, counter.id, 'called', true)
  const waiting = await ticketsOf(ctx, counter.id, 'waiting')
  return {
    counter: counter.name,
    called: called.slice(0, wallMost).map((one) => ({ no: one.no, desk: one.desk, times: one.called_times })),
    waiting: waiting.length,
    next: waiting.slice(0, wallMost).map((one) => one.no),
    closed: counter.closed_at !== null,
  }
})

async function ticketShown(ctx: ReadContext, id: string): Promise<z.output<typeof ticketView>> {
  const found = await sql<Ticket>`${selectTickets} where t.community_id = ${ctx.communityId} and t.id = ${id}`.execute(
    ctx.tx,
  )
  const row = found.rows[0] ?? refuse('platform.not_found')
  const before = await sql<{ count: number }>`
    select count(*)::int as count from counters.tickets where community_id = ${ctx.communityId} and counter_id = ${row.counter_id}
      and day = ${row.day} and state = 'waiting' and no < ${row.no}`.execute(ctx.tx)
  return {
    id: row.id,
    no: row.no,
    state: row.state,
    counter: row.counter,
    ahead: row.state === 'waiting' ? (before.rows[0]?.count ?? 0) : 0,
    desk: row.desk,
    taken_at: row.taken_at.toISOString(),
  }
}

const oneTicket = query(routes['GET /api/c/:community/tickets/:id'], (ctx, { id }) => ticketShown(ctx, id))

/** The next number of the day. Refusal: `counters.counter_closed`. */
async function issue(ctx: WriteContext, counter: Pick<Counter, 'id' | 'closed_at'>): Promise<{ id: string }> {
  if (counter.closed_at) refuse('counters.counter_closed')
  const day = await today(ctx)
  const id = ctx.newId()
  const no = await nextNumber(ctx, `ticket ${counter.id}`, day)
  await ctx.tx
    .insertInto('counters.tickets')
    .values({ community_id: ctx.communityId, id, counter_id: counter.id, day, no, state: 'waiting', taken_at: ctx.now })
    .execute()
  ctx.audit('ticket', id, { no })
  return { id }
}

const takeTicket = command(routes['POST /api/c/:community/queue/:code/take'], {
  // Whoever takes a number is nobody in particular, signed in or not.
  anonymousActor: true,
  handle: async (ctx, { code }) => issue(ctx, await counterByCode(ctx, code)),
  view: (ctx, { id }) => ticketShown(ctx, id),
})

const issueTicket = command(routes['POST /api/c/:community/service-counters/:id/tickets'], {
  handle: async (ctx, { id }) => issue(ctx, await lockCounter(ctx, id)),
  view: (ctx, { id }) => ticketShown(ctx, id),
})

async function lockTicket(ctx: WriteContext, id: string): Promise<Ticket> {
  const found = await sql<Ticket>`
    ${selectTickets} where t.community_id = ${ctx.communityId} and t.id = ${id} for update of t`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}

type Patch = { state: Ticket['state']; desk?: string }

async function mark(ctx: WriteContext, id: string, { state, desk }: Patch): Promise<void> {
  const called = state === 'called'
  await sql`update counters.tickets set state = ${state}, desk = coalesce(${desk ?? null}, desk),
      called_at = case when ${called} then ${ctx.now} else called_at end,
      called_times = called_times + case when ${called} then 1 else 0 end,
      ended_at = case when ${state === 'served' || state === 'left'} then ${ctx.now}::timestamptz end
    where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  ctx.audit('ticket', id, { state })
}

/** Gives the number back. Whoever knows the ticket's id holds the ticket. Refusal: `counters.ticket_over`. */
const leaveQueue = command(routes['POST /api/c/:community/tickets/:id/leave'], {
  anonymousActor: true,
  async handle(ctx, { id }) {
    const row = await lockTicket(ctx, id)
    if (row.state !== 'waiting' && row.state !== 'absent') refuse('counters.ticket_over')
    await mark(ctx, id, { state: 'left' })
    return { id }
  },
  view: (ctx, { id }) => ticketShown(ctx, id),
})

async function queueShown(ctx: ReadContext, id: string): Promise<z.output<typeof queueView>> {
  const found = await sql<Counter>`
    select id, name, code, closed_at from counters.counters where community_id = ${ctx.communityId} and id = ${id}`.execute(
    ctx.tx,
  )
  const counter = found.rows[0] ?? refuse('platform.not_found')
  const served = await sql<{ id: string; no: number; count: number }>`
    select id, no, (count(*) over ())::int as count from counters.tickets where community_id = ${ctx.communityId} and counter_id = ${id}
      and day = ${await today(ctx)} and state = 'served' order by ended_at desc, no desc limit 1`.execute(ctx.tx)
  const last = served.rows[0]
  return {
    counter: { id: counter.id, name: counter.name },
    code: counter.code,
    waiting: (await ticketsOf(ctx, id, 'waiting')).map((one) => ({
      id: one.id,
      no: one.no,
      taken_at: one.taken_at.toISOString(),
    })),
    called: (await ticketsOf(ctx, id, 'called', true)).map((one) => ({
      id: one.id,
      no: one.no,
      desk: one.desk,
      called_at: one.called_at?.toISOString() ?? null,
    })),
    absent: (await ticketsOf(ctx, id, 'absent')).map((one) => ({ id: one.id, no: one.no })),
    served: last?.count ?? 0,
    last: last ? { id: last.id, no: last.no } : null,
  }
}

const queue = query(routes['GET /api/c/:community/service-counters/:id/queue'], (ctx, { id }) => queueShown(ctx, id))

/** The lowest number that waits; whom this desk had called is served. Two desks at once get two. Refusal: `counters.nobody_waits`. */
const callNext = command(routes['POST /api/c/:community/service-counters/:id/next'], {
  async handle(ctx, { id, desk }) {
    await lockCounter(ctx, id)
    const here = (await ticketsOf(ctx, id, 'called')).filter((one) => one.desk === desk)
    for (const one of here) await mark(ctx, one.id, { state: 'served' })
    const next = (await ticketsOf(ctx, id, 'waiting'))[0]
    if (next) await mark(ctx, next.id, { state: 'called', desk })
    else if (here.length === 0) refuse('counters.nobody_waits')
    return { id }
  },
  view: (ctx, { id }) => queueShown(ctx, id),
})

/** Not there, called again, served; or, called by a slip, back to those who wait. Refusal: `counters.ticket_over`. */
const markTicket = command(routes['POST /api/c/:community/tickets/:id/mark'], {
  async handle(ctx, { id, state, desk }) {
    const row = await lockTicket(ctx, id)
    if (row.state === 'left' || row.day !== (await today(ctx))) refuse('counters.ticket_over')
    if (row.state === 'waiting' && state === 'absent') refuse('counters.ticket_over')
    await mark(ctx, id, { state, ...(desk ? { desk } : {}) })
    return { id: row.counter_id }
  },
  view: (ctx, { id }) => queueShown(ctx, id),
})

export const queueOperations: readonly Operation[] = [
  wall,
  takeTicket,
  oneTicket,
  leaveQueue,
  queue,
  issueTicket,
  callNext,
  markTicket,
]

/** Yesterday's numbers are of no use: no name hangs on them. */
export async function dropOldTickets(ctx: WriteContext): Promise<void> {
  await sql`delete from counters.tickets where community_id = ${ctx.communityId} and day < ${await today(ctx)}::date - 30`.execute(
    ctx.tx,
  )
}
