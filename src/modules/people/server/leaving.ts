import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { dwellingsByIds } from '../../territory/api.ts'
import type { Residence } from './residences.ts'

export type EndedResidence = Pick<Residence, 'id' | 'person_id' | 'dwelling_id'> & { until_day: string }

/** Ends present residences with a last day (not before their first), and the tenancies nobody is left of. Announces each. */
export async function endResidences(
  ctx: WriteContext,
  ids: readonly string[],
  last: string,
): Promise<EndedResidence[]> {
  if (ids.length === 0) return []
  const ended = await sql<EndedResidence>`
    update people.residences set until_day = greatest(from_day, ${last}::date)
    where community_id = ${ctx.communityId} and id = any (${[...ids]}::uuid[]) and until_day is null
    returning id, person_id, dwelling_id, until_day::text as until_day`.execute(ctx.tx)
  for (const { id, person_id, dwelling_id, until_day } of ended.rows) {
    ctx.audit('person', person_id, { residence: id, until_day })
    ctx.emit('people.moved_out', { person_id, residence_id: id, dwelling_id })
  }
  await endTenancies(
    ctx,
    ended.rows.map((row) => row.dwelling_id),
    last,
  )
  return ended.rows
}

/** Tenancies of some dwellings end when nobody of them lives there any more. */
async function endTenancies(ctx: WriteContext, dwellingIds: readonly string[], last: string): Promise<void> {
  const over = await sql<{ id: string }>`
    update people.tenancies t set until_day = greatest(t.from_day, ${last}::date)
    where t.community_id = ${ctx.communityId} and t.dwelling_id = any (${[...dwellingIds]}::uuid[]) and t.until_day is null
      and not exists (
        select from people.residences r
        where r.community_id = t.community_id and r.tenancy_id = t.id and r.until_day is null)
    returning t.id`.execute(ctx.tx)
  for (const { id } of over.rows) ctx.audit('tenancy', id, { until_day: last })
}

/**
 * Present again what an act ended by mistake: those residences that nothing changed since, whose dwelling is in use and in which the person
 * isn't present otherwise. Paths are the dwelling's of today. Returns how many.
 */
export async function reopenResidences(
  ctx: WriteContext,
  personId: string,
  ended: readonly { id: string; dwelling_id: string; until_day: string }[],
): Promise<number> {
  if (ended.length === 0) return 0
  const dwellings = await dwellingsByIds(
    ctx.tx,
    ctx.communityId,
    ended.map((one) => one.dwelling_id),
  )
  const open = ended.flatMap(({ id, dwelling_id, until_day }) => {
    const dwelling = dwellings.get(dwelling_id)
    if (!dwelling || dwelling.retired_at) return []
    return [{ id, until_day, admin_path: dwelling.admin_path, compound_path: dwelling.compound_path }]
  })
  const back = await sql<{ id: string; dwelling_id: string; tenancy_id: string | null }>`
    update people.residences r set until_day = null, admin_path = e.admin_path, compound_path = e.compound_path
    from jsonb_to_recordset(${JSON.stringify(open)}::jsonb) as e (id uuid, until_day date, admin_path text, compound_path text)
    where r.community_id = ${ctx.communityId} and r.id = e.id and r.person_id = ${personId} and r.until_day = e.until_day
      and not exists (
        select from people.residences o
        where o.community_id = r.community_id and o.person_id = r.person_id and o.dwelling_id = r.dwelling_id
          and o.until_day is null)
    returning r.id, r.dwelling_id, r.tenancy_id`.execute(ctx.tx)
  for (const { id, dwelling_id } of back.rows) {
    ctx.audit('person', personId, { residence: id, until_day: null })
    ctx.emit('people.moved_in', { person_id: personId, residence_id: id, dwelling_id })
  }
  const tenancies = back.rows.flatMap((row) => row.tenancy_id ?? [])
  await sql`
    update people.tenancies set until_day = null
    where community_id = ${ctx.communityId} and id = any (${tenancies}::uuid[]) and until_day is not null`.execute(
    ctx.tx,
  )
  return back.rows.length
}
