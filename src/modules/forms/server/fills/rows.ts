import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { maskPhone } from '../../../../shared/mask.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type rowView, typedIn } from '../../contract.ts'
import { sourceOf } from '../sources/catalogue.ts'
import { type Column, definitionOf, type Fill } from '../store.ts'
import type { Cells } from './cells.ts'

/** No form has more rows than there can be entries. */
const rowsMost = 10_000_000

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
  gone: boolean
}

type RowsWanted = { id: string; edition: number; after?: number | undefined; limit: number }

/** Rows that count, of who moved away or no longer fits those alone. */
const counting = sql`gone_at is null`

/** Rows of an edition in their order, as they are kept: telephone numbers whole. */
export async function selectRows(
  ctx: ReadContext,
  { id, edition, after, limit }: RowsWanted,
  more = counting,
): Promise<Row[]> {
  const found = await sql<Row>`
    select no, label, person as person_id, dwelling_id, cells, typed, carried, gaps, identity_sealed, minor, gone_at is not null as gone
    from forms.rows
    where community_id = ${ctx.communityId} and fill_id = ${id} and edition = ${edition} and no > ${after ?? 0} and ${more}
    order by no limit ${limit}`.execute(ctx.tx)
  return found.rows
}

export type LookedFor = {
  show: 'all' | 'gaps' | 'carried' | 'gone'
  column?: string | undefined
  q: string
  after?: string | undefined
  limit: number
  edition?: number | undefined
}

/** Its rows page by page, numbers of persons covered; of a part its own. Refusal: `platform.cursor_invalid`. */
export async function pageOfRows(
  ctx: ReadContext,
  fill: Fill,
  { show, column, q, after, limit, edition }: LookedFor,
  part?: string,
): Promise<{ items: z.output<typeof rowView>[]; next: string | null }> {
  const { columns } = await definitionOf(ctx, fill.form_id, fill.version)
  const [last] = after === undefined ? [0] : decodeCursor(after, 1).map(Number)
  if (!(Number.isInteger(last) && (last as number) >= 0 && (last as number) <= rowsMost))
    refuse('platform.cursor_invalid')
  const of = show === 'carried' ? sql`carried` : sql`gaps`
  const narrowed =
    show === 'all' || show === 'gone' ? sql`true` : column ? sql`${column} = any (${of})` : sql`${of} <> '{}'`
  const more = sql<boolean>`${show === 'gone' ? sql`gone_at is not null` : counting} and ${narrowed}
    and ${part === undefined ? sql`true` : sql`part = ${part}`} and ${q === '' ? sql`true` : sql`strpos(label, ${q}) > 0`}`
  const wanted = { id: fill.id, edition: edition ?? fill.edition, after: last, limit: limit + 1 }
  const page = pageFrom(await selectRows(ctx, wanted, more), limit, (row) => [row.no])
  return { items: page.items.map((row) => shownRow(columns, row)), next: page.next }
}

function shownRow(columns: readonly Column[], row: Row) {
  const { no, label, person_id, dwelling_id, carried, gaps, gone } = row
  const cells = columns.flatMap((column) => {
    const value = cellOf(column, row)
    return value === '' ? [] : [[column.id, coveredCell(column, value)] as const]
  })
  return { no, label, person_id, dwelling_id, cells: Object.fromEntries(cells), carried, gaps, gone }
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
