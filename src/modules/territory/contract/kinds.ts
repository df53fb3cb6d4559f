/** Kinds of area below the community. They are rows of `territory.area_kinds`; a new one is a migration and a line here. */
export const areaKinds = [
  'grid',
  'micro_grid',
  'compound',
  'village',
  'factory',
  'street',
  'lane',
  'courtyard',
  'public_space',
  'building',
  'stairwell',
] as const
export type AreaKind = (typeof areaKinds)[number]

export const compoundKinds = [
  'commercial',
  'old',
  'resettlement',
  'public_rental',
  'village',
  'mixed',
  'dormitory',
] as const
export type CompoundKind = (typeof compoundKinds)[number]

/** Whether a residents' committee (社区居民委员会) or a villagers' committee (村民委员会) leads it. */
export const communityKinds = ['urban', 'village'] as const

export const dwellingUses = ['residential', 'commercial', 'office', 'public', 'storage', 'other'] as const

/** What staff do with an area, and with a dwelling. */
export const areaActions = ['edit', 'move', 'retire', 'merge', 'split', 'add_below', 'add_dwellings'] as const
export const dwellingActions = ['edit', 'retire'] as const
