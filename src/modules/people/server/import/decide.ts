import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { mayBeDifferent } from './check.ts'
import type { Proposal } from './known.ts'
import type { Places } from './rows.ts'
import { settleFirst, stageLines } from './stage.ts'
import { countRows, type ImportRow, keepTold, linesOf, toldOfPiece, updateImport } from './store.ts'

export type Choice = { row: number; decision: 'same' | 'different' | 'skip'; person_id?: string | undefined }

type Asked = { row: number; piece: number; proposal: Proposal[] }

/**
 * Keeps what somebody said of rows that look like an entry, and works these rows out anew by it. Refusals: `people.import_row_unknown`
 * for a row nobody asked about or an entry that wasn't proposed, `people.import_same_number` where one number can't be two people.
 */
export async function decideRows(ctx: WriteContext, it: ImportRow, choices: readonly Choice[]): Promise<void> {
  const asked = await askedRows(
    ctx,
    it.id,
    choices.map(({ row }) => row),
  )
  const kept = choices.map((choice) => {
    const of = asked.get(choice.row) ?? refuse('people.import_row_unknown')
    return { ...choice, person_id: personOf(choice, of), piece: of.piece }
  })
  await sql`
    update people.import_rows r set decision = c.decision, decided_for = c.person_id
    from json_to_recordset(${JSON.stringify(kept)}::json) as c (row int, decision text, person_id uuid)
    where r.community_id = ${ctx.communityId} and r.import_id = ${it.id} and r.row = c.row`.execute(ctx.tx)
  for (const [piece, some] of Map.groupBy(kept, (choice) => choice.piece)) {
    await stageAgain(ctx, it, piece, new Set(some.map(({ row }) => row)))
  }
  await updateImport(ctx, it.id, await countRows(ctx, it.id))
}

async function askedRows(ctx: WriteContext, importId: string, rows: readonly number[]): Promise<Map<number, Asked>> {
  const found = await sql<Asked>`
    select row, piece, proposal from people.import_rows
    where community_id = ${ctx.communityId} and import_id = ${importId} and proposal is not null
      and row = any (${[...rows]}::int[])`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.row, row]))
}

function personOf({ decision, person_id }: Choice, { proposal }: Asked): string | null {
  if (decision === 'skip') return null
  if (decision === 'different') return mayBeDifferent(proposal) ? null : refuse('people.import_same_number')
  const meant = person_id ?? (proposal.length === 1 ? proposal[0]?.id : undefined)
  return proposal.find(({ id }) => id === meant)?.id ?? refuse('people.import_row_unknown')
}

async function stageAgain(ctx: WriteContext, it: ImportRow, piece: number, rows: ReadonlySet<number>): Promise<void> {
  const lines = ((await linesOf(ctx, it.id, piece)) ?? []).filter((line) => rows.has(line.row))
  const told = await stageLines(ctx, it.id, piece, it.places as Places, lines)
  const others = (await toldOfPiece(ctx, it.id, piece)).filter((one) => !rows.has(one.row))
  await keepTold(
    ctx,
    it.id,
    piece,
    it.round,
    [...others, ...told].sort((a, b) => a.row - b.row),
  )
}

/** One answer for all rows nobody decided on; a number that is another entry's is left out, whatever is said. */
export async function decideRest(ctx: WriteContext, it: ImportRow, decision: 'different' | 'skip'): Promise<void> {
  const identity = sql`exists (select from jsonb_array_elements(proposal) p where p->'why' @> '["identity"]')`
  const settled = await sql<{ person_id: string }>`
    update people.import_rows r set
      decision = case when ${decision} = 'different' and not ${identity} then 'different' else 'skip' end,
      status = case when ${decision} = 'different' and not ${identity} then 'new' else 'skipped' end
    where r.community_id = ${ctx.communityId} and r.import_id = ${it.id} and r.status = 'undecided'
    returning r.person_id`.execute(ctx.tx)
  await settleFirst(ctx, it.id, [...new Set(settled.rows.map((row) => row.person_id))])
  await updateImport(ctx, it.id, await countRows(ctx, it.id))
}
