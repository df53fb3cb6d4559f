import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { HeldSection } from '../../../../platform/personal-data.ts'
import { thingKind } from '../store.ts'
import { filesGiven } from './files.ts'

const rowsMost = 200

type Asked = {
  number: string
  title: string
  description: string
  relation: string
  state: string
  contact_name: string | null
  contact_phone: string | null
  filed_at: Date
  closed_at: Date | null
}

/** What a person asked for, added, judged and said on the telephone. Of what others asked and they joined only that they did. */
export async function heldOnPerson(ctx: ReadContext, personId: string): Promise<HeldSection[]> {
  const asked = await askedBy(ctx, personId)
  const files = await filesGiven(ctx, personId, rowsMost + 1)
  return [
    {
      name: 'requests',
      retention: 'requests.names',
      more: asked.length > rowsMost,
      rows: asked.slice(0, rowsMost).map((row) => ({
        number: row.number,
        title: row.relation === 'joined' ? null : row.title,
        description: row.relation === 'joined' ? null : row.description,
        relation: { word: `held_word_${row.relation}` },
        state: { word: `held_word_${row.state}` },
        contact_name: row.contact_name,
        contact_phone: row.contact_phone,
        filed_at: row.filed_at,
        closed_at: row.closed_at,
      })),
    },
    { name: 'words', retention: 'requests.names', rows: await wordsOf(ctx, personId) },
    {
      name: 'files',
      more: files.length > rowsMost,
      rows: files.slice(0, rowsMost).map(({ number, name, added_at }) => ({ number, name, at: added_at })),
    },
    { name: 'calls', retention: 'requests.calls', rows: await callsOf(ctx, personId) },
  ]
}

async function askedBy(ctx: ReadContext, personId: string): Promise<Asked[]> {
  const found = await sql<Asked>`
    select c.number, c.title, r.description, a.relation, c.state, a.contact_name, a.contact_phone, c.filed_at, c.closed_at
    from caseflow.askers a
    join caseflow.cases c on c.community_id = a.community_id and c.id = a.thing_id
    join requests.requests r on r.community_id = c.community_id and r.id = c.id
    where a.community_id = ${ctx.communityId} and a.person_id = ${personId} and a.thing_kind = ${thingKind}
    order by a.joined_at desc, a.id desc limit ${rowsMost + 1}`.execute(ctx.tx)
  return found.rows
}

/** What they added to the timeline, and their judgements. */
async function wordsOf(ctx: ReadContext, personId: string) {
  const found = await sql<{ number: string; text: string; grade: number | null; at: Date }>`
    select c.number, s.body as text, null::int as grade, s.at from caseflow.askers a
    join caseflow.cases c on c.community_id = a.community_id and c.id = a.thing_id
    join caseflow.steps s on s.community_id = c.community_id and s.case_id = c.id and s.person_id = a.person_id and s.actor_kind = 'resident'
    where a.community_id = ${ctx.communityId} and a.person_id = ${personId} and a.thing_kind = ${thingKind} and s.body <> ''
    union all
    select c.number, j.comment, j.grade::int, j.judged_at from caseflow.askers a
    join caseflow.cases c on c.community_id = a.community_id and c.id = a.thing_id
    join requests.judgements j on j.community_id = c.community_id and j.request_id = c.id and j.person_id = a.person_id
    where a.community_id = ${ctx.communityId} and a.person_id = ${personId} and a.thing_kind = ${thingKind} and j.source <> 'call_back'
    union all
    select c.number, n.comment, null::int, n.said_at from requests.neighbour_words n
    join caseflow.cases c on c.community_id = n.community_id and c.id = n.request_id
    where n.community_id = ${ctx.communityId} and n.person_id = ${personId}
    order by 4 desc limit ${rowsMost}`.execute(ctx.tx)
  return found.rows.map(({ grade, ...row }) => ({ ...row, grade: grade && { word: `held_word_grade_${grade}` } }))
}

async function callsOf(ctx: ReadContext, personId: string) {
  const found = await sql<{ kind: string; phone: string | null; note: string; started_at: Date }>`
    select kind, phone, note, started_at from requests.calls
    where community_id = ${ctx.communityId} and person_id = ${personId} order by started_at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  return found.rows.map(({ kind, ...row }) => ({ kind: { word: `held_word_call_${kind}` }, ...row }))
}
