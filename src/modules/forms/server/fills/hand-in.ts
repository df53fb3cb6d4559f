import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes, typedIn } from '../../contract.ts'
import { checkOver } from '../permissions.ts'
import { definitionOf, lockFill, lockOpenFill } from '../store.ts'
import { countRows, fillViewOf } from './show.ts'

/** Hands a period in: its rows never change again. With gaps it has to be said. Refusals: see the route. */
export const handIn = command(routes['POST /api/c/:community/form-fills/:id/hand-ins'], {
  async handle(ctx, { id, edition, handed_to, way, note, with_gaps }) {
    checkOver(ctx, 'forms.hand_in')
    const fill = await lockOpenFill(ctx, id)
    if (fill.state === 'failed') refuse('forms.nothing_in_it')
    if (fill.edition !== edition) refuse('forms.changed_meanwhile')
    const { rows, gaps } = await countRows(ctx, fill)
    if (rows === 0) refuse('forms.nothing_in_it')
    if (gaps > 0 && !with_gaps) refuse('forms.gaps_left', { count: gaps })
    const { columns } = await definitionOf(ctx, fill.form_id, fill.version)
    const known = columns.filter((column) => column.source !== typedIn).length
    await sql`
      insert into forms.hand_ins (community_id, fill_id, edition, handed_in_at, handed_in_by_person, handed_to, way, note, rows, gaps, columns,
        columns_known)
      values (${ctx.communityId}, ${id}, ${edition}, ${ctx.now}, ${ctx.actor.personId}, ${handed_to}, ${way}, ${note}, ${rows}, ${gaps},
        ${columns.length}, ${known})`.execute(ctx.tx)
    await sql`
      update forms.fills set state = 'handed_in', handed_in_at = ${ctx.now} where community_id = ${ctx.communityId} and id = ${id}`.execute(
      ctx.tx,
    )
    ctx.audit('form_fill', id, { handed_to, way, rows, gaps })
    ctx.emit('forms.handed_in', { fill_id: id })
    return { id }
  },
  view: (ctx, { id }) => fillViewOf(ctx, id),
})

/** Opens it again to be corrected: a copy of the rows is worked on, what was handed in stays. Refusals: see the route. */
export const reopenFill = command(routes['POST /api/c/:community/form-fills/:id/reopened'], {
  async handle(ctx, { id, reason }) {
    checkOver(ctx, 'forms.hand_in')
    const { state, edition } = await lockFill(ctx, id)
    if (state !== 'handed_in') refuse('forms.not_handed_in')
    const copied = await sql`
      insert into forms.rows (community_id, fill_id, edition, no, row_key, label, person, dwelling_id, cells, typed, carried, gaps,
        identity_sealed, minor, admin_path, compound_path, part, gone_at)
      select community_id, fill_id, edition + 1, no, row_key, label, person, dwelling_id, cells, typed, carried, gaps, identity_sealed, minor,
        admin_path, compound_path, part, gone_at
      from forms.rows where community_id = ${ctx.communityId} and fill_id = ${id} and edition = ${edition} returning no`.execute(
      ctx.tx,
    )
    if (copied.rows.length === 0) refuse('forms.copy_forgotten')
    await sql`
      update forms.fills set state = 'open', edition = ${edition + 1} where community_id = ${ctx.communityId} and id = ${id}`.execute(
      ctx.tx,
    )
    await sql`
      update forms.hand_ins set reopened_at = ${ctx.now}, reopened_by_person = ${ctx.actor.personId}, reopen_reason = ${reason}
      where community_id = ${ctx.communityId} and fill_id = ${id} and edition = ${edition}`.execute(ctx.tx)
    ctx.audit('form_fill', id, { reopened: true, reason })
    ctx.emit('forms.reopened', { fill_id: id })
    return { id }
  },
  view: (ctx, { id }) => fillViewOf(ctx, id),
})
