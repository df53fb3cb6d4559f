import { sql } from 'kysely'
import { eraseAuditValues } from '../command/erase-values.ts'
import type { WriteContext } from '../command/types.ts'

/** An upload that nothing came to own: longer than the longest draft that may still name it. */
export const leftLyingDays = 60
const pieceMost = 500
const dayMs = 86_400_000

/** Takes uploads away, with what the audit keeps of them beside its chain. Nothing may name them any more; their bytes go within the hour. */
export async function dropFiles(ctx: WriteContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    with gone as (
      delete from platform.files where community_id = ${ctx.communityId} and id = any (${[...ids]}::uuid[]) returning sha256)
    insert into platform.dropped_files (community_id, sha256, dropped_at)
    select distinct ${ctx.communityId}::int, sha256, ${ctx.now}::timestamptz from gone on conflict do nothing`.execute(
    ctx.tx,
  )
  await eraseAuditValues(ctx.tx, ctx.communityId, { entity: 'file', ids })
}

/** Job: bytes that nobody names any more go, and so do uploads that nothing came to own. */
export async function collectFiles(ctx: WriteContext): Promise<void> {
  await removeBytes(ctx)
  const before = new Date(ctx.now.getTime() - leftLyingDays * dayMs)
  const left = await sql<{ id: string }>`
    select id from platform.files
    where community_id = ${ctx.communityId} and owner_id is null and uploaded_at < ${before}
    order by uploaded_at limit ${pieceMost} for update skip locked`.execute(ctx.tx)
  await dropFiles(
    ctx,
    left.rows.map((row) => row.id),
  )
}

/** Of what earlier transactions dropped: a removal can't be taken back. */
async function removeBytes(ctx: WriteContext): Promise<void> {
  const dropped = await sql<{ sha256: string }>`
    delete from platform.dropped_files d using (
      select sha256 from platform.dropped_files where community_id = ${ctx.communityId}
      order by dropped_at limit ${pieceMost} for update skip locked) due
    where d.community_id = ${ctx.communityId} and d.sha256 = due.sha256 returning d.sha256`.execute(ctx.tx)
  const hashes = dropped.rows.map((row) => row.sha256)
  const found = await sql<{ sha256: string }>`select sha256 from platform.files_named(${hashes}::text[])`.execute(
    ctx.tx,
  )
  const named = new Set(found.rows.map((row) => row.sha256))
  for (const hash of hashes) if (!named.has(hash)) await ctx.services.files.remove(hash)
}
