/** When in the year a need is felt most. */
export type Season = 'even' | 'summer' | 'winter' | 'rain' | 'autumn' | 'spring_festival' | 'school' | 'year_end'

/**
 * What residents say about one item of the catalogue, and what becomes of it. In the sentences `[a|b]` is one or the other and
 * `{…}` is filled in: 幢 单元 层 室 上 (the flat above) 处 (a place in the compound) 路 天 夜 早 岁.
 */
export type Story = {
  code: string
  /** How often, relative to the others. */
  weight: number
  where: 'home' | 'stairwell' | 'building' | 'compound' | 'street' | 'anywhere'
  season?: Season
  /** Only in compounds or homes of this sort. */
  only?: 'lift' | 'walk_up' | 'garage' | 'companied' | 'no_committee' | 'owners'
  hours?: 'night' | 'morning'
  asker?: 'old' | 'parent' | 'newcomer'
  says: readonly string[]
  /** Words of a worker who saw it on the way. */
  seen?: readonly string[]
  notes: readonly string[]
  /** What the handler writes when it is solved. */
  done: readonly string[]
  /** What the handler writes when it can't or needn't be done, with the reason. */
  answered?: readonly string[]
  /** Share of those that end with an answer instead of a solution; 0.1 unless told. */
  answeredShare?: number
  /** The picture a resident would take, and the one the handler takes after. */
  scene?: Scene
}

export type Scene =
  | 'lamp'
  | 'clutter'
  | 'rubbish'
  | 'puddle'
  | 'leak'
  | 'tree'
  | 'lawn'
  | 'path'
  | 'car'
  | 'scooter'
  | 'wall'
  | 'manhole'
  | 'cable'
  | 'ramp'
  | 'door'
