import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import { smallestFigure } from '../../../platform/small-figures.ts'
import { refuse } from '../../../shared/refusal.ts'
import type { Answers } from '../contract/asking.ts'
import type { channels } from '../contract.ts'
import { fitAnswers } from './questions.ts'
import { type Questionnaire, today } from './store.ts'

export type Unit = {
  id: string
  person_id: string | null
  dwelling_id: string | null
  compound_id: string | null
  code: string | null
  answered: boolean
}
type Channel = (typeof channels)[number]

/** To be followed by `where` and what comes after it. */
export const selectUnits = sql`
  select id, person_id, dwelling_id, compound_id, code, answered_day is not null as answered from questionnaires.units`

/** The unit a code on paper stands for, with its questionnaire's id; undefined where nobody has it. */
export async function unitOfCode(
  ctx: ReadContext,
  code: string,
): Promise<(Unit & { questionnaire_id: string }) | undefined> {
  const found = await sql<Unit & { questionnaire_id: string }>`
    select id, questionnaire_id, person_id, dwelling_id, compound_id, code, answered_day is not null as answered from questionnaires.units
    where community_id = ${ctx.communityId} and code = ${code}`.execute(ctx.tx)
  return found.rows[0]
}

/** Whether answers are still taken on this day; paper is entered until it is closed. */
export async function takesAnswers(ctx: ReadContext, { state, until_day }: Questionnaire): Promise<boolean> {
  return state === 'open' && (until_day === null || until_day >= (await today(ctx)))
}

/**
 * Takes the answers of one unit, once. The questionnaire is locked. The day, not the instant, is kept of it, and nothing of who or which
 * unit goes into the audit. Refusals: `questionnaires.answer_unfit`, `questionnaires.answered_already`.
 */
export async function takeSheet(
  ctx: WriteContext,
  row: Questionnaire,
  unit: Unit,
  given: { channel: Channel; answers: Answers },
): Promise<{ id: string }> {
  const answers = fitAnswers(row.questions, given.answers)
  await markAnswered(ctx, unit.id)
  await putSheet(ctx, row, unit, { channel: given.channel, answers })
  ctx.audit('questionnaire', row.id, { channel: given.channel })
  return { id: row.id }
}

/** Refusal: `questionnaires.answered_already`, by whatever channel it was. */
export async function markAnswered(ctx: WriteContext, unitId: string): Promise<void> {
  const marked = await sql`
    update questionnaires.units set answered_day = ${await today(ctx)}::date
    where community_id = ${ctx.communityId} and id = ${unitId} and answered_day is null returning id`.execute(ctx.tx)
  if (marked.rows.length === 0) refuse('questionnaires.answered_already')
}

type Sheet = {
  id: string
  unit_id: string | null
  channel: string
  compound_id: string | null
  answers: unknown
  tags: unknown
}

/** So many sheets already there are written anew with each new one. */
const shuffled = 15

/**
 * Puts a sheet into the box. Of an anonymous questionnaire it goes without its unit, and together with others drawn at random, all written
 * anew in a random order: so neither place in the table nor the transaction's number tells which one came with whom.
 */
export async function putSheet(
  ctx: WriteContext,
  row: Questionnaire,
  unit: Unit,
  { channel, answers }: { channel: Channel; answers: Answers },
): Promise<void> {
  const sheet: Sheet = {
    id: randomUUID(),
    unit_id: row.anonymous ? null : unit.id,
    channel,
    compound_id: row.anonymous ? await compoundOfMany(ctx, row, unit) : unit.compound_id,
    answers,
    tags: {},
  }
  const others = row.anonymous ? await takeOut(ctx, row.id) : []
  const sheets = JSON.stringify([sheet, ...others])
  await sql`
    insert into questionnaires.sheets (community_id, questionnaire_id, id, unit_id, channel, compound_id, answers, tags)
    select ${ctx.communityId}::int, ${row.id}::uuid, s.id, s.unit_id, s.channel, s.compound_id, s.answers, s.tags
    from jsonb_to_recordset(${sheets}::jsonb) as s (id uuid, unit_id uuid, channel text, compound_id uuid, answers jsonb, tags jsonb)
    order by random()`.execute(ctx.tx)
}

async function takeOut(ctx: WriteContext, questionnaireId: string): Promise<Sheet[]> {
  const out = await sql<Sheet>`
    delete from questionnaires.sheets where community_id = ${ctx.communityId} and questionnaire_id = ${questionnaireId} and id in (
      select id from questionnaires.sheets where community_id = ${ctx.communityId} and questionnaire_id = ${questionnaireId}
      order by random() limit ${shuffled})
    returning id, unit_id, channel, compound_id, answers, tags`.execute(ctx.tx)
  return out.rows
}

/** The compound, unless so few are asked there that it would tell who. */
async function compoundOfMany(ctx: WriteContext, row: Questionnaire, unit: Unit): Promise<string | null> {
  if (unit.compound_id === null) return null
  const least = await smallestFigure(ctx.tx, ctx.communityId)
  const found = await sql<{ many: boolean }>`
    select count(*) >= ${least} as many from (
      select 1 from questionnaires.units
      where community_id = ${ctx.communityId} and questionnaire_id = ${row.id} and compound_id = ${unit.compound_id} limit ${least}) u`.execute(
    ctx.tx,
  )
  return found.rows[0]?.many ? unit.compound_id : null
}
