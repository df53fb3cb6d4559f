import { sql } from 'kysely'
import { eraseAuditValues } from '../../../platform/command/erase-values.ts'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import type { Erased, HeldSection, PersonalData, Retention } from '../../../platform/personal-data.ts'
import { consentRows } from './consents/rows.ts'
import { showOwnRights } from './rights/views.ts'

async function held(ctx: ReadContext, personId: string): Promise<HeldSection[]> {
  const reads = await sql<{ title: string; version: number; seen_at: Date; accepted_at: Date | null }>`
    select n.title, n.version, r.seen_at, r.accepted_at from privacy.notice_reads r
    join privacy.notices n on n.community_id = r.community_id and n.id = r.notice_id
    where r.community_id = ${ctx.communityId} and r.person_id = ${personId} order by r.seen_at desc limit 200`.execute(
    ctx.tx,
  )
  const consents = await consentRows(ctx, personId)
  const rights = await showOwnRights(ctx, personId)
  return [
    {
      name: 'consents',
      retention: 'privacy.consents',
      rows: consents.map((row) => ({
        purpose: { word: `held_word_${row.purpose}` },
        version: row.version,
        how: { word: `held_word_${row.how}` },
        evidence: { word: `held_word_${row.evidence}` },
        evidence_note: row.evidence_note,
        guardian: row.guardian_name,
        given_at: row.given_at,
        ended_at: row.ended_at,
      })),
    },
    { name: 'reads', rows: reads.rows },
    {
      name: 'rights',
      retention: 'privacy.rights',
      rows: rights.items.map((right) => ({
        kind: { word: `held_word_${right.kind}` },
        wish: right.wish,
        state: { word: `held_word_${right.state}` },
        answer: right.answer,
        asked_at: new Date(right.asked_at),
      })),
    },
  ]
}

/** The words of requests go, and what was read; consents stay as long as they may have to be proven, without the guardian's name. */
async function erase(ctx: WriteContext, personId: string): Promise<Erased[]> {
  const of = sql`community_id = ${ctx.communityId} and person_id = ${personId}`
  const reads = await sql`delete from privacy.notice_reads where ${of} returning notice_id`.execute(ctx.tx)
  const consents = await sql<{ id: string }>`
    update privacy.consents set evidence_note = '', guardian_name = case when guardian_name is not null then '' end,
      ended_at = coalesce(ended_at, ${ctx.now}), ended_how = coalesce(ended_how, 'self')
    where ${of} returning id`.execute(ctx.tx)
  const rights = await sql<{ id: string }>`
    update privacy.rights set wish = '', evidence_note = '', answer = case when answer is not null and state <> 'open' then '' end,
      state = case when state = 'open' and kind <> 'deletion' then 'withdrawn' else state end,
      ended_at = case when state = 'open' and kind <> 'deletion' then ${ctx.now} else ended_at end
    where ${of} returning id`.execute(ctx.tx)
  const ids = rights.rows.map((row) => row.id)
  await eraseAuditValues(ctx.tx, ctx.communityId, { entity: 'right', ids, fields: ['answer'] })
  return [
    { section: 'reads', done: 'erased', count: reads.rows.length },
    { section: 'consents', done: 'unnamed', count: consents.rows.length },
    { section: 'rights', done: 'unnamed', count: ids.length },
  ]
}

async function forgetConsents(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await sql`
    delete from privacy.consents c using (
      select id from privacy.consents where community_id = ${ctx.communityId} and ended_at < ${before} order by ended_at limit ${most}) due
    where c.community_id = ${ctx.communityId} and c.id = due.id returning c.id`.execute(ctx.tx)
  return gone.rows.length
}

async function forgetRights(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await sql<{ id: string }>`
    delete from privacy.rights r using (
      select id from privacy.rights where community_id = ${ctx.communityId} and state <> 'open' and ended_at < ${before}
      order by ended_at limit ${most}) due
    where r.community_id = ${ctx.communityId} and r.id = due.id returning r.id`.execute(ctx.tx)
  const ids = gone.rows.map((row) => row.id)
  await eraseAuditValues(ctx.tx, ctx.communityId, { entity: 'right', ids })
  return ids.length
}

export const personalData: PersonalData = {
  columns: {
    'privacy.notice_reads.person_id': 'subject',
    'privacy.consents.person_id': 'subject',
    'privacy.consents.taken_by_person': 'actor',
    'privacy.consents.ended_by_person': 'actor',
    'privacy.rights.person_id': 'subject',
    'privacy.rights.entered_by_person': 'actor',
    'privacy.rights.answered_by_person': 'actor',
    'privacy.notices.edited_by_person': 'actor',
    'privacy.terms.changed_by_person': 'actor',
    'privacy.assessments.written_by_person': 'actor',
  },
  held,
  erase,
}

const year = 365

export const retention: readonly Retention[] = [
  { name: 'privacy.consents', days: 3 * year, leastDays: 3 * year, forget: forgetConsents },
  { name: 'privacy.rights', days: 3 * year, leastDays: 3 * year, forget: forgetRights },
]
