import { sql } from 'kysely'
import type { LeadKind } from '../../../../engines/caseflow/index.ts'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'

/** Who answers in one place otherwise than the catalogue says; null: as it says. */
export type Arrangement = { answerable: LeadKind; body_id: string | null } | null
/** One cell of the boundary that was changed. `compound_id` null: the whole community. */
export type CellChange = { code: string; compound_id: string | null; before: Arrangement; after: Arrangement }

const cellsMost = 20_000

export function cellKey(code: string, compoundId: string | null): string {
  return `${code} ${compoundId ?? ''}`
}

/** The arrangements in force, by item and place. */
export async function heldCells(ctx: ReadContext): Promise<Map<string, NonNullable<Arrangement>>> {
  const found = await sql<{
    item_code: string
    compound_id: string | null
    answerable: LeadKind
    body_id: string | null
  }>`
    select item_code, compound_id, answerable, body_id from requests.responsibilities
    where community_id = ${ctx.communityId} and (until is null or until > ${ctx.now}) order by since limit ${cellsMost}`.execute(
    ctx.tx,
  )
  return new Map(
    found.rows.map(({ item_code, compound_id, answerable, body_id }) => [
      cellKey(item_code, compound_id),
      { answerable, body_id },
    ]),
  )
}

export function sameArrangement(a: Arrangement, b: Arrangement): boolean {
  return a?.answerable === b?.answerable && (a?.body_id ?? null) === (b?.body_id ?? null)
}

type Wanted = { code: string; compound_id: string | null; wanted: Arrangement; after?: Arrangement }

/**
 * Puts arrangements in force, ending those that stood there. Where `after` is given, a cell that is no more like it stays; returns how many
 * stayed.
 */
export async function putCells(ctx: WriteContext, cells: readonly Wanted[], reason: string): Promise<number> {
  const held = await heldCells(ctx)
  const fits = ({ code, compound_id, after }: Wanted) =>
    after === undefined || sameArrangement(held.get(cellKey(code, compound_id)) ?? null, after)
  const put = cells.filter(fits)
  for (const { code, compound_id, wanted } of put) {
    await sql`
      update requests.responsibilities set until = ${ctx.now} where community_id = ${ctx.communityId} and item_code = ${code}
        and compound_id is not distinct from ${compound_id}::uuid and until is null`.execute(ctx.tx)
    if (!wanted) continue
    const { answerable, body_id } = wanted
    const id = ctx.newId()
    await ctx.tx
      .insertInto('requests.responsibilities')
      .values({
        community_id: ctx.communityId,
        id,
        item_code: code,
        compound_id,
        answerable,
        body_id,
        reason,
        since: ctx.now,
      })
      .execute()
  }
  return cells.length - put.length
}
