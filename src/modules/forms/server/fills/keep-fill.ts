import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { checkApproved } from '../forms/approval.ts'
import { dueDayOf, isPeriod } from '../periods.ts'
import { checkOver } from '../permissions.ts'
import { lockFill, lockForm, lockOpenFill, today } from '../store.ts'
import { beginEdition } from './gather.ts'
import { fillViewOf } from './show.ts'
import { dropTallies } from './tallies.ts'
import { dropCarried, writeCells } from './type-in.ts'

/** Begins a period; its rows are gathered in the background. Refusals: see the route. */
export const beginFill = command(routes['POST /api/c/:community/forms/:id/fills'], {
  async handle(ctx, { id, period, asked_on }) {
    checkOver(ctx, 'forms.fill')
    const form = await lockForm(ctx, id)
    if (form.ended_at) refuse('forms.ended')
    await checkApproved(ctx, form)
    if (!isPeriod(form.rhythm, period)) refuse('forms.period_unfit', {}, [{ path: 'period', code: 'invalid' }])
    const fillId = ctx.newId()
    const begun = await sql`
      insert into forms.fills (community_id, id, form_id, version, period, state, asked_on, due_day, made_by_person, made_at)
      values (${ctx.communityId}, ${fillId}, ${id}, ${form.version}, ${period}, 'filling', ${asked_on ?? (await today(ctx))},
        ${dueDayOf(form.definition, period)}, ${ctx.actor.personId}, ${ctx.now})
      on conflict (community_id, form_id, period) do nothing returning id`.execute(ctx.tx)
    if (begun.rows.length === 0) refuse('forms.period_taken', { period: periodWords(ctx, period) })
    await beginEdition(ctx, fillId)
    ctx.audit('form_fill', fillId, { form_id: id, period })
    return { id: fillId }
  },
  view: (ctx, { id }) => fillViewOf(ctx, id),
})

/** '2026-10' as people say it. */
export function periodWords(ctx: Pick<WriteContext, 'services' | 'language'>, period: string): string {
  const [year, part] = period.split('-')
  const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, 'forms', key, params)
  if (period === 'once') return say('period_once')
  if (!part) return say('period_year', { year })
  return part.startsWith('Q')
    ? say('period_quarter', { year, quarter: part.slice(1) })
    : say('period_month', { year, month: Number(part) })
}

/** Gathers its rows anew beside what is shown; what was typed in is kept. Refusals: see the route. */
export const refreshFill = command(routes['POST /api/c/:community/form-fills/:id/refresh'], {
  async handle(ctx, { id }) {
    checkOver(ctx, 'forms.fill')
    const fill = await lockOpenFill(ctx, id)
    if (fill.state === 'failed') {
      await sql`update forms.fills set state = 'filling' where community_id = ${ctx.communityId} and id = ${id}`.execute(
        ctx.tx,
      )
    }
    await beginEdition(ctx, id)
    ctx.audit('form_fill', id, { refreshed: true })
    return { id }
  },
  view: (ctx, { id }) => fillViewOf(ctx, id),
})

/** Types values into cells nobody else fills; empty ones are cleared. Refusals: see the route. */
export const typeIn = command(routes['POST /api/c/:community/form-fills/:id/cells'], {
  async handle(ctx, { id, cells }) {
    checkOver(ctx, 'forms.fill')
    await writeCells(ctx, await lockOpenFill(ctx, id), cells)
    return { id }
  },
  view: (ctx, { id }) => fillViewOf(ctx, id),
})

/** What was taken over from the last time was looked at: all of it, or a column. Refusals: see the route. */
export const keepCarried = command(routes['POST /api/c/:community/form-fills/:id/kept'], {
  async handle(ctx, { id, column }) {
    checkOver(ctx, 'forms.fill')
    await dropCarried(ctx, await lockOpenFill(ctx, id), { column })
    return { id }
  },
  view: (ctx, { id }) => fillViewOf(ctx, id),
})

/** Takes away a fill that was never handed in. Refusals: see the route. */
export const dropFill = command(routes['DELETE /api/c/:community/form-fills/:id'], async (ctx, { id }) => {
  checkOver(ctx, 'forms.fill')
  const { handed_in_at, period, form_id } = await lockFill(ctx, id)
  if (handed_in_at !== null) refuse('forms.handed_in_already')
  await sql`delete from forms.rows where community_id = ${ctx.communityId} and fill_id = ${id}`.execute(ctx.tx)
  await dropTallies(ctx, id)
  await sql`delete from forms.parts where community_id = ${ctx.communityId} and fill_id = ${id}`.execute(ctx.tx)
  await sql`delete from forms.fills where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  ctx.audit('form_fill', id, { form_id, period, deleted: true })
  return { id }
})

/** Takes a fill over: from then on the actor fills it, and nobody else sees its rows. Refusals: see the route. */
export const takeOver = command(routes['POST /api/c/:community/form-fills/:id/filler'], {
  async handle(ctx, { id }) {
    checkOver(ctx, 'forms.fill')
    const fill = await lockFill(ctx, id)
    if (fill.state === 'handed_in') refuse('forms.handed_in_already')
    await sql`
      update forms.fills set made_by_person = ${ctx.actor.personId} where community_id = ${ctx.communityId} and id = ${id}`.execute(
      ctx.tx,
    )
    ctx.audit('form_fill', id, { taken_over: true })
    return { id }
  },
  view: (ctx, { id }) => fillViewOf(ctx, id),
})
