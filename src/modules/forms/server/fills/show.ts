import { sql } from 'kysely'
import type { z } from 'zod'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { personNames } from '../../../people/api.ts'
import { type fillBrief, type fillView, type handInView, routes, typedIn } from '../../contract.ts'
import { partBriefs } from '../parts/brief.ts'
import { partsOf } from '../parts/store.ts'
import { checkOver, may } from '../permissions.ts'
import { sourcesFor } from '../sources/catalogue.ts'
import { type Definition, definitionOf, type Fill, findFill, findForm } from '../store.ts'
import { cellsAsked } from './cells.ts'
import { fills } from './filler.ts'
import { type ColumnCounts, type Counted, columnsOf, countedOf, countedOfFills, talliesOf } from './tallies.ts'

type View = z.output<typeof fillView>
type Brief = z.output<typeof fillBrief>

/** What its fills hold, in lists. What was handed in is told as it was noted then. */
export async function fillBriefs(ctx: ReadContext, all: readonly Fill[]): Promise<Brief[]> {
  const noted = await notedCounts(ctx, all)
  const counted = await countedOfFills(ctx, all)
  return all.map((fill) => {
    const { rows, gaps } = noted.get(`${fill.id} ${fill.edition}`) ?? counted.get(fill.id) ?? { rows: 0, gaps: 0 }
    return { ...briefOf(fill), rows, gaps }
  })
}

async function notedCounts(
  ctx: ReadContext,
  all: readonly Fill[],
): Promise<Map<string, { rows: number; gaps: number }>> {
  const ids = all.filter((fill) => fill.state === 'handed_in').map((fill) => fill.id)
  const found = await sql<{ fill_id: string; edition: number; rows: number; gaps: number }>`
    select fill_id, edition, rows, gaps from forms.hand_ins
    where community_id = ${ctx.communityId} and fill_id = any (${ids}::uuid[])`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [`${row.fill_id} ${row.edition}`, row]))
}

function briefOf(fill: Fill): Omit<Brief, 'rows' | 'gaps'> {
  const { id, form_id, period, state, version, asked_on, due_day } = fill
  const made_at = fill.made_at.toISOString()
  return {
    id,
    form_id,
    period,
    state,
    version,
    asked_on,
    due_day,
    made_at,
    handed_in_at: fill.handed_in_at?.toISOString() ?? null,
  }
}

/** Rows, gaps and what is taken over, of the edition shown. */
export async function countRows(ctx: ReadContext, fill: Pick<Fill, 'id' | 'edition'>): Promise<Counted> {
  return countedOf(await talliesOf(ctx, fill))
}

export const showFill = query(routes['GET /api/c/:community/form-fills/:id'], (ctx, { id }) => {
  checkOver(ctx, 'forms.fill')
  return fillViewOf(ctx, id)
})

/** A fill with its gaps by column, and how it was handed in. */
export async function fillViewOf(ctx: ReadContext, id: string): Promise<View> {
  const fill = await findFill(ctx, id)
  const form = await findForm(ctx, fill.form_id)
  const definition = await definitionOf(ctx, fill.form_id, fill.version)
  const tallies = await talliesOf(ctx, fill)
  const counted = countedOf(tallies)
  const cells = cellsAsked(definition, counted.rows)
  const { paper, purpose, legal_basis } = definition
  return {
    ...briefOf(fill),
    ...counted,
    form: { id: form.id, name: definition.name, asked_by: form.asked_by, paper, purpose, legal_basis },
    row_kind: definition.rows,
    columns: await columnViews(ctx, definition, columnsOf(tallies)),
    cells,
    filled: cells - counted.gaps,
    edition: fill.edition,
    gathering: fill.gathering === null ? null : fill.gathered,
    gathered_at: fill.gathered_at?.toISOString() ?? null,
    into_template: definition.template_id !== null,
    sensitive: definition.sensitive !== null,
    filler: await nameOf(ctx, fill.made_by),
    hand_ins: await handInsOf(ctx, id),
    parts: await partBriefs(ctx, definition, await partsOf(ctx, id), tallies),
    can: canDo(ctx, fill, definition),
  }
}

function canDo(ctx: ReadContext, fill: Fill, definition: Definition): string[] {
  const { state, gathering, handed_in_at } = fill
  const hands = may(ctx, 'forms.hand_in')
  const looks = fills(ctx, fill, definition)
  const taken = looks ? ['export', ...(may(ctx, 'forms.take_whole') ? ['take_whole'] : [])] : []
  if (state === 'handed_in') return [...taken, ...(looks ? ['look'] : []), ...(hands ? ['reopen'] : [])]
  const drop = [...(handed_in_at === null ? ['drop'] : []), ...(looks ? [] : ['take_over'])]
  if (state === 'failed') return ['refresh', ...drop]
  if (state === 'filling' || gathering !== null) return drop
  const filling = looks ? ['look', 'type_in', 'give_parts', ...taken] : []
  return [...filling, 'refresh', ...drop, ...(hands ? ['hand_in'] : [])]
}

async function nameOf(ctx: ReadContext, personId: string | null): Promise<string> {
  if (personId === null) return ''
  return (await personNames(ctx.tx, ctx.communityId, [personId])).get(personId)?.name ?? ''
}

/** The columns with what is empty or taken over in them. */
export async function columnViews(
  ctx: ReadContext,
  { rows, columns }: Definition,
  counted: ColumnCounts,
): Promise<View['columns']> {
  const labels = new Map((await sourcesFor(ctx, rows)).sources.map((source) => [source.code, source.label]))
  const typed = ctx.services.texts.message(ctx.language, 'forms', 'source_typed')
  return columns.map((column) => ({
    ...column,
    source_label: column.source === typedIn ? typed : (labels.get(column.source) ?? ''),
    gaps: counted.get(column.id)?.gaps ?? 0,
    carried: counted.get(column.id)?.carried ?? 0,
  }))
}

type HandIn = Omit<z.output<typeof handInView>, 'handed_in_at' | 'reopened_at' | 'by' | 'reopened_by' | 'forgotten'> & {
  handed_in_at: Date
  reopened_at: Date | null
  forgotten_at: Date | null
  by_id: string | null
  reopened_by_id: string | null
}

async function handInsOf(ctx: ReadContext, fillId: string): Promise<View['hand_ins']> {
  const found = await sql<HandIn>`
    select edition, handed_in_at, handed_in_by_person as by_id, handed_to, way, note, rows, gaps, reopened_at, reopened_by_person as reopened_by_id,
      reopen_reason, forgotten_at
    from forms.hand_ins where community_id = ${ctx.communityId} and fill_id = ${fillId} order by edition desc limit 50`.execute(
    ctx.tx,
  )
  const names = await personNames(
    ctx.tx,
    ctx.communityId,
    found.rows.flatMap((row) => [row.by_id, row.reopened_by_id].filter((id) => id !== null)),
  )
  return found.rows.map(({ by_id, reopened_by_id, forgotten_at, ...row }) => ({
    ...row,
    handed_in_at: row.handed_in_at.toISOString(),
    reopened_at: row.reopened_at?.toISOString() ?? null,
    by: names.get(by_id ?? '')?.name ?? '',
    reopened_by: names.get(reopened_by_id ?? '')?.name ?? '',
    forgotten: forgotten_at !== null,
  }))
}
