/** What a topic hangs together with: the requests it comes from, meetings, ballots, and the tasks made of it. */
import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { ballotOutcomes } from '../../../ballots/api.ts'
import { bodiesByIds, postsByIds } from '../../../bodies/api.ts'
import { requestsSeen } from '../../../requests/api.ts'
import type { meetingStates } from '../../contract/meetings/kinds.ts'
import { type DecisionRow, decisionsWhere, optionsOfTask } from '../meetings/decision-store.ts'

const linksMost = 50

export async function requestIdsOf(ctx: ReadContext, topicId: string): Promise<string[]> {
  const found = await sql<{ request_id: string }>`
    select request_id from deliberation.topic_requests where community_id = ${ctx.communityId} and topic_id = ${topicId}
    order by tied_at, request_id limit ${linksMost}`.execute(ctx.tx)
  return found.rows.map((row) => row.request_id)
}

/** The requests as far as the reader may see them, and how many more there are. */
export async function requestsOfTopic(ctx: ReadContext, topicId: string) {
  const ids = await requestIdsOf(ctx, topicId)
  const seen = await requestsSeen(ctx, ids)
  const inOrder = ids.flatMap((id) => seen.find((one) => one.id === id) ?? [])
  return {
    seen: inOrder.map(({ id, number, title, closed }) => ({ id, number, title, closed })),
    hidden: ids.length - seen.length,
  }
}

type Meeting = { id: string; title: string; starts_at: Date; state: (typeof meetingStates)[number] }

export async function meetingsOfTopic(ctx: ReadContext, topicId: string) {
  const found = await sql<Meeting>`
    select m.id, m.title, m.starts_at, m.state from deliberation.topic_items l
    join deliberation.meetings m on m.community_id = l.community_id and m.id = l.meeting_id
    where l.community_id = ${ctx.communityId} and l.topic_id = ${topicId} order by m.starts_at desc limit ${linksMost}`.execute(
    ctx.tx,
  )
  return found.rows.map((row) => ({ ...row, starts_at: row.starts_at.toISOString() }))
}

const unannounced: readonly string[] = ['draft', 'withdrawn']

/** Ballots held on topics that come from a request. */
export async function ballotIdsOfRequest(ctx: ReadContext, requestId: string): Promise<string[]> {
  const found = await sql<{ ballot_id: string }>`
    select distinct b.ballot_id from deliberation.topic_requests r
    join deliberation.topic_ballots b on b.community_id = r.community_id and b.topic_id = r.topic_id
    where r.community_id = ${ctx.communityId} and r.request_id = ${requestId} limit ${linksMost}`.execute(ctx.tx)
  return found.rows.map((row) => row.ballot_id)
}

export async function ballotIdsOfTopic(ctx: ReadContext, topicId: string): Promise<string[]> {
  const found = await sql<{ ballot_id: string }>`
    select ballot_id from deliberation.topic_ballots where community_id = ${ctx.communityId} and topic_id = ${topicId}
    order by made_at limit ${linksMost}`.execute(ctx.tx)
  return found.rows.map((row) => row.ballot_id)
}

/** The ballots held on it; others than staff know of them once they are announced. */
export async function ballotsOfTopic(ctx: ReadContext, topicId: string, reader: 'staff' | 'all') {
  const ballots = await ballotOutcomes(ctx, await ballotIdsOfTopic(ctx, topicId))
  return ballots
    .filter((one) => reader === 'staff' || !unannounced.includes(one.phase))
    .map(({ id, number, title, phase, winners }) => ({ id, number, title, phase, outcome: winners.join('、') }))
}

/** Tasks: decided of the topic itself, or where it was on the table of a meeting. */
export function decisionsOfTopic(ctx: ReadContext, topicId: string): Promise<DecisionRow[]> {
  return decisionsWhere(
    ctx,
    sql`(d.topic_id = ${topicId} or exists (select 1 from deliberation.topic_items l where l.community_id = d.community_id
      and l.topic_id = ${topicId} and l.meeting_id = d.meeting_id and l.item_id = d.item_id))`,
    sql`order by d.made_at, d.number limit ${linksMost}`,
  )
}

export async function tasksOfTopic(ctx: ReadContext, topicId: string) {
  return openTasks(ctx, await decisionsOfTopic(ctx, topicId))
}

/** The tasks made of a ballot, in the words for everybody. */
export async function tasksOfBallot(ctx: ReadContext, ballotId: string) {
  const rows = await decisionsWhere(
    ctx,
    sql`d.ballot_id = ${ballotId}`,
    sql`order by d.made_at, d.number limit ${linksMost}`,
  )
  return openTasks(ctx, rows)
}

/** Tasks in the words for everybody: what, which post or body, by when, how it ended. */
export async function openTasks(ctx: ReadContext, rows: readonly DecisionRow[]) {
  const posts = await postsByIds(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => row.owner_post_id ?? []),
  )
  const bodies = await bodiesByIds(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => row.owner_body_id ?? []),
  )
  return rows.map((row) => ({
    number: row.number,
    text: row.text,
    owner: posts.get(row.owner_post_id ?? '')?.title ?? bodies.get(row.owner_body_id ?? '')?.name ?? '',
    due_day: row.due_day,
    state: row.state,
    words: row.words,
    options: optionsOfTask(row),
  }))
}
