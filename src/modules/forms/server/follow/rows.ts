import { type RawBuilder, sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import type { Cells } from '../fills/cells.ts'
import { boundsOf, insertRows, rowToKeep } from '../fills/keep-rows.ts'
import { partFor, partsOf } from '../parts/store.ts'
import { rowOfOne, rowsOfHome } from '../sources/home-rows.ts'
import type { Gathered } from '../sources/rows.ts'
import { type Definition, definitionSql } from '../store.ts'

/** A fill that isn't handed in, locked: nobody hands it in while its rows follow the register. */
export type Following = {
  id: string
  period: string
  edition: number
  gathering: number | null
  state: 'open' | 'filling'
  definition: Definition
}

/** Fills whose rows are of these kinds; one of them alone where `fillId` is given. */
export async function fillsOf(
  ctx: WriteContext,
  kinds: readonly Definition['rows'][],
  fillId?: string,
): Promise<Following[]> {
  const found = await sql<Following>`
    select f.id, f.period, f.edition, f.gathering, f.state, ${definitionSql('v')} as definition from forms.fills f
    join forms.versions v on v.community_id = f.community_id and v.form_id = f.form_id and v.version = f.version
    where f.community_id = ${ctx.communityId} and f.state in ('open', 'filling') and v.definition->>'rows' = any (${[...kinds]}::text[])
      and ${fillId === undefined ? sql`true` : sql`f.id = ${fillId}`}
    order by f.id for update of f`.execute(ctx.tx)
  return found.rows
}

/** A person's row: it comes where they fit by now, is renewed, and is marked as gone where they don't any more. */
export async function followPersonIn(ctx: WriteContext, fill: Following, personId: string): Promise<void> {
  const row = await rowOfOne(ctx, await wantedOf(ctx, fill), personId)
  await settle(ctx, fill, row ? [row] : [], sql`row_key = ${personId}`)
}

/** The same of the rows of a dwelling, or of the households in it. */
export async function followHomeIn(ctx: WriteContext, fill: Following, dwellingId: string): Promise<void> {
  const rows = await rowsOfHome(ctx, await wantedOf(ctx, fill), dwellingId)
  await settle(ctx, fill, rows, sql`dwelling_id = ${dwellingId}`)
}

async function wantedOf(ctx: WriteContext, { definition, period }: Following) {
  return { definition, ...(await boundsOf(ctx, definition, { period })) }
}

type Known = { no: number; row_key: string; typed: Cells; gone: boolean }

const rowsOf = (ctx: WriteContext, { id, edition }: Following) =>
  sql`community_id = ${ctx.communityId} and fill_id = ${id} and edition = ${edition}`

/** Brings the rows that fit `known` to what the register says now. */
async function settle(
  ctx: WriteContext,
  fill: Following,
  rows: readonly Gathered[],
  known: RawBuilder<unknown>,
): Promise<void> {
  const found = await sql<Known>`
    select no, row_key, typed, gone_at is not null as gone from forms.rows where ${rowsOf(ctx, fill)} and ${known}`.execute(
    ctx.tx,
  )
  const standing = new Map(found.rows.map((row) => [row.row_key, row]))
  for (const row of rows) {
    const before = standing.get(row.key)
    await (before ? renew(ctx, fill, row, before) : add(ctx, fill, row))
    standing.delete(row.key)
  }
  for (const row of standing.values()) if (!row.gone) await leave(ctx, fill, row)
}

/** Behind the others: rows that were told of by their number keep it. */
async function add(ctx: WriteContext, fill: Following, row: Gathered): Promise<void> {
  const last = await sql<{ no: number }>`
    select coalesce(max(no), 0)::int as no from forms.rows where ${rowsOf(ctx, fill)}`.execute(ctx.tx)
  const kept = rowToKeep(fill.definition.columns, row, undefined, (last.rows[0]?.no ?? 0) + 1)
  const part = partFor(await partsOf(ctx, fill.id), row)?.id ?? null
  await insertRows(ctx, fill, [{ ...kept, part }])
  ctx.audit('form_fill', fill.id, { row_added: row.person_id ?? row.key })
}

async function renew(ctx: WriteContext, fill: Following, row: Gathered, { no, typed }: Known): Promise<void> {
  const { columns } = fill.definition
  const { cells, gaps, sealed } = rowToKeep(columns, row, { row_key: row.key, typed, carried: [] }, no)
  const part = partFor(await partsOf(ctx, fill.id), row)?.id ?? null
  await sql`
    update forms.rows set cells = ${JSON.stringify(cells)}::jsonb, gaps = ${gaps}::text[], label = ${row.label}, gone_at = null,
      identity_sealed = decode(${sealed}::text, 'hex'), minor = ${row.minor}, person = ${row.person_id}, dwelling_id = ${row.dwelling_id},
      admin_path = ${row.admin_path}, compound_path = ${row.compound_path}, part = ${part}
    where ${rowsOf(ctx, fill)} and no = ${no}`.execute(ctx.tx)
  ctx.audit('form_fill', fill.id, { row_follows: row.person_id ?? row.key })
}

/** It stays to be looked at, with what was typed in, but neither counts nor goes out. */
async function leave(ctx: WriteContext, fill: Following, { no, row_key }: Known): Promise<void> {
  await sql`update forms.rows set gone_at = ${ctx.now} where ${rowsOf(ctx, fill)} and no = ${no}`.execute(ctx.tx)
  ctx.audit('form_fill', fill.id, { row_gone: row_key })
}
