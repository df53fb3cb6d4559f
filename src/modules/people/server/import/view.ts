import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { importView } from '../../contract.ts'
import { isChanging } from './change.ts'
import { atOnceRows, pieceRows, piecesAtOnce } from './limits.ts'
import { type ImportRow, imports, toldOf } from './store.ts'
import { wordsOf } from './words.ts'

type View = z.output<typeof importView>
type Act = 'apply' | 'map' | 'check' | 'decide' | 'undo' | 'retry' | 'give_up'

const shownMost = 200

/** An import as the page shows it. Refusal: `platform.not_found`. */
export async function showImport(ctx: ReadContext, id: string): Promise<View> {
  const row = (await imports(ctx).where('id', '=', id).executeTakeFirst()) ?? refuse('platform.not_found')
  const told = row.state === 'checking' ? { problems: [], remarks: [] } : await firstTold(ctx, id)
  return {
    ...summaryOf(row),
    unknown_columns: row.unknown_columns,
    ...told,
    proposals: await countProposals(ctx, id),
    rows_undone: row.rows_undone,
    rows_kept: row.rows_kept,
    kept: row.state === 'undone' && row.rows_kept > 0 ? await keptOf(ctx, id) : [],
    undo_until: row.undo_until?.toISOString() ?? null,
    failure: failureOf(row),
    can: canOf(ctx, row),
  }
}

/** The first problems and remarks, as sentences in the reader's language. */
async function firstTold(ctx: ReadContext, id: string) {
  const problems: View['problems'] = []
  const remarks: View['remarks'] = []
  for await (const { row, name, ...of } of toldOf(ctx, id)) {
    if (of.problems.length > 0 && problems.length < shownMost)
      problems.push({ row, name, words: of.problems.map((problem) => wordsOf(ctx, problem)) })
    if (of.remarks.length > 0 && remarks.length < shownMost)
      remarks.push({ row, name, words: of.remarks.map((remark) => wordsOf(ctx, remark)) })
    if (problems.length >= shownMost) break
  }
  return { problems, remarks }
}

async function countProposals(ctx: ReadContext, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from people.import_rows
    where community_id = ${ctx.communityId} and import_id = ${id} and proposal is not null`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** The first entries that stayed when an import was taken back, and why. */
async function keptOf(ctx: ReadContext, id: string): Promise<View['kept']> {
  const { rows } = await sql<{ row: number; person_id: string; name: string | null; kept_for: string }>`
    select r.row, r.person_id, p.name, r.kept_for from people.import_rows r
    left join people.persons p on p.community_id = r.community_id and p.id = r.person_id
    where r.community_id = ${ctx.communityId} and r.import_id = ${id} and r.kept_for is not null
    order by r.row limit ${shownMost}`.execute(ctx.tx)
  return rows.map(({ row, person_id, name, kept_for }) => ({
    row,
    person_id,
    name: name ?? '',
    why: ctx.services.texts.message(ctx.language, 'people', `import_kept_${kept_for}`),
  }))
}

function canOf(ctx: ReadContext, row: ImportRow): Act[] {
  if (row.state === 'applied') return row.undo_until && row.undo_until > ctx.now ? ['undo'] : []
  if (row.state === 'failed') return isChanging(row) ? ['retry'] : ['retry', 'give_up']
  if (row.forgotten_at || !['mapping', 'checking', 'checked'].includes(row.state)) return []
  const good = row.rows_new + row.rows_changed
  const apply = row.state === 'checked' && good > 0 && row.rows_undecided === 0
  const decide = row.state === 'checked' && row.rows_undecided > 0
  return [
    ...(apply ? (['apply'] as const) : []),
    ...(decide ? (['decide'] as const) : []),
    'map',
    ...(row.state === 'mapping' ? [] : (['check'] as const)),
    'give_up',
  ]
}

/** The rows at which it stopped, counted as they stand in the sheet. */
function failureOf({ failed_doing, pieces_done, rows_total, hides }: ImportRow): View['failure'] {
  if (failed_doing === null) return null
  const tried = failed_doing === 'applying' && hides ? pieceRows * piecesAtOnce : pieceRows
  const from = Math.min(pieces_done * pieceRows + 1, rows_total)
  return { doing: failed_doing as never, from, to: Math.min(from + tried - 1, rows_total) }
}

/** Of its pieces. One that also changes many known entries is gone through twice. */
function doneOf(row: ImportRow): number {
  if (row.state !== 'applying' || row.rows_changed <= atOnceRows) return row.pieces_done
  return (row.hides ? row.pieces_done : row.pieces + row.pieces_done) / 2
}

export function summaryOf(row: ImportRow) {
  const { id, name, rows_total, rows_new, rows_changed, rows_same, rows_refused, rows_undecided } = row
  return {
    id,
    name,
    state: row.state as View['state'],
    ...{ rows_total, rows_new, rows_changed, rows_same, rows_refused, rows_undecided },
    /** Of a hundred. */
    progress: row.state === 'mapping' ? 0 : Math.floor((doneOf(row) / Math.max(row.pieces, 1)) * 100),
    checked_at: row.checked_at.toISOString(),
    applied_at: row.applied_at?.toISOString() ?? null,
  }
}
