import { sql } from 'kysely'
import { command, query } from '../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../platform/paging.ts'
import { refuse } from '../../../shared/refusal.ts'
import { routes } from '../contract.ts'
import { checkShown, withheldOf } from './results.ts'
import { checkKeeps, findQuestionnaire, lockQuestionnaire, type Questionnaire } from './store.ts'

type Comment = { sheet_id: string; question_id: string; text: string; tags: string[] }

function textQuestions({ questions }: Questionnaire): string[] {
  return questions.filter(({ kind }) => kind === 'text').map(({ id }) => id)
}

/** What people wrote, in no order that tells when; with the tags given so far. */
export const comments = query(routes['GET /api/c/:community/questionnaires/:id/comments'], async (ctx, input) => {
  checkKeeps(ctx)
  const row = await findQuestionnaire(ctx, input.id)
  const withheld = await withheldOf(ctx, row)
  if (withheld) return { items: [], next: null, withheld, tags: [] }
  const { question, tag, untagged, limit } = input
  const wanted = textQuestions(row).filter((id) => !question || id === question)
  const [sheet, key] = input.after === undefined ? [null, null] : decodeCursor(input.after, 2).map(String)
  const found = await sql<Comment>`
    select s.id as sheet_id, a.key as question_id, a.value as text,
      array(select jsonb_array_elements_text(coalesce(s.tags->a.key, '[]'::jsonb))) as tags
    from questionnaires.sheets s, jsonb_each_text(s.answers) a
    where s.community_id = ${ctx.communityId} and s.questionnaire_id = ${row.id} and a.key = any (${wanted}::text[])
      and ${tag ? sql`coalesce(s.tags->a.key, '[]'::jsonb) @> to_jsonb(${tag}::text)` : sql`true`}
      and ${untagged === 'yes' ? sql`jsonb_array_length(coalesce(s.tags->a.key, '[]'::jsonb)) = 0` : sql`true`}
      and ${sheet === null ? sql`true` : sql`(s.id::text, a.key) > (${sheet}, ${key})`}
    order by s.id::text, a.key limit ${limit + 1}`.execute(ctx.tx)
  const page = pageFrom(found.rows, limit, (one) => [one.sheet_id, one.question_id])
  const known = await sql<{ tag: string }>`
    select distinct t as tag from questionnaires.sheets s, jsonb_each(s.tags) a, jsonb_array_elements_text(a.value) t
    where s.community_id = ${ctx.communityId} and s.questionnaire_id = ${row.id} order by 1 limit 100`.execute(ctx.tx)
  return { ...page, withheld, tags: known.rows.map((one) => one.tag) }
})

/** Says in a word or some what a comment is about, so that comments can be counted. Refusals: see the route. */
export const codeComment = command(
  routes['PUT /api/c/:community/questionnaires/:id/comments/:sheet'],
  async (ctx, input) => {
    checkKeeps(ctx)
    const row = await lockQuestionnaire(ctx, input.id)
    await checkShown(ctx, row)
    if (!textQuestions(row).includes(input.question)) refuse('questionnaires.no_text_question')
    const tags = [...new Set(input.tags)]
    const changed = await sql<{ text: string }>`
      update questionnaires.sheets set tags = tags || jsonb_build_object(${input.question}::text, ${JSON.stringify(tags)}::jsonb)
      where community_id = ${ctx.communityId} and questionnaire_id = ${row.id} and id = ${input.sheet} and answers ? ${input.question}
      returning answers->>${input.question} as text`.execute(ctx.tx)
    const [comment] = changed.rows
    if (!comment) return refuse('platform.not_found')
    ctx.audit('questionnaire', row.id, { tags })
    return { sheet_id: input.sheet, question_id: input.question, text: comment.text, tags }
  },
)
