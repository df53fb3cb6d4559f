import { sql } from 'kysely'
import { command, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { checkFills } from '../fills/filler.ts'
import { noteLook } from '../fills/look.ts'
import { pageOfRows } from '../fills/rows.ts'
import { dropCarried, writeCells } from '../fills/type-in.ts'
import { definitionOf, type Fill, findFill, lockOpenFill } from '../store.ts'
import { partViewOf } from './show.ts'
import { findPart, isOwn, type Part } from './store.ts'

/** The part with its fill, locked and open. Refusals: `platform.not_found`, `forms.handed_in_already`, `forms.filling_now`. */
async function openPart(ctx: WriteContext, id: string): Promise<{ part: Part; fill: Fill }> {
  const part = await findPart(ctx, id)
  return { part, fill: await lockOpenFill(ctx, part.fill_id) }
}

/** Types into rows of the part. Refusals: see the route. */
export const typeInPart = command(routes['POST /api/c/:community/form-parts/:id/cells'], {
  async handle(ctx, { id, cells }) {
    const { fill } = await openPart(ctx, id)
    await writeCells(ctx, fill, cells, { part: id })
    return { id }
  },
  view: (ctx, { id }) => partViewOf(ctx, id),
})

/** What was taken over in the part was looked at and stays. Refusals: see the route. */
export const keepPartCarried = command(routes['POST /api/c/:community/form-parts/:id/kept'], {
  async handle(ctx, { id }) {
    const { fill } = await openPart(ctx, id)
    await dropCarried(ctx, fill, { part: id })
    return { id }
  },
  view: (ctx, { id }) => partViewOf(ctx, id),
})

/** Says that the part is filled, or that it is worked on again. Refusals: see the route. */
export const finishPart = command(routes['POST /api/c/:community/form-parts/:id/done'], {
  async handle(ctx, { id, done, note }) {
    const { fill } = await openPart(ctx, id)
    await sql`
      update forms.parts set done_at = ${done ? ctx.now : null}, done_by_person = ${done ? ctx.actor.personId : null}, note = ${note}
      where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
    ctx.audit('form_fill', fill.id, { part: id, done })
    return { id }
  },
  view: (ctx, { id }) => partViewOf(ctx, id),
})

/** Rows of a part of a form that lists sensitive data, each look noted. Refusals: see the route. */
export const lookAtPart = command(routes['POST /api/c/:community/form-parts/:id/looks'], {
  async handle(ctx, { id, community: _, ...wanted }) {
    const { fill, part } = await found(ctx, id)
    const definition = await definitionOf(ctx, fill.form_id, fill.version)
    // Who holds the area fills it; of the office only who fills the whole.
    if (!isOwn(ctx, part)) checkFills(ctx, fill, definition)
    await noteLook(ctx, { fill, definition, wanted, part: part.id })
    return { id, wanted }
  },
  view: async (ctx, { id, wanted }) => pageOfRows(ctx, (await found(ctx, id)).fill, wanted, id),
})

async function found(ctx: ReadContext, id: string): Promise<{ part: Part; fill: Fill }> {
  const part = await findPart(ctx, id)
  return { part, fill: await findFill(ctx, part.fill_id) }
}
