import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { type EventHandler, on } from '../../../platform/module.ts'
import type { Cells } from './fills/cells.ts'
import { cellsOf, gapsOf } from './fills/cells.ts'
import { rowOfOne } from './sources/home-rows.ts'
import { definitionOf } from './store.ts'

/** What forms do when an entry of the register is completed: open ones say it at once. */
export const reactions: readonly EventHandler[] = [
  on<{ person_id: string }>('people.edited', 'forms.follow-person', followPerson),
]

type Listed = { id: string; form_id: string; version: number; edition: number; no: number; typed: Cells }

async function followPerson(ctx: WriteContext, { person_id }: { person_id: string }): Promise<void> {
  const listed = await sql<Listed>`
    select f.id, f.form_id, f.version, r.edition, r.no, r.typed from forms.rows r
    join forms.fills f on f.community_id = r.community_id and f.id = r.fill_id and f.edition = r.edition and f.state = 'open'
    where r.community_id = ${ctx.communityId} and r.person = ${person_id} and r.row_key = ${person_id} limit 50`.execute(
    ctx.tx,
  )
  const row = listed.rows.length > 0 ? await rowOfOne(ctx, person_id) : undefined
  if (!row) return
  for (const fill of listed.rows) {
    const { columns } = await definitionOf(ctx, fill.form_id, fill.version)
    const cells = cellsOf(columns, row)
    const sealed = columns.some((column) => column.source === 'identity') ? row.identity_sealed : null
    await sql`
      update forms.rows set cells = ${JSON.stringify(cells)}::jsonb, gaps = ${gapsOf(columns, cells, fill.typed)}::text[], label = ${row.label},
        identity_sealed = ${sealed}, minor = ${row.minor}
      where community_id = ${ctx.communityId} and fill_id = ${fill.id} and edition = ${fill.edition} and no = ${fill.no}`.execute(
      ctx.tx,
    )
    ctx.audit('form_fill', fill.id, { row_follows: person_id })
  }
}
