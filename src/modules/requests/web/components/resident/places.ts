import type { z } from 'zod'
import type { routes } from '../../../../territory/contract.ts'

type Area = z.output<(typeof routes)['GET /api/c/:community/areas/tree']['output']>['items'][number]

const administrative = new Set(['grid', 'micro_grid'])

/** The place an area lies in as residents know it: compound or building first, a street else; never a grid. */
function above(area: Area, byId: ReadonlyMap<string, Area>): Area | undefined {
  const compound = byId.get(area.compound_id ?? '')
  if (compound) return compound
  const parent = byId.get(area.parent_id ?? '')
  return parent && !administrative.has(parent.kind) ? parent : undefined
}

/** Places as residents choose them, one level after another: what stands at the top, and what lies in each. */
export function placesOf(areas: readonly Area[]): { top: Area[]; below: (id: string) => Area[] } {
  const byId = new Map(areas.map((area) => [area.id, area]))
  const places = areas.filter((area) => !administrative.has(area.kind) && !area.retired)
  const groups = new Map<string, Area[]>()
  for (const area of places) {
    const upper = above(area, byId)?.id ?? ''
    groups.set(upper, [...(groups.get(upper) ?? []), area])
  }
  return { top: groups.get('') ?? [], below: (id) => groups.get(id) ?? [] }
}
