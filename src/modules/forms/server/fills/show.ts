import { sql } from 'kysely'
import type { z } from 'zod'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { maskPhone } from '../../../../shared/mask.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import { type fillBrief, type fillView, type handInView, routes, typedIn } from '../../contract.ts'
import { checkOver, may } from '../permissions.ts'
import { sourceOf, sourcesFor } from '../sources/catalogue.ts'
import { type Column, type Definition, definitionOf, type Fill, findFill, findForm } from '../store.ts'
import type { Cells } from './cells.ts'

/** No form has more rows than there can be entries. */
const rowsMost = 10_000_000

type View = z.output<typeof fillView>
type Brief = z.output<typeof fillBrief>

type Counted = { rows: number; gaps: number; rows_with_gaps: number; carried: number }

/** What its fills hold, in lists. What was handed in is told as it was noted then; only open ones are counted. */
export async function fillBriefs(ctx: ReadContext, fills: readonly Fill[]): Promise<Brief[]> {
  const noted = await notedCounts(ctx, fills)
  const briefs: Brief[] = []
  for (const fill of fills) {
    const { rows, gaps } = noted.get(`${fill.id} ${fill.edition}`) ?? (await countRows(ctx, fill))
    briefs.push({ ...briefOf(fill), rows, gaps })
  }
  return briefs
}

async function notedCounts(
  ctx: ReadContext,
  fills: readonly Fill[],
): Promise<Map<string, { rows: number; gaps: number }>> {
  const ids = fills.filter((fill) => fill.state === 'handed_in').map((fill) => fill.id)
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
  const found = await sql<Counted>`
    select count(*)::int as rows, coalesce(sum(cardinality(gaps)), 0)::int as gaps, count(*) filter (where gaps <> '{}')::int as rows_with_gaps,
      coalesce(sum(cardinality(carried)), 0)::int as carried
    from forms.rows where community_id = ${ctx.communityId} and fill_id = ${fill.id} and edition = ${fill.edition}`.execute(
    ctx.tx,
  )
  return found.rows[0] ?? { rows: 0, gaps: 0, rows_with_gaps: 0, carried: 0 }
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
  const counted = await countRows(ctx, fill)
  const cells = definition.columns.filter((column) => column.needed).length * counted.rows
  const { paper, purpose, legal_basis } = definition
  return {
    ...briefOf(fill),
    ...counted,
    form: { id: form.id, name: definition.name, asked_by: form.asked_by, paper, purpose, legal_basis },
    row_kind: definition.rows,
    columns: await columnViews(ctx, fill, definition),
    cells,
    filled: cells - counted.gaps,
    edition: fill.edition,
    gathering: fill.gathering === null ? null : fill.gathered,
    gathered_at: fill.gathered_at?.toISOString() ?? null,
    into_template: definition.template_id !== null,
    hand_ins: await handInsOf(ctx, id),
    can: canDo(ctx, fill),
  }
}

function canDo(ctx: ReadContext, { state, gathering, handed_in_at }: Fill): string[] {
  const hands = may(ctx, 'forms.hand_in')
  const whole = may(ctx, 'forms.take_whole') ? ['take_whole'] : []
  if (state === 'handed_in') return ['export', ...whole, ...(hands ? ['reopen'] : [])]
  const drop = handed_in_at === null ? ['drop'] : []
  if (state === 'failed') return ['refresh', ...drop]
  if (state === 'filling' || gathering !== null) return drop
  return ['type_in', 'refresh', 'export', ...whole, ...drop, ...(hands ? ['hand_in'] : [])]
}

async function columnViews(
  ctx: ReadContext,
  { id, edition }: Fill,
  { rows, columns }: Definition,
): Promise<View['columns']> {
  const of = sql`community_id = ${ctx.communityId} and fill_id = ${id} and edition = ${edition}`
  const found = await sql<{ id: string; gaps: number; carried: number }>`
    select id, sum(gap)::int as gaps, sum(carry)::int as carried from (
      select unnest(gaps) as id, 1 as gap, 0 as carry from forms.rows where ${of} and gaps <> '{}'
      union all select unnest(carried), 0, 1 from forms.rows where ${of} and carried <> '{}') one group by id`.execute(
    ctx.tx,
  )
  const counted = new Map(found.rows.map((row) => [row.id, row]))
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

export type Row = {
  no: number
  label: string
  person_id: string | null
  dwelling_id: string | null
  cells: Cells
  typed: Cells
  carried: string[]
  gaps: string[]
  identity_sealed: Buffer | null
  minor: boolean
}

type RowsWanted = { id: string; edition: number; after?: number | undefined; limit: number }

/** Rows of an edition in their order, as they are kept: telephone numbers whole. */
export async function selectRows(
  ctx: ReadContext,
  { id, edition, after, limit }: RowsWanted,
  more = sql`true`,
): Promise<Row[]> {
  const found = await sql<Row>`
    select no, label, person as person_id, dwelling_id, cells, typed, carried, gaps, identity_sealed, minor from forms.rows
    where community_id = ${ctx.communityId} and fill_id = ${id} and edition = ${edition} and no > ${after ?? 0} and ${more}
    order by no limit ${limit}`.execute(ctx.tx)
  return found.rows
}

/** Its rows page by page, numbers of persons covered. */
export const fillRows = query(routes['GET /api/c/:community/form-fills/:id/rows'], async (ctx, input) => {
  checkOver(ctx, 'forms.fill')
  const { id, show, column, q, after, limit } = input
  const fill = await findFill(ctx, id)
  const { columns } = await definitionOf(ctx, fill.form_id, fill.version)
  const [last] = after === undefined ? [0] : decodeCursor(after, 1).map(Number)
  if (!(Number.isInteger(last) && (last as number) >= 0 && (last as number) <= rowsMost))
    refuse('platform.cursor_invalid')
  const of = show === 'carried' ? sql`carried` : sql`gaps`
  const more = sql`${show === 'all' ? sql`true` : column ? sql`${column} = any (${of})` : sql`${of} <> '{}'`}
    and ${q === '' ? sql`true` : sql`strpos(label, ${q}) > 0`}`
  const rows = await selectRows(
    ctx,
    { id, edition: input.edition ?? fill.edition, after: last, limit: limit + 1 },
    more,
  )
  const page = pageFrom(rows, limit, (row) => [row.no])
  return { items: page.items.map((row) => shownRow(columns, row)), next: page.next }
})

function shownRow(columns: readonly Column[], row: Row) {
  const { no, label, person_id, dwelling_id, carried, gaps } = row
  const cells = columns.flatMap((column) => {
    const value = cellOf(column, row)
    return value === '' ? [] : [[column.id, coveredCell(column, value)] as const]
  })
  return { no, label, person_id, dwelling_id, cells: Object.fromEntries(cells), carried, gaps }
}

/** What stands in a cell, telephone numbers whole, identity numbers covered. */
export function cellOf({ id, source }: Column, { no, cells, typed }: Row): string | number {
  if (source === 'row_number') return no
  return (source === typedIn ? typed[id] : cells[id]) ?? ''
}

/** The same with telephone numbers covered. */
export function coveredCell({ source }: Column, value: string | number): string | number {
  return sourceOf(source)?.cover === 'phone' ? maskPhone(String(value)) : value
}
