import { command, query, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { noteViews } from '../../../access/api.ts'
import { routes } from '../../contract.ts'
import { checkOver } from '../permissions.ts'
import { type Definition, definitionOf, type Fill, findFill } from '../store.ts'
import { checkFills } from './filler.ts'
import { type LookedFor, pageOfRows } from './rows.ts'

/** Its rows page by page, numbers of persons covered. Refusals: see the route. */
export const fillRows = query(routes['GET /api/c/:community/form-fills/:id/rows'], async (ctx, input) => {
  checkOver(ctx, 'forms.fill')
  const fill = await findFill(ctx, input.id)
  if ((await definitionOf(ctx, fill.form_id, fill.version)).sensitive) refuse('forms.looks_noted')
  return pageOfRows(ctx, fill, input)
})

/** The same of a form that lists sensitive data: for who fills it, each look noted. Refusals: see the route. */
export const lookAtFill = command(routes['POST /api/c/:community/form-fills/:id/looks'], {
  async handle(ctx, { id, community: _, ...wanted }) {
    checkOver(ctx, 'forms.fill')
    const fill = await findFill(ctx, id)
    const definition = await definitionOf(ctx, fill.form_id, fill.version)
    checkFills(ctx, fill, definition)
    await noteLook(ctx, { fill, definition, wanted })
    return { id, wanted }
  },
  view: async (ctx, { id, wanted }) => pageOfRows(ctx, await findFill(ctx, id), wanted),
})

type Look = { fill: Fill; definition: Definition; wanted: LookedFor; part?: string }

/** Everybody shown finds it in their view log, with what the list is for (个人信息保护法 51). */
export async function noteLook(ctx: WriteContext, { fill, definition, wanted, part }: Look): Promise<void> {
  const { items } = await pageOfRows(ctx, fill, wanted, part)
  const persons = items.flatMap((row) => row.person_id ?? [])
  const reason = definition.sensitive?.purpose ?? definition.purpose
  await noteViews(ctx, persons, { field: 'sensitive', reason, postId: ctx.actor.posts[0]?.id ?? null })
  ctx.audit('form_fill', fill.id, { looked: items.length, ...(part ? { part } : {}) })
}
