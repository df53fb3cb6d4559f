import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import type { Erased, HeldSection, PersonalData, Retention } from '../../../platform/personal-data.ts'
import type { Answers, Question } from '../contract/asking.ts'
import { answerWords } from './questions.ts'

const rowsMost = 200
const year = 365

type Held = { title: string; answered_day: string | null; answers: Answers | null; questions: Question[] }

/** Which questionnaires asked somebody, on which day they answered; what they answered only where it wasn't anonymous. */
async function held(ctx: ReadContext, personId: string): Promise<HeldSection[]> {
  const found = await sql<Held>`
    select q.title, u.answered_day::text as answered_day, s.answers, q.questions from questionnaires.units u
    join questionnaires.questionnaires q on q.community_id = u.community_id and q.id = u.questionnaire_id
    left join questionnaires.sheets s on s.community_id = u.community_id and s.unit_id = u.id
    where u.community_id = ${ctx.communityId} and u.person_id = ${personId} order by q.opened_at desc, u.id limit ${rowsMost + 1}`.execute(
    ctx.tx,
  )
  const rows = found.rows.slice(0, rowsMost).map(({ title, answered_day, answers, questions }) => ({
    title,
    answered_day: answered_day === null ? null : { day: answered_day },
    answers: questions
      .filter(({ id }) => answers?.[id] !== undefined)
      .map(({ id, label }) => `${label} ${answerWords(answers?.[id])}`)
      .join('\n'),
  }))
  return [{ name: 'questionnaires', retention: 'questionnaires.units', more: found.rows.length > rowsMost, rows }]
}

/** Who it was goes; that somebody answered stays for the rate. Named answers stay as nobody's, without what was written freely. */
async function erase(ctx: WriteContext, personId: string): Promise<Erased[]> {
  const found = await sql<{ id: string }>`
    select id from questionnaires.units where community_id = ${ctx.communityId} and person_id = ${personId} for update`.execute(
    ctx.tx,
  )
  await unname(
    ctx,
    found.rows.map((row) => row.id),
  )
  return [{ section: 'questionnaires', done: 'unnamed', count: found.rows.length }]
}

async function unname(ctx: WriteContext, ids: readonly string[]): Promise<void> {
  const { tx, communityId } = ctx
  await sql`
    update questionnaires.sheets s set unit_id = null, tags = '{}', answers = s.answers - array(
      select q.value->>'id' from questionnaires.questionnaires o, jsonb_array_elements(o.questions) q
      where o.community_id = s.community_id and o.id = s.questionnaire_id and q.value->>'kind' = 'text')
    where s.community_id = ${communityId} and s.unit_id = any (${ids}::uuid[])`.execute(tx)
  await sql`
    update questionnaires.units set person_id = null, dwelling_id = null, code = null
    where community_id = ${communityId} and id = any (${ids}::uuid[])`.execute(tx)
}

/** Whom a questionnaire closed long ago asked, one questionnaire at a time; figures stay. */
async function forgetUnits(ctx: WriteContext, before: Date): Promise<number> {
  const { tx, communityId } = ctx
  const due = await sql<{ id: string }>`
    select id from questionnaires.questionnaires where community_id = ${communityId} and closed_at < ${before} and forgotten_at is null
    order by closed_at limit 1 for update`.execute(tx)
  const [one] = due.rows
  if (!one) return 0
  const units = await sql<{ id: string }>`
    select id from questionnaires.units where community_id = ${communityId} and questionnaire_id = ${one.id}`.execute(
    tx,
  )
  await unname(
    ctx,
    units.rows.map((row) => row.id),
  )
  await sql`
    update questionnaires.questionnaires set forgotten_at = ${ctx.now} where community_id = ${communityId} and id = ${one.id}`.execute(
    tx,
  )
  return 1
}

export const personalData: PersonalData = {
  columns: {
    'questionnaires.units.person_id': 'subject',
    'questionnaires.papers.entered_by_person_id': 'actor',
    'questionnaires.papers.second_by_person_id': 'actor',
  },
  held,
  erase,
}

export const retention: readonly Retention[] = [
  { name: 'questionnaires.units', days: year, leastDays: 30, forget: forgetUnits },
]
