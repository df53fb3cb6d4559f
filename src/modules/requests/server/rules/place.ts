import type { Tx } from '../../../../platform/db/database.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type Area, findArea, findDwelling } from '../../../territory/api.ts'

/** How a place is named: by its area, or by a dwelling. */
export type WantedPlace = { area_id?: string | undefined; dwelling_id?: string | undefined }

export type Place = { area: Area | undefined; dwellingId: string | null; name: string }

/**
 * Where a matter is: an area, or a dwelling, which decides the area by itself (its stairwell, else its building).
 * Refusal: `requests.place_unknown` for what isn't in this community, is no longer in use, or doesn't fit together.
 */
export async function placeOf(tx: Tx, communityId: number, input: WantedPlace): Promise<Place> {
  if (input.dwelling_id) return placeOfDwelling(tx, communityId, input.dwelling_id, input.area_id)
  if (!input.area_id) return { area: undefined, dwellingId: null, name: '' }
  const area = await usableArea(tx, communityId, input.area_id)
  return { area, dwellingId: null, name: area.full_name }
}

async function placeOfDwelling(tx: Tx, communityId: number, dwellingId: string, areaId: string | undefined) {
  const dwelling = await findDwelling(tx, communityId, dwellingId)
  if (!dwelling || dwelling.retired_at) refuse('requests.place_unknown', {}, [{ path: 'dwelling_id', code: 'invalid' }])
  const fits = !areaId || areaId === dwelling.stairwell_id || areaId === dwelling.building_id
  if (!fits) refuse('requests.place_unknown', {}, [{ path: 'area_id', code: 'invalid' }])
  const area = await usableArea(tx, communityId, dwelling.stairwell_id ?? dwelling.building_id)
  return { area, dwellingId, name: dwelling.full_name }
}

async function usableArea(tx: Tx, communityId: number, id: string): Promise<Area> {
  const area = await findArea(tx, communityId, id)
  return area && !area.retired_at ? area : refuse('requests.place_unknown', {}, [{ path: 'area_id', code: 'invalid' }])
}

/** The place of a request already filed, though it may be out of use by now. */
export async function keptPlace(
  tx: Tx,
  communityId: number,
  row: { area_id: string | null; dwelling_id: string | null },
): Promise<Place> {
  const area = row.area_id ? await findArea(tx, communityId, row.area_id) : undefined
  const dwelling = row.dwelling_id ? await findDwelling(tx, communityId, row.dwelling_id) : undefined
  return { area, dwellingId: row.dwelling_id, name: dwelling?.full_name ?? area?.full_name ?? '' }
}
