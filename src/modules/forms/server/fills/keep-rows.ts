import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { findArea } from '../../../territory/api.ts'
import { daysOf } from '../periods.ts'
import type { Gathered } from '../sources/rows.ts'
import { type Column, type Definition, type Fill, today } from '../store.ts'
import { type Cells, cellsOf, gapsOf } from './cells.ts'

export type Before = { row_key: string; typed: Cells; carried: string[] }
type Kept = ReturnType<typeof rowToKeep> & { part: string | null }

/** Writes rows into an edition; one that is there already stays as it is. */
export async function insertRows(
  ctx: WriteContext,
  { id, edition }: { id: string; edition: number },
  kept: readonly Kept[],
): Promise<void> {
  await sql`
    insert into forms.rows (community_id, fill_id, edition, no, row_key, label, person, dwelling_id, cells, typed, carried, gaps,
      identity_sealed, minor, admin_path, compound_path, part)
    select ${ctx.communityId}::int, ${id}::uuid, ${edition}::int, r.no, r.row_key, r.label, r.person_id, r.dwelling_id, r.cells, r.typed,
      r.carried, r.gaps, decode(r.sealed, 'hex'), r.minor, r.admin_path, r.compound_path, r.part
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as r (no int, row_key text, label text, person_id uuid, dwelling_id uuid,
      cells jsonb, typed jsonb, carried text[], gaps text[], sealed text, minor boolean, admin_path text, compound_path text, part uuid)
    on conflict (community_id, fill_id, edition, row_key) do nothing`.execute(ctx.tx)
}

/** A row as it is kept, with what was typed in before. */
export function rowToKeep(columns: readonly Column[], row: Gathered, before: Before | undefined, no: number) {
  const cells = cellsOf(columns, row)
  const ids = new Set(columns.map((column) => column.id))
  const typed = Object.fromEntries(Object.entries(before?.typed ?? {}).filter(([id]) => ids.has(id)))
  return {
    no,
    row_key: row.key,
    label: row.label,
    person_id: row.person_id,
    dwelling_id: row.dwelling_id,
    cells,
    typed,
    carried: (before?.carried ?? []).filter((id) => ids.has(id)),
    gaps: gapsOf(columns, cells, typed),
    sealed: columns.some((column) => column.source === 'identity')
      ? (row.identity_sealed?.toString('hex') ?? null)
      : null,
    minor: row.minor,
    admin_path: row.admin_path,
    compound_path: row.compound_path,
  }
}

/** The days and paths a fill is limited to. */
export async function boundsOf(ctx: ReadContext, definition: Definition, fill: Pick<Fill, 'period'>) {
  const area = definition.area_id ? await findArea(ctx.tx, ctx.communityId, definition.area_id) : undefined
  const paths = area && [area.admin_path, area.compound_path].filter((path) => path !== null)
  return { ...daysOf(definition, fill.period, await today(ctx)), paths }
}
