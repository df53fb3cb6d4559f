import type { Tx } from '../../../platform/db/database.ts'
import type { AreaKind, CompoundKind } from '../contract.ts'

/** A kind of area. `parents`: kinds it may stand below in the administrative tree; 'community' is its top. */
export type Kind = {
  code: AreaKind
  name: string
  tree: 'admin' | 'residential' | 'both'
  parents: string[]
  prefix: string | null
  site: boolean
}

/** The kinds of area, in the order they are shown. */
export async function areaKinds(tx: Tx): Promise<Kind[]> {
  const rows = await tx
    .selectFrom('territory.area_kinds')
    .select(['code', 'name_zh as name', 'tree', 'parents', 'prefix', 'site'])
    .orderBy('position')
    .execute()
  return rows as Kind[]
}

export async function compoundKinds(tx: Tx): Promise<{ code: CompoundKind; name: string }[]> {
  const rows = await tx
    .selectFrom('territory.compound_kinds')
    .select(['code', 'name_zh as name'])
    .orderBy('position')
    .execute()
  return rows as { code: CompoundKind; name: string }[]
}
