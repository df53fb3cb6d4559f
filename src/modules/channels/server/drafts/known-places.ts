import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { dwellingsOfArea } from '../../../territory/api.ts'
import type { Group } from '../groups/groups.ts'
import { type KnownPlace, placeIn } from './place-in.ts'

const placesMost = 5_000

/** Compounds and buildings in use: some hundreds in a community. */
export async function knownPlaces(ctx: ReadContext): Promise<KnownPlace[]> {
  const found = await sql<KnownPlace>`
    select id, kind, name, full_name, compound_id, admin_path from territory.areas
    where community_id = ${ctx.communityId} and kind in ('compound', 'building') and retired_at is null
    order by sort_key, id limit ${placesMost}`.execute(ctx.tx)
  return found.rows
}

export type PlaceGuess = {
  area_id: string
  dwelling_id: string | null
  name: string
  why: 'words' | 'group'
  said: string
}

/** Where it seems to be: by the words, else the group's own building. */
export async function guessPlace(
  ctx: ReadContext,
  text: string,
  group: Group | undefined,
  known: readonly KnownPlace[],
): Promise<PlaceGuess | null> {
  const found = placeIn(text, known, group?.admin_path ?? null)
  if (!found) {
    const own = group && (group.area_kind === 'building' || group.area_kind === 'stairwell') ? group.area_id : null
    return group && own ? { area_id: own, dwelling_id: null, name: group.area, why: 'group', said: group.name } : null
  }
  const { area, door, said } = found
  if (door === null) return { area_id: area.id, dwelling_id: null, name: area.full_name, why: 'words', said }
  const dwellings = await dwellingsOfArea(ctx.tx, ctx.communityId, { admin_path: area.admin_path, compound_path: null })
  const same = dwellings.filter(
    (one) =>
      one.number === door.number &&
      (door.stairwell === null || numberIn(one.stairwell_name) === Number(door.stairwell)),
  )
  const [dwelling] = same
  const one = same.length === 1 && dwelling
  return {
    area_id: area.id,
    dwelling_id: one ? dwelling.id : null,
    name: one ? dwelling.full_name : area.full_name,
    why: 'words',
    said,
  }
}

function numberIn(name: string | null): number {
  return Number(/\d+/.exec(name ?? '')?.[0] ?? Number.NaN)
}
