import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { sqlState } from '../../../../platform/db/transaction.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { applyRows, markApplied } from '../import/apply.ts'
import { beginBringing, stalePiecesMost } from '../import/bring.ts'
import { isChanging } from '../import/change.ts'
import { decideRest, decideRows } from '../import/decide.ts'
import { giveUp, tryAgain } from '../import/failed.ts'
import { noteAll } from '../import/follow.ts'
import { importedFields, keepHeadings, ownHeadings } from '../import/headings.ts'
import { isColumn, placesOf, unknownHeadings } from '../import/rows.ts'
import { readSheet, type Sheet } from '../import/sheet.ts'
import { stalePieces } from '../import/stale.ts'
import { type ImportRow, keepPieces, lockImport, refusePartial, updateImport } from '../import/store.ts'
import { beginUndo } from '../import/undo.ts'
import { showImport } from '../import/view.ts'
import { beginCheck, checkAgain, isAtOnce } from '../import/work.ts'

/**
 * Takes a sheet in and looks at it row by row, saying what would become of each. The register isn't touched. It is read before the
 * transaction begins; where nobody can tell which column is the name, that is asked first.
 */
export const checkImport = command(routes['POST /api/c/:community/people/imports'], {
  async prepare(input) {
    const sheet = await readSheet(input.file)
    return { ...input, file: { ...input.file, bytes: new Uint8Array() }, sheet }
  },
  async handle(ctx, { file, sheet }) {
    refusePartial(ctx)
    const id = await keepSheet(ctx, file, sheet)
    const places = placesOf(sheet.headings, await ownHeadings(ctx), await importedFields(ctx))
    const state = places.name === undefined ? 'mapping' : 'checking'
    const unknown = unknownHeadings(sheet.headings, places)
    await updateImport(ctx, id, { places: JSON.stringify(places), unknown_columns: unknown, state })
    ctx.audit('import', id, { state, rows: sheet.rows.length })
    if (state === 'checking') await beginCheck(ctx, id, sheet.rows.length)
    return { id }
  },
  view: (ctx, { id }) => showImport(ctx, id),
})

async function keepSheet(ctx: WriteContext, file: { name: string; mediaType: string }, sheet: Sheet): Promise<string> {
  const id = ctx.newId()
  await ctx.tx
    .insertInto('people.imports')
    .values({
      community_id: ctx.communityId,
      id,
      name: file.name.slice(0, 200),
      media_type: file.mediaType,
      state: 'mapping',
      headings: sheet.headings,
      rows_total: sheet.rows.length,
      rows_new: 0,
      rows_changed: 0,
      rows_same: 0,
      rows_refused: 0,
      checked_at: ctx.now,
    })
    .execute()
  await updateImport(ctx, id, { pieces: await keepPieces(ctx, id, sheet) })
  return id
}

/** Says what the columns of a sheet mean, and looks at it (again) by that; the community's sheets are read so from now on. */
export const recheckImport = command(routes['POST /api/c/:community/people/imports/:id/check'], {
  async handle(ctx, { id, columns }) {
    refusePartial(ctx)
    const it = await lockOpen(ctx, id)
    if (columns) await keepHeadings(ctx, it.headings, columns)
    const places = placesOf(it.headings, await ownHeadings(ctx), await importedFields(ctx))
    if (places.name === undefined) refuse('people.sheet_columns_missing', {}, [{ path: 'columns', code: 'required' }])
    const unknown = unknownHeadings(it.headings, places)
    await updateImport(ctx, id, { places: JSON.stringify(places), unknown_columns: unknown })
    ctx.audit('import', id, { columns: Object.keys(places).filter(isColumn), state: 'checking' })
    await beginCheck(ctx, id, it.rows_total)
    return { id }
  },
  view: (ctx, { id }) => showImport(ctx, id),
})

/** An import that may still be changed. Refusals: `platform.not_found`, `people.import_applied`, `import_running`, `import_expired`. */
async function lockOpen(ctx: WriteContext, id: string): Promise<ImportRow> {
  const it = await lockImport(ctx, id)
  const over = it.state === 'applied' || it.state === 'undoing' || it.state === 'undone'
  if (over || it.failed_doing === 'undoing') refuse('people.import_applied')
  if (it.state === 'applying' || it.hides) refuse('people.import_running')
  if (isChanging(it)) refuse('people.import_applied')
  if (it.forgotten_at) refuse('people.import_expired')
  return it
}

/**
 * Takes the good rows into the register, all or none of them, as they were worked out before. Rows about somebody who was registered or
 * changed since are looked at again; where these are many, the whole sheet has to be. A short sheet is in at once; a long one is written
 * ahead where nobody sees it, piece after piece, and shown in one short step.
 */
export const applyImport = command(routes['POST /api/c/:community/people/imports/:id/apply'], {
  async handle(ctx, { id }) {
    refusePartial(ctx)
    const it = await lockOpen(ctx, id)
    if (it.state !== 'checked') refuse('people.import_not_checked')
    await catchUp(ctx, it)
    const { rows_undecided } = await lockImport(ctx, id)
    if (rows_undecided > 0) refuse('people.import_undecided', { count: rows_undecided })
    await refuseSecond(ctx)
    if (isAtOnce(ctx, it.rows_total)) return applyAtOnce(ctx, it)
    ctx.audit('import', id, { state: 'applying' })
    await beginBringing(ctx, it)
    return { id }
  },
  view: (ctx, { id }) => showImport(ctx, id),
})

const statisticsFrom = 500

async function applyAtOnce(ctx: WriteContext, it: ImportRow): Promise<{ id: string }> {
  const applied = await applyRows(ctx, it.id, it.pieces).catch(refuseTaken)
  await markApplied(ctx, it.id, applied)
  if (it.rows_total > statisticsFrom) await sql`select people.refresh_statistics()`.execute(ctx.tx)
  await noteAll(ctx, it.id, it.pieces)
  return { id: it.id }
}

/** One sheet at a time is written ahead. Refusal: `people.import_running`. */
async function refuseSecond(ctx: WriteContext): Promise<void> {
  const other = await ctx.tx
    .selectFrom('people.imports')
    .select('id')
    .where('community_id', '=', ctx.communityId)
    .where((where) => where.or([where('hides', '=', true), where('state', '=', 'applying')]))
    .executeTakeFirst()
  if (other) refuse('people.import_running')
}

/** Refusal: `people.import_stale`. */
async function catchUp(ctx: WriteContext, it: ImportRow): Promise<void> {
  if (ctx.actor.kind === 'system') return
  if (!it.looked_from) refuse('people.import_stale')
  const stale = await stalePieces(ctx, it)
  if (stale.length > stalePiecesMost) refuse('people.import_stale')
  await checkAgain(ctx, it, stale)
}

/** Somebody was registered with the same number at the same moment. */
function refuseTaken(error: unknown): never {
  if (sqlState(error) === '23505') return refuse('people.import_stale')
  throw error
}

/** Says of rows that look like an entry whether they are the same person: row by row, or one answer for the rest. */
export const decideImport = command(routes['POST /api/c/:community/people/imports/:id/decisions'], {
  async handle(ctx, { id, decisions, rest }) {
    refusePartial(ctx)
    const it = await lockOpen(ctx, id)
    if (it.state !== 'checked') refuse('people.import_not_checked')
    if (decisions.length > 0) await decideRows(ctx, it, decisions)
    if (rest) await decideRest(ctx, it, rest)
    ctx.audit('import', id, { decided: decisions.length, ...(rest ? { rest } : {}) })
    return { id }
  },
  view: (ctx, { id }) => showImport(ctx, id),
})

/**
 * Takes an import back within 30 days, entry by entry: those on which something was built since stay, and the page says which and why.
 * Refusals: `people.import_not_applied`, `people.import_undo_late`.
 */
export const undoImport = command(routes['POST /api/c/:community/people/imports/:id/undo'], {
  async handle(ctx, { id }) {
    refusePartial(ctx)
    const it = await lockImport(ctx, id)
    if (it.state !== 'applied') refuse('people.import_not_applied')
    if (!it.undo_until || it.undo_until <= ctx.now) refuse('people.import_undo_late')
    ctx.audit('import', id, { state: 'undoing' })
    await beginUndo(ctx, it)
    return { id }
  },
  view: (ctx, { id }) => showImport(ctx, id),
})

/** Tries again what couldn't be done. Refusals: `platform.not_found`, `people.import_not_failed`, `people.import_running`. */
export const retryImport = command(routes['POST /api/c/:community/people/imports/:id/retry'], {
  async handle(ctx, { id }) {
    refusePartial(ctx)
    const it = await lockImport(ctx, id)
    if (it.state !== 'failed') refuse('people.import_not_failed')
    ctx.audit('import', id, { state: it.failed_doing })
    await tryAgain(ctx, it)
    return { id }
  },
  view: (ctx, { id }) => showImport(ctx, id),
})

/** Gives a sheet up that isn't taken in. */
export const giveUpImport = command(routes['POST /api/c/:community/people/imports/:id/give-up'], {
  async handle(ctx, { id }) {
    refusePartial(ctx)
    const it = await lockImport(ctx, id)
    ctx.audit('import', id, { state: 'given_up' })
    await giveUp(ctx, it)
    return { id }
  },
  view: (ctx, { id }) => showImport(ctx, id),
})
