import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { callees, neighbourCallStates } from '../../contract/neighbour-call-routes.ts'
import { type StaffAction, staffRefusal } from './can.ts'

export type CallRow = {
  id: string
  title: string
  description: string
  area_id: string | null
  admin_path: string | null
  compound_path: string | null
  place_detail: string
  welcomes: (typeof callees)[number][]
  meets_at: Date
  needed: number
  contact_phone: string
  state: (typeof neighbourCallStates)[number]
  called_by_post: string | null
  called_by_person: string | null
  called_at: Date
  ended_at: Date | null
  end_text: string
  coming: number
  came: number
}

export type ComerRow = {
  id: string
  person_id: string | null
  body_id: string | null
  outside_name: string | null
  places: number
  said_at: Date
  entered_by_person: string | null
  left_at: Date | null
  came: number | null
}

const comersMost = 500

/** What every view is made from; to be followed by `where`. Bounded by the list it is part of. */
export const selectCalls = sql`
  select n.id, n.title, n.description, n.area_id, n.admin_path, n.compound_path, n.place_detail, n.welcomes, n.meets_at, n.needed,
    n.contact_phone, n.state, n.called_by_post, n.called_by_person, n.called_at, n.ended_at, n.end_text, m.coming, m.came
  from whistles.neighbour_calls n
  cross join lateral (
    select coalesce(sum(c.places) filter (where c.left_at is null), 0)::int as coming, coalesce(sum(c.came), 0)::int as came
    from whistles.comers c where c.community_id = n.community_id and c.call_id = n.id) m`

export async function findCall(tx: Tx, communityId: number, id: string): Promise<CallRow | undefined> {
  const found = await sql<CallRow>`${selectCalls} where n.community_id = ${communityId} and n.id = ${id}`.execute(tx)
  return found.rows[0]
}

/** Locks a call; who comes is counted after the lock. Refusal: `platform.not_found`. */
export async function lockCall(ctx: WriteContext, id: string): Promise<CallRow> {
  await sql`select 1 from whistles.neighbour_calls where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  return (await findCall(ctx.tx, ctx.communityId, id)) ?? refuse('platform.not_found')
}

/** The same for staff. Refusals by precedence: `platform.not_found`, those of `staffRefusal`. */
export async function lockForStaff(ctx: WriteContext, id: string, action: StaffAction): Promise<CallRow> {
  const row = await lockCall(ctx, id)
  const refusal = staffRefusal(ctx.actor, row, ctx.now, action)
  return refusal ? refuse(refusal) : row
}

export async function comersOf(tx: Tx, communityId: number, callId: string): Promise<ComerRow[]> {
  const found = await sql<ComerRow>`
    select id, person_id, body_id, outside_name, places, said_at, entered_by_person, left_at, came from whistles.comers
    where community_id = ${communityId} and call_id = ${callId}
    order by left_at is not null, said_at, id limit ${comersMost}`.execute(tx)
  return found.rows
}

export type NewComer = { personId?: string; bodyId?: string; name?: string; places: number }

/** Adds somebody who comes. The call is locked. Refusals: `whistles.coming_already`, `whistles.enough_come`. */
export async function addComer(ctx: WriteContext, row: CallRow, comer: NewComer, entered: boolean): Promise<string> {
  const { personId = null, bodyId = null, name = null, places } = comer
  const known = await sql`
    select 1 from whistles.comers where community_id = ${ctx.communityId} and call_id = ${row.id} and left_at is null
      and (person_id = ${personId}::uuid or body_id = ${bodyId}::uuid or outside_name = ${name}::text)`.execute(ctx.tx)
  if (known.rows.length > 0) refuse('whistles.coming_already')
  if (row.coming + places > row.needed) {
    const left = Math.max(0, row.needed - row.coming)
    refuse('whistles.enough_come', { left }, left > 0 ? [{ path: 'places', code: 'too_many' }] : [])
  }
  const id = ctx.newId()
  await ctx.tx
    .insertInto('whistles.comers')
    .values({
      community_id: ctx.communityId,
      call_id: row.id,
      id,
      person_id: personId,
      body_id: bodyId,
      outside_name: name,
      places,
      said_at: ctx.now,
      entered_by_person: entered ? ctx.actor.personId : null,
    })
    .execute()
  return id
}
