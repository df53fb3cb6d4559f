import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { refreshSearchWords } from '../search-words.ts'
import { updateImport } from './store.ts'

type Due = { import_id: string; piece: number }

/**
 * What an import did to the people of one piece, noted with each of them, and their search words made anew: after the register has them,
 * so that the taking in itself is short. What is ready to be written is forgotten then.
 */
export async function noteNextPiece(ctx: WriteContext, { import_id, piece }: Due): Promise<void> {
  const rows = await notePiece(ctx, import_id, piece)
  if (rows) ctx.emit('people.import_note_due', { import_id, piece: piece + 1 })
}

/** The same for every piece, at once. */
export async function noteAll(ctx: WriteContext, importId: string, pieces: number): Promise<void> {
  for (let piece = 0; piece < pieces; piece += 1) await notePiece(ctx, importId, piece)
}

async function notePiece(ctx: WriteContext, importId: string, piece: number): Promise<boolean> {
  const found = await sql<{ person_id: string; status: string }>`
    update people.import_rows set name = null, name_pinyin = null, phone = null, birth_date = null, sex = null,
      identity_sealed = null, identity_hash = null, search_words = null
    where community_id = ${ctx.communityId} and import_id = ${importId} and piece = ${piece}
    returning person_id, status`.execute(ctx.tx)
  const of = (...wanted: string[]) => [
    ...new Set(found.rows.flatMap((row) => (wanted.includes(row.status) ? [row.person_id] : []))),
  ]
  await refreshSearchWords(ctx.tx, ctx.communityId, of('changed'))
  for (const id of of('new', 'changed')) ctx.audit('person', id, { import: importId })
  return found.rows.length > 0
}

/** Whether rows are still to be written, or may still be taken back. */
function isNeeded(state: string, failedDoing: string | null): boolean {
  return (
    ['applying', 'applied', 'undoing', 'undone'].includes(state) || ['applying', 'undoing'].includes(failedDoing ?? '')
  )
}

const rowsKeptMilliseconds = 7 * 86_400_000

/** The sheets are forgotten a week after they were looked at; what undoing needs stays as long as it may be undone. */
export async function forgetImports(ctx: WriteContext): Promise<void> {
  const before = new Date(ctx.now.getTime() - rowsKeptMilliseconds)
  const due = await ctx.tx
    .selectFrom('people.imports')
    .select(['id', 'state', 'failed_doing'])
    .where('community_id', '=', ctx.communityId)
    .where('forgotten_at', 'is', null)
    .where('hides', '=', false)
    .where('checked_at', '<', before)
    .limit(100)
    .execute()
  for (const { id, state, failed_doing } of due) {
    await sql`delete from people.import_pieces where community_id = ${ctx.communityId} and import_id = ${id}`.execute(
      ctx.tx,
    )
    if (!isNeeded(state, failed_doing))
      await sql`delete from people.import_rows where community_id = ${ctx.communityId} and import_id = ${id}`.execute(
        ctx.tx,
      )
    await updateImport(ctx, id, { forgotten_at: ctx.now })
  }
  await forgetUndo(ctx)
  if (due.length > 0) ctx.audit('register', 'imports', { forgotten: due.length })
}

/** What undoing needs is forgotten when it is too late for it. */
async function forgetUndo(ctx: WriteContext): Promise<void> {
  const late = await ctx.tx
    .selectFrom('people.imports')
    .select('id')
    .where('community_id', '=', ctx.communityId)
    .where('undo_until', '<', ctx.now)
    .where('state', '<>', 'undoing')
    .limit(100)
    .execute()
  for (const { id } of late) {
    await sql`delete from people.import_rows where community_id = ${ctx.communityId} and import_id = ${id}`.execute(
      ctx.tx,
    )
    await updateImport(ctx, id, { undo_until: null })
  }
  if (late.length > 0) ctx.audit('register', 'imports', { undo_forgotten: late.length })
}
