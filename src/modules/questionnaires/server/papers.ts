import { sql } from 'kysely'
import { command, query, type ReadContext, type WriteContext } from '../../../platform/command/types.ts'
import { pageFrom, textCursor } from '../../../platform/paging.ts'
import { refuse } from '../../../shared/refusal.ts'
import { dwellingsByIds } from '../../territory/api.ts'
import type { Answers, Question } from '../contract/asking.ts'
import { routes } from '../contract.ts'
import { asked } from './answer.ts'
import { lotOf } from './draw.ts'
import { fitAnswers } from './questions.ts'
import { findQuestionnaire, lockQuestionnaire, type Questionnaire, selectQuestionnaires } from './store.ts'
import { markAnswered, putSheet, type Unit, unitOfCode } from './take.ts'

/** Open ones, as long as paper is taken. */
export const onPaper = query(routes['GET /api/c/:community/questionnaires-on-paper'], async (ctx) => {
  const found = await sql<Questionnaire>`
    ${selectQuestionnaires} where community_id = ${ctx.communityId} and state = 'open' order by opened_at desc, id limit 50`.execute(
    ctx.tx,
  )
  const items = found.rows.map((row) => {
    const { questions: _, intro: __, over: ___, ...brief } = asked(row, { answered: false }, '')
    return brief
  })
  return { items }
})

export const paperQuestionnaire = query(
  routes['GET /api/c/:community/questionnaires/:id/paper'],
  async (ctx, { id }) => {
    const row = await findQuestionnaire(ctx, id)
    return row.state === 'open' ? asked(row, { answered: false }, '') : refuse('platform.not_found')
  },
)

/** What is to be printed, by address; strips without one last. */
export const letters = query(routes['GET /api/c/:community/questionnaires/:id/letters'], async (ctx, input) => {
  const row = await findQuestionnaire(ctx, input.id)
  if (row.state !== 'open') refuse('platform.not_found')
  const [, after] = input.after === undefined ? ['', null] : textCursor(input.after)
  const found = await sql<{ unit_id: string; code: string; dwelling_id: string | null }>`
    select id as unit_id, code, dwelling_id from questionnaires.units
    where community_id = ${ctx.communityId} and questionnaire_id = ${input.id} and code is not null
      and ${input.left === 'yes' ? sql`answered_day is null` : sql`true`} and ${after === null ? sql`true` : sql`id > ${after}::uuid`}
    order by id limit ${input.limit + 1}`.execute(ctx.tx)
  const page = pageFrom(found.rows, input.limit, (one) => ['', one.unit_id])
  const ids = page.items.flatMap((one) => one.dwelling_id ?? [])
  const dwellings = await dwellingsByIds(ctx.tx, ctx.communityId, ids)
  const items = page.items.map(({ unit_id, code, dwelling_id }) => ({
    unit_id,
    code,
    place: dwellings.get(dwelling_id ?? '')?.full_name ?? '',
  }))
  return { items, next: page.next }
})

type Paper = {
  unit_id: string
  first: Answers
  second: Answers | null
  entered_by_person_id: string | null
}

/** Questions of which two entries say different things. */
function differences(questions: readonly Question[], first: Answers, second: Answers): string[] {
  const same = (id: string) => sortedJson(first[id]) === sortedJson(second[id])
  return questions.map((question) => question.id).filter((id) => !same(id))
}

/** The database orders the keys of what it keeps in its own way. */
function sortedJson(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value) ?? ''
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Whether this sheet is one of those a second person enters too: it follows from the seed, so it can be shown again. */
function isChecked({ seed, check_percent }: Questionnaire, unitId: string): boolean {
  return lotOf(`${seed}:check`, unitId) < check_percent
}

/** One sheet by its code: counted, or kept until a second person entered it too. Refusals: see the route. */
export const enterPaper = command(routes['POST /api/c/:community/questionnaires/:id/papers'], async (ctx, input) => {
  const row = await lockQuestionnaire(ctx, input.id)
  const unit = await unitOfCode(ctx, input.code)
  if (unit?.questionnaire_id !== row.id) return refuse('questionnaires.code_unknown')
  if (row.state !== 'open') refuse('questionnaires.not_open')
  const paper = await paperOf(ctx, unit.id)
  if (paper) return { took: await enterSecond(ctx, row, unit, { paper, given: input.answers as Answers }) }
  const answers = fitAnswers(row.questions, input.answers as Answers)
  await markAnswered(ctx, unit.id)
  ctx.audit('questionnaire', row.id, { channel: 'paper' })
  if (!isChecked(row, unit.id)) {
    await putSheet(ctx, row, unit, { channel: 'paper', answers })
    return { took: 'counted' as const }
  }
  await sql`
    insert into questionnaires.papers (community_id, unit_id, questionnaire_id, entered_by_person_id, first)
    values (${ctx.communityId}, ${unit.id}, ${row.id}, ${ctx.actor.personId}, ${JSON.stringify(answers)}::jsonb)`.execute(
    ctx.tx,
  )
  return { took: 'waits' as const }
})

async function paperOf(ctx: ReadContext, unitId: string): Promise<Paper | undefined> {
  const found = await sql<Paper>`
    select unit_id, first, second, entered_by_person_id from questionnaires.papers
    where community_id = ${ctx.communityId} and unit_id = ${unitId}`.execute(ctx.tx)
  return found.rows[0]
}

/** The second person's entry: the same, so it counts; or kept beside the first to be settled. */
async function enterSecond(
  ctx: WriteContext,
  row: Questionnaire,
  unit: Unit,
  { paper, given }: { paper: Paper; given: Answers },
): Promise<'agrees' | 'differs'> {
  if (paper.second !== null) refuse('questionnaires.answered_already')
  if (paper.entered_by_person_id === ctx.actor.personId) refuse('questionnaires.second_person_needed')
  const second = fitAnswers(row.questions, given)
  ctx.audit('questionnaire', row.id, { second_entry: true })
  if (differences(row.questions, paper.first, second).length === 0) {
    await settle(ctx, row, unit, { answers: paper.first, differing: 0 })
    return 'agrees'
  }
  await sql`
    update questionnaires.papers set second = ${JSON.stringify(second)}::jsonb, second_by_person_id = ${ctx.actor.personId}
    where community_id = ${ctx.communityId} and unit_id = ${unit.id}`.execute(ctx.tx)
  return 'differs'
}

/** Counts the sheet, and what the check found; the two entries go. */
async function settle(
  ctx: WriteContext,
  row: Questionnaire,
  unit: Unit,
  { answers, differing }: { answers: Answers; differing: number },
): Promise<void> {
  await putSheet(ctx, row, unit, { channel: 'paper', answers })
  await sql`delete from questionnaires.papers where community_id = ${ctx.communityId} and unit_id = ${unit.id}`.execute(
    ctx.tx,
  )
  await sql`
    update questionnaires.questionnaires set checked_sheets = checked_sheets + 1, checked_fields = checked_fields + ${row.questions.length},
      differing_fields = differing_fields + ${differing} where community_id = ${ctx.communityId} and id = ${row.id}`.execute(
    ctx.tx,
  )
}

/** What waits for a second person, and what two people entered differently. */
export const papers = query(routes['GET /api/c/:community/questionnaires/:id/papers'], async (ctx, input) => {
  const row = await findQuestionnaire(ctx, input.id)
  const [, after] = input.after === undefined ? ['', null] : textCursor(input.after)
  const found = await sql<Paper & { code: string }>`
    select p.unit_id, p.first, p.second, p.entered_by_person_id, u.code from questionnaires.papers p
    join questionnaires.units u on u.community_id = p.community_id and u.id = p.unit_id
    where p.community_id = ${ctx.communityId} and p.questionnaire_id = ${row.id} and ${after === null ? sql`true` : sql`p.unit_id > ${after}::uuid`}
    order by p.unit_id limit ${input.limit + 1}`.execute(ctx.tx)
  const page = pageFrom(found.rows, input.limit, (one) => ['', one.unit_id])
  const items = page.items.map(({ unit_id, code, first, second }) => ({
    unit_id,
    code: code ?? '',
    state: second === null ? ('waiting' as const) : ('differing' as const),
    differences:
      second === null
        ? []
        : differences(row.questions, first, second).map((question) => ({
            question,
            first: first[question] ?? null,
            second: second[question] ?? null,
          })),
  }))
  return { items, next: page.next }
})

/** Which entry stands, question by question, by what the paper says. Refusals: see the route. */
export const settlePaper = command(
  routes['POST /api/c/:community/questionnaires/:id/papers/:unit/settle'],
  async (ctx, { id, unit: unitId, stands }) => {
    const row = await lockQuestionnaire(ctx, id)
    const paper = await paperOf(ctx, unitId)
    if (!paper?.second) return refuse('questionnaires.nothing_to_check')
    if (row.state !== 'open') refuse('questionnaires.not_open')
    const { first, second } = paper
    const differing = differences(row.questions, first, second)
    const open = differing.filter((question) => !stands[question])
    if (open.length > 0) {
      refuse(
        'questionnaires.answer_unfit',
        {},
        open.map((question) => ({ path: `stands.${question}`, code: 'required' })),
      )
    }
    const chosen = row.questions.map((question) => {
      const entry = stands[question.id] === 'second' ? second : first
      return [question.id, entry[question.id]]
    })
    const answers = fitAnswers(row.questions, Object.fromEntries(chosen) as Answers)
    const found = await sql<Unit>`
      select id, person_id, dwelling_id, compound_id, code, true as answered from questionnaires.units
      where community_id = ${ctx.communityId} and id = ${unitId} and questionnaire_id = ${id}`.execute(ctx.tx)
    const unit = found.rows[0] ?? refuse('platform.not_found')
    await settle(ctx, row, unit, { answers, differing: differing.length })
    ctx.audit('questionnaire', id, { differences: differing.length })
    return { answers }
  },
)
