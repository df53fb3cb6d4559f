import { sql } from 'kysely'
import { command, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { publishedOf } from './published.ts'
import { attendeesOf, changeMeeting, findMeeting, lockMeeting, type MeetingRow } from './store.ts'
import { meetingForStaff } from './views.ts'

const view = (ctx: ReadContext, { id }: { id: string }) => meetingForStaff(ctx, id)
/** Besides the chair: two who were there. */
const signaturesBesides = 2

/** A later meeting that goes on from this one and is open or held. Refusal: `deliberation.approval_unfit`. */
async function approvedIn(ctx: ReadContext, row: MeetingRow, id: string): Promise<string> {
  const next = await findMeeting(ctx, id)
  const later = next && next.line_id === row.line_id && next.id !== row.id && next.starts_at > row.starts_at
  if (!later || (next.state !== 'open' && next.state !== 'closed')) {
    return refuse('deliberation.approval_unfit', {}, [{ path: 'in_meeting_id', code: 'invalid' }])
  }
  return id
}

/** The chair and two others who were there. Refusal: `deliberation.signatures_needed`. */
async function signatures(ctx: ReadContext, row: MeetingRow, ids: readonly string[]): Promise<string[]> {
  const signed = [...new Set(ids)]
  const there = (await attendeesOf(ctx, row.id)).filter((one) => one.came_at !== null).map((one) => one.id)
  const fit = signed.every((id) => there.includes(id)) && row.chair_id !== null && signed.includes(row.chair_id)
  if (!fit || signed.length < signaturesBesides + 1) {
    refuse('deliberation.signatures_needed', { count: signaturesBesides }, [{ path: 'signed_by', code: 'invalid' }])
  }
  return signed
}

/** From here on minutes aren't changed any more; corrections stand behind them. Refusals: see the route. */
export const approveMinutes = command(routes['POST /api/c/:community/meetings/:id/approve'], {
  async handle(ctx, { id, in_meeting_id, signed_by }) {
    const row = await lockMeeting(ctx, id, 'approve')
    const change = in_meeting_id
      ? { approved_in: await approvedIn(ctx, row, in_meeting_id), approved_by: [] }
      : { approved_in: null, approved_by: await signatures(ctx, row, signed_by) }
    await changeMeeting(ctx, id, { minutes_state: 'approved', approved_at: ctx.now, ...change })
    ctx.audit('meeting', id, { minutes_state: 'approved', ...change })
    return { id }
  },
  view,
})

/** Puts the minutes where everybody reads them, names and numbers of residents covered. Refusals: see the route. */
export const publishMinutes = command(routes['POST /api/c/:community/meetings/:id/publish'], {
  async handle(ctx, { id }) {
    await lockMeeting(ctx, id, 'publish')
    const published = JSON.stringify(await publishedOf(ctx, id))
    await changeMeeting(ctx, id, { minutes_state: 'published', published_at: ctx.now, published })
    ctx.audit('meeting', id, { minutes_state: 'published' })
    ctx.emit('deliberation.minutes_published', { meeting_id: id })
    return { id }
  },
  view,
})

/** What was wrong stands behind what was approved; where it is published, there too. Refusals: see the route. */
export const addAddendum = command(routes['POST /api/c/:community/meetings/:id/addenda'], {
  async handle(ctx, { id, text }) {
    const row = await lockMeeting(ctx, id, 'add_word')
    await sql`
      insert into deliberation.addenda (community_id, meeting_id, id, text, added_at, added_by_person)
      values (${ctx.communityId}, ${id}, ${ctx.newId()}, ${text}, ${ctx.now}, ${ctx.actor.personId})`.execute(ctx.tx)
    if (row.minutes_state === 'published')
      await changeMeeting(ctx, id, { published: JSON.stringify(await publishedOf(ctx, id)) })
    ctx.audit('meeting', id, { addendum: text })
    return { id }
  },
  view,
})
