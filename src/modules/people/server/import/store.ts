import type { z } from 'zod'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { importView } from '../../contract.ts'
import type { CheckedRow } from './check.ts'
import type { Sheet } from './sheet.ts'
import { wordsOf } from './words.ts'

type Told = { row: number; name: string; words: string[] }

/** What is kept of a sheet until it expires: its rows, and what was said of them. Sealed, for the rows are personal data. */
export type Kept = { sheet: Sheet; problems: Told[]; remarks: Told[] }

const shownMost = 200

/** An import concerns the whole community. Refusal: `platform.not_allowed` for posts over a part of it. */
export function refusePartial(ctx: ReadContext): void {
  if (!holdsOver(ctx.actor, 'people.import', { paths: [''] })) refuse('platform.not_allowed')
}

/** The columns that follow from a checked sheet. */
export function importColumns(ctx: ReadContext, sheet: Sheet, rows: readonly CheckedRow[]) {
  const count = (status: CheckedRow['status']) => rows.filter((row) => row.status === status).length
  const told = (pick: (row: CheckedRow) => string[]) =>
    rows.flatMap((row) => (pick(row).length > 0 ? { row: row.row, name: row.name, words: pick(row) } : []))
  const kept: Kept = {
    sheet,
    problems: told((row) => row.refusedFor.map((problem) => wordsOf(ctx, problem))),
    remarks: told((row) => row.remarks.map((remark) => wordsOf(ctx, remark))),
  }
  return {
    rows_sealed: ctx.services.vault.encrypt(JSON.stringify(kept)),
    rows_total: rows.length,
    rows_new: count('new'),
    rows_changed: count('changed'),
    rows_same: count('same'),
    rows_refused: count('refused'),
  }
}

export function imports(ctx: ReadContext) {
  return ctx.tx.selectFrom('people.imports').selectAll().where('community_id', '=', ctx.communityId)
}

/** Locks an import. Refusal: `platform.not_found`. */
export async function lockImport(ctx: WriteContext, id: string) {
  return (await imports(ctx).where('id', '=', id).forUpdate().executeTakeFirst()) ?? refuse('platform.not_found')
}

/** The rows that were kept. Refusal: `people.import_expired`. */
export function openKept(ctx: ReadContext, sealed: Buffer | null): Kept {
  return sealed ? (JSON.parse(ctx.services.vault.decrypt(sealed)) as Kept) : refuse('people.import_expired')
}

/** An import as the page shows it. Refusal: `platform.not_found`. */
export async function showImport(ctx: ReadContext, id: string): Promise<z.output<typeof importView>> {
  const row = (await imports(ctx).where('id', '=', id).executeTakeFirst()) ?? refuse('platform.not_found')
  const kept = row.rows_sealed ? openKept(ctx, row.rows_sealed) : { problems: [], remarks: [] }
  const mayApply = row.state === 'checked' && row.rows_sealed !== null && row.rows_new + row.rows_changed > 0
  return {
    ...summaryOf(row),
    unknown_columns: row.unknown_columns,
    problems: kept.problems.slice(0, shownMost),
    remarks: kept.remarks.slice(0, shownMost),
    can: mayApply ? ['apply'] : [],
  }
}

type Row = Awaited<ReturnType<typeof lockImport>>

export function summaryOf(row: Row) {
  const { id, name, state, rows_total, rows_new, rows_changed, rows_same, rows_refused } = row
  const counts = { rows_total, rows_new, rows_changed, rows_same, rows_refused }
  return {
    id,
    name,
    state,
    ...counts,
    checked_at: row.checked_at.toISOString(),
    applied_at: row.applied_at?.toISOString() ?? null,
  }
}
