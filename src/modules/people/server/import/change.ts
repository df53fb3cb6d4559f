import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { type Applied, insertResidences, markApplied, updatePersons, updateRoles } from './apply.ts'
import { atOnceRows } from './limits.ts'
import { type ImportRow, imports, updateImport } from './store.ts'

type Due = { import_id: string; round: number; piece: number }

/**
 * Shows what was written ahead, and lets known entries learn from the sheet: few of them in the same breath, many piece after piece behind
 * it. From here on the sheet counts: whoever changes an entry before its turn comes has the last word (`change`).
 */
export async function showBrought(ctx: WriteContext, it: ImportRow): Promise<void> {
  await lookAnew(ctx, it.id)
  if (it.rows_changed <= atOnceRows) {
    if (it.rows_changed > 0) await change(ctx, it.id, { from: 0, until: it.pieces, decided: ctx.now })
    return finish(ctx, it.id)
  }
  const round = it.round + 1
  await updateImport(ctx, it.id, { hides: false, looked_from: ctx.now, round, pieces_done: 0 })
  ctx.emit('people.import_change_due', { import_id: it.id, round, piece: 0 })
}

/** What known entries learn from one piece, and the word for the next one. */
export async function changeNextPiece(ctx: WriteContext, { import_id, round, piece }: Due): Promise<void> {
  const it = await imports(ctx).where('id', '=', import_id).forUpdate().executeTakeFirst()
  if (it?.state !== 'applying' || it.hides || it.round !== round || piece < it.pieces_done) return
  const next = piece + 1
  await change(ctx, it.id, { from: piece, until: next, decided: it.looked_from ?? ctx.now })
  await updateImport(ctx, import_id, { pieces_done: next })
  if (next < it.pieces) return ctx.emit('people.import_change_due', { import_id, round, piece: next })
  await lookAnew(ctx, import_id)
  await finish(ctx, import_id)
}

/** Goes on where it stopped. */
export async function changeOn(ctx: WriteContext, it: ImportRow): Promise<void> {
  const round = it.round + 1
  await updateImport(ctx, it.id, { state: 'applying', round, failed_doing: null })
  ctx.emit('people.import_change_due', { import_id: it.id, round, piece: it.pieces_done })
}

/** Whether a sheet counts already though not all of it is written: it can't be given up any more, only gone on with. */
export function isChanging({ state, failed_doing, hides }: ImportRow): boolean {
  return (state === 'applying' || failed_doing === 'applying') && !hides
}

/** Pieces of a sheet, and since when it counts. */
type Turn = { from: number; until: number; decided: Date }

/**
 * People whose first row with news stands in these pieces, with all their rows. Who was merged or erased since is left alone; a number
 * that somebody else was given since is left out.
 */
async function change(ctx: WriteContext, importId: string, { from, until, decided }: Turn): Promise<void> {
  const of = sql`r.community_id = ${ctx.communityId} and r.import_id = ${importId} and r.status = 'changed'`
  const found = await sql<{ id: string }>`
    select distinct r.person_id as id from people.import_rows r
    join people.persons p on p.community_id = r.community_id and p.id = r.person_id and p.merged_into is null and p.erased_at is null
    where ${of} and r.piece >= ${from} and r.piece < ${until} and not exists (
      select from people.import_rows e
      where e.community_id = r.community_id and e.import_id = r.import_id and e.person_id = r.person_id and e.status = 'changed'
        and e.piece < ${from})`.execute(ctx.tx)
  const people = found.rows.map((row) => row.id)
  if (people.length === 0) return
  const here = sql`${of} and r.person_id = any (${people}::uuid[])`
  await sql`
    update people.import_rows r set identity_sealed = null, identity_hash = null
    where ${here} and r.identity_hash is not null and exists (
      select from people.persons x
      where x.community_id = r.community_id and x.identity_hash = r.identity_hash and x.merged_into is null and x.id <> r.person_id)`.execute(
    ctx.tx,
  )
  await updatePersons(ctx, here, decided)
  await insertResidences(ctx, here)
  await updateRoles(ctx, here)
}

/** Other sheets that were looked at meanwhile didn't see it: they have to be looked at again. */
async function lookAnew(ctx: WriteContext, importId: string): Promise<void> {
  await sql`
    update people.imports set looked_from = null
    where community_id = ${ctx.communityId} and id <> ${importId} and state in ('checking', 'checked')`.execute(ctx.tx)
}

async function finish(ctx: WriteContext, importId: string): Promise<void> {
  const { rows } = await sql<Applied>`
    select count(*) filter (where status = 'new' and first)::int as added,
      count(distinct person_id) filter (where status = 'changed' and revision is not null)::int as changed
    from people.import_rows where community_id = ${ctx.communityId} and import_id = ${importId}`.execute(ctx.tx)
  await markApplied(ctx, importId, rows[0] ?? { added: 0, changed: 0 })
  ctx.emit('people.import_note_due', { import_id: importId, piece: 0 })
}
