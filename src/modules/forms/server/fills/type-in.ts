import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { typedIn } from '../../contract.ts'
import { definitionOf, type Fill } from '../store.ts'

type Typed = { no: number; column: string; value: string | number }
/** Of a part its own rows only. */
type Of = { part?: string | undefined }

/** Writes cells nobody else fills; empty ones are cleared. Refusals: `forms.column_not_typed`, `forms.row_unknown`. */
export async function writeCells(ctx: WriteContext, fill: Fill, cells: readonly Typed[], of: Of = {}): Promise<void> {
  const { columns } = await definitionOf(ctx, fill.form_id, fill.version)
  const byId = new Map(columns.map((column) => [column.id, column]))
  if (cells.some((cell) => byId.get(cell.column)?.source !== typedIn)) refuse('forms.column_not_typed')
  for (const { no, column, value } of cells) {
    const empty = value === ''
    await writeCell(ctx, fill, { no, column, value: empty ? null : value, gap: empty && byId.get(column)?.needed }, of)
  }
  ctx.audit('form_fill', fill.id, { cells: cells.length, ...of })
}

type Cell = { no: number; column: string; value: string | number | null; gap: boolean | undefined }

const inPart = ({ part }: Of) => (part === undefined ? sql`true` : sql`part = ${part}`)

async function writeCell(ctx: WriteContext, { id, edition }: Fill, cell: Cell, of: Of): Promise<void> {
  const { no, column, value, gap } = cell
  const written = await sql`
    update forms.rows set
      typed = ${value === null ? sql`typed - ${column}::text` : sql`typed || jsonb_build_object(${column}::text, ${JSON.stringify(value)}::jsonb)`},
      carried = array_remove(carried, ${column}::text),
      gaps = ${gap ? sql`array_append(array_remove(gaps, ${column}::text), ${column}::text)` : sql`array_remove(gaps, ${column}::text)`}
    where community_id = ${ctx.communityId} and fill_id = ${id} and edition = ${edition} and no = ${no} and ${inPart(of)} returning no`.execute(
    ctx.tx,
  )
  if (written.rows.length === 0) refuse('forms.row_unknown')
}

/** What was taken over was looked at and stays: all of it, or a column's. */
export async function dropCarried(
  ctx: WriteContext,
  { id, edition }: Fill,
  { column, ...of }: Of & { column?: string | undefined },
): Promise<void> {
  await sql`
    update forms.rows set carried = ${column === undefined ? sql`'{}'` : sql`array_remove(carried, ${column}::text)`}
    where community_id = ${ctx.communityId} and fill_id = ${id} and edition = ${edition} and carried <> '{}' and ${inPart(of)}`.execute(
    ctx.tx,
  )
  ctx.audit('form_fill', id, { kept: column ?? true, ...of })
}
