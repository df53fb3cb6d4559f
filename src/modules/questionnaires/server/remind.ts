import { sql } from 'kysely'
import { command, type WriteContext } from '../../../platform/command/types.ts'
import { addDays } from '../../../shared/civil-date.ts'
import { refuse } from '../../../shared/refusal.ts'
import { routes } from '../contract.ts'
import { mayRemind, pauseMs } from './reminding.ts'
import { showQuestionnaire } from './show.ts'
import { checkKeeps, lockQuestionnaire, today } from './store.ts'
import { takesAnswers } from './take.ts'

/** The last day is told of so many days before. */
const daysBefore = 2

/** Asks those once more who haven't answered. Refusals: see the route. */
export const remind = command(routes['POST /api/c/:community/questionnaires/:id/remind'], {
  async handle(ctx, { id }) {
    checkKeeps(ctx)
    const row = await lockQuestionnaire(ctx, id)
    if (!(await takesAnswers(ctx, row))) refuse('questionnaires.not_open')
    if (row.reach === 'link') refuse('questionnaires.reach_unfit')
    if (!mayRemind(row, ctx.now)) refuse('questionnaires.reminded_lately')
    await remindOf(ctx, id)
    return { id }
  },
  view: (ctx, { id }) => showQuestionnaire(ctx, id),
})

async function remindOf(ctx: WriteContext, id: string): Promise<void> {
  await sql`
    update questionnaires.questionnaires set reminded_at = ${ctx.now} where community_id = ${ctx.communityId} and id = ${id}`.execute(
    ctx.tx,
  )
  ctx.audit('questionnaire', id, { reminded: true })
  ctx.emit('questionnaires.reminded', { questionnaire_id: id })
}

/** Job: two days before the end whoever is left is reminded by itself, unless somebody just did. */
export async function remindBeforeEnd(ctx: WriteContext): Promise<void> {
  const due = await sql<{ id: string }>`
    select id from questionnaires.questionnaires
    where community_id = ${ctx.communityId} and state = 'open' and reach <> 'link'
      and until_day = ${addDays(await today(ctx), daysBefore)}::date
      and coalesce(reminded_at, opened_at) <= ${new Date(ctx.now.getTime() - pauseMs)} for update skip locked`.execute(
    ctx.tx,
  )
  for (const { id } of due.rows) await remindOf(ctx, id)
}
