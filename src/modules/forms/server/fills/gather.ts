import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { type EventHandler, on, sayingGivenUp } from '../../../../platform/module.ts'
import { findArea } from '../../../territory/api.ts'
import { daysOf } from '../periods.ts'
import { type Gathered, gatherRows } from '../sources/rows.ts'
import { type Column, type Definition, definitionOf, type Fill, selectFills, today } from '../store.ts'
import { type Cells, cellsOf, gapsOf } from './cells.ts'

type Due = { fill_id: string; edition: number; from: number }

/** Gathered by one reaction: everybody else waits for so many at most. */
const pieceRows = 500

/** Begins an edition beside the one shown; it takes its place when all rows are there. */
export async function beginEdition(ctx: WriteContext, fillId: string): Promise<void> {
  const found = await sql<{ next: number }>`
    select 1 + greatest(coalesce((select max(edition) from forms.rows r where r.community_id = f.community_id and r.fill_id = f.id), 0),
      coalesce((select max(edition) from forms.hand_ins h where h.community_id = f.community_id and h.fill_id = f.id), 0))::int as next
    from forms.fills f where f.community_id = ${ctx.communityId} and f.id = ${fillId}`.execute(ctx.tx)
  const edition = found.rows[0]?.next ?? 1
  await sql`
    update forms.fills set gathering = ${edition}, gathered_after = null, gathered = 0
    where community_id = ${ctx.communityId} and id = ${fillId}`.execute(ctx.tx)
  ctx.emit('forms.fill_due', { fill_id: fillId, edition, from: 0 })
}

/** Fills an edition piece by piece, each announcing the next, so that others wait for one piece at most. */
export const gathering: EventHandler = sayingGivenUp(
  on<Due>('forms.fill_due', 'forms.gather', async (ctx, due) => {
    const fill = await lockGathering(ctx, due)
    if (!fill) return
    const definition = await definitionOf(ctx, fill.form_id, fill.version)
    const page = await gatherRows(
      ctx,
      { definition, ...(await boundsOf(ctx, definition, fill)) },
      { limit: pieceRows, after: fill.gathered_after ?? undefined },
    )
    await keepRows(ctx, fill, definition.columns, page.rows)
    const gathered = fill.gathered + page.rows.length
    if (page.next === null) return finish(ctx, fill, gathered)
    await sql`update forms.fills set gathered = ${gathered}, gathered_after = ${page.next}
      where community_id = ${ctx.communityId} and id = ${fill.id}`.execute(ctx.tx)
    ctx.emit('forms.fill_due', { ...due, from: gathered })
  }),
  giveUp,
)

/** The fill while this piece of this edition is what it waits for. */
async function lockGathering(ctx: WriteContext, { fill_id, edition, from }: Due): Promise<Fill | undefined> {
  const found = await sql<Fill>`
    ${selectFills} where community_id = ${ctx.communityId} and id = ${fill_id} and gathering = ${edition} and gathered = ${from}
    for update`.execute(ctx.tx)
  return found.rows[0]
}

async function boundsOf(ctx: WriteContext, definition: Definition, fill: Fill) {
  const area = definition.area_id ? await findArea(ctx.tx, ctx.communityId, definition.area_id) : undefined
  const paths = area && [area.admin_path, area.compound_path].filter((path) => path !== null)
  return { ...daysOf(definition, fill.period, await today(ctx)), paths }
}

type Before = { row_key: string; typed: Cells; carried: string[] }

/** What was typed in before, by row: in the edition shown, else in the last fill of another period. */
async function typedBefore(ctx: WriteContext, fill: Fill, keys: readonly string[]): Promise<Map<string, Before>> {
  const own = fill.state !== 'filling'
  const found = await sql<Before>`
    select r.row_key, r.typed, r.carried from forms.rows r
    where r.community_id = ${ctx.communityId} and r.row_key = any (${[...keys]}::text[]) and (r.fill_id, r.edition) = (
      select id, edition from forms.fills where community_id = ${ctx.communityId}
        and ${own ? sql`id = ${fill.id}` : sql`form_id = ${fill.form_id} and id <> ${fill.id} and state in ('open', 'handed_in')`}
      order by made_at desc, id desc limit 1)`.execute(ctx.tx)
  // What comes from another period is to be looked at.
  return new Map(found.rows.map((row) => [row.row_key, own ? row : { ...row, carried: Object.keys(row.typed) }]))
}

async function keepRows(
  ctx: WriteContext,
  fill: Fill,
  columns: readonly Column[],
  rows: readonly Gathered[],
): Promise<void> {
  if (rows.length === 0) return
  const before = await typedBefore(
    ctx,
    fill,
    rows.map((row) => row.key),
  )
  const kept = rows.map((row, index) => rowToKeep(columns, row, before.get(row.key), fill.gathered + index + 1))
  await sql`
    insert into forms.rows (community_id, fill_id, edition, no, row_key, label, person, dwelling_id, cells, typed, carried, gaps,
      identity_sealed, minor)
    select ${ctx.communityId}::int, ${fill.id}::uuid, ${fill.gathering}::int, r.no, r.row_key, r.label, r.person_id, r.dwelling_id, r.cells, r.typed,
      r.carried, r.gaps, decode(r.sealed, 'hex'), r.minor
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as r (no int, row_key text, label text, person_id uuid, dwelling_id uuid,
      cells jsonb, typed jsonb, carried text[], gaps text[], sealed text, minor boolean)
    on conflict (community_id, fill_id, edition, row_key) do nothing`.execute(ctx.tx)
}

function rowToKeep(columns: readonly Column[], row: Gathered, before: Before | undefined, no: number) {
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
  }
}

/** The edition is whole: it is shown from now on. The one before goes, unless it was handed in. */
async function finish(ctx: WriteContext, fill: Fill, gathered: number): Promise<void> {
  await sql`
    update forms.fills set state = 'open', edition = gathering, gathering = null, gathered_after = null, gathered = ${gathered}, gathered_at = ${ctx.now}
    where community_id = ${ctx.communityId} and id = ${fill.id}`.execute(ctx.tx)
  await sql`
    delete from forms.rows r where r.community_id = ${ctx.communityId} and r.fill_id = ${fill.id} and r.edition <> ${fill.gathering}
      and not exists (select 1 from forms.hand_ins h where h.community_id = r.community_id and h.fill_id = r.fill_id and h.edition = r.edition)`.execute(
    ctx.tx,
  )
  ctx.audit('form_fill', fill.id, { rows: gathered })
}

/** Nothing came of it: what was shown before stays; a first one says so and can be tried again. */
async function giveUp(ctx: WriteContext, { fill_id, edition }: Due): Promise<void> {
  await sql`
    update forms.fills set gathering = null, state = case when state = 'filling' then 'failed' else state end
    where community_id = ${ctx.communityId} and id = ${fill_id} and gathering = ${edition}`.execute(ctx.tx)
  await sql`
    delete from forms.rows where community_id = ${ctx.communityId} and fill_id = ${fill_id} and edition = ${edition}`.execute(
    ctx.tx,
  )
  ctx.audit('form_fill', fill_id, { given_up: true })
}
