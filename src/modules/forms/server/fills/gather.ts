import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { type EventHandler, on, sayingGivenUp } from '../../../../platform/module.ts'
import { followMissed } from '../follow/missed.ts'
import { partFor, partsOf } from '../parts/store.ts'
import { type Gathered, gatherRows } from '../sources/rows.ts'
import { type Column, definitionOf, type Fill, selectFills } from '../store.ts'
import { type Before, boundsOf, insertRows, rowToKeep } from './keep-rows.ts'
import { dropTallies } from './tallies.ts'

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
    update forms.fills set gathering = ${edition}, gathered_after = null, gathered = 0, missed = '{}'
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

/** What was typed in before, by row: in the edition shown, else in the last fill of another period. */
async function typedBefore(ctx: WriteContext, fill: Fill, keys: readonly string[]): Promise<Map<string, Before>> {
  const own = fill.state !== 'filling'
  const from = await sql<{ id: string; edition: number }>`
    select id, edition from forms.fills where community_id = ${ctx.communityId}
      and ${own ? sql`id = ${fill.id}` : sql`form_id = ${fill.form_id} and id <> ${fill.id} and state in ('open', 'handed_in')`}
    order by made_at desc, id desc limit 1`.execute(ctx.tx)
  const [last] = from.rows
  if (!last) return new Map()
  // Each key is looked up by itself (`offset 0`): as a list they were held against every row of the edition before.
  const found = await sql<Before>`
    select r.row_key, r.typed, r.carried from unnest(${[...keys]}::text[]) as k (key) cross join lateral (
      select row_key, typed, carried from forms.rows
      where community_id = ${ctx.communityId} and fill_id = ${last.id} and edition = ${last.edition} and row_key = k.key offset 0) r
    where r.typed <> '{}'`.execute(ctx.tx)
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
  const parts = await partsOf(ctx, fill.id)
  const kept = rows.map((row, index) => ({
    ...rowToKeep(columns, row, before.get(row.key), fill.gathered + index + 1),
    part: partFor(parts, row)?.id ?? null,
  }))
  await insertRows(ctx, { id: fill.id, edition: fill.gathering ?? 0 }, kept)
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
  await dropTallies(ctx, fill.id)
  ctx.audit('form_fill', fill.id, { rows: gathered })
  await followMissed(ctx, fill.id)
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
