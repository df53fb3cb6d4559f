import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'

/** A membership that ended, and whether the household was dissolved with it: what taking it back needs. */
export type LeftMembership = { person_id: string; household_id: string; joined_at: string; dissolved: boolean }

/** People leave the household they are in (of one dwelling, where it is given); one without members is dissolved. */
export async function leaveHouseholds(
  ctx: WriteContext,
  personIds: readonly string[],
  dwellingId: string | null,
): Promise<LeftMembership[]> {
  if (personIds.length === 0) return []
  const left = await sql<{ person_id: string; household_id: string; dwelling_id: string; joined_at: string }>`
    update people.household_members m set left_at = ${ctx.now} from people.households h
    where m.community_id = ${ctx.communityId} and m.person_id = any (${[...personIds]}::uuid[]) and m.left_at is null
      and h.community_id = m.community_id and h.id = m.household_id
      and (${dwellingId}::uuid is null or h.dwelling_id = ${dwellingId}::uuid)
    returning m.person_id, m.household_id, h.dwelling_id, m.joined_at::text as joined_at`.execute(ctx.tx)
  const households = [...new Set(left.rows.map((row) => row.household_id))]
  const dissolved = new Set(await dissolveEmpty(ctx, households))
  for (const { person_id, household_id } of left.rows) ctx.audit('person', person_id, { left_household: household_id })
  for (const id of households)
    ctx.audit('household', id, { left: left.rows.filter((row) => row.household_id === id).map((row) => row.person_id) })
  const homes = new Map(left.rows.map((row) => [row.household_id, row.dwelling_id]))
  for (const [household_id, dwelling_id] of homes) ctx.emit('people.household_changed', { household_id, dwelling_id })
  return left.rows.map(({ dwelling_id: _, ...row }) => ({ ...row, dissolved: dissolved.has(row.household_id) }))
}

/** Dissolves those of some households in which nobody is left. */
async function dissolveEmpty(ctx: WriteContext, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const done = await sql<{ id: string }>`
    update people.households h set dissolved_at = ${ctx.now}
    where h.community_id = ${ctx.communityId} and h.id = any (${[...ids]}::uuid[]) and h.dissolved_at is null
      and not exists (
        select from people.household_members m
        where m.community_id = h.community_id and m.household_id = h.id and m.left_at is null)
    returning h.id`.execute(ctx.tx)
  for (const { id } of done.rows) ctx.audit('household', id, { dissolved: true })
  return done.rows.map((row) => row.id)
}

/**
 * Takes an ended membership back: not where the person is in a household by now, nor where theirs was dissolved otherwise. Who was its
 * head is no longer, where there is another one.
 */
export async function rejoinHousehold(ctx: WriteContext, was: LeftMembership): Promise<boolean> {
  const { household_id, person_id } = was
  const of = sql`community_id = ${ctx.communityId} and household_id = ${household_id}`
  const free = await sql<{ head: boolean; dwelling_id: string }>`
    select h.dwelling_id, exists (select from people.household_members where ${of} and left_at is null and relation = 'head') as head
    from people.households h
    where h.community_id = ${ctx.communityId} and h.id = ${household_id} and (h.dissolved_at is null or ${was.dissolved})
      and not exists (
        select from people.household_members m
        where m.community_id = ${ctx.communityId} and m.person_id = ${person_id} and m.left_at is null)
    for update`.execute(ctx.tx)
  const household = free.rows[0]
  if (!household) return false
  await sql`
    update people.households set dissolved_at = null
    where community_id = ${ctx.communityId} and id = ${household_id} and dissolved_at is not null`.execute(ctx.tx)
  const back = await sql`
    update people.household_members set left_at = null,
      relation = case when relation = 'head' and ${household.head} then 'other' else relation end
    where ${of} and person_id = ${person_id} and joined_at = ${was.joined_at}::timestamptz and left_at is not null`.execute(
    ctx.tx,
  )
  ctx.audit('household', household_id, { joined: person_id })
  ctx.emit('people.household_changed', { household_id, dwelling_id: household.dwelling_id })
  return Number(back.numAffectedRows ?? 0) > 0
}
