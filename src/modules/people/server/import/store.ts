import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { pieceRows } from './limits.ts'
import type { Line, Sheet } from './sheet.ts'
import type { Told } from './stage.ts'

/** An import concerns the whole community. Refusal: `platform.not_allowed` for posts over a part of it. */
export function refusePartial(ctx: ReadContext): void {
  if (!holdsOver(ctx.actor, 'people.import', { paths: [''] })) refuse('platform.not_allowed')
}

export function imports(ctx: ReadContext) {
  return ctx.tx.selectFrom('people.imports').selectAll().where('community_id', '=', ctx.communityId)
}

/** Locks an import. Refusal: `platform.not_found`. */
export async function lockImport(ctx: WriteContext, id: string) {
  return (await imports(ctx).where('id', '=', id).forUpdate().executeTakeFirst()) ?? refuse('platform.not_found')
}

export type ImportRow = Awaited<ReturnType<typeof lockImport>>

export async function updateImport(ctx: WriteContext, id: string, columns: Record<string, unknown>): Promise<void> {
  await ctx.tx
    .updateTable('people.imports')
    .set(columns)
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
}

/** Keeps the rows of a sheet in sealed pieces; returns how many there are. */
export async function keepPieces(ctx: WriteContext, importId: string, sheet: Sheet): Promise<number> {
  let no = 0
  for (let start = 0; start < sheet.rows.length; start += pieceRows) {
    const lines = JSON.stringify(sheet.rows.slice(start, start + pieceRows).map(({ row, cells }) => [row, ...cells]))
    await sql`
      insert into people.import_pieces (community_id, import_id, no, lines_sealed)
      values (${ctx.communityId}, ${importId}, ${no}, ${ctx.services.vault.encrypt(lines)})`.execute(ctx.tx)
    no += 1
  }
  return no
}

/** The rows of a piece as they came; undefined where they were forgotten. */
export async function linesOf(ctx: ReadContext, importId: string, no: number): Promise<Line[] | undefined> {
  const found = await sql<{ lines_sealed: Buffer }>`
    select lines_sealed from people.import_pieces
    where community_id = ${ctx.communityId} and import_id = ${importId} and no = ${no}`.execute(ctx.tx)
  const sealed = found.rows[0]?.lines_sealed
  if (!sealed) return undefined
  const lines = JSON.parse(ctx.services.vault.decrypt(sealed)) as [number, ...string[]][]
  return lines.map(([row, ...cells]) => ({ row, cells }))
}

/** Keeps what was said of the rows of a piece, and in which round it was looked at. */
export async function keepTold(
  ctx: WriteContext,
  importId: string,
  no: number,
  round: number,
  told: readonly Told[],
): Promise<void> {
  await sql`
    update people.import_pieces set told = ${told.length}, done_in = ${round},
      told_sealed = ${told.length > 0 ? ctx.services.vault.encrypt(JSON.stringify(told)) : null}
    where community_id = ${ctx.communityId} and import_id = ${importId} and no = ${no}`.execute(ctx.tx)
}

/** What was said of rows, piece after piece, until there is enough of it. */
export async function* toldOf(ctx: ReadContext, importId: string): AsyncGenerator<Told> {
  let after = -1
  for (;;) {
    const found = await sql<{ no: number; told_sealed: Buffer }>`
      select no, told_sealed from people.import_pieces
      where community_id = ${ctx.communityId} and import_id = ${importId} and no > ${after} and told > 0
      order by no limit 8`.execute(ctx.tx)
    for (const { told_sealed } of found.rows) yield* toldIn(ctx, told_sealed)
    const last = found.rows.at(-1)
    if (!last) return
    after = last.no
  }
}

/** What was said of the rows of one piece. */
export async function toldOfPiece(ctx: ReadContext, importId: string, no: number): Promise<Told[]> {
  const found = await sql<{ told_sealed: Buffer | null }>`
    select told_sealed from people.import_pieces
    where community_id = ${ctx.communityId} and import_id = ${importId} and no = ${no}`.execute(ctx.tx)
  return toldIn(ctx, found.rows[0]?.told_sealed ?? null)
}

function toldIn(ctx: ReadContext, sealed: Buffer | null): Told[] {
  return sealed ? (JSON.parse(ctx.services.vault.decrypt(sealed)) as Told[]) : []
}

/** Counts anew what would become of the rows. */
export async function countRows(ctx: WriteContext, importId: string) {
  const found = await sql<{ status: string; rows: number }>`
    select status, count(*)::int as rows from people.import_rows
    where community_id = ${ctx.communityId} and import_id = ${importId} group by status`.execute(ctx.tx)
  const count = (...wanted: string[]) =>
    found.rows.reduce((sum, { status, rows }) => sum + (wanted.includes(status) ? rows : 0), 0)
  return {
    rows_new: count('new'),
    rows_changed: count('changed'),
    rows_same: count('same', 'skipped'),
    rows_refused: count('refused'),
    rows_undecided: count('undecided'),
  }
}
