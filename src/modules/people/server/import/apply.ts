import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { updateImport } from './store.ts'

/** Rows written by one statement: between two of them others of the process get a word in. */
const pieces = 8

export type Applied = { added: number; changed: number }

/**
 * Takes the staged rows of a sheet into the register: everything was worked out before, so nothing is done here but writing, by a few
 * statements for any number of rows.
 */
export async function applyRows(ctx: WriteContext, importId: string, piecesOfSheet: number): Promise<Applied> {
  const of = sql`r.community_id = ${ctx.communityId} and r.import_id = ${importId}`
  let added = 0
  for (let from = 0; from < piecesOfSheet; from += pieces) {
    const here = sql`${of} and r.piece >= ${from} and r.piece < ${from + pieces}`
    added += await insertPersons(ctx, here)
  }
  await addWords(ctx, of)
  const changed = await updatePersons(ctx, of, ctx.now)
  for (let from = 0; from < piecesOfSheet; from += pieces) {
    const here = sql`${of} and r.piece >= ${from} and r.piece < ${from + pieces}`
    await insertResidences(ctx, here)
  }
  await updateRoles(ctx, of)
  return { added, changed }
}

const undoMilliseconds = 30 * 86_400_000

/** The import is in the register from here on, and can be taken back for a while. */
export async function markApplied(ctx: WriteContext, importId: string, applied: Applied): Promise<void> {
  const undoUntil = new Date(ctx.now.getTime() + undoMilliseconds)
  await updateImport(ctx, importId, { state: 'applied', hides: false, applied_at: ctx.now, undo_until: undoUntil })
  ctx.audit('import', importId, { state: 'applied', ...applied })
  ctx.emit('people.imported', { import_id: importId, ...applied })
}

type Condition = ReturnType<typeof sql>

async function insertPersons(ctx: WriteContext, here: Condition): Promise<number> {
  const done = await sql`
    insert into people.persons (community_id, id, name, name_pinyin, phone, sex, birth_date, identity_sealed, identity_hash, tags,
      custom, search_words, source, registered_at, updated_at)
    select r.community_id, r.person_id, r.name, r.name_pinyin, r.phone, r.sex, r.birth_date, r.identity_sealed, r.identity_hash, r.tags,
      r.custom, r.search_words, 'import', ${ctx.now}::timestamptz, ${ctx.now}::timestamptz
    from people.import_rows r where ${here} and r.status = 'new' and r.first`.execute(ctx.tx)
  return Number(done.numAffectedRows ?? 0)
}

/** Whoever stands in several rows is found by all of their dwellings. */
async function addWords(ctx: WriteContext, of: Condition): Promise<void> {
  await sql`
    update people.persons p set search_words = p.search_words || more.words
    from (
      select r.person_id, array_to_tsvector(array_agg(distinct word)) as words
      from people.import_rows r, unnest(tsvector_to_array(r.search_words)) word
      where ${of} and r.status = 'new' and not r.first group by r.person_id
    ) as more
    where p.community_id = ${ctx.communityId} and p.id = more.person_id`.execute(ctx.tx)
}

/**
 * What rows know beyond the entries is added; a telephone number replaces the former one, but for entries that somebody changed after
 * `decided`: these learn only what they don't say. What stood there is kept for undoing.
 */
export async function updatePersons(ctx: WriteContext, of: Condition, decided: Date): Promise<number> {
  await sql`
    update people.import_rows r set before = jsonb_build_object('phone', p.phone, 'sex', p.sex, 'birth_date', p.birth_date,
      'tags', p.tags, 'custom', p.custom, 'identity', p.identity_hash is not null), revision = p.revision + 1
    from people.persons p
    where ${of} and r.status = 'changed' and p.community_id = r.community_id and p.id = r.person_id`.execute(ctx.tx)
  const done = await sql`
    update people.persons p set
      phone = case when p.updated_at > ${decided} then coalesce(p.phone, known.phone) else coalesce(known.phone, p.phone) end, sex = coalesce(known.sex, p.sex), birth_date = coalesce(known.birth_date, p.birth_date),
      identity_sealed = coalesce(known.identity_sealed, p.identity_sealed),
      identity_hash = coalesce(known.identity_hash, p.identity_hash),
      tags = array(select distinct unnest(p.tags || known.tags) order by 1),
      custom = case when p.updated_at > ${decided} then coalesce(known.custom, '{}') || p.custom
        else p.custom || coalesce(known.custom, '{}') end,
      updated_at = ${ctx.now}, revision = p.revision + 1
    from (
      select r.person_id, (array_agg(r.phone order by r.row) filter (where r.phone is not null))[1] as phone, max(r.sex) as sex,
        max(r.birth_date) as birth_date,
        (array_agg(r.identity_sealed order by r.row) filter (where r.identity_sealed is not null))[1] as identity_sealed,
        (array_agg(r.identity_hash order by r.row) filter (where r.identity_hash is not null))[1] as identity_hash,
        (array_agg(r.custom order by r.row) filter (where r.custom <> '{}'))[1] as custom,
        string_to_array(string_agg(array_to_string(r.tags, chr(31)), chr(31)) filter (where r.tags <> '{}'), chr(31)) as tags
      from people.import_rows r where ${of} and r.status = 'changed' group by r.person_id
    ) as known
    where p.community_id = ${ctx.communityId} and p.id = known.person_id`.execute(ctx.tx)
  return Number(done.numAffectedRows ?? 0)
}

export async function insertResidences(ctx: WriteContext, here: Condition): Promise<void> {
  await sql`
    insert into people.residences (community_id, id, person_id, dwelling_id, role, lives_here, admin_path, compound_path)
    select r.community_id, r.residence_id, r.person_id, r.dwelling_id, r.role, true, r.admin_path, r.compound_path
    from people.import_rows r
    where ${here} and r.status in ('new', 'changed') and r.residence = 'add'
    on conflict (community_id, person_id, dwelling_id) where until_day is null do nothing`.execute(ctx.tx)
}

export async function updateRoles(ctx: WriteContext, of: Condition): Promise<void> {
  await sql`
    update people.import_rows r set before = coalesce(r.before, '{}') || jsonb_build_object('role', e.role, 'share_bp', e.share_bp)
    from people.residences e
    where ${of} and r.status = 'changed' and r.residence = 'role' and e.community_id = r.community_id and e.id = r.residence_id`.execute(
    ctx.tx,
  )
  await sql`
    update people.residences e set role = r.role, share_bp = case when r.role in ('owner', 'co_owner') then e.share_bp end
    from people.import_rows r
    where ${of} and r.status = 'changed' and r.residence = 'role'
      and e.community_id = r.community_id and e.id = r.residence_id`.execute(ctx.tx)
}
