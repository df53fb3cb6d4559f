import { sql } from 'kysely'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type Body, bodiesByIds } from '../../../bodies/api.ts'
import { requestsSeen } from '../../../requests/api.ts'
import { routes } from '../../contract.ts'
import { placeOf } from '../place.ts'
import { addItems } from './agenda.ts'
import { keeps } from './can.ts'
import { decisionsWhere, decisionViews } from './decision-store.ts'
import { lawCodeOf } from './law.ts'
import { lawNow } from './laws.ts'
import { addPeople, makeMeeting, personsOf, unitsOf } from './make.ts'
import { changeMeeting, lockMeeting, meetingsWhere, seenBy } from './store.ts'
import { suggestionsWhere, suggestionViews } from './suggestion-store.ts'
import { meetingBriefs, meetingForStaff } from './views.ts'

const dayMs = 86_400_000

/** A body in being. Refusal: `deliberation.body_unknown`. */
export async function bodyOf(ctx: ReadContext, id: string | undefined): Promise<Body | undefined> {
  if (id === undefined) return undefined
  const body = (await bodiesByIds(ctx.tx, ctx.communityId, [id])).get(id)
  return body && !body.dissolved_at
    ? body
    : refuse('deliberation.body_unknown', {}, [{ path: 'body_id', code: 'invalid' }])
}

/** Calls one meeting. Refusals: see the route. */
export const callMeeting = command(routes['POST /api/c/:community/meetings'], {
  async handle(ctx, input) {
    const body = await bodyOf(ctx, input.body_id)
    const place = await placeOf(ctx, input.area_id ?? body?.area_id)
    if (!keeps(ctx.actor, { ...place, body_id: body?.id ?? null })) refuse('platform.not_allowed')
    if (input.kind === 'body' && !body) refuse('deliberation.body_unknown', {}, [{ path: 'body_id', code: 'required' }])
    const starts = new Date(input.starts_at)
    if (starts <= ctx.now) refuse('deliberation.starts_past', {}, [{ path: 'starts_at', code: 'invalid' }])
    if (input.kind === 'urgent' && input.call_reason === '') {
      refuse('deliberation.reason_needed', {}, [{ path: 'call_reason', code: 'required' }])
    }
    const { notice_days } = await lawNow(ctx, lawCodeOf(input.kind, body?.kind))
    if (starts.getTime() - ctx.now.getTime() < notice_days * dayMs && input.call_reason === '') {
      refuse('deliberation.notice_short', { days: notice_days }, [{ path: 'starts_at', code: 'invalid' }])
    }
    const { kind, title, place_detail, minutes, call_reason, households } = input
    const plan = { kind, title, body, place, place_detail, starts, minutes, call_reason, households }
    const id = await makeMeeting(ctx, plan)
    const known = await sql<{ person_id: string }>`
      select person_id from deliberation.attendees where community_id = ${ctx.communityId} and meeting_id = ${id} and person_id is not null`.execute(
      ctx.tx,
    )
    const already = new Set(known.rows.map((row) => row.person_id))
    await addPeople(ctx, id, await unitsOf(ctx, input.unit_ids), true)
    await addPeople(
      ctx,
      id,
      await personsOf(
        ctx,
        input.person_ids.filter((one) => !already.has(one)),
      ),
      true,
    )
    await addItems(ctx, id, input.agenda)
    ctx.audit('meeting', id, { kind, title, starts_at: input.starts_at, body: body?.id ?? null })
    return { id }
  },
  view: (ctx, { id }) => meetingForStaff(ctx, id),
})

/** Another time or place; everybody asked is told. Refusals: see the route. */
export const moveMeeting = command(routes['POST /api/c/:community/meetings/:id/change'], {
  async handle(ctx, { id, title, place_detail, starts_at, minutes, reason }) {
    await lockMeeting(ctx, id, 'change')
    const starts = new Date(starts_at)
    if (starts <= ctx.now) refuse('deliberation.starts_past', {}, [{ path: 'starts_at', code: 'invalid' }])
    await changeMeeting(ctx, id, { title, place_detail, starts_at: starts, minutes, reminded_at: null })
    ctx.audit('meeting', id, { title, starts_at, place_detail, reason })
    ctx.emit('deliberation.meeting_moved', { meeting_id: id })
    return { id }
  },
  view: (ctx, { id }) => meetingForStaff(ctx, id),
})

/** Calls it off; everybody asked is told. Refusals: see the route. */
export const cancelMeeting = command(routes['POST /api/c/:community/meetings/:id/cancel'], {
  async handle(ctx, { id, reason }) {
    await lockMeeting(ctx, id, 'cancel')
    await changeMeeting(ctx, id, { state: 'cancelled', cancel_reason: reason })
    ctx.audit('meeting', id, { state: 'cancelled', reason })
    ctx.emit('deliberation.meeting_cancelled', { meeting_id: id })
    return { id }
  },
  view: (ctx, { id }) => meetingForStaff(ctx, id),
})

export const oneMeeting = query(routes['GET /api/c/:community/meetings/:id'], (ctx, { id }) => meetingForStaff(ctx, id))

const ofRequestMost = 20

/** Where a request was on the table, as far as both are the reader's to see. */
export const meetingsOfRequest = query(routes['GET /api/c/:community/requests/:id/meetings'], async (ctx, { id }) => {
  if ((await requestsSeen(ctx, [id])).length === 0) return { meetings: [], decisions: [], suggestions: [] }
  const seen = seenBy(ctx.actor)
  const rows = await meetingsWhere(
    ctx.tx,
    ctx.communityId,
    sql`${seen} and exists (select 1 from deliberation.items i where i.community_id = m.community_id and i.meeting_id = m.id
      and i.request_id = ${id} and i.state = 'on')`,
    sql`order by m.starts_at desc, m.id limit ${ofRequestMost}`,
  )
  const decisions = await decisionsWhere(
    ctx,
    sql`${seen} and (d.request_id = ${id} or i.request_id = ${id})`,
    sql`order by d.made_at desc, d.id limit ${ofRequestMost}`,
  )
  const suggestions = await suggestionsWhere(
    ctx,
    sql`${seen} and g.request_id = ${id}`,
    sql`order by g.noted_at desc limit ${ofRequestMost}`,
  )
  return {
    meetings: await meetingBriefs(ctx, rows),
    decisions: await decisionViews(ctx, decisions),
    suggestions: await suggestionViews(ctx, suggestions),
  }
})
