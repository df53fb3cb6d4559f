import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { textsMost } from '../../contract/text-routes.ts'
import type { TextRow } from './can.ts'
import { todayOf } from './store.ts'

const same = (ctx: WriteContext, { scope, owner_person_id, post_kind }: TextRow) => sql`
  community_id = ${ctx.communityId} and scope = ${scope} and owner_person_id is not distinct from ${owner_person_id}::uuid
  and post_kind is not distinct from ${post_kind}::text`

/** Two windows that keep texts in the same place save one after the other. */
export async function lockPlace(ctx: WriteContext, { scope, owner_person_id, post_kind }: TextRow): Promise<void> {
  const place = `desk.texts ${ctx.communityId} ${scope} ${owner_person_id ?? post_kind ?? ''}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${place}, 0))`.execute(ctx.tx)
}

/** Refusal: `desk.too_many_texts`. */
export async function refuseTooMany(ctx: WriteContext, row: TextRow): Promise<void> {
  const kept = await sql<{ count: number }>`
    select count(*)::int as count from desk.texts where ${same(ctx, row)}`.execute(ctx.tx)
  if ((kept.rows[0]?.count ?? 0) >= textsMost) refuse('desk.too_many_texts', { most: textsMost })
}

/** Refusal: `desk.text_name_taken`, by another text in the same place. */
export async function refuseTakenName(ctx: WriteContext, row: TextRow, name: string, but?: string): Promise<void> {
  const found = await sql`
    select 1 from desk.texts where ${same(ctx, row)} and name = ${name} and id is distinct from ${but ?? null}::uuid`.execute(
    ctx.tx,
  )
  if (found.rows.length > 0) refuse('desk.text_name_taken', {}, [{ path: 'name', code: 'taken' }])
}

/** Refusal: `desk.text_over`: the last day is past already. */
export async function refuseOver(ctx: WriteContext, validUntil: string | null): Promise<void> {
  if (validUntil !== null && validUntil < (await todayOf(ctx)))
    refuse('desk.text_over', {}, [{ path: 'valid_until', code: 'past' }])
}
