import { sql } from 'kysely'
import { atClock, type Cell, writeSheet } from '../../../engines/exports/index.ts'
import { command } from '../../../platform/command/types.ts'
import { personNames } from '../../people/api.ts'
import { communityOf, dwellingsByIds } from '../../territory/api.ts'
import type { Answers, Question } from '../contract/asking.ts'
import { routes } from '../contract.ts'
import { answerWords } from './questions.ts'
import { checkShown } from './results.ts'
import { checkKeeps, findQuestionnaire, type Questionnaire } from './store.ts'

type Row = {
  answers: Answers
  tags: Record<string, string[]>
  channel: string
  person_id: string | null
  dwelling_id: string | null
}

const wide = 24
const narrow = 10

/**
 * One row a sheet, for further counting. Of an anonymous questionnaire neither channel nor compound stands beside the answers: together
 * they could tell who. Refusals: see the route.
 */
export const exportSheets = command(routes['POST /api/c/:community/questionnaires/:id/sheet'], async (ctx, { id }) => {
  checkKeeps(ctx)
  const row = await findQuestionnaire(ctx, id)
  await checkShown(ctx, row)
  const found = await sql<Row>`
    select s.answers, s.tags, s.channel, u.person_id, u.dwelling_id from questionnaires.sheets s
    left join questionnaires.units u on u.community_id = s.community_id and u.id = s.unit_id
    where s.community_id = ${ctx.communityId} and s.questionnaire_id = ${id} order by s.id`.execute(ctx.tx)
  const community = await communityOf(ctx.tx, ctx.communityId)
  const names = await personNames(
    ctx.tx,
    ctx.communityId,
    found.rows.flatMap((one) => one.person_id ?? []),
  )
  const dwellings = await dwellingsByIds(
    ctx.tx,
    ctx.communityId,
    found.rows.flatMap((one) => one.dwelling_id ?? []),
  )
  const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, 'questionnaires', key, params)
  const rows = found.rows.map((one, index): Cell[] => [
    index + 1,
    ...(row.anonymous
      ? []
      : [
          dwellings.get(one.dwelling_id ?? '')?.full_name ?? '',
          names.get(one.person_id ?? '')?.name ?? '',
          say(`channel_${one.channel}`),
        ]),
    ...row.questions.flatMap((question) => cellsOf(question, one)),
  ])
  ctx.audit('questionnaire', id, { rows: rows.length })
  const time = atClock(ctx.now.toISOString(), community?.time_zone ?? 'Asia/Shanghai')
  const frame = {
    name: say('sheet_file', { title: row.title, version: row.version }),
    title: say('sheet_title'),
    note: say('sheet_note', { title: row.title, version: row.version, rows: rows.length, time }),
    columns: columnsOf(row, say),
  }
  return writeSheet(frame, once(rows), ctx.now)
})

/** Comments have a column for their tags beside them. */
function cellsOf({ id, kind }: Question, { answers, tags }: Row): Cell[] {
  const answer = answers[id]
  const said = typeof answer === 'number' ? answer : answerWords(answer)
  return kind === 'text' ? [said, (tags[id] ?? []).join('、')] : [said]
}

function columnsOf({ anonymous, questions }: Questionnaire, say: (key: string, params?: object) => string) {
  const who = [
    { head: say('sheet_place'), width: wide },
    { head: say('sheet_name'), width: narrow },
    { head: say('sheet_channel'), width: narrow },
  ]
  return [
    { head: say('sheet_number'), width: narrow },
    ...(anonymous ? [] : who),
    ...questions.flatMap(({ label, kind }) => [
      { head: label, width: wide },
      ...(kind === 'text' ? [{ head: say('sheet_tags', { label }), width: wide }] : []),
    ]),
  ]
}

async function* once<T>(rows: T): AsyncGenerator<T> {
  yield rows
}
