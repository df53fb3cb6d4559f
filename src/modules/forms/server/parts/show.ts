import { sql } from 'kysely'
import type { z } from 'zod'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type partView, routes } from '../../contract.ts'
import { pageOfRows } from '../fills/rows.ts'
import { columnViews } from '../fills/show.ts'
import { columnsOf, countedOf, talliesOf } from '../fills/tallies.ts'
import { definitionOf, type Fill, findFill, findForm } from '../store.ts'
import { partBriefs } from './brief.ts'
import { findPart, isOwn, mayFill, type Part } from './store.ts'

const partsMost = 200

/** Parts of fills under way in the areas of whoever looks, the most urgent first. */
export const listParts = query(routes['GET /api/c/:community/form-parts'], async (ctx) => {
  const found = await sql<Part>`
    select p.id, p.fill_id, p.area_id, p.name, p.admin_path, p.compound_path, p.person_id, p.given_at, p.done_at, p.note from forms.parts p
    join forms.fills f on f.community_id = p.community_id and f.id = p.fill_id
    where p.community_id = ${ctx.communityId} and f.state = 'open'
    order by p.done_at is not null, f.due_day nulls last, p.given_at, p.id limit ${partsMost}`.execute(ctx.tx)
  const items = []
  for (const part of found.rows.filter((one) => mayFill(ctx, one))) {
    const { fill, definition, brief, form } = await partOf(ctx, part)
    items.push({
      ...brief,
      form: definition.name,
      asked_by: form.asked_by,
      period: fill.period,
      due_day: fill.due_day,
      own: isOwn(ctx, part),
    })
  }
  return { items }
})

async function partOf(ctx: ReadContext, part: Part) {
  const fill = await findFill(ctx, part.fill_id)
  const definition = await definitionOf(ctx, fill.form_id, fill.version)
  const tallies = (await talliesOf(ctx, fill)).filter((one) => one.part === part.id)
  const [brief] = await partBriefs(ctx, definition, [part], tallies)
  return {
    fill,
    definition,
    tallies,
    brief: brief ?? refuse('platform.not_found'),
    form: await findForm(ctx, fill.form_id),
  }
}

export const showPart = query(routes['GET /api/c/:community/form-parts/:id'], (ctx, { id }) => partViewOf(ctx, id))

/** A part with its gaps by column. Refusal: `platform.not_found`. */
export async function partViewOf(ctx: ReadContext, id: string): Promise<z.output<typeof partView>> {
  const part = await findPart(ctx, id)
  const { fill, definition, tallies, brief, form } = await partOf(ctx, part)
  const { rows_with_gaps, carried, gone } = countedOf(tallies)
  const { purpose, legal_basis } = definition
  return {
    ...brief,
    fill_id: fill.id,
    period: fill.period,
    due_day: fill.due_day,
    state: fill.state,
    form: { name: definition.name, asked_by: form.asked_by, purpose, legal_basis },
    columns: await columnViews(ctx, definition, columnsOf(tallies)),
    rows_with_gaps,
    carried,
    gone,
    sensitive: definition.sensitive !== null,
    can: canDo(fill, part),
  }
}

function canDo({ state, gathering }: Fill, { done_at }: Part): string[] {
  if (state !== 'open' || gathering !== null) return []
  return done_at === null ? ['type_in', 'finish'] : ['reopen']
}

/** Rows of a part, numbers of persons covered. Refusals: see the route. */
export const partRows = query(routes['GET /api/c/:community/form-parts/:id/rows'], async (ctx, input) => {
  const part = await findPart(ctx, input.id)
  const fill = await findFill(ctx, part.fill_id)
  if ((await definitionOf(ctx, fill.form_id, fill.version)).sensitive) refuse('forms.looks_noted')
  return pageOfRows(ctx, fill, input, part.id)
})
