/** The tables of meetings, as commands and views need them. */
import { type RawBuilder, sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import type { Actor } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type {
  answers,
  itemKinds,
  itemStates,
  MeetingAction,
  MeetingKind,
  meetingStates,
  minutesStates,
} from '../../contract/meetings/kinds.ts'
import type { Law } from '../../contract/meetings/law-views.ts'
import { meetingRefusal } from './can.ts'

export type MeetingRow = {
  id: string
  line_id: string
  series_id: string | null
  kind: MeetingKind
  title: string
  body_id: string | null
  area_id: string | null
  admin_path: string | null
  compound_path: string | null
  place_detail: string
  starts_at: Date
  minutes: number
  call_reason: string
  law: Law
  households: number | null
  check_in_code: string
  state: (typeof meetingStates)[number]
  chair_id: string | null
  called_at: Date
  opened_at: Date | null
  closed_at: Date | null
  cancel_reason: string
  minutes_state: (typeof minutesStates)[number]
  approved_at: Date | null
  approved_in: string | null
  approved_by: string[]
  published_at: Date | null
  units: string[]
  persons: string[]
  invited: number
  came: number
}

/** What every view is made from; to be followed by `where`. Bounded by the list it is part of. */
const selectMeetings = sql`
  select m.id, m.line_id, m.series_id, m.kind, m.title, m.body_id, m.area_id, m.admin_path, m.compound_path, m.place_detail,
    m.starts_at, m.minutes, m.call_reason, m.law, m.households, m.check_in_code, m.state, m.chair_id, m.called_at, m.opened_at,
    m.closed_at, m.cancel_reason, m.minutes_state, m.approved_at, m.approved_in, m.approved_by, m.published_at, p.units, p.persons,
    p.invited, p.came
  from deliberation.meetings m
  cross join lateral (
    select coalesce(array_agg(distinct a.body_id) filter (where a.body_id is not null), '{}') as units,
      coalesce(array_agg(a.person_id) filter (where a.person_id is not null), '{}') as persons,
      count(*)::int as invited, count(a.came_at)::int as came
    from deliberation.attendees a where a.community_id = m.community_id and a.meeting_id = m.id) p`

export async function meetingsWhere(
  tx: Tx,
  communityId: number,
  where: RawBuilder<unknown>,
  rest: RawBuilder<unknown> = sql``,
): Promise<MeetingRow[]> {
  const found = await sql<MeetingRow>`
    ${selectMeetings} where m.community_id = ${communityId} and ${where} ${rest}`.execute(tx)
  return found.rows
}

export async function findMeeting(ctx: ReadContext, id: string): Promise<MeetingRow | undefined> {
  return (await meetingsWhere(ctx.tx, ctx.communityId, sql`m.id = ${id}`))[0]
}

/** Locks a meeting for an act of staff. Refusals by precedence: `platform.not_found`, then those of `meetingRefusal`. */
export async function lockMeeting(ctx: WriteContext, id: string, action: MeetingAction): Promise<MeetingRow> {
  await sql`select 1 from deliberation.meetings where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  const row = (await findMeeting(ctx, id)) ?? refuse('platform.not_found')
  const refusal = meetingRefusal(ctx.actor, row, action)
  return refusal ? refuse(refusal) : row
}

/** Meetings a person of the workbench may see, as a condition on `m`: the same as `sees` of can.ts, set by set. */
export function seenBy(actor: Actor): RawBuilder<unknown> {
  if (actor.kind === 'system') return sql`true`
  const posts = ['deliberation.read', 'deliberation.keep'].flatMap((name) => actor.permissions.get(name) ?? [])
  if (posts.some((post) => post.areaPath === '' && post.bodyId === null)) return sql`true`
  const paths = posts.filter((post) => post.bodyId === null).flatMap((post) => post.areaPath ?? [])
  const bodies = posts.flatMap((post) => post.bodyId ?? [])
  const under = (column: string) =>
    sql`exists (select 1 from unnest(${paths}::text[]) path where ${sql.ref(column)} = path or starts_with(${sql.ref(column)}, path || '/'))`
  return sql`(m.body_id = any (${bodies}::uuid[]) or ${under('m.admin_path')} or ${under('m.compound_path')}
    or exists (select 1 from deliberation.attendees s where s.community_id = m.community_id and s.meeting_id = m.id
      and (s.body_id = any (${bodies}::uuid[]) or s.person_id = ${actor.personId}::uuid)))`
}

export async function changeMeeting(ctx: WriteContext, id: string, change: Record<string, unknown>): Promise<void> {
  await ctx.tx
    .updateTable('deliberation.meetings')
    .set(change)
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
}

export type AttendeeRow = {
  id: string
  person_id: string | null
  outside_name: string | null
  body_id: string | null
  voting: boolean
  answer: (typeof answers)[number]
  reason: string
  deputy_name: string
  came_at: Date | null
  came_how: 'code' | 'clerk' | null
  left_at: Date | null
}

export async function attendeesOf(ctx: ReadContext, meetingId: string): Promise<AttendeeRow[]> {
  const found = await sql<AttendeeRow>`
    select id, person_id, outside_name, body_id, voting, answer, reason, deputy_name, came_at, came_how, left_at
    from deliberation.attendees where community_id = ${ctx.communityId} and meeting_id = ${meetingId}
    order by voting desc, body_id nulls first, invited_at, id limit 1000`.execute(ctx.tx)
  return found.rows
}

export type ItemRow = {
  id: string
  seq: number
  kind: (typeof itemKinds)[number]
  state: (typeof itemStates)[number]
  title: string
  minutes: number
  reporter: string
  body_id: string | null
  request_id: string | null
  undertaking_id: string | null
  decision_id: string | null
  proposed_by_person: string | null
  decline_reason: string
  note: string
  noted_at: Date | null
}

export async function itemsOf(ctx: ReadContext, meetingId: string): Promise<ItemRow[]> {
  const found = await sql<ItemRow>`
    select id, seq, kind, state, title, minutes, reporter, body_id, request_id, undertaking_id, decision_id, proposed_by_person,
      decline_reason, note, noted_at
    from deliberation.items where community_id = ${ctx.communityId} and meeting_id = ${meetingId}
    order by kind <> 'read_out', state <> 'on', seq, id limit 200`.execute(ctx.tx)
  return found.rows
}

/** One item that is on the agenda. Refusal: `deliberation.item_unknown`. */
export async function itemOf(ctx: ReadContext, meetingId: string, itemId: string): Promise<ItemRow> {
  const items = await itemsOf(ctx, meetingId)
  return items.find((one) => one.id === itemId && one.state === 'on') ?? refuse('deliberation.item_unknown')
}
