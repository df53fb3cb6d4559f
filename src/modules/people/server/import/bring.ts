import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { showBrought } from './change.ts'
import { piecesAtOnce } from './limits.ts'
import { stalePieces } from './stale.ts'
import { type ImportRow, imports, updateImport } from './store.ts'
import { beginCheck, checkAgain } from './work.ts'

type Due = { import_id: string; round: number; piece: number }

/** Up to here what the register learned since the check is looked at again in the same breath. */
export const stalePiecesMost = 8

/** Behind the last piece come the figures of people, those of residences, and the showing, each by itself. */
const behindTheLast = 2

/** Begins to write a long sheet ahead, where nobody sees it, piece after piece. */
export async function beginBringing(ctx: WriteContext, it: ImportRow): Promise<void> {
  const round = it.round + 1
  await updateImport(ctx, it.id, { state: 'applying', round, pieces_done: 0, hides: true })
  const first = it.rows_new === 0 ? it.pieces + behindTheLast : 0
  ctx.emit('people.import_bring_due', { import_id: it.id, round, piece: first })
}

/** Goes on where it stopped. */
export async function bringOn(ctx: WriteContext, it: ImportRow): Promise<void> {
  const round = it.round + 1
  await updateImport(ctx, it.id, { state: 'applying', round, failed_doing: null })
  ctx.emit('people.import_bring_due', { import_id: it.id, round, piece: it.pieces_done })
}

/** One piece written ahead, and the word for the next one. Behind the last one the planner's figures are made anew, then all is shown. */
export async function bringNextPiece(ctx: WriteContext, { import_id, round, piece }: Due): Promise<void> {
  const it = await imports(ctx).where('id', '=', import_id).forUpdate().executeTakeFirst()
  if (it?.state !== 'applying' || it.round !== round) return
  const behind = piece - it.pieces
  if (behind >= behindTheLast) return show(ctx, it)
  if (behind >= 0) {
    await sql`select people.refresh_brought_statistics(${behind === 0})`.execute(ctx.tx)
    return ctx.emit('people.import_bring_due', { import_id, round, piece: piece + 1 })
  }
  const next = Math.min(piece + piecesAtOnce, it.pieces)
  await bring(ctx, import_id, piece, next)
  await updateImport(ctx, import_id, { pieces_done: next })
  ctx.emit('people.import_bring_due', { import_id, round, piece: next })
}

async function bring(ctx: WriteContext, id: string, from: number, until: number): Promise<void> {
  await sql`select people.bring(${ctx.communityId}, ${id}, ${from}, ${until}, ${ctx.now}::timestamptz)`.execute(ctx.tx)
}

/**
 * Shows everything at once. What the register learned since the check is looked at again first; where that is much, or somebody has to
 * decide, what was written ahead is taken out again and the sheet waits as before.
 */
async function show(ctx: WriteContext, it: ImportRow): Promise<void> {
  const stale = it.looked_from ? await stalePieces(ctx, it) : null
  if (stale === null || stale.length > stalePiecesMost) return takeOut(ctx, it, 'checking')
  if (stale.length > 0) {
    const before = await peopleOf(ctx, it.id, stale)
    await checkAgain(ctx, it, stale)
    await sql`select people.unbring(${ctx.communityId}, ${it.id}, ${before}::uuid[], true)`.execute(ctx.tx)
    for (const piece of stale) await bring(ctx, it.id, piece, piece + 1)
    const { rows_undecided } = await imports(ctx).where('id', '=', it.id).executeTakeFirstOrThrow()
    if (rows_undecided > 0) return takeOut(ctx, it, 'checked')
  }
  await showBrought(ctx, await imports(ctx).where('id', '=', it.id).executeTakeFirstOrThrow())
}

async function peopleOf(ctx: WriteContext, id: string, pieces: readonly number[]): Promise<string[]> {
  const found = await sql<{ person_id: string }>`
    select distinct person_id from people.import_rows
    where community_id = ${ctx.communityId} and import_id = ${id} and piece = any (${[...pieces]}::int[])
      and status = 'new'`.execute(ctx.tx)
  return found.rows.map((row) => row.person_id)
}

/** What was written ahead goes again, piece after piece; then the sheet is looked at anew, waits, or is forgotten. */
export async function takeOut(
  ctx: WriteContext,
  it: ImportRow,
  next: 'checking' | 'checked' | 'given_up',
): Promise<void> {
  const round = it.round + 1
  const state = next === 'given_up' ? next : 'applying'
  await updateImport(ctx, it.id, { state, round, pieces_done: 0, failed_doing: null })
  ctx.emit('people.import_take_out_due', { import_id: it.id, round, piece: 0, next })
}

/** One piece of what was written ahead taken out, and the word for the next one. */
export async function takeOutNextPiece(
  ctx: WriteContext,
  { import_id, round, piece, next }: Due & { next: 'checking' | 'checked' | 'given_up' },
): Promise<void> {
  const it = await imports(ctx).where('id', '=', import_id).forUpdate().executeTakeFirst()
  if (!it?.hides || it.round !== round) return
  const people = await peopleOf(ctx, import_id, [piece])
  await sql`select people.unbring(${ctx.communityId}, ${import_id}, ${people}::uuid[], false)`.execute(ctx.tx)
  if (piece + 1 < it.pieces) {
    ctx.emit('people.import_take_out_due', { import_id, round, piece: piece + 1, next })
    return
  }
  await updateImport(ctx, import_id, { hides: false, state: next, pieces_done: it.pieces })
  ctx.audit('import', import_id, { state: next })
  if (next === 'checking') await beginCheck(ctx, import_id, it.rows_total)
  if (next === 'given_up') await forgetRows(ctx, import_id)
}

/** The rows of a sheet that nobody will take in any more. */
export async function forgetRows(ctx: WriteContext, id: string): Promise<void> {
  const of = sql`community_id = ${ctx.communityId} and import_id = ${id}`
  await sql`delete from people.import_pieces where ${of}`.execute(ctx.tx)
  await sql`delete from people.import_rows where ${of}`.execute(ctx.tx)
  await updateImport(ctx, id, { forgotten_at: ctx.now })
}
