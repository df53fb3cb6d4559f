import { type RawBuilder, sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { type EventHandler, on } from '../../../platform/module.ts'
import type { Cells } from './fills/cells.ts'
import { cellsOf, gapsOf } from './fills/cells.ts'
import { rowOfOne, rowsOfHome } from './sources/home-rows.ts'
import type { Gathered } from './sources/rows.ts'
import { definitionOf } from './store.ts'

type Moved = { person_id: string; dwelling_id: string }

/** What forms do when an entry of the register is completed, or somebody moves: open ones say it at once. */
export const reactions: readonly EventHandler[] = [
  on<{ person_id: string }>('people.edited', 'forms.follow-person', followPerson),
  on<Moved>('people.moved_in', 'forms.follow-moved-in', followMove),
  on<Moved>('people.moved_out', 'forms.follow-moved-out', followMove),
]

type Listed = { id: string; form_id: string; version: number; edition: number; no: number; typed: Cells }

function listed(ctx: WriteContext, where: RawBuilder<unknown>): Promise<{ rows: (Listed & { row_key: string })[] }> {
  return sql<Listed & { row_key: string }>`
    select f.id, f.form_id, f.version, r.edition, r.no, r.typed, r.row_key from forms.rows r
    join forms.fills f on f.community_id = r.community_id and f.id = r.fill_id and f.edition = r.edition and f.state = 'open'
    where r.community_id = ${ctx.communityId} and ${where} limit 50`.execute(ctx.tx)
}

async function followPerson(ctx: WriteContext, { person_id }: { person_id: string }): Promise<void> {
  const found = await listed(ctx, sql`r.person = ${person_id} and r.row_key = ${person_id}`)
  const row = found.rows.length > 0 ? await rowOfOne(ctx, person_id) : undefined
  if (!row) return
  for (const fill of found.rows) await renew(ctx, fill, row)
}

/** The person's own row, and those of the dwelling and its households. Households that came or went stand there after *fill again*. */
async function followMove(ctx: WriteContext, { person_id, dwelling_id }: Moved): Promise<void> {
  await followPerson(ctx, { person_id })
  const rows = new Map((await rowsOfHome(ctx, dwelling_id)).map((row) => [row.key, row]))
  const found = await listed(ctx, sql`r.row_key = any (${[...rows.keys()]}::text[]) and f.state = 'open'`)
  for (const fill of found.rows) {
    const row = rows.get(fill.row_key)
    if (row) await renew(ctx, fill, row)
  }
}

async function renew(ctx: WriteContext, fill: Listed, row: Gathered): Promise<void> {
  const { columns } = await definitionOf(ctx, fill.form_id, fill.version)
  const cells = cellsOf(columns, row)
  const sealed = columns.some((column) => column.source === 'identity') ? row.identity_sealed : null
  await sql`
    update forms.rows set cells = ${JSON.stringify(cells)}::jsonb, gaps = ${gapsOf(columns, cells, fill.typed)}::text[], label = ${row.label},
      identity_sealed = ${sealed}, minor = ${row.minor}, person = ${row.person_id}, dwelling_id = ${row.dwelling_id}
    where community_id = ${ctx.communityId} and fill_id = ${fill.id} and edition = ${fill.edition} and no = ${fill.no}`.execute(
    ctx.tx,
  )
  ctx.audit('form_fill', fill.id, { row_follows: row.person_id ?? row.key })
}
