import { sql } from 'kysely'
import type { z } from 'zod'
import { query, type ReadContext } from '../../../platform/command/types.ts'
import { smallestFigure } from '../../../platform/small-figures.ts'
import { refuse } from '../../../shared/refusal.ts'
import type { Question } from '../contract/asking.ts'
import type { resultsView } from '../contract.ts'
import { routes } from '../contract.ts'
import { type Counted, chosenOf, crossOf, resultOf } from './figures.ts'
import { byCompound } from './population.ts'
import { choicesOf } from './questions.ts'
import { checkKeeps, findQuestionnaire, type Questionnaire, ratesOf } from './store.ts'

type Results = z.output<typeof resultsView>

/** All sheets of it; a community's questionnaire has some thousands at most. */
async function sheetsOf(ctx: ReadContext, id: string): Promise<Counted[]> {
  const found = await sql<Counted>`
    select compound_id, answers, tags from questionnaires.sheets
    where community_id = ${ctx.communityId} and questionnaire_id = ${id} order by id`.execute(ctx.tx)
  return found.rows
}

/** Whether so few answered that figures would tell who. */
export async function tooFew(ctx: ReadContext, id: string): Promise<boolean> {
  const least = await smallestFigure(ctx.tx, ctx.communityId)
  const found = await sql<{ few: boolean }>`
    select count(*) < ${least} as few from (
      select 1 from questionnaires.sheets where community_id = ${ctx.communityId} and questionnaire_id = ${id} limit ${least}) s`.execute(
    ctx.tx,
  )
  return found.rows[0]?.few ?? true
}

/**
 * Why figures aren't shown. Of an anonymous questionnaire nobody sees any while it is open: two looks would tell what was answered
 * between them; nor where only a few answered.
 */
export async function withheldOf(ctx: ReadContext, row: Questionnaire): Promise<'open' | 'few' | null> {
  if (!row.anonymous) return null
  if (row.state === 'open' || row.state === 'draft') return 'open'
  return (await tooFew(ctx, row.id)) ? 'few' : null
}

/** Refusals: `questionnaires.still_open`, `questionnaires.too_few`. */
export async function checkShown(ctx: ReadContext, row: Questionnaire): Promise<void> {
  const withheld = await withheldOf(ctx, row)
  if (withheld === 'open') refuse('questionnaires.still_open')
  if (withheld === 'few') refuse('questionnaires.too_few')
}

/** The figures, or why there are none. */
async function showResults(ctx: ReadContext, row: Questionnaire): Promise<Results> {
  const withheld = await withheldOf(ctx, row)
  const sheets = withheld ? [] : await sheetsOf(ctx, row.id)
  const least = row.anonymous || row.state === 'published' ? await smallestFigure(ctx.tx, ctx.communityId) : 1
  const rate = (await ratesOf(ctx, [row.id])).get(row.id) ?? { asked: 0, answered: 0 }
  return {
    id: row.id,
    title: row.title,
    version: row.version,
    state: row.state,
    unit: row.unit,
    reach: row.reach,
    anonymous: row.anonymous,
    intro: row.intro,
    conclusion: row.conclusion,
    seed: row.seed,
    opened_at: row.opened_at?.toISOString() ?? null,
    closed_at: row.closed_at?.toISOString() ?? null,
    published_at: row.published_at?.toISOString() ?? null,
    ...rate,
    sheets: sheets.length,
    withheld,
    channels: withheld ? [] : await channelsOf(ctx, row.id),
    questions: withheld ? [] : row.questions.map((question) => resultOf(question, sheets, least)),
    ground: row.ground,
    least,
  }
}

async function channelsOf(ctx: ReadContext, id: string): Promise<Results['channels']> {
  const found = await sql<Results['channels'][number]>`
    select channel, count(*)::int as count from questionnaires.sheets
    where community_id = ${ctx.communityId} and questionnaire_id = ${id} group by 1 order by 2 desc, 1`.execute(ctx.tx)
  return found.rows
}

export const results = query(routes['GET /api/c/:community/questionnaires/:id/results'], async (ctx, { id }) => {
  checkKeeps(ctx)
  return showResults(ctx, await findQuestionnaire(ctx, id))
})

const byPlace = 'compound'

/** Two questions, or one by compound (`column` 'compound'). */
export const cross = query(routes['GET /api/c/:community/questionnaires/:id/cross'], async (ctx, input) => {
  checkKeeps(ctx)
  const row = await findQuestionnaire(ctx, input.id)
  const of = (id: string, path: string): Question => {
    const question = row.questions.find((one) => one.id === id)
    const counts = question && question.kind !== 'text' && question.kind !== 'matrix'
    return counts ? question : refuse('questionnaires.answer_unfit', {}, [{ path, code: 'invalid' }])
  }
  const down = of(input.row, 'row')
  const across = input.column === byPlace ? null : of(input.column, 'column')
  const withheld = await withheldOf(ctx, row)
  if (withheld) return { withheld, columns: [], rows: [], left_out: false }
  const sheets = await sheetsOf(ctx, row.id)
  const least = row.anonymous ? await smallestFigure(ctx.tx, ctx.communityId) : 1
  const column = across
    ? { names: choicesOf(across), of: (sheet: Counted) => chosenOf(sheet.answers[across.id]) }
    : await compoundColumn(ctx, sheets)
  return { withheld, ...crossOf(sheets, down, column, least) }
})

async function compoundColumn(ctx: ReadContext, sheets: readonly Counted[]) {
  const named = await byCompound(
    ctx,
    sheets.map((sheet) => sheet.compound_id),
    (id, name) => [id, name] as const,
  )
  const names = new Map(named)
  return {
    names: named.map(([, name]) => name),
    of: (sheet: Counted) => [names.get(sheet.compound_id) ?? ''],
  }
}

const publishedMost = 50

/** Results everybody may see, the newest first. */
export const publishedList = query(routes['GET /api/c/:community/questionnaire-results'], async (ctx) => {
  const found = await sql<{ id: string; title: string; published_at: Date; answered: number }>`
    select q.id, q.title, q.published_at, (select count(*)::int from questionnaires.units u
      where u.community_id = q.community_id and u.questionnaire_id = q.id and u.answered_day is not null) as answered
    from questionnaires.questionnaires q
    where q.community_id = ${ctx.communityId} and q.state = 'published' order by q.published_at desc, q.id limit ${publishedMost}`.execute(
    ctx.tx,
  )
  return { items: found.rows.map((row) => ({ ...row, published_at: row.published_at.toISOString() })) }
})

/** One of them, with what follows from it; comments aren't shown word for word. Refusal: `platform.not_found`. */
export const publishedOne = query(routes['GET /api/c/:community/questionnaire-results/:id'], async (ctx, { id }) => {
  const row = await findQuestionnaire(ctx, id)
  return row.state === 'published' ? showResults(ctx, row) : refuse('platform.not_found')
})
