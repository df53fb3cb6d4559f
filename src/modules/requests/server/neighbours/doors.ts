/** Which dwellings are neighbours of a matter, and which of them can't speak on it. */
import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { homesOf } from '../../../people/api.ts'
import type { LockedRequest } from '../store.ts'

type Placed = { admin_path: string | null; compound_path: string | null }
export type Door = Placed & { id: string }

/** A place's neighbourhoods: its compound, its grid. */
export function neighbourhoodsOf({ admin_path, compound_path }: Placed): string[] {
  return [admin_path, compound_path].flatMap((path) => path?.split('/')[0] || [])
}

/** Whether a place lies in a neighbourhood of the other one. */
export function isNear(matter: Placed, door: Placed): boolean {
  const places = neighbourhoodsOf(door)
  return neighbourhoodsOf(matter).some((place) => places.includes(place))
}

/** The dwellings a person has to do with, the one lived in first. */
export async function doorsOf(ctx: ReadContext, personId: string): Promise<Door[]> {
  const homes = (await homesOf(ctx.tx, ctx.communityId, [personId])).get(personId) ?? []
  return homes.map(({ residence }) => ({ ...residence, id: residence.dwelling_id }))
}

/**
 * For each of these requests the dwellings whose word isn't a neighbour's: where somebody lives who asked for it, or who has it in hand, and the
 * one it was filed for.
 */
export async function doorsApart(ctx: ReadContext, requestIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const found = await sql<{ id: string; dwelling_id: string | null; persons: string[] }>`
    select c.id, r.dwelling_id, array_remove(array_agg(a.person_id) || c.assignee_person_id, null) as persons
    from caseflow.cases c
    join requests.requests r on r.community_id = c.community_id and r.id = c.id
    left join caseflow.askers a on a.community_id = c.community_id and a.thing_kind = 'request' and a.thing_id = c.id
      and a.relation <> 'joined' and a.left_at is null
    where c.community_id = ${ctx.communityId} and c.id = any (${[...requestIds]}::uuid[])
    group by c.id, r.dwelling_id, c.assignee_person_id`.execute(ctx.tx)
  const homes = await homesOf(
    ctx.tx,
    ctx.communityId,
    found.rows.flatMap((row) => row.persons),
  )
  return new Map(
    found.rows.map(({ id, dwelling_id, persons }) => [
      id,
      new Set([
        ...(dwelling_id ? [dwelling_id] : []),
        ...persons.flatMap((person) => (homes.get(person) ?? []).map(({ residence }) => residence.dwelling_id)),
      ]),
    ]),
  )
}

/** The same of one request. */
export async function doorsApartOf(ctx: ReadContext, { id }: Pick<LockedRequest, 'id'>): Promise<Set<string>> {
  return (await doorsApart(ctx, [id])).get(id) ?? new Set()
}
