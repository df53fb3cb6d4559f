import { type Actor, holdsOver } from '../../../shared/actor.ts'
import type { areaActions, dwellingActions } from '../contract.ts'

export type AreaAction = (typeof areaActions)[number]
export type DwellingAction = (typeof dwellingActions)[number]

type Place = { admin_path: string | null; compound_path: string | null; retired_at: Date | null }

/** Kinds that hold others together: these go up in one another and are taken apart. */
const parted = new Set([
  'grid',
  'micro_grid',
  'compound',
  'village',
  'factory',
  'street',
  'lane',
  'courtyard',
  'building',
])

/** What the actor may do with an area. Nothing with a retired one. */
export function canArea(actor: Actor, area: Place & { kind: string }): AreaAction[] {
  if (area.retired_at !== null || !mayEditAt(actor, [area.admin_path, area.compound_path])) return []
  const below: AreaAction[] = area.kind === 'stairwell' ? [] : ['add_below']
  const dwellings: AreaAction[] = area.kind === 'building' ? ['add_dwellings'] : []
  const apart: AreaAction[] = parted.has(area.kind) ? ['merge', 'split'] : []
  return ['edit', 'move', 'retire', ...apart, ...below, ...dwellings]
}

/** What the actor may do with a dwelling. Nothing with a retired one. */
export function canDwelling(actor: Actor, dwelling: Place): DwellingAction[] {
  const may = dwelling.retired_at === null && mayEditAt(actor, [dwelling.admin_path, dwelling.compound_path])
  return may ? ['edit', 'retire'] : []
}

/** Whether the actor may change the trees at a place; no path at all is the top of the community. */
export function mayEditAt(actor: Actor, paths: readonly (string | null)[]): boolean {
  const known = paths.filter((path) => path !== null)
  return holdsOver(actor, 'territory.edit', { paths: known.length > 0 ? known : [''] })
}
