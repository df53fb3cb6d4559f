import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { atOnceRows } from './limits.ts'
import type { Places } from './rows.ts'
import { stageLines } from './stage.ts'
import { countRows, type ImportRow, imports, keepTold, linesOf, updateImport } from './store.ts'

const statisticsAfter = new Set([1, 8, 64])

type Due = { import_id: string; round: number; piece: number }

/** Whether a sheet is looked at, and what it did is noted, at once: a short one, and the demo's. */
export function isAtOnce(ctx: WriteContext, rows: number): boolean {
  return rows <= atOnceRows || ctx.actor.kind === 'system'
}

/**
 * Begins to look at a sheet: a short one at once, a long one piece after piece, each announcing the next, so that whoever works meanwhile
 * is kept waiting for one piece at most.
 */
export async function beginCheck(ctx: WriteContext, id: string, rows: number): Promise<void> {
  const it = await imports(ctx).where('id', '=', id).executeTakeFirstOrThrow()
  const round = it.round + 1
  await updateImport(ctx, id, { state: 'checking', failed_doing: null, round, pieces_done: 0, looked_from: ctx.now })
  if (!isAtOnce(ctx, rows)) return ctx.emit('people.import_piece_due', { import_id: id, round, piece: 0 })
  for (let piece = 0; piece < it.pieces; piece += 1) await checkPiece(ctx, { ...it, round }, piece)
  await finishCheck(ctx, id)
}

/** One piece of a sheet, and the word for the next one. A check begun anew leaves the former one's announcements without effect. */
export async function checkNextPiece(ctx: WriteContext, { import_id, round, piece }: Due): Promise<void> {
  const it = await imports(ctx).where('id', '=', import_id).forUpdate().executeTakeFirst()
  if (it?.state !== 'checking' || it.round !== round) return
  await checkPiece(ctx, it, piece)
  await updateImport(ctx, import_id, { pieces_done: piece + 1 })
  if (piece + 1 < it.pieces) ctx.emit('people.import_piece_due', { import_id, round, piece: piece + 1 })
  else await finishCheck(ctx, import_id)
}

async function checkPiece(
  ctx: WriteContext,
  it: Pick<ImportRow, 'id' | 'places' | 'round'>,
  piece: number,
): Promise<void> {
  const lines = await linesOf(ctx, it.id, piece)
  if (!lines) return
  const told = await stageLines(ctx, it.id, piece, it.places as Places, lines)
  await keepTold(ctx, it.id, piece, it.round, told)
  // Statements planned while there were few rows would go through all of them when there are many.
  if (statisticsAfter.has(piece)) await sql`select people.refresh_import_statistics()`.execute(ctx.tx)
}

async function finishCheck(ctx: WriteContext, id: string): Promise<void> {
  const it = await imports(ctx).where('id', '=', id).executeTakeFirstOrThrow()
  if (it.rows_total > atOnceRows) await sql`select people.refresh_import_statistics()`.execute(ctx.tx)
  await updateImport(ctx, id, { state: 'checked', pieces_done: it.pieces, ...(await countRows(ctx, id)) })
  ctx.audit('import', id, { state: 'checked', rows: it.rows_total })
}

/** Looks at some pieces again, because the register changed since; the counts follow. */
export async function checkAgain(ctx: WriteContext, it: ImportRow, pieces: readonly number[]): Promise<void> {
  for (const piece of pieces) await checkPiece(ctx, it, piece)
  await updateImport(ctx, it.id, await countRows(ctx, it.id))
}
