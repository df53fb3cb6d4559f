import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { toldName } from '../topics/names.ts'
import { addPeople, personsOf, unitsOf } from './make.ts'
import { type AttendeeRow, attendeesOf, changeMeeting, lockMeeting } from './store.ts'
import { meetingForStaff } from './views.ts'

const peopleMost = 1_000

/** Asks people to come; who is on the list already stays as they are. Refusals: see the route. */
export const invite = command(routes['POST /api/c/:community/meetings/:id/invite'], {
  async handle(ctx, { id, person_ids, unit_ids, names, voting }) {
    await lockMeeting(ctx, id, 'invite')
    const there = await attendeesOf(ctx, id)
    const persons = (await personsOf(ctx, person_ids)).filter(
      (one) => !there.some((row) => row.person_id === one.person_id),
    )
    const units = (await unitsOf(ctx, unit_ids)).filter((one) => !there.some((row) => row.body_id === one.body_id))
    const outside = [...new Set(names)]
      .filter((name) => !there.some((row) => row.outside_name === name))
      .map((name) => ({ person_id: null, outside_name: name }))
    const people = [...persons, ...units, ...outside]
    if (there.length + people.length > peopleMost) refuse('deliberation.people_full', { most: peopleMost })
    const ids = await addPeople(ctx, id, people, voting)
    ctx.audit('meeting', id, { invited: ids })
    if (ids.length > 0) ctx.emit('deliberation.people_invited', { meeting_id: id, attendee_ids: ids })
    return { id }
  },
  view: (ctx, { id }) => meetingForStaff(ctx, id),
})

type Kept = {
  came?: boolean | undefined
  left?: boolean | undefined
  answer?: AttendeeRow['answer'] | undefined
  reason?: string | undefined
  deputy_name?: string | undefined
  voting?: boolean | undefined
}

/** What changes of one line of the list: only what was said. */
function changesOf(row: AttendeeRow, kept: Kept, now: Date): Partial<AttendeeRow> {
  const came = kept.came ?? (kept.left ? true : undefined)
  return {
    ...(came === true && row.came_at === null ? { came_at: now, came_how: 'clerk' as const } : {}),
    ...(came === false ? { came_at: null, came_how: null, left_at: null } : {}),
    ...(kept.left === undefined ? {} : { left_at: kept.left ? now : null }),
    ...(kept.answer === undefined ? {} : { answer: kept.answer }),
    ...(kept.reason === undefined ? {} : { reason: kept.reason }),
    ...(kept.deputy_name === undefined ? {} : { deputy_name: kept.deputy_name }),
    ...(kept.voting === undefined ? {} : { voting: kept.voting }),
  }
}

/** The clerk keeps the list: who came, who sent somebody, who left. Refusals: see the route. */
export const keepAttendee = command(routes['POST /api/c/:community/meetings/:id/attendees/:attendee'], {
  async handle(ctx, { id, attendee, chair, removed, ...kept }) {
    const meeting = await lockMeeting(ctx, id, 'attendance')
    const row = (await attendeesOf(ctx, id)).find((one) => one.id === attendee)
    if (!row) return refuse('deliberation.attendee_unknown')
    if (kept.deputy_name && !meeting.law.deputies) {
      refuse('deliberation.deputy_not_allowed', { article: toldName(ctx, meeting.law.article) }, [
        { path: 'deputy_name', code: 'invalid' },
      ])
    }
    const of = sql`community_id = ${ctx.communityId} and meeting_id = ${id}`
    if (removed) {
      const used = await sql`select 1 from deliberation.stepped_out where ${of} and attendee_id = ${attendee}`.execute(
        ctx.tx,
      )
      if (row.came_at !== null || used.rows.length > 0) refuse('deliberation.attendee_in_use')
      await sql`delete from deliberation.attendees where ${of} and id = ${attendee}`.execute(ctx.tx)
      if (meeting.chair_id === attendee) await changeMeeting(ctx, id, { chair_id: null })
    } else {
      const change = changesOf(row, kept, ctx.now)
      if (Object.keys(change).length > 0) {
        await ctx.tx
          .updateTable('deliberation.attendees')
          .set(change)
          .where('community_id', '=', ctx.communityId)
          .where('meeting_id', '=', id)
          .where('id', '=', attendee)
          .execute()
      }
      if (chair) await changeMeeting(ctx, id, { chair_id: attendee })
    }
    ctx.audit('meeting', id, { attendee, ...kept, ...(chair ? { chair } : {}), ...(removed ? { removed } : {}) })
    return { id }
  },
  view: (ctx, { id }) => meetingForStaff(ctx, id),
})
