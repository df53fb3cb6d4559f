import { sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'
import { type AreaLevel, areaKeySql } from '../../territory/api.ts'

/** A round as far as others speak of it. */
export type RoundFacts = { state: string; until_day: string; walkers: string[] }

/** One round with the persons who walk it; undefined where there is none. */
export async function roundFacts(ctx: ReadContext, id: string): Promise<RoundFacts | undefined> {
  const found = await sql<RoundFacts>`
    select r.state, r.until_day::text as until_day,
      array(select distinct v.walker_person_id from outreach.visits v where v.community_id = r.community_id and v.round_id = r.id) as walkers
    from outreach.rounds r where r.community_id = ${ctx.communityId} and r.id = ${id}`.execute(ctx.tx)
  return found.rows[0]
}

/** A patrol's finding as far as others speak of it; undefined where there is none. */
export async function findingFacts(
  ctx: ReadContext,
  id: string,
): Promise<{ state: string; finder: string | null } | undefined> {
  const found = await sql<{ state: string; finder: string | null }>`
    select state, found_by_person_id as finder from outreach.patrol_findings
    where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  return found.rows[0]
}

/** Dwellings confirmed at the door since an instant (X21), by the code of their area; areas without any are missing. */
export async function countConfirmed(ctx: ReadContext, level: AreaLevel, since: Date): Promise<Map<string, number>> {
  const found = await sql<{ key: string; count: number }>`
    select ${areaKeySql(level, 'd')} as key, count(*)::int as count
    from outreach.confirmations c join territory.dwellings d on d.community_id = c.community_id and d.id = c.dwelling_id
    where c.community_id = ${ctx.communityId} and c.confirmed_at >= ${since} and d.retired_at is null group by 1`.execute(
    ctx.tx,
  )
  return new Map(found.rows.map(({ key, count }) => [key, count]))
}

/** Names of rounds and how many doors opened so far, by id. */
export async function roundsInBrief(
  ctx: ReadContext,
  ids: readonly string[],
): Promise<Map<string, { name: string; opened: number }>> {
  const found = await sql<{ id: string; name: string; opened: number }>`
    select r.id, r.name, coalesce(sum(p.opened), 0)::int as opened from outreach.rounds r
    left join outreach.progress p on p.community_id = r.community_id and p.round_id = r.id
    where r.community_id = ${ctx.communityId} and r.id = any (${[...ids]}::uuid[]) group by r.id, r.name`.execute(
    ctx.tx,
  )
  return new Map(found.rows.map((row) => [row.id, row]))
}

/** Dwellings where the door opened in some rounds. */
export async function openedDoors(ctx: ReadContext, roundIds: readonly string[]): Promise<Set<string>> {
  if (roundIds.length === 0) return new Set()
  const found = await sql<{ dwelling_id: string }>`
    select distinct dwelling_id from outreach.visits where community_id = ${ctx.communityId} and round_id = any (${[...roundIds]}::uuid[])
      and outcome = 'opened'`.execute(ctx.tx)
  return new Set(found.rows.map((row) => row.dwelling_id))
}
