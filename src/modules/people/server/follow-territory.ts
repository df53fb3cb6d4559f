import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { type Dwelling, dwellingsByIds, dwellingsOfArea, findArea } from '../../territory/api.ts'
import { refreshSearchWords } from './search-words.ts'
import { todayIn } from './today.ts'

const batch = 500

/** An area was moved or renamed: whoever lives there is found by the new paths and names. */
export async function followArea(ctx: WriteContext, { area_id }: { area_id: string }): Promise<void> {
  const area = await findArea(ctx.tx, ctx.communityId, area_id)
  if (area) await follow(ctx, await dwellingsOfArea(ctx.tx, ctx.communityId, area))
}

/** A dwelling got another number. */
export async function followDwelling(ctx: WriteContext, { dwelling_id }: { dwelling_id: string }): Promise<void> {
  await follow(ctx, [...(await dwellingsByIds(ctx.tx, ctx.communityId, [dwelling_id])).values()])
}

/**
 * Two rows of a dwelling became one: who lived or lives in the one did so in the other, with households, tenancies and what the community
 * knows of it. Who stands in both is there once.
 */
export async function followMergedDwelling(
  ctx: WriteContext,
  merge: { kept_id: string; merged_id: string },
): Promise<void> {
  const { kept_id, merged_id } = merge
  const of = sql`community_id = ${ctx.communityId} and dwelling_id = ${merged_id}`
  await sql`
    update people.residences r set until_day = greatest(from_day, ${await todayIn(ctx)}::date)
    where ${of} and until_day is null and exists (
      select from people.residences k where k.community_id = r.community_id and k.person_id = r.person_id
        and k.dwelling_id = ${kept_id} and k.until_day is null)`.execute(ctx.tx)
  const moved = await sql<{ id: string }>`
    update people.residences set dwelling_id = ${kept_id} where ${of} returning id`.execute(ctx.tx)
  await sql`update people.households set dwelling_id = ${kept_id} where ${of}`.execute(ctx.tx)
  await sql`update people.tenancies set dwelling_id = ${kept_id} where ${of}`.execute(ctx.tx)
  await sql`
    insert into people.dwelling_facts as f (community_id, dwelling_id, custom, updated_at)
    select community_id, ${kept_id}::uuid, custom, updated_at from people.dwelling_facts where ${of}
    on conflict (community_id, dwelling_id) do update set custom = excluded.custom || f.custom, revision = f.revision + 1`.execute(
    ctx.tx,
  )
  ctx.audit('dwelling', kept_id, { residences_from: merged_id, residences: moved.rows.length })
  await followDwelling(ctx, { dwelling_id: kept_id })
}

async function follow(ctx: WriteContext, dwellings: readonly Dwelling[]): Promise<void> {
  const paths = dwellings.map(({ id, admin_path, compound_path }) => [id, { admin_path, compound_path }])
  // Looked up by key, not joined: without statistics the planner would go through all dwellings for every residence.
  const its = sql`(${JSON.stringify(Object.fromEntries(paths))}::jsonb -> r.dwelling_id::text)`
  const changed = await sql<{ person_id: string }>`
    update people.residences r set admin_path = ${its}->>'admin_path', compound_path = ${its}->>'compound_path'
    where r.community_id = ${ctx.communityId} and r.dwelling_id = any (${dwellings.map((one) => one.id)}::uuid[])
      and r.until_day is null
    returning r.person_id`.execute(ctx.tx)
  // Sheets looked at before don't know it: they have to be looked at again.
  await sql`
    update people.imports set looked_from = null
    where community_id = ${ctx.communityId} and state in ('checking', 'checked', 'applying', 'failed') and looked_from is not null`.execute(
    ctx.tx,
  )
  const people = [...new Set(changed.rows.map((row) => row.person_id))]
  for (let start = 0; start < people.length; start += batch) {
    await refreshSearchWords(ctx.tx, ctx.communityId, people.slice(start, start + batch))
  }
  ctx.audit('register', 'territory', { residences: changed.rows.length })
}
