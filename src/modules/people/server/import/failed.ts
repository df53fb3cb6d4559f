import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bringOn, forgetRows, takeOut } from './bring.ts'
import { changeOn, isChanging } from './change.ts'
import { type ImportRow, imports, updateImport } from './store.ts'
import { finishUndo, undoOn } from './undo.ts'
import { beginCheck } from './work.ts'

type Due = { import_id: string; round: number }

/** A piece couldn't be done after all tries: the import says so, and waits for somebody to try again or give up. */
export async function failImport(ctx: WriteContext, { import_id, round }: Due): Promise<void> {
  const it = await imports(ctx).where('id', '=', import_id).forUpdate().executeTakeFirst()
  if (!it || it.round !== round) return
  const doing = it.state === 'given_up' && it.hides ? 'applying' : it.state
  if (doing !== 'checking' && doing !== 'applying' && doing !== 'undoing') return
  await updateImport(ctx, import_id, { state: 'failed', failed_doing: doing })
  ctx.audit('import', import_id, { state: 'failed', doing })
}

/** Tries what failed again, from where it stopped. Refusal: `people.import_not_failed`. */
export async function tryAgain(ctx: WriteContext, it: ImportRow): Promise<void> {
  if (it.failed_doing === 'checking') return beginCheck(ctx, it.id, it.rows_total)
  if (isChanging(it)) return changeOn(ctx, it)
  if (it.failed_doing === 'applying') return bringOn(ctx, it)
  if (it.failed_doing === 'undoing') return undoOn(ctx, it)
  return refuse('people.import_not_failed')
}

/**
 * Gives a sheet up: what was written ahead of it is taken out, its rows are forgotten. Of one that was half taken back the rest stays.
 * Refusals: `people.import_applied`, `people.import_running`.
 */
export async function giveUp(ctx: WriteContext, it: ImportRow): Promise<void> {
  if (it.failed_doing === 'undoing') return stopUndoing(ctx, it)
  if (it.state === 'applied' || it.state === 'undoing' || it.state === 'undone' || it.state === 'given_up')
    refuse('people.import_applied')
  if (it.failed_doing === 'applying' && isChanging(it)) refuse('people.import_applied')
  if (it.state === 'applying') refuse('people.import_running')
  if (it.hides) return takeOut(ctx, it, 'given_up')
  await updateImport(ctx, it.id, { state: 'given_up', failed_doing: null })
  await forgetRows(ctx, it.id)
}

/** What wasn't taken back yet stays in the register. */
async function stopUndoing(ctx: WriteContext, it: ImportRow): Promise<void> {
  await sql`
    update people.import_rows r set kept_for = 'given_up'
    where r.community_id = ${ctx.communityId} and r.import_id = ${it.id} and r.status in ('new', 'changed')
      and r.kept_for is null and r.person_id in (
        select o.person_id from people.import_rows o
        where o.community_id = r.community_id and o.import_id = r.import_id and o.status in ('new', 'changed')
        group by o.person_id having min(o.piece) >= ${it.pieces_done})`.execute(ctx.tx)
  await updateImport(ctx, it.id, { failed_doing: null })
  await finishUndo(ctx, it.id)
}
