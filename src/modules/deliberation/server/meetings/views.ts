import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { requestsSeen } from '../../../requests/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import type { attendeeView, itemView, meetingBrief, meetingView, voteView } from '../../contract/meetings/views.ts'
import { toldName } from '../topics/names.ts'
import { quorumHere, type SteppedOut, steppedOut } from './attendance.ts'
import { canMeeting, keeps, sees } from './can.ts'
import { type DecisionView, decisionsOfMeeting, decisionsWhere, decisionViews } from './decision-store.ts'
import { representativeSeats } from './law.ts'
import {
  type AttendeeRow,
  attendeesOf,
  findMeeting,
  type ItemRow,
  itemsOf,
  type MeetingRow,
  meetingsWhere,
} from './store.ts'
import { suggestionsWhere, suggestionViews } from './suggestion-store.ts'

export type MeetingView = z.output<typeof meetingView>
type Brief = z.output<typeof meetingBrief>
type Item = z.output<typeof itemView>
type Vote = z.output<typeof voteView>
type Named = ReadonlyMap<string, { name: string }>

/** What everybody may know of meetings. */
export async function framesOf(ctx: ReadContext, rows: readonly MeetingRow[]) {
  const bodies = await bodiesByIds(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => row.body_id ?? []),
  )
  const areas = await areasByIds(ctx.tx, ctx.communityId, [...new Set(rows.flatMap((row) => row.area_id ?? []))])
  return (row: MeetingRow) => ({
    id: row.id,
    kind: row.kind,
    title: row.title,
    body: named(bodies, row.body_id),
    place: [areas.get(row.area_id ?? '')?.full_name, row.place_detail].filter(Boolean).join(' '),
    starts_at: row.starts_at.toISOString(),
    minutes: row.minutes,
    state: row.state,
    cancel_reason: row.cancel_reason,
  })
}

export function named(names: Named, id: string | null) {
  const found = id ? names.get(id) : undefined
  return id && found ? { id, name: found.name } : null
}

type Sums = { id: string; items: number; decisions: number; decisions_open: number }

export async function meetingBriefs(ctx: ReadContext, rows: readonly MeetingRow[]): Promise<Brief[]> {
  const frame = await framesOf(ctx, rows)
  const sums = await sql<Sums>`
    select m.id, (select count(*)::int from deliberation.items i where i.community_id = ${ctx.communityId} and i.meeting_id = m.id
        and i.state = 'on') as items, count(d.id)::int as decisions, count(d.id) filter (where d.state = 'open')::int as decisions_open
    from unnest(${rows.map((row) => row.id)}::uuid[]) m (id)
    left join deliberation.decisions d on d.community_id = ${ctx.communityId} and d.meeting_id = m.id group by m.id`.execute(
    ctx.tx,
  )
  const of = new Map(sums.rows.map(({ id, ...counts }) => [id, counts]))
  return rows.map((row) => ({
    ...frame(row),
    minutes_state: row.minutes_state,
    invited: row.invited,
    came: row.came,
    ...(of.get(row.id) ?? { items: 0, decisions: 0, decisions_open: 0 }),
  }))
}

/** One meeting whole. Refusal: `platform.not_found`, also for who may not see it. */
export async function meetingForStaff(ctx: ReadContext, id: string): Promise<MeetingView> {
  const row = (await findMeeting(ctx, id)) ?? refuse('platform.not_found')
  if (!sees(ctx.actor, row)) return refuse('platform.not_found')
  const frame = (await framesOf(ctx, [row]))(row)
  const people = await attendeesOf(ctx, id)
  const nameOf = await namesOf(ctx, people)
  const bodies = await bodiesByIds(
    ctx.tx,
    ctx.communityId,
    people.flatMap((one) => one.body_id ?? []),
  )
  const keeping = keeps(ctx.actor, row)
  return {
    ...frame,
    minutes_state: row.minutes_state,
    invited: row.invited,
    came: row.came,
    series_id: row.series_id,
    place_detail: row.place_detail,
    call_reason: row.call_reason,
    called_at: row.called_at.toISOString(),
    opened_at: row.opened_at?.toISOString() ?? null,
    closed_at: row.closed_at?.toISOString() ?? null,
    check_in_code: keeping ? row.check_in_code : '',
    law: { ...row.law, article: toldName(ctx, row.law.article) },
    quorum: quorumView(ctx, row, people),
    items: await itemViews(ctx, row, people, nameOf),
    attendees: people.map((one) => attendee(row, one, nameOf(one), bodies, keeping)),
    suggestions: await suggestionViews(
      ctx,
      await suggestionsWhere(ctx, sql`g.meeting_id = ${id}`, sql`order by g.seq limit 300`),
    ),
    addenda: await addendaOf(ctx, id),
    ...(await approvalOf(ctx, row, people, nameOf)),
    published_at: row.published_at?.toISOString() ?? null,
    can: canMeeting(ctx.actor, row, ctx.now),
  }
}

/** Names of those asked to come; who was erased has none. */
async function namesOf(ctx: ReadContext, people: readonly AttendeeRow[]) {
  const persons = await personNames(
    ctx.tx,
    ctx.communityId,
    people.flatMap((one) => one.person_id ?? []),
  )
  const bodies = await bodiesByIds(
    ctx.tx,
    ctx.communityId,
    people.flatMap((one) => one.body_id ?? []),
  )
  const gone = ctx.services.texts.message(ctx.language, 'deliberation', 'erased')
  return (one: AttendeeRow) =>
    persons.get(one.person_id ?? '')?.name ?? one.outside_name ?? bodies.get(one.body_id ?? '')?.name ?? gone
}

function quorumView(ctx: ReadContext, row: MeetingRow, people: readonly AttendeeRow[]): MeetingView['quorum'] {
  const { code, deputies } = row.law
  const article = toldName(ctx, row.law.article)
  const seats =
    row.households === null || code !== 'representatives'
      ? null
      : { households: row.households, ...representativeSeats(row.households) }
  return { code, article, deputies, seats, ...quorumHere(row.law, people) }
}

function attendee(
  row: MeetingRow,
  one: AttendeeRow,
  name: string,
  bodies: Named,
  keeping: boolean,
): z.output<typeof attendeeView> {
  return {
    id: one.id,
    name,
    person_id: keeping ? one.person_id : null,
    body: named(bodies, one.body_id),
    voting: one.voting,
    chair: one.id === row.chair_id,
    answer: one.answer,
    reason: keeping ? one.reason : '',
    deputy_name: one.deputy_name,
    came_at: one.came_at?.toISOString() ?? null,
    came_how: one.came_how,
    left_at: one.left_at?.toISOString() ?? null,
  }
}

async function addendaOf(ctx: ReadContext, id: string): Promise<MeetingView['addenda']> {
  const found = await sql<{ id: string; text: string; added_at: Date }>`
    select id, text, added_at from deliberation.addenda
    where community_id = ${ctx.communityId} and meeting_id = ${id} order by added_at, id limit 100`.execute(ctx.tx)
  return found.rows.map((one) => ({ ...one, added_at: one.added_at.toISOString() }))
}

async function approvalOf(
  ctx: ReadContext,
  row: MeetingRow,
  people: readonly AttendeeRow[],
  nameOf: (one: AttendeeRow) => string,
): Promise<Pick<MeetingView, 'approved_at' | 'approved_in' | 'approved_by'>> {
  const [next] = row.approved_in ? await meetingsWhere(ctx.tx, ctx.communityId, sql`m.id = ${row.approved_in}`) : []
  return {
    approved_at: row.approved_at?.toISOString() ?? null,
    approved_in: next ? { id: next.id, title: next.title, starts_at: next.starts_at.toISOString() } : null,
    approved_by: people.filter((one) => row.approved_by.includes(one.id)).map(nameOf),
  }
}

type VoteRow = Omit<Vote, 'taken_at'> & { item_id: string; taken_at: Date }

async function votesOf(ctx: ReadContext, id: string): Promise<VoteRow[]> {
  const found = await sql<VoteRow>`
    select id, item_id, question, members, present, voting, votes_for, votes_against, abstained, needed, passed, taken_at
    from deliberation.votes where community_id = ${ctx.communityId} and meeting_id = ${id} order by taken_at, id limit 300`.execute(
    ctx.tx,
  )
  return found.rows
}

type Around = {
  people: readonly AttendeeRow[]
  nameOf: (one: AttendeeRow) => string
  out: readonly SteppedOut[]
  votes: readonly VoteRow[]
  made: readonly DecisionView[]
  carried: ReadonlyMap<string, DecisionView>
  bodies: Named
  requests: readonly { id: string; number: string }[]
  proposers: Named
  meetingId: string
}

async function itemViews(
  ctx: ReadContext,
  row: MeetingRow,
  people: readonly AttendeeRow[],
  nameOf: Around['nameOf'],
): Promise<Item[]> {
  const items = await itemsOf(ctx, row.id)
  const carriedIds = items.flatMap((one) => one.decision_id ?? [])
  const carried = await decisionViews(
    ctx,
    await decisionsWhere(ctx, sql`d.id = any (${carriedIds}::uuid[])`, sql`limit 200`),
  )
  const around: Around = {
    people,
    nameOf,
    meetingId: row.id,
    out: await steppedOut(ctx, row.id),
    votes: await votesOf(ctx, row.id),
    made: await decisionViews(ctx, await decisionsOfMeeting(ctx, row.id)),
    carried: new Map(carried.map((one) => [one.id, one])),
    bodies: await bodiesByIds(
      ctx.tx,
      ctx.communityId,
      items.flatMap((one) => one.body_id ?? []),
    ),
    requests: await requestsSeen(
      ctx,
      items.flatMap((one) => one.request_id ?? []),
    ),
    proposers: await personNames(
      ctx.tx,
      ctx.communityId,
      items.flatMap((one) => one.proposed_by_person ?? []),
    ),
  }
  const inItem = new Map((await decisionsOfMeeting(ctx, row.id)).map((one) => [one.id, one.item_id ?? '']))
  return items.map((item) => itemOne(item, around, inItem))
}

function itemOne(item: ItemRow, around: Around, inItem: ReadonlyMap<string, string>): Item {
  const request = around.requests.find((one) => one.id === item.request_id)
  const decision = around.carried.get(item.decision_id ?? '') ?? null
  return {
    id: item.id,
    seq: item.seq,
    kind: item.kind,
    state: item.state,
    title: item.title,
    minutes: item.minutes,
    reporter: item.reporter,
    body: named(around.bodies, item.body_id),
    request: request ? { id: request.id, number: request.number } : null,
    undertaking_id: item.undertaking_id,
    decision,
    reading: decision?.readings.find((one) => one.meeting_id === around.meetingId)?.words ?? null,
    proposed_by: around.proposers.get(item.proposed_by_person ?? '')?.name ?? '',
    decline_reason: item.decline_reason,
    note: item.note,
    noted_at: item.noted_at?.toISOString() ?? null,
    stepped_out: around.out
      .filter((one) => one.item_id === item.id)
      .map(({ attendee_id, reason }) => {
        const who = around.people.find((one) => one.id === attendee_id)
        return { attendee_id, reason, name: who ? around.nameOf(who) : '' }
      }),
    votes: around.votes
      .filter((one) => one.item_id === item.id)
      .map(({ item_id: _, taken_at, ...vote }) => ({ ...vote, taken_at: taken_at.toISOString() })),
    decisions: around.made.filter((one) => inItem.get(one.id) === item.id),
  }
}
