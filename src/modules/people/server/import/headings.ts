import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type Field, seenFields } from '../fields-of-community/fields.ts'
import { headingKey, isColumn } from './rows.ts'

/** The community's own fields that the reader may bring in by a sheet. */
export async function importedFields(ctx: ReadContext): Promise<Field[]> {
  return (await seenFields(ctx, 'person')).filter((field) => field.retired_at === null)
}

const headingsMost = 500

/** What this community's own headings mean: heading → column, '' for one that is left alone. */
export async function ownHeadings(ctx: ReadContext): Promise<Map<string, string>> {
  const found = await sql<{ heading: string; column_key: string }>`
    select heading, column_key from people.import_headings where community_id = ${ctx.communityId}
    order by heading limit ${headingsMost}`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.heading, row.column_key]))
}

/**
 * Keeps what somebody said of the headings of a sheet, for the next one too. Refusals: `people.sheet_heading_unknown` for a heading that
 * isn't in the sheet, `people.sheet_column_twice` where two are to mean the same.
 */
export async function keepHeadings(
  ctx: WriteContext,
  headings: readonly string[],
  said: readonly { heading: string; column: string | null }[],
): Promise<void> {
  const known = new Set(headings.map(headingKey))
  const columns = said.flatMap(({ column }) => (isColumn(column ?? undefined) ? [column] : []))
  if (new Set(columns).size < columns.length)
    refuse('people.sheet_column_twice', {}, [{ path: 'columns', code: 'invalid' }])
  const rows = said.map(({ heading, column }) => ({ heading: headingKey(heading), column_key: column ?? '' }))
  if (rows.some((row) => !known.has(row.heading))) refuse('people.sheet_heading_unknown')
  await sql`
    insert into people.import_headings (community_id, heading, column_key)
    select ${ctx.communityId}::int, h.heading, h.column_key
    from json_to_recordset(${JSON.stringify([...new Map(rows.map((row) => [row.heading, row])).values()])}::json) as h (heading text, column_key text)
    on conflict (community_id, heading) do update set column_key = excluded.column_key`.execute(ctx.tx)
}
