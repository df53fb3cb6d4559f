import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import { livePerson } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { placeOf } from '../place.ts'
import { isOver, keepsCall } from './can.ts'
import { addComer, comersOf, lockCall, lockForStaff, type NewComer } from './store.ts'
import { callForStaff, ownCall } from './views.ts'

/** Calls neighbours to come. Refusals: `whistles.place_unknown`, `platform.not_allowed` out of reach, `whistles.meets_past`. */
export const callNeighbours = command(routes['POST /api/c/:community/neighbour-calls'], {
  async handle(ctx, input) {
    const { area_id, meets_at, welcomes, ...said } = input
    const place = await placeOf(ctx, area_id)
    if (!keepsCall(ctx.actor, place)) refuse('platform.not_allowed')
    const meets = new Date(meets_at)
    if (meets <= ctx.now) refuse('whistles.meets_past', {}, [{ path: 'meets_at', code: 'invalid' }])
    const id = ctx.newId()
    const { title, description, place_detail, needed, contact_phone } = said
    await ctx.tx
      .insertInto('whistles.neighbour_calls')
      .values({
        community_id: ctx.communityId,
        id,
        title,
        description,
        place_detail,
        needed,
        contact_phone,
        ...place,
        welcomes: [...new Set(welcomes)],
        meets_at: meets,
        state: 'open',
        called_by_post: ctx.actor.permissions.get('whistles.call_neighbours')?.[0]?.id ?? null,
        called_by_person: ctx.actor.personId,
        called_at: ctx.now,
      })
      .execute()
    ctx.audit('neighbour_call', id, { title, needed, meets_at })
    ctx.emit('whistles.neighbours_called', { call_id: id })
    return { id }
  },
  view: (ctx, { id }) => callForStaff(ctx, id),
})

/** Enters somebody who said so by telephone or at the counter. Refusals: see the route. */
export const enterComer = command(routes['POST /api/c/:community/neighbour-calls/:id/enter'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input.id, 'enter')
    const comer = await comerOf(ctx, input)
    const comerId = await addComer(ctx, row, comer, true)
    ctx.audit('neighbour_call', row.id, { entered: comerId, places: input.places })
    return { id: row.id }
  },
  view: (ctx, { id }) => callForStaff(ctx, id),
})

type Told = { person_id?: string | undefined; body_id?: string | undefined; name?: string | undefined; places: number }

/** Exactly one of the three, and known here. Refusal: `whistles.comer_unknown`. */
async function comerOf(ctx: WriteContext, { person_id, body_id, name, places }: Told): Promise<NewComer> {
  const unknown = (path: string) => refuse('whistles.comer_unknown', {}, [{ path, code: 'invalid' }])
  if ([person_id, body_id, name].filter((one) => one !== undefined).length !== 1) return unknown('name')
  if (person_id) {
    const person = await livePerson(ctx.tx, ctx.communityId, person_id)
    return person && !person.died ? { personId: person_id, places } : unknown('person_id')
  }
  if (body_id) {
    const body = (await bodiesByIds(ctx.tx, ctx.communityId, [body_id])).get(body_id)
    return body && !body.dissolved_at ? { bodyId: body_id, places } : unknown('body_id')
  }
  return { name: name ?? '', places }
}

/** How it went and who came; who isn't named didn't. No grade for anybody. Refusals: see the route. */
export const holdCall = command(routes['POST /api/c/:community/neighbour-calls/:id/hold'], {
  async handle(ctx, { id, text, came }) {
    const row = await lockForStaff(ctx, id, 'hold')
    const known = new Set((await comersOf(ctx.tx, ctx.communityId, id)).map((comer) => comer.id))
    if (came.some((one) => !known.has(one.id)))
      refuse('whistles.comer_unknown', {}, [{ path: 'came', code: 'invalid' }])
    await sql`
      update whistles.comers c set came = coalesce(n.came, 0)
      from whistles.comers o left join jsonb_to_recordset(${JSON.stringify(came)}::jsonb) as n (id uuid, came int) on n.id = o.id
      where c.community_id = ${ctx.communityId} and c.call_id = ${id} and o.community_id = c.community_id and o.call_id = c.call_id
        and o.id = c.id and (c.left_at is null or n.came is not null)`.execute(ctx.tx)
    await end(ctx, row.id, 'held', text)
    ctx.audit('neighbour_call', id, { state: 'held', came: came.reduce((sum, one) => sum + one.came, 0) })
    ctx.emit('whistles.neighbours_came', { call_id: id })
    return { id }
  },
  view: (ctx, { id }) => callForStaff(ctx, id),
})

/** Calls it off; everybody who wanted to come reads why. Refusals: see the route. */
export const withdrawCall = command(routes['POST /api/c/:community/neighbour-calls/:id/withdraw'], {
  async handle(ctx, { id, reason }) {
    await lockForStaff(ctx, id, 'withdraw')
    await end(ctx, id, 'withdrawn', reason)
    ctx.audit('neighbour_call', id, { state: 'withdrawn', reason })
    ctx.emit('whistles.neighbour_call_withdrawn', { call_id: id })
    return { id }
  },
  view: (ctx, { id }) => callForStaff(ctx, id),
})

async function end(ctx: WriteContext, id: string, state: 'held' | 'withdrawn', text: string): Promise<void> {
  await ctx.tx
    .updateTable('whistles.neighbour_calls')
    .set({ state, ended_at: ctx.now, end_text: text })
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
}

/** 我来: a resident comes, with the family if they like. Refusals: see the route. */
export const come = command(routes['POST /api/c/:community/my/neighbour-calls/:id/come'], {
  async handle(ctx, { id, places }) {
    const row = await lockCall(ctx, id)
    if (isOver(row, ctx.now) || !row.welcomes.includes('residents')) refuse('whistles.call_ended')
    const personId = ctx.actor.personId ?? refuse('platform.not_a_member')
    const comerId = await addComer(ctx, row, { personId, places }, false)
    ctx.audit('neighbour_call', id, { comes: comerId, places })
    return { id }
  },
  view: (ctx, { id }) => ownCall(ctx, id),
})

/** Takes one's word back, as long as it hasn't begun. Refusals: see the route. */
export const leaveCall = command(routes['POST /api/c/:community/my/neighbour-calls/:id/leave'], {
  async handle(ctx, { id }) {
    const row = await lockCall(ctx, id)
    if (isOver(row, ctx.now)) refuse('whistles.call_ended')
    const left = await ctx.tx
      .updateTable('whistles.comers')
      .set({ left_at: ctx.now })
      .where('community_id', '=', ctx.communityId)
      .where('call_id', '=', id)
      .where('person_id', '=', ctx.actor.personId)
      .where('left_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!left) refuse('whistles.not_coming')
    ctx.audit('neighbour_call', id, { leaves: left?.id ?? null })
    return { id }
  },
  view: (ctx, { id }) => ownCall(ctx, id),
})
