import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { Fill } from '../store.ts'

/** `rows_with_gaps`, `gaps`, `carried`: of rows that count; `gone`: rows of who moved away or no longer fits. */
export type Counted = { rows: number; gaps: number; rows_with_gaps: number; carried: number; gone: number }
export type ColumnCounts = ReadonlyMap<string, { gaps: number; carried: number }>

export type Tally = { part: string; column_id: string; rows: number; gaps: number; carried: number; gone: number }

/** The tallies of an edition: kept by the database with every change of a row (`forms.tally_rows`), so nothing is counted when looking. */
export async function talliesOf(ctx: ReadContext, { id, edition }: Pick<Fill, 'id' | 'edition'>): Promise<Tally[]> {
  const found = await sql<Tally>`
    select part, column_id, rows, gaps, carried, gone from forms.tallies
    where community_id = ${ctx.communityId} and fill_id = ${id} and edition = ${edition}`.execute(ctx.tx)
  return found.rows
}

/** What tallies add up to; of a part those of it alone. */
export function countedOf(tallies: readonly Tally[]): Counted {
  const counted = { rows: 0, gaps: 0, rows_with_gaps: 0, carried: 0, gone: 0 }
  for (const one of tallies) {
    if (one.column_id === '') {
      counted.rows += one.rows
      counted.rows_with_gaps += one.gaps
      counted.gone += one.gone
    } else {
      counted.gaps += one.gaps
      counted.carried += one.carried
    }
  }
  return counted
}

/** Gaps and what is taken over, by column. */
export function columnsOf(tallies: readonly Tally[]): ColumnCounts {
  const counts = new Map<string, { gaps: number; carried: number }>()
  for (const { column_id, gaps, carried } of tallies) {
    if (column_id === '') continue
    const known = counts.get(column_id) ?? { gaps: 0, carried: 0 }
    counts.set(column_id, { gaps: known.gaps + gaps, carried: known.carried + carried })
  }
  return counts
}

/** The same of several fills at once, by fill. */
export async function countedOfFills(
  ctx: ReadContext,
  fills: readonly Pick<Fill, 'id' | 'edition'>[],
): Promise<Map<string, Counted>> {
  const found = await sql<Tally & { fill_id: string }>`
    select t.fill_id, t.part, t.column_id, t.rows, t.gaps, t.carried, t.gone
    from unnest(${fills.map((fill) => fill.id)}::uuid[], ${fills.map((fill) => fill.edition)}::int[]) as f (id, edition)
    join forms.tallies t on t.community_id = ${ctx.communityId} and t.fill_id = f.id and t.edition = f.edition`.execute(
    ctx.tx,
  )
  return new Map([...Map.groupBy(found.rows, (row) => row.fill_id)].map(([id, tallies]) => [id, countedOf(tallies)]))
}

/** Tallies of an edition whose rows are no more. */
export async function dropTallies(ctx: ReadContext, fillId: string): Promise<void> {
  await sql`
    delete from forms.tallies where community_id = ${ctx.communityId} and fill_id = ${fillId} and rows = 0 and gaps = 0 and carried = 0 and gone = 0`.execute(
    ctx.tx,
  )
}
