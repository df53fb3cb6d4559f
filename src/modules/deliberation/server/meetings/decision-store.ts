import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { civilDateOf, daysBetween } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds, postsByIds } from '../../../bodies/api.ts'
import { requestsSeen } from '../../../requests/api.ts'
import type { DecisionState } from '../../contract/meetings/kinds.ts'
import type { decisionView } from '../../contract/meetings/views.ts'
import { type CanDecision, type CanMeeting, canDecision, type Place } from './can.ts'
import { type MeetingRow, meetingsWhere } from './store.ts'
import { zoneOf } from './zone.ts'

export type DecisionRow = {
  id: string
  /** null where a topic was decided without a meeting */
  meeting_id: string | null
  item_id: string | null
  topic_id: string | null
  ballot_id: string | null
  line_id: string
  number: string
  text: string
  owner_post_id: string | null
  owner_body_id: string | null
  promised_to: string
  due_day: string
  request_id: string | null
  state: DecisionState
  made_at: Date
  late_told_at: Date | null
  ended_at: Date | null
  ended_day: string | null
  words: string
  file_ids: string[]
  counted: string[]
  item: string
  option_codes: string[]
  /** what the ballot chose */
  chosen: { code: string; title: string }[]
  /** title of the ballot it was made of */
  ballot: string | null
  /** where there was no meeting: the topic or the ballot it was made of */
  topic: Place & { title: string }
}

export type DecisionView = z.output<typeof decisionView>

const selectDecisions = sql`
  select d.id, d.meeting_id, d.item_id, d.line_id, d.number, d.text, d.owner_post_id, d.owner_body_id, d.promised_to,
    d.due_day::text as due_day, d.request_id, d.state, d.made_at, d.late_told_at, d.ended_at, d.ended_day::text as ended_day, d.words,
    d.file_ids, d.counted, coalesce(i.title, t.title, b.title) as item, d.topic_id, d.ballot_id, d.option_codes, b.title as ballot,
    coalesce(b.chosen, '[]') as chosen,
    case when t.id is null then jsonb_build_object('title', b.title, 'body_id', null, 'admin_path', b.admin_path, 'compound_path', b.compound_path)
      else jsonb_build_object('title', t.title, 'body_id', t.body_id, 'admin_path', t.admin_path, 'compound_path', t.compound_path) end as topic
  from deliberation.decisions d
  left join deliberation.items i on i.community_id = d.community_id and i.meeting_id = d.meeting_id and i.id = d.item_id
  left join deliberation.meetings m on m.community_id = d.community_id and m.id = d.meeting_id
  left join deliberation.topics t on t.community_id = d.community_id and t.id = d.topic_id
  left join deliberation.ballots b on b.community_id = d.community_id and b.ballot_id = d.ballot_id`

/** Decisions with what they were made on; `m` is the meeting. To be bounded by `rest`. */
export async function decisionsWhere(
  ctx: ReadContext,
  where: RawBuilder<unknown>,
  rest: RawBuilder<unknown>,
): Promise<DecisionRow[]> {
  const found = await sql<DecisionRow>`
    ${selectDecisions} where d.community_id = ${ctx.communityId} and ${where} ${rest}`.execute(ctx.tx)
  return found.rows
}

/** What a line of meetings hasn't done yet, the oldest first. */
export function openOfLine(ctx: ReadContext, lineId: string): Promise<DecisionRow[]> {
  return decisionsWhere(ctx, sql`d.line_id = ${lineId} and d.state = 'open'`, sql`order by d.made_at, d.id limit 60`)
}

export function decisionsOfMeeting(ctx: ReadContext, meetingId: string): Promise<DecisionRow[]> {
  return decisionsWhere(ctx, sql`d.meeting_id = ${meetingId}`, sql`order by d.number limit 200`)
}

type Reading = { decision_id: string; meeting_id: string; words: string; at: Date }
type Photo = DecisionView['photos'][number]

async function meetingsOf(ctx: ReadContext, rows: readonly DecisionRow[]): Promise<Map<string, MeetingRow>> {
  const ids = [...new Set(rows.flatMap((row) => row.meeting_id ?? []))]
  const found = await meetingsWhere(ctx.tx, ctx.communityId, sql`m.id = any (${ids}::uuid[])`)
  return new Map(found.map((row) => [row.id, row]))
}

async function readingsOf(ctx: ReadContext, ids: readonly string[]): Promise<Map<string, Reading[]>> {
  const found = await sql<Reading>`
    select decision_id, meeting_id, words, at from deliberation.readings
    where community_id = ${ctx.communityId} and decision_id = any (${[...ids]}::uuid[]) order by at, meeting_id limit 2000`.execute(
    ctx.tx,
  )
  return Map.groupBy(found.rows, (row) => row.decision_id)
}

async function photosOf(ctx: ReadContext, ids: readonly string[]): Promise<Map<string, Photo>> {
  if (ids.length === 0) return new Map()
  const found = await sql<Photo>`
    select id as file_id, media_type, width, height from platform.files
    where community_id = ${ctx.communityId} and id = any (${[...ids]}::uuid[])`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.file_id, row]))
}

/** Decisions as staff see them. */
export async function decisionViews(ctx: ReadContext, rows: readonly DecisionRow[]): Promise<DecisionView[]> {
  if (rows.length === 0) return []
  const { tx, communityId } = ctx
  const today = civilDateOf(ctx.now, await zoneOf(ctx))
  const meetings = await meetingsOf(ctx, rows)
  const posts = await postsByIds(
    tx,
    communityId,
    rows.flatMap((row) => row.owner_post_id ?? []),
  )
  const bodies = await bodiesByIds(
    tx,
    communityId,
    rows.flatMap((row) => row.owner_body_id ?? []),
  )
  const readings = await readingsOf(
    ctx,
    rows.map((row) => row.id),
  )
  const photos = await photosOf(
    ctx,
    rows.flatMap((row) => row.file_ids),
  )
  const requests = await requestsSeen(
    ctx,
    rows.flatMap((row) => row.request_id ?? []),
  )
  return rows.flatMap((row) => {
    const meeting = meetings.get(row.meeting_id ?? '')
    const owner = row.owner_post_id
      ? { kind: 'post' as const, id: row.owner_post_id, name: posts.get(row.owner_post_id)?.title ?? '' }
      : { kind: 'body' as const, id: row.owner_body_id ?? '', name: bodies.get(row.owner_body_id ?? '')?.name ?? '' }
    const request = requests.find((one) => one.id === row.request_id)
    return {
      id: row.id,
      number: row.number,
      text: row.text,
      meeting: meeting ? { id: meeting.id, title: meeting.title, starts_at: meeting.starts_at.toISOString() } : null,
      topic: row.topic_id ? { id: row.topic_id, title: row.topic.title } : null,
      ballot: row.ballot_id ? { id: row.ballot_id, title: row.ballot ?? '' } : null,
      options: optionsOfTask(row),
      chosen: row.chosen,
      item: row.item,
      owner,
      promised_to: row.promised_to,
      made_at: row.made_at.toISOString(),
      due_day: row.due_day,
      state: row.state,
      late: lateOn(row, today),
      days: Math.max(0, daysBetween(civilDateOf(row.made_at, meetingZone), row.ended_day ?? today)),
      ended_day: row.ended_day,
      words: row.words,
      photos: row.file_ids.flatMap((id) => photos.get(id) ?? []),
      request: request ? { id: request.id, number: request.number } : null,
      readings: (readings.get(row.id) ?? []).map(({ meeting_id, words, at }) => ({
        meeting_id,
        words,
        at: at.toISOString(),
      })),
      can: canDecision(ctx.actor, canOf(row, meeting ?? asMeeting(row))),
    }
  })
}

/** Days since are told whole: the zone of the country is near enough. */
const meetingZone = 'Asia/Shanghai'

/** Late: open past its day, or done after it. */
function lateOn(row: Pick<DecisionRow, 'state' | 'due_day' | 'ended_day'>, today: string): boolean {
  if (row.state === 'open') return row.due_day < today
  return row.state === 'done' && row.ended_day !== null && row.ended_day > row.due_day
}

/** Who keeps and sees a topic, or keeps and sees meetings where a ballot was held, keeps and sees what was decided of it. */
function asMeeting({ topic, made_at }: DecisionRow): CanMeeting {
  return { ...topic, state: 'open', minutes_state: 'draft', starts_at: made_at, units: [], persons: [] }
}

/** Which of what was chosen it carries out, in the order of the result. */
export function optionsOfTask({ option_codes, chosen }: Pick<DecisionRow, 'option_codes' | 'chosen'>) {
  return chosen.filter((one) => option_codes.includes(one.code))
}

export function canOf(row: DecisionRow, meeting: CanMeeting): CanDecision {
  const { state, owner_post_id, owner_body_id, chosen } = row
  return { state, owner_post_id, owner_body_id, chosen_count: chosen.length, meeting }
}

export type WithMeeting = { row: DecisionRow; meeting: CanMeeting }

/** One with its meeting. Refusal: `platform.not_found`. */
export async function decisionWithMeeting(ctx: ReadContext, id: string): Promise<WithMeeting> {
  const [row] = await decisionsWhere(ctx, sql`d.id = ${id}`, sql`limit 1`)
  if (!row) return refuse('platform.not_found')
  const meeting = (await meetingsOf(ctx, [row])).get(row.meeting_id ?? '')
  return { row, meeting: meeting ?? asMeeting(row) }
}

const attempts = 60

/** The day's next number: the second decision of 20 March is J20260320-02. */
export async function insertDecision(
  ctx: WriteContext,
  values: Omit<
    DecisionRow,
    | 'number'
    | 'item'
    | 'topic'
    | 'topic_id'
    | 'ballot'
    | 'ballot_id'
    | 'chosen'
    | 'option_codes'
    | 'late_told_at'
    | 'ended_at'
    | 'ended_day'
    | 'words'
    | 'file_ids'
    | 'counted'
  > & { topic_id?: string; ballot_id?: string; option_codes?: string[] },
  day: string,
): Promise<string> {
  const prefix = `J${day.replaceAll('-', '')}-`
  const last = await sql<{ number: string }>`
    select number from deliberation.decisions where community_id = ${ctx.communityId} and number like ${`${prefix}%`}
    order by number desc limit 1`.execute(ctx.tx)
  const first = Number(last.rows[0]?.number.slice(prefix.length) ?? 0) + 1
  for (let serial = first; serial < first + attempts; serial += 1) {
    const number = `${prefix}${String(serial).padStart(2, '0')}`
    const done = await ctx.tx
      .insertInto('deliberation.decisions')
      .values({ community_id: ctx.communityId, number, ...values })
      .onConflict((conflict) => conflict.columns(['community_id', 'number']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (done) return number
  }
  throw new Error('no number is free')
}

export async function changeDecision(ctx: WriteContext, id: string, change: Record<string, unknown>): Promise<void> {
  await ctx.tx
    .updateTable('deliberation.decisions')
    .set(change)
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
}
