/** From a topic on: requests tied in, a meeting's agenda, a ballot, a task; and back from those to the topic. */
import { type RawBuilder, sql } from 'kysely'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { ballotOutcomes, draftBallotFor } from '../../../ballots/api.ts'
import { ballotForm } from '../../../ballots/contract.ts'
import { requestByNumber, requestsSeen } from '../../../requests/api.ts'
import { routes } from '../../contract.ts'
import { addItems } from '../meetings/agenda.ts'
import { meetingRefusal } from '../meetings/can.ts'
import { insertDecision } from '../meetings/decision-store.ts'
import { ownerOf } from '../meetings/hold.ts'
import { findMeeting, lockMeeting } from '../meetings/store.ts'
import { thing, tie } from './begin.ts'
import { requestIdsOf, requestsOfTopic } from './links.ts'
import {
  changeTopic,
  lockTopic,
  noteChange,
  optionsOfTopic,
  seenTopics,
  type TopicRow,
  todayOf,
  topicsWhere,
} from './store.ts'
import { topicForStaff } from './views.ts'

const view = (ctx: ReadContext, { id }: { id: string }) => topicForStaff(ctx, id)
const requestsMost = 50

/** Refusals: see the route. */
export const tieRequest = command(routes['POST /api/c/:community/topics/:id/tie-request'], {
  async handle(ctx, { id, number }) {
    const row = await lockTopic(ctx, id, 'tie')
    const found = await requestByNumber(ctx, number)
    const [seen] = found ? await requestsSeen(ctx, [found.id]) : []
    if (!seen) return refuse('deliberation.source_unknown', {}, [{ path: 'number', code: 'invalid' }])
    const there = await requestIdsOf(ctx, id)
    if (there.length >= requestsMost) refuse('deliberation.requests_full', { most: requestsMost })
    if (!there.includes(seen.id)) await tie(ctx, id, row.title, [seen.id])
    ctx.audit(thing, id, { request: seen.id })
    return { id }
  },
  view,
})

/** Refusals: see the route. */
export const untieRequest = command(routes['POST /api/c/:community/topics/:id/untie-request'], {
  async handle(ctx, { id, request_id }) {
    await lockTopic(ctx, id, 'tie')
    const gone = await ctx.tx
      .deleteFrom('deliberation.topic_requests')
      .where('community_id', '=', ctx.communityId)
      .where('topic_id', '=', id)
      .where('request_id', '=', request_id)
      .returning('request_id')
      .execute()
    if (gone.length === 0) refuse('deliberation.source_unknown')
    ctx.audit(thing, id, { request_out: request_id })
    return { id }
  },
  view,
})

/** Puts it on a meeting's agenda; where it comes from one request, that is on the table too. Refusals: see the route. */
export const putOnAgenda = command(routes['POST /api/c/:community/topics/:id/meeting'], {
  async handle(ctx, { id, meeting_id, minutes }) {
    const row = await lockTopic(ctx, id, 'meet')
    const meeting = await findMeeting(ctx, meeting_id)
    const refusal = meeting ? meetingRefusal(ctx.actor, meeting, 'agenda') : 'platform.not_found'
    if (refusal === 'platform.not_found') {
      return refuse('deliberation.meeting_unknown', {}, [{ path: 'meeting_id', code: 'invalid' }])
    }
    await lockMeeting(ctx, meeting_id, 'agenda')
    const there = await sql`
      select 1 from deliberation.topic_items where community_id = ${ctx.communityId} and topic_id = ${id} and meeting_id = ${meeting_id}`.execute(
      ctx.tx,
    )
    if (there.rows.length > 0) refuse('deliberation.on_agenda_already')
    const { seen, hidden } = await requestsOfTopic(ctx, id)
    const only = seen.length === 1 && hidden === 0 ? seen[0]?.id : undefined
    const item_id = ctx.newId()
    const item = { id: item_id, title: row.title, minutes, reporter: '', body_id: null }
    await addItems(ctx, meeting_id, [only ? { ...item, request_id: only } : item])
    await ctx.tx
      .insertInto('deliberation.topic_items')
      .values({ community_id: ctx.communityId, topic_id: id, meeting_id, item_id })
      .execute()
    ctx.audit(thing, id, { meeting: meeting_id })
    return { id }
  },
  view,
})

const rolls = { area: 'households', owners: 'owners', members: 'listed' } as const
const leastOptions = 2

/**
 * A draft with question and options as they stand; whoever manages ballots goes on from there. Owners can be asked yes or no; everybody else
 * needs two options to choose from. Refusals: see the route.
 */
export const draftTopicBallot = command(routes['POST /api/c/:community/topics/:id/ballot'], {
  async handle(ctx, { id, opens_day, closes_day, how }) {
    const row = await lockTopic(ctx, id, 'ballot')
    const options = await optionsOfTopic(ctx, id)
    const yesNo = options.length < leastOptions
    if (yesNo && row.who !== 'owners') refuse('deliberation.options_needed')
    const today = await todayOf(ctx)
    if (closes_day < opens_day || opens_day < today) {
      refuse('deliberation.days_unfit', {}, [{ path: 'closes_day', code: 'invalid' }])
    }
    const form = ballotForm.parse({
      kind: yesNo ? 'owners' : how,
      title: row.title,
      description: row.facts,
      options: yesNo ? [] : options.map(({ title, description }) => ({ title, description })),
      roll_kind: rolls[row.who],
      roll_day: today,
      ...(row.area_id ? { area_id: row.area_id } : {}),
      opens_day,
      closes_day,
    })
    const ballot_id = await draftBallotFor(ctx, form)
    await ctx.tx
      .insertInto('deliberation.topic_ballots')
      .values({ community_id: ctx.communityId, topic_id: id, ballot_id, made_at: ctx.now })
      .execute()
    ctx.audit(thing, id, { ballot: ballot_id })
    return { id }
  },
  view,
})

/** What was decided of it: a task with an owner and a day. Refusals: see the route. */
export const decideTopic = command(routes['POST /api/c/:community/topics/:id/decide'], {
  async handle(ctx, { id, text, due_day, ...wanted }) {
    await lockTopic(ctx, id, 'decide')
    const owner = await ownerOf(ctx, wanted)
    const today = await todayOf(ctx)
    if (due_day < today) refuse('deliberation.due_past', {}, [{ path: 'due_day', code: 'invalid' }])
    const decisionId = ctx.newId()
    const made = {
      ...{ id: decisionId, meeting_id: null, item_id: null, topic_id: id, line_id: id, text, ...owner },
      ...{ promised_to: '', due_day, request_id: null, state: 'open' as const, made_at: ctx.now },
    }
    const number = await insertDecision(ctx, made, today)
    await changeTopic(ctx, id, { outcome: text })
    ctx.audit('decision', decisionId, { number, topic: id, text, due_day, ...owner })
    ctx.emit('deliberation.decided', { decision_id: decisionId })
    return { id }
  },
  view,
})

const heldOn = (ballotId: string) =>
  sql`exists (select 1 from deliberation.topic_ballots b where b.community_id = t.community_id and b.topic_id = t.id and b.ballot_id = ${ballotId})`

/** What a ballot on a topic came to stands on the topic from its publication on. */
export async function noteBallotResult(ctx: WriteContext, { ballot_id }: { ballot_id: string }): Promise<void> {
  const [row] = await topicsWhere(ctx, heldOn(ballot_id))
  const [ballot] = row ? await ballotOutcomes(ctx, [ballot_id]) : []
  if (!row || !ballot) return
  const outcome = ballot.winners.join('、')
  await noteChange(ctx, row.id, { what: 'ballot', reason: outcome })
  if (row.outcome === '') await changeTopic(ctx, row.id, { outcome })
  ctx.audit(thing, row.id, { ballot: ballot_id, outcome })
  ctx.emit('deliberation.topic_moved', { topic_id: row.id })
}

const brief = ({ id, number, title, state, stage_name }: TopicRow) => ({ id, number, title, state, stage_name })
const linkedMost = 20

async function topicsOf(ctx: ReadContext, where: RawBuilder<unknown>, rest: RawBuilder<unknown>) {
  const rows = await topicsWhere(
    ctx,
    sql`${rest} and ${where}`,
    sql`order by t.opened_at desc, t.id limit ${linkedMost}`,
  )
  return rows.map(brief)
}

/** Where a request is talked over, as far as both are the reader's to see. */
export const topicsOfRequest = query(routes['GET /api/c/:community/requests/:id/topics'], async (ctx, { id }) => {
  const [request] = await requestsSeen(ctx, [id])
  if (!request) return { items: [], can: [] }
  const tied = sql`exists (select 1 from deliberation.topic_requests r where r.community_id = t.community_id and r.topic_id = t.id and r.request_id = ${id})`
  const may = ctx.actor.permissions.has('deliberation.keep')
  return { items: await topicsOf(ctx, tied, seenTopics(ctx.actor)), can: may ? ['open'] : [] }
})

/** The topics a ballot is held on: for staff of the place, and for everybody where they are open. */
export const topicsSeenOfBallot = (ctx: ReadContext, ballotId: string) =>
  topicsOf(ctx, heldOn(ballotId), sql`(t.open or ${seenTopics(ctx.actor)})`)

export const topicOfBallot = query(routes['GET /api/c/:community/ballots/:id/topic'], async (ctx, { id }) => ({
  items: await topicsSeenOfBallot(ctx, id),
}))

/** The same for everybody. */
export const openTopicsOfBallot = (ctx: ReadContext, ballotId: string) =>
  topicsOf(ctx, heldOn(ballotId), sql`t.open and t.state <> 'dropped'`)

export const topicsOfMeeting = query(routes['GET /api/c/:community/meetings/:id/topics'], async (ctx, { id }) => {
  const on = sql`exists (select 1 from deliberation.topic_items l where l.community_id = t.community_id and l.topic_id = t.id and l.meeting_id = ${id})`
  return { items: await topicsOf(ctx, on, seenTopics(ctx.actor)) }
})
