import { sql } from 'kysely'
import { eraseAuditValues } from '../../../platform/command/erase-values.ts'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import type { Erased, HeldSection, PersonalData, Retention } from '../../../platform/personal-data.ts'

const rowsMost = 200
const answersMost = 2_000

type Asked = { title: string; starts_at: Date; answer: string; reason: string; came_at: Date | null }
type Spoken = { title: string; said: string; said_at: Date; answer: string }
type Said = { text: string; noted_at: Date; answer: string }
type Answered = { title: string; statement: string; answer: string; said_at: Date }

/** Meetings a person was asked to, what they suggested and proposed, and what they said under topics. */
async function held(ctx: ReadContext, personId: string): Promise<HeldSection[]> {
  const asked = await sql<Asked>`
    select m.title, m.starts_at, a.answer, a.reason, a.came_at from deliberation.attendees a
    join deliberation.meetings m on m.community_id = a.community_id and m.id = a.meeting_id
    where a.community_id = ${ctx.communityId} and a.person_id = ${personId} order by m.starts_at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  const said = await sql<Said>`
    select text, noted_at, answer from deliberation.suggestions
    where community_id = ${ctx.communityId} and by_person = ${personId} order by noted_at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  const proposed = await sql<{ title: string }>`
    select title from deliberation.items
    where community_id = ${ctx.communityId} and proposed_by_person = ${personId} order by id desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  const spoken = await sql<Spoken>`
    select t.title, k.text as said, k.at as said_at, k.answer from deliberation.contributions k
    join deliberation.topics t on t.community_id = k.community_id and t.id = k.topic_id
    where k.community_id = ${ctx.communityId} and k.by_person = ${personId} order by k.at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  const stated = await sql<{ title: string; statement: string; said_at: Date }>`
    select t.title, s.text as statement, s.at as said_at from deliberation.statements s
    join deliberation.topics t on t.community_id = s.community_id and t.id = s.topic_id
    where s.community_id = ${ctx.communityId} and s.by_person = ${personId} order by s.at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  const answered = await sql<Answered>`
    select t.title, s.text as statement, o.answer, o.at as said_at from deliberation.opinions o
    join deliberation.statements s on s.community_id = o.community_id and s.id = o.statement_id
    join deliberation.topics t on t.community_id = s.community_id and t.id = s.topic_id
    where o.community_id = ${ctx.communityId} and o.person_id = ${personId} order by o.at desc limit ${answersMost + 1}`.execute(
    ctx.tx,
  )
  const answers = answered.rows.slice(0, answersMost).map(({ answer, ...row }) => ({
    ...row,
    own_answer: { word: `opinion_${answer}` },
  }))
  return [
    { name: 'meetings', retention: 'deliberation.attendance', rows: asked.rows },
    { name: 'suggestions', rows: said.rows },
    { name: 'proposals', rows: proposed.rows },
    { name: 'contributions', retention: 'deliberation.contributions', rows: spoken.rows },
    { name: 'statements', retention: 'deliberation.contributions', rows: stated.rows },
    {
      name: 'opinions',
      retention: 'deliberation.opinions',
      rows: answers,
      more: answered.rows.length > answersMost,
    },
  ]
}

/** How many came and what was suggested stay: records are kept whole (居委会组织法 39); who it was doesn't. */
async function erase(ctx: WriteContext, personId: string): Promise<Erased[]> {
  const here = sql`community_id = ${ctx.communityId}`
  const asked = await sql<{ meeting_id: string }>`
    update deliberation.attendees set person_id = null, reason = '', deputy_name = '' where ${here} and person_id = ${personId}
    returning meeting_id`.execute(ctx.tx)
  const said = await sql<{ id: string }>`
    update deliberation.suggestions set by_person = null, by_name = '' where ${here} and by_person = ${personId} returning id`.execute(
    ctx.tx,
  )
  const proposed = await sql<{ id: string }>`
    update deliberation.items set proposed_by_person = null where ${here} and proposed_by_person = ${personId} returning id`.execute(
    ctx.tx,
  )
  const spoken = await sql<{ id: string }>`
    update deliberation.contributions set by_person = null, home_name = '' where ${here} and by_person = ${personId} returning id`.execute(
    ctx.tx,
  )
  const stated = await sql<{ id: string }>`
    update deliberation.statements set by_person = null where ${here} and by_person = ${personId} returning id`.execute(
    ctx.tx,
  )
  const answered = await sql<{ id: string }>`
    delete from deliberation.opinions where ${here} and person_id = ${personId} returning id`.execute(ctx.tx)
  await eraseAuditValues(ctx.tx, ctx.communityId, { entity: 'statement', ids: stated.rows.map((row) => row.id) })
  await eraseAuditValues(ctx.tx, ctx.communityId, { entity: 'contribution', ids: spoken.rows.map((row) => row.id) })
  await eraseAuditValues(ctx.tx, ctx.communityId, { entity: 'suggestion', ids: said.rows.map((row) => row.id) })
  return [
    { section: 'meetings', done: 'unnamed', count: asked.rows.length },
    { section: 'suggestions', done: 'unnamed', count: said.rows.length },
    { section: 'proposals', done: 'unnamed', count: proposed.rows.length },
    { section: 'contributions', done: 'unnamed', count: spoken.rows.length },
    { section: 'statements', done: 'unnamed', count: stated.rows.length },
    { section: 'opinions', done: 'erased', count: answered.rows.length },
  ]
}

export const personalData: PersonalData = {
  columns: {
    'deliberation.series.made_by_person': 'actor',
    'deliberation.series_days.decided_by_person': 'actor',
    'deliberation.meetings.called_by_person': 'actor',
    'deliberation.attendees.person_id': 'subject',
    'deliberation.items.proposed_by_person': 'subject',
    'deliberation.decisions.ended_by_person': 'actor',
    'deliberation.suggestions.by_person': 'subject',
    'deliberation.suggestions.answered_by_person': 'actor',
    'deliberation.addenda.added_by_person': 'actor',
    'deliberation.topics.opened_by_person': 'actor',
    'deliberation.topic_changes.by_person': 'actor',
    'deliberation.contributions.by_person': 'subject',
    'deliberation.contributions.moderated_by_person': 'actor',
    'deliberation.contributions.answered_by_person': 'actor',
    'deliberation.statements.by_person': 'subject',
    'deliberation.statements.moderated_by_person': 'actor',
    'deliberation.opinions.person_id': 'subject',
  },
  held,
  erase,
}

const year = 365

/** Why somebody couldn't come and whom they sent is of no use years later; who came stays in the record. */
async function forgetAttendance(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await sql`
    update deliberation.attendees a set reason = '', deputy_name = ''
    from (
      select k.meeting_id, k.id from deliberation.meetings m
      join deliberation.attendees k on k.community_id = m.community_id and k.meeting_id = m.id
      where m.community_id = ${ctx.communityId} and m.starts_at < ${before} and (k.reason <> '' or k.deputy_name <> '')
      order by m.starts_at, k.id limit ${most}) old
    where a.community_id = ${ctx.communityId} and a.meeting_id = old.meeting_id and a.id = old.id returning a.id`.execute(
    ctx.tx,
  )
  return gone.rows.length
}

/** Years after a topic ended it is of use what was said, not who said it. */
async function forgetWhoSpoke(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await sql`
    update deliberation.contributions k set by_person = null, home_name = ''
    from (
      select c.id from deliberation.topics t
      join deliberation.contributions c on c.community_id = t.community_id and c.topic_id = t.id
      where t.community_id = ${ctx.communityId} and t.ended_at < ${before} and c.by_person is not null
      order by t.ended_at, c.id limit ${most}) old
    where k.community_id = ${ctx.communityId} and k.id = old.id returning k.id`.execute(ctx.tx)
  const stated = await sql`
    update deliberation.statements s set by_person = null
    from (
      select c.id from deliberation.topics t
      join deliberation.statements c on c.community_id = t.community_id and c.topic_id = t.id
      where t.community_id = ${ctx.communityId} and t.ended_at < ${before} and c.by_person is not null
      order by t.ended_at, c.id limit ${most - gone.rows.length}) old
    where s.community_id = ${ctx.communityId} and s.id = old.id returning s.id`.execute(ctx.tx)
  return gone.rows.length + stated.rows.length
}

/** Once a topic ended, its map says what came of the answers; whose they were is of no use. */
async function forgetOpinions(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await sql`
    delete from deliberation.opinions o using (
      select k.id from deliberation.topics t
      join deliberation.opinions k on k.community_id = t.community_id and k.topic_id = t.id
      where t.community_id = ${ctx.communityId} and t.ended_at < ${before} order by t.ended_at, k.id limit ${most}) old
    where o.community_id = ${ctx.communityId} and o.id = old.id returning o.id`.execute(ctx.tx)
  return gone.rows.length
}

/** What neighbours thought years ago isn't what they think. */
async function forgetMaps(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await sql`
    delete from deliberation.opinion_maps m using (
      select t.id from deliberation.topics t
      join deliberation.opinion_maps k on k.community_id = t.community_id and k.topic_id = t.id
      where t.community_id = ${ctx.communityId} and t.ended_at < ${before} order by t.ended_at, t.id limit ${most}) old
    where m.community_id = ${ctx.communityId} and m.topic_id = old.id returning m.topic_id`.execute(ctx.tx)
  return gone.rows.length
}

export const retention: readonly Retention[] = [
  { name: 'deliberation.attendance', days: 3 * year, leastDays: 90, forget: forgetAttendance },
  { name: 'deliberation.contributions', days: 5 * year, leastDays: 365, forget: forgetWhoSpoke },
  { name: 'deliberation.opinions', days: 90, leastDays: 7, forget: forgetOpinions },
  { name: 'deliberation.opinion_maps', days: 3 * year, leastDays: 90, forget: forgetMaps },
]
