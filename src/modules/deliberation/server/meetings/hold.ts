import { sql } from 'kysely'
import { command, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds, postsByIds } from '../../../bodies/api.ts'
import { livePerson, personNames } from '../../../people/api.ts'
import { requestByNumber, requestsSeen } from '../../../requests/api.ts'
import { routes } from '../../contract.ts'
import { toldName } from '../topics/names.ts'
import { countsAs, quorumHere, steppedOut } from './attendance.ts'
import { tooEarly } from './can.ts'
import { insertDecision } from './decision-store.ts'
import { majority } from './law.ts'
import { carryOver } from './make.ts'
import { attendeesOf, changeMeeting, itemOf, itemsOf, lockMeeting, type MeetingRow } from './store.ts'
import { meetingForStaff } from './views.ts'
import { zoneOf } from './zone.ts'

const view = (ctx: ReadContext, { id }: { id: string }) => meetingForStaff(ctx, id)

/** Opens it: what was decided before and isn't done stands first. Refusals: see the route. */
export const openMeeting = command(routes['POST /api/c/:community/meetings/:id/open'], {
  async handle(ctx, { id }) {
    const row = await lockMeeting(ctx, id, 'open')
    if (tooEarly(row, ctx.now)) refuse('deliberation.too_early')
    await carryOver(ctx, id, row.line_id)
    await changeMeeting(ctx, id, { state: 'open', opened_at: ctx.now })
    ctx.audit('meeting', id, { state: 'open' })
    return { id }
  },
  view,
})

/** The minutes of one item, written while it is talked about; corrected until they are approved. Refusals: see the route. */
export const noteItem = command(routes['POST /api/c/:community/meetings/:id/items/:item/note'], {
  async handle(ctx, { id, item, note }) {
    await lockMeeting(ctx, id, 'note')
    await itemOf(ctx, id, item)
    await ctx.tx
      .updateTable('deliberation.items')
      .set({ note, noted_at: ctx.now })
      .where('community_id', '=', ctx.communityId)
      .where('meeting_id', '=', id)
      .where('id', '=', item)
      .execute()
    ctx.audit('meeting', id, { item, note })
    return { id }
  },
  view,
})

/** Who has an interest of their own in an item steps out for it, and comes back. Refusals: see the route. */
export const stepOut = command(routes['POST /api/c/:community/meetings/:id/items/:item/step-out'], {
  async handle(ctx, { id, item, attendee_id, reason, back }) {
    const row = await lockMeeting(ctx, id, 'resolve')
    await itemOf(ctx, id, item)
    const who = (await attendeesOf(ctx, id)).find((one) => one.id === attendee_id)
    if (!who) return refuse('deliberation.attendee_unknown', {}, [{ path: 'attendee_id', code: 'invalid' }])
    if (!countsAs(row.law, who).came) refuse('deliberation.not_present')
    if (back) {
      await sql`
        delete from deliberation.stepped_out where community_id = ${ctx.communityId} and meeting_id = ${id} and item_id = ${item}
          and attendee_id = ${attendee_id}`.execute(ctx.tx)
    } else {
      await sql`
        insert into deliberation.stepped_out (community_id, meeting_id, item_id, attendee_id, reason, at)
        values (${ctx.communityId}, ${id}, ${item}, ${attendee_id}, ${reason}, ${ctx.now})
        on conflict (community_id, meeting_id, item_id, attendee_id) do update set reason = excluded.reason`.execute(
        ctx.tx,
      )
    }
    ctx.audit('meeting', id, { item, stepped_out: attendee_id, back, reason })
    return { id }
  },
  view,
})

/** The people as they sit there now. Refusal: `deliberation.below_quorum` with how many are missing and by which article. */
async function quorate(ctx: ReadContext, row: MeetingRow) {
  const people = await attendeesOf(ctx, row.id)
  const quorum = quorumHere(row.law, people)
  const { present, needed, missing } = quorum
  if (!quorum.reached)
    refuse('deliberation.below_quorum', { present, needed, missing, article: toldName(ctx, row.law.article) })
  return { people, quorum }
}

/** A show of hands: everybody there with a vote who hasn't stepped out is counted once. Refusals: see the route. */
export const noteVote = command(routes['POST /api/c/:community/meetings/:id/items/:item/votes'], {
  async handle(ctx, { id, item, ...vote }) {
    const row = await lockMeeting(ctx, id, 'resolve')
    await itemOf(ctx, id, item)
    const { people, quorum } = await quorate(ctx, row)
    const out = new Set((await steppedOut(ctx, id)).filter((one) => one.item_id === item).map((one) => one.attendee_id))
    const voting = people.filter((one) => {
      const as = countsAs(row.law, one)
      return as.voting && as.came && !as.left && !out.has(one.id)
    }).length
    const raised = vote.votes_for + vote.votes_against + vote.abstained
    if (raised !== voting)
      refuse('deliberation.votes_unfit', { raised, voting }, [{ path: 'votes_for', code: 'invalid' }])
    const result = majority(row.law, { members: quorum.members, voting, votesFor: vote.votes_for })
    const voteId = ctx.newId()
    await ctx.tx
      .insertInto('deliberation.votes')
      .values({
        community_id: ctx.communityId,
        meeting_id: id,
        id: voteId,
        item_id: item,
        ...vote,
        members: quorum.members,
        present: quorum.present,
        voting,
        ...result,
        taken_at: ctx.now,
      })
      .execute()
    ctx.audit('meeting', id, { item, vote: voteId, ...vote, passed: result.passed })
    return { id }
  },
  view,
})

type Owner = { owner_post_id?: string | undefined; owner_body_id?: string | undefined }

/** Exactly one of the two, and in being. Refusal: `deliberation.owner_unknown`. */
export async function ownerOf(ctx: ReadContext, { owner_post_id, owner_body_id }: Owner) {
  const unknown = () => refuse('deliberation.owner_unknown', {}, [{ path: 'owner', code: 'required' }])
  if ((owner_post_id === undefined) === (owner_body_id === undefined)) return unknown()
  const { tx, communityId } = ctx
  if (owner_post_id !== undefined) {
    const post = (await postsByIds(tx, communityId, [owner_post_id])).get(owner_post_id)
    return post && !post.closed_at ? { owner_post_id, owner_body_id: null } : unknown()
  }
  const body = (await bodiesByIds(tx, communityId, [owner_body_id ?? ''])).get(owner_body_id ?? '')
  return body && !body.dissolved_at ? { owner_post_id: null, owner_body_id: body.id } : unknown()
}

/** The request of a number the actor may see; null without a number. Refusal: `deliberation.source_unknown`. */
export async function requestOf(ctx: ReadContext, number: string): Promise<string | null> {
  if (number === '') return null
  const found = await requestByNumber(ctx, number)
  const [seen] = found ? await requestsSeen(ctx, [found.id]) : []
  return seen?.id ?? refuse('deliberation.source_unknown', {}, [{ path: 'request_number', code: 'invalid' }])
}

/** Where a law asks for a quorum, nothing is resolved on an item whose last show of hands didn't pass. */
async function resolved(ctx: ReadContext, row: MeetingRow, item: string): Promise<void> {
  await quorate(ctx, row)
  const [last] = (
    await sql<{ passed: boolean }>`
      select passed from deliberation.votes where community_id = ${ctx.communityId} and meeting_id = ${row.id} and item_id = ${item}
      order by taken_at desc, id desc limit 1`.execute(ctx.tx)
  ).rows
  const asked = row.law.quorum.num > 0
  if (last?.passed === false || (asked && !last)) refuse('deliberation.vote_needed')
}

/** What was decided: a task with who owns it and by when. Refusals: see the route. */
export const decide = command(routes['POST /api/c/:community/meetings/:id/items/:item/decide'], {
  async handle(ctx, input) {
    const { id, item, text, due_day, promised_to } = input
    const row = await lockMeeting(ctx, id, 'resolve')
    await itemOf(ctx, id, item)
    const owner = await ownerOf(ctx, input)
    const request_id = await requestOf(ctx, input.request_number)
    const today = civilDateOf(ctx.now, await zoneOf(ctx))
    if (due_day < today) refuse('deliberation.due_past', {}, [{ path: 'due_day', code: 'invalid' }])
    await resolved(ctx, row, item)
    const decisionId = ctx.newId()
    const made = {
      id: decisionId,
      meeting_id: id,
      item_id: item,
      line_id: row.line_id,
      text,
      ...owner,
      promised_to,
      due_day,
      request_id,
      state: 'open' as const,
      made_at: ctx.now,
    }
    const number = await insertDecision(ctx, made, today)
    ctx.audit('decision', decisionId, { number, text, due_day, ...owner })
    ctx.emit('deliberation.decided', { decision_id: decisionId })
    return { id }
  },
  view,
})

/** A former decision is read out, with how far it has come. Refusals: see the route. */
export const readOut = command(routes['POST /api/c/:community/meetings/:id/items/:item/read-out'], {
  async handle(ctx, { id, item, words }) {
    await lockMeeting(ctx, id, 'resolve')
    const { decision_id } = await itemOf(ctx, id, item)
    if (!decision_id) return refuse('deliberation.item_unknown')
    await sql`
      insert into deliberation.readings (community_id, decision_id, meeting_id, words, at)
      values (${ctx.communityId}, ${decision_id}, ${id}, ${words}, ${ctx.now})
      on conflict (community_id, decision_id, meeting_id) do update set words = excluded.words, at = excluded.at`.execute(
      ctx.tx,
    )
    ctx.audit('decision', decision_id, { read_out: id, words })
    return { id }
  },
  view,
})

/** Ends it. What was decided before and isn't done has been read out by then. Refusals: see the route. */
export const closeMeeting = command(routes['POST /api/c/:community/meetings/:id/close'], {
  async handle(ctx, { id }) {
    await lockMeeting(ctx, id, 'close')
    const carried = (await itemsOf(ctx, id)).flatMap((one) => (one.state === 'on' ? (one.decision_id ?? []) : []))
    const left = await sql`
      select 1 from deliberation.decisions d where d.community_id = ${ctx.communityId} and d.id = any (${carried}::uuid[])
        and d.state = 'open' and not exists (select 1 from deliberation.readings r where r.community_id = d.community_id
          and r.decision_id = d.id and r.meeting_id = ${id})`.execute(ctx.tx)
    if (left.rows.length > 0) refuse('deliberation.not_read_out', { count: left.rows.length })
    await changeMeeting(ctx, id, { state: 'closed', closed_at: ctx.now })
    ctx.audit('meeting', id, { state: 'closed' })
    ctx.emit('deliberation.meeting_closed', { meeting_id: id })
    return { id }
  },
  view,
})

/** What somebody asks for at the bench. Refusals: see the route. */
export const noteSuggestion = command(routes['POST /api/c/:community/meetings/:id/suggestions'], {
  async handle(ctx, { id, text, person_id, by_name }) {
    await lockMeeting(ctx, id, 'suggest')
    if (person_id && !(await livePerson(ctx.tx, ctx.communityId, person_id))) {
      refuse('deliberation.person_unknown', {}, [{ path: 'person_id', code: 'invalid' }])
    }
    const suggestionId = ctx.newId()
    await insertSuggestion(ctx, { id: suggestionId, meeting_id: id, text, by_person: person_id ?? null, by_name })
    ctx.audit('suggestion', suggestionId, { meeting: id, text })
    return { id }
  },
  view,
})

type NewSuggestion = { id: string; meeting_id: string; text: string; by_person: string | null; by_name: string }

async function insertSuggestion(ctx: WriteContext, one: NewSuggestion): Promise<void> {
  const known = one.by_person ? await personNames(ctx.tx, ctx.communityId, [one.by_person]) : new Map()
  const count = await sql<{ last: number }>`
    select coalesce(max(seq), 0)::int as last from deliberation.suggestions
    where community_id = ${ctx.communityId} and meeting_id = ${one.meeting_id}`.execute(ctx.tx)
  await ctx.tx
    .insertInto('deliberation.suggestions')
    .values({
      community_id: ctx.communityId,
      ...one,
      by_name: known.size > 0 ? '' : one.by_name,
      seq: (count.rows[0]?.last ?? 0) + 1,
      noted_at: ctx.now,
    })
    .execute()
}
