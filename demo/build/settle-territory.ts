import type { VirtualClock } from '../../src/platform/clock.ts'
import type { Platform } from '../../src/platform/platform.ts'
import type { CommunityPlan, Territory } from '../xishan/territory.ts'
import { inPieces, Workshop } from './workshop.ts'

/** Ids by the keys of the plan; dwellings by 'stairwell or building/number'. */
export type Grounds = { areas: Map<string, string>; dwellings: Map<string, string> }

export const dwellingKey = (place: { stairwell: string | null; building: string }, number: string) =>
  `${place.stairwell ?? place.building}/${number}`

/** Opens the community itself; the workshop for it comes back. */
export async function openCommunity(platform: Platform, clock: VirtualClock, plan: CommunityPlan): Promise<Workshop> {
  const installation = new Workshop(platform, clock, 0)
  const { id } = await installation.batch((tx) =>
    installation.do<{ id: number }>(tx, 'territory.open_community', 'system', plan),
  )
  return new Workshop(platform, clock, id)
}

/** Lays out areas from the top down, then the dwellings. */
export async function settleTerritory(workshop: Workshop, plan: Territory): Promise<Grounds> {
  const areas = new Map<string, string>()
  for (const piece of inPieces(plan.areas, 200)) {
    await workshop.batch(async (tx) => {
      for (const area of piece) {
        const { id } = await workshop.do(tx, 'territory.add_area', 'system', {
          kind: area.kind,
          name: area.name,
          parent_id: area.parent ? idOf(areas, area.parent) : null,
          compound_id: area.compound ? idOf(areas, area.compound) : null,
          ...area.facts,
        })
        areas.set(area.key, id)
      }
    })
  }
  for (const piece of inPieces(plan.ranges, 100)) {
    await workshop.batch(async (tx) => {
      for (const range of piece) {
        await workshop.do(
          tx,
          'territory.add_dwellings',
          'system',
          {
            stairwell_id: range.stairwell ? idOf(areas, range.stairwell) : null,
            floor_from: 1,
            floor_to: range.floors,
            dwellings_per_floor: range.perFloor,
            floor_area: range.floorArea,
          },
          { id: idOf(areas, range.building) },
        )
      }
    })
  }
  return { areas, dwellings: await dwellingsOf(workshop, areas) }
}

async function dwellingsOf(workshop: Workshop, areas: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const keys = new Map([...areas].map(([key, id]) => [id, key]))
  const rows = await workshop.batch((tx) =>
    tx
      .selectFrom('territory.dwellings')
      .select(['id', 'building_id', 'stairwell_id', 'number'])
      .where('community_id', '=', workshop.communityId)
      .execute(),
  )
  return new Map(rows.map((row) => [`${keys.get(row.stairwell_id ?? row.building_id)}/${row.number}`, row.id]))
}

export function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key)
  if (!id) throw new Error(`nothing is called ${key}`)
  return id
}
