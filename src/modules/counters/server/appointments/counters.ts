/** Counters and the hours that can be booked at them. */
import { sql } from 'kysely'
import type { z } from 'zod'
import {
  command,
  type Operation,
  query,
  type ReadContext,
  type WriteContext,
} from '../../../../platform/command/types.ts'
import { holds } from '../../../../shared/actor.ts'
import { minutesOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { areasByIds, findArea } from '../../../territory/api.ts'
import { type counterView, routes } from '../../contract.ts'
import { type Opening, overlap } from './slots.ts'

type View = z.output<typeof counterView>
export type CounterRow = {
  id: string
  name: string
  place: string
  area_id: string | null
  admin_path: string
  code: string
  closed_at: Date | null
}

const countersMost = 100
const openingsMost = 500
const codeLength = 6

export async function countersOf(ctx: ReadContext): Promise<CounterRow[]> {
  const found = await sql<CounterRow>`
    select id, name, place, area_id, admin_path, code, closed_at from counters.counters
    where community_id = ${ctx.communityId} order by admin_path, made_at, id limit ${countersMost}`.execute(ctx.tx)
  return found.rows
}

/** Openings in force of all counters, by weekday, day and time. */
export async function openingsOf(ctx: ReadContext): Promise<Opening[]> {
  const found = await sql<Opening>`
    select id, counter_id, kind, weekday, day, from_time, to_time, slot_minutes, capacity from counters.openings
    where community_id = ${ctx.communityId} and ended_at is null
    order by kind desc, weekday, day, from_time, id limit ${openingsMost}`.execute(ctx.tx)
  return found.rows
}

async function views(ctx: ReadContext, rows: readonly CounterRow[]): Promise<View[]> {
  const openings = Map.groupBy(await openingsOf(ctx), (one) => one.counter_id)
  const areas = await areasByIds(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => row.area_id ?? []),
  )
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    place: row.place,
    grid: areas.get(row.area_id ?? '')?.name ?? null,
    code: row.code,
    closed: row.closed_at !== null,
    openings: (openings.get(row.id) ?? []).map(({ counter_id: _, from_time: from, to_time: to, ...one }) => ({
      ...one,
      from,
      to,
    })),
  }))
}

async function shownCounter(ctx: ReadContext, id: string): Promise<View> {
  const rows = (await countersOf(ctx)).filter((row) => row.id === id)
  return (await views(ctx, rows))[0] ?? refuse('platform.not_found')
}

const listCounters = query(routes['GET /api/c/:community/service-counters'], async (ctx, { closed }) => {
  const rows = (await countersOf(ctx)).filter((row) => closed === 'yes' || row.closed_at === null)
  return { items: await views(ctx, rows), can: holds(ctx.actor, 'counters.manage') ? ['manage'] : [] }
})

/** Adds a counter, in a grid or in the community's hall. Refusal: `counters.place_unknown`. */
const addCounter = command(routes['POST /api/c/:community/service-counters'], {
  async handle(ctx, { name, place, area_id }) {
    const area = area_id ? await findArea(ctx.tx, ctx.communityId, area_id) : undefined
    if (area_id && (!area || area.retired_at || area.kind !== 'grid'))
      refuse('counters.place_unknown', {}, [{ path: 'area_id', code: 'invalid' }])
    const id = ctx.newId()
    await ctx.tx
      .insertInto('counters.counters')
      .values({
        community_id: ctx.communityId,
        id,
        name,
        place,
        area_id: area?.id ?? null,
        admin_path: area?.admin_path ?? '',
        code: ctx.services.vault.code('counters.poster', `${ctx.communityId} ${id}`, codeLength),
        made_at: ctx.now,
      })
      .execute()
    ctx.audit('service_counter', id, { name })
    return { id }
  },
  view: (ctx, { id }) => shownCounter(ctx, id),
})

const editCounter = command(routes['POST /api/c/:community/service-counters/:id'], {
  async handle(ctx, { id, name, place, closed }) {
    const row = await lockCounter(ctx, id)
    const closed_at = closed ? (row.closed_at ?? ctx.now) : null
    await ctx.tx
      .updateTable('counters.counters')
      .set({ name, place, closed_at })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .execute()
    ctx.audit('service_counter', id, { name, closed })
    return { id }
  },
  view: (ctx, { id }) => shownCounter(ctx, id),
})

/** Locks a counter: its hours and its queue change one after the other. Refusal: `platform.not_found`. */
export async function lockCounter(ctx: WriteContext, id: string): Promise<CounterRow> {
  const found = await sql<CounterRow>`
    select id, name, place, area_id, admin_path, code, closed_at from counters.counters
    where community_id = ${ctx.communityId} and id = ${id} for update`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}

/** Hours that can be booked from now on. Refusals: see the route. */
const addOpening = command(routes['POST /api/c/:community/service-counters/:id/openings'], {
  async handle(ctx, input) {
    const { id, kind, slot_minutes, capacity } = input
    await lockCounter(ctx, id)
    const opening = {
      kind,
      weekday: kind === 'weekly' ? (input.weekday ?? null) : null,
      day: kind === 'day' ? (input.day ?? null) : null,
      from_time: input.from,
      to_time: input.to,
      slot_minutes,
      capacity,
    }
    checkFits(opening)
    const there = (await openingsOf(ctx)).filter((one) => one.counter_id === id)
    if (there.some((one) => overlap(one, opening)))
      refuse('counters.opening_overlaps', {}, [{ path: 'from', code: 'invalid' }])
    const openingId = ctx.newId()
    await ctx.tx
      .insertInto('counters.openings')
      .values({ community_id: ctx.communityId, id: openingId, counter_id: id, ...opening, made_at: ctx.now })
      .execute()
    ctx.audit('service_counter', id, { opening: openingId, kind })
    return { id }
  },
  view: (ctx, { id }) => shownCounter(ctx, id),
})

function checkFits(opening: Omit<Opening, 'id' | 'counter_id'>): void {
  const unfit = (path: string) => refuse('counters.opening_unfit', {}, [{ path, code: 'required' }])
  if (opening.kind === 'weekly' && opening.weekday === null) unfit('weekday')
  if (opening.kind === 'day' && opening.day === null) unfit('day')
  if (minutesOf(opening.to_time) - minutesOf(opening.from_time) < opening.slot_minutes) unfit('to')
}

/** No new bookings; what is booked stays. Refusal: `platform.not_found`. */
const endOpening = command(routes['POST /api/c/:community/service-counters/:id/openings/:opening/end'], {
  async handle(ctx, { id, opening }) {
    await lockCounter(ctx, id)
    const ended = await ctx.tx
      .updateTable('counters.openings')
      .set({ ended_at: ctx.now })
      .where('community_id', '=', ctx.communityId)
      .where('counter_id', '=', id)
      .where('id', '=', opening)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!ended) refuse('platform.not_found')
    ctx.audit('service_counter', id, { opening_ended: opening })
    return { id }
  },
  view: (ctx, { id }) => shownCounter(ctx, id),
})

export const counterOperations: readonly Operation[] = [listCounters, addCounter, editCounter, addOpening, endOpening]
