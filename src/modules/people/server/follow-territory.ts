import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { type Dwelling, dwellingsByIds, dwellingsOfArea, findArea } from '../../territory/api.ts'
import { refreshSearchWords } from './search-words.ts'

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
