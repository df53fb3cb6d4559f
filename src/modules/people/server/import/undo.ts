import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { refreshSearchWords } from '../search-words.ts'
import { type ImportRow, imports, updateImport } from './store.ts'
import { isAtOnce } from './work.ts'

type Due = { import_id: string; round: number; piece: number }

/** Begins to take an import back: a short one at once, a long one piece after piece. */
export async function beginUndo(ctx: WriteContext, it: ImportRow): Promise<void> {
  const round = it.round + 1
  await updateImport(ctx, it.id, { state: 'undoing', round, pieces_done: 0 })
  if (!isAtOnce(ctx, it.rows_total)) return ctx.emit('people.import_undo_due', { import_id: it.id, round, piece: 0 })
  for (let piece = 0; piece < it.pieces; piece += 1) await undoPiece(ctx, it.id, piece)
  await finishUndo(ctx, it.id)
}

/** One piece taken back, and the word for the next one. */
export async function undoNextPiece(ctx: WriteContext, { import_id, round, piece }: Due): Promise<void> {
  const it = await imports(ctx).where('id', '=', import_id).forUpdate().executeTakeFirst()
  if (it?.state !== 'undoing' || it.round !== round) return
  await undoPiece(ctx, import_id, piece)
  await updateImport(ctx, import_id, { pieces_done: piece + 1 })
  if (piece + 1 < it.pieces) ctx.emit('people.import_undo_due', { import_id, round, piece: piece + 1 })
  else await finishUndo(ctx, import_id)
}

/** Goes on where it stopped. */
export async function undoOn(ctx: WriteContext, it: ImportRow): Promise<void> {
  const round = it.round + 1
  await updateImport(ctx, it.id, { state: 'undoing', round, failed_doing: null })
  ctx.emit('people.import_undo_due', { import_id: it.id, round, piece: it.pieces_done })
}

/** Counts what was taken back and what stayed. */
export async function finishUndo(ctx: WriteContext, id: string): Promise<void> {
  const { rows } = await sql<{ undone: number; kept: number }>`
    select count(*) filter (where kept_for is null)::int as undone, count(kept_for)::int as kept from people.import_rows
    where community_id = ${ctx.communityId} and import_id = ${id} and status in ('new', 'changed')`.execute(ctx.tx)
  const { undone = 0, kept = 0 } = rows[0] ?? {}
  await updateImport(ctx, id, { state: 'undone', undone_at: ctx.now, rows_undone: undone, rows_kept: kept })
  ctx.audit('import', id, { state: 'undone', undone, kept })
}

type Fate = { person_id: string; status: 'new' | 'changed'; kept_for: string | null }

/**
 * Takes back what the rows of a piece did, person by person (with all rows of a person, wherever they stand), where nothing was built on
 * it since: no later change of the entry or its dwellings, and nothing that speaks of somebody who would be gone.
 */
async function undoPiece(ctx: WriteContext, importId: string, piece: number): Promise<void> {
  const fates = await fatesOf(ctx, importId, piece)
  const kept = fates.filter((fate) => fate.kept_for !== null)
  await sql`
    update people.import_rows r set kept_for = k.kept_for
    from json_to_recordset(${JSON.stringify(kept)}::json) as k (person_id uuid, kept_for text)
    where r.community_id = ${ctx.communityId} and r.import_id = ${importId} and r.person_id = k.person_id
      and r.status in ('new', 'changed')`.execute(ctx.tx)
  const free = (status: Fate['status']) =>
    fates.flatMap((fate) => (fate.status === status && fate.kept_for === null ? [fate.person_id] : []))
  const changed = free('changed')
  const residences = await restore(ctx, importId, changed)
  await sql`
    select people.take_back(${ctx.communityId}, ${importId}, ${free('new')}::uuid[], ${residences}::uuid[])`.execute(
    ctx.tx,
  )
  await refreshSearchWords(ctx.tx, ctx.communityId, changed)
  for (const id of [...free('new'), ...changed]) ctx.audit('person', id, { import_undone: importId })
}

/** Whom the rows of a piece are the first to speak of, and why what was done to them stays, if it does. */
async function fatesOf(ctx: WriteContext, importId: string, piece: number): Promise<Fate[]> {
  const all = sql`r.community_id = ${ctx.communityId} and r.import_id = ${importId} and r.status in ('new', 'changed')`
  const here = sql`
    select r.person_id, min(r.status) as status, max(r.revision) as revision from people.import_rows r
    where ${all} and r.person_id in (select person_id from people.import_rows r where ${all} and r.piece = ${piece})
    group by r.person_id having min(r.piece) = ${piece}`
  const { rows } = await sql<Fate>`
    with here as materialized (${here}),
      spoken as materialized (
        select id from people.spoken_of(${ctx.communityId}, array(select person_id from here where status = 'new'))),
      moved as materialized (
        select e.person_id from people.residences e
        left join people.import_rows r on ${all} and r.residence = 'add' and r.residence_id = e.id
        where e.community_id = ${ctx.communityId} and e.person_id in (select person_id from here where status = 'new')
          and (r.row is null or e.until_day is not null)
        union
        select r.person_id from people.import_rows r
        left join people.residences e on e.community_id = r.community_id and e.id = r.residence_id
        where ${all} and r.person_id in (select person_id from here) and r.residence is not null
          and (e.id is null or e.person_id <> r.person_id or e.until_day is not null or e.role <> r.role))
    select here.person_id, here.status,
      case
        when p.id is null or p.merged_into is not null then 'merged'
        when p.revision <> coalesce(here.revision, 1) then 'edited'
        when here.person_id in (select person_id from moved) then 'moved'
        when here.person_id in (select id from spoken) then 'used'
      end as kept_for
    from here left join people.persons p on p.community_id = ${ctx.communityId} and p.id = here.person_id`.execute(
    ctx.tx,
  )
  return rows
}

/** Writes back what stood in entries before; returns the residences the import added to them. */
async function restore(ctx: WriteContext, importId: string, people: readonly string[]): Promise<string[]> {
  if (people.length === 0) return []
  const of = sql`r.community_id = ${ctx.communityId} and r.import_id = ${importId} and r.status = 'changed'
    and r.person_id = any (${[...people]}::uuid[])`
  await sql`
    update people.persons p set
      phone = b.before->>'phone', sex = b.before->>'sex', birth_date = (b.before->>'birth_date')::date,
      tags = array(select jsonb_array_elements_text(b.before->'tags')), custom = coalesce(b.before->'custom', p.custom),
      identity_sealed = case when (b.before->>'identity')::boolean then p.identity_sealed end,
      identity_hash = case when (b.before->>'identity')::boolean then p.identity_hash end,
      updated_at = ${ctx.now}, revision = p.revision + 1
    from (select distinct on (r.person_id) r.person_id, r.before from people.import_rows r where ${of} order by r.person_id, r.row) b
    where p.community_id = ${ctx.communityId} and p.id = b.person_id`.execute(ctx.tx)
  await sql`
    update people.residences e set role = r.before->>'role', share_bp = (r.before->>'share_bp')::int
    from people.import_rows r
    where ${of} and r.residence = 'role' and e.community_id = r.community_id and e.id = r.residence_id`.execute(ctx.tx)
  const added = await sql<{ residence_id: string }>`
    select r.residence_id from people.import_rows r where ${of} and r.residence = 'add'`.execute(ctx.tx)
  return added.rows.map((row) => row.residence_id)
}
