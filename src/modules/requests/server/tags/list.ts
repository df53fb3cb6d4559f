import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'

/** Tags in use at the same time; a longer list is not looked through. */
const tagsMost = 60

export type KeptTag = { id: string; name: string; retired: boolean; merged_into: string | null }
export type TagChange = {
  id: string
  tag_id: string
  kind: 'renamed' | 'retired' | 'restored' | 'merged'
  name_before: string
  name_after: string
  into_id: string | null
  retired_before: boolean
  person_id: string | null
  at: Date
  undone_at: Date | null
}

/** One change of the list at a time, so that its bound holds. */
export async function lockTags(ctx: WriteContext): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`requests.tags ${ctx.communityId}`}, 0))`.execute(ctx.tx)
}

/** A tag of the community, or undefined. The list is locked. */
export async function keptTag(ctx: WriteContext, id: string): Promise<KeptTag | undefined> {
  const found = await sql<KeptTag>`
    select id, name, retired_at is not null as retired, merged_into from requests.tags
    where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  return found.rows[0]
}

/** Refusal: `requests.tag_exists`. */
export async function checkName(ctx: WriteContext, name: string, exceptId: string | null = null): Promise<void> {
  const found = await sql`
    select 1 from requests.tags
    where community_id = ${ctx.communityId} and name = ${name} and id is distinct from ${exceptId}::uuid`.execute(
    ctx.tx,
  )
  if (found.rows.length > 0) refuse('requests.tag_exists', {}, [{ path: 'name', code: 'taken' }])
}

/** Refusal: `requests.too_many_tags`. */
export async function checkRoom(ctx: WriteContext): Promise<void> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from requests.tags where community_id = ${ctx.communityId} and retired_at is null`.execute(
    ctx.tx,
  )
  if ((found.rows[0]?.count ?? 0) >= tagsMost) refuse('requests.too_many_tags', { most: tagsMost })
}

/** Makes the tag say this from now on. */
export async function setTag(
  ctx: WriteContext,
  id: string,
  tag: { name: string; retired: boolean; into?: string },
): Promise<void> {
  await ctx.tx
    .updateTable('requests.tags')
    .set({ name: tag.name, retired_at: tag.retired ? ctx.now : null, merged_into: tag.into ?? null })
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
}

/** Keeps what was done, to be taken back; returns its id. The list is locked, so that the numbers follow each other. */
export async function noteChange(
  ctx: WriteContext,
  before: KeptTag,
  change: Pick<TagChange, 'kind' | 'name_after'> & { into_id?: string },
): Promise<string> {
  const id = ctx.newId()
  await sql`
    insert into requests.tag_changes (community_id, id, no, tag_id, kind, name_before, name_after, into_id, retired_before, person_id, at)
    select ${ctx.communityId}::int, ${id}::uuid, coalesce(max(no), 0) + 1, ${before.id}::uuid, ${change.kind}::text, ${before.name}::text,
      ${change.name_after}::text, ${change.into_id ?? null}::uuid, ${before.retired}::boolean, ${ctx.actor.personId}::uuid,
      ${ctx.now}::timestamptz
    from requests.tag_changes where community_id = ${ctx.communityId}`.execute(ctx.tx)
  return id
}
