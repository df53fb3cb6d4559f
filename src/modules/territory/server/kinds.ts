import type { ReadContext } from '../../../platform/command/types.ts'
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

/** The kinds of area, in the order they are shown, named in the reader's language. */
export async function areaKinds(ctx: ReadContext): Promise<Kind[]> {
  const rows = await ctx.tx
    .selectFrom('territory.area_kinds')
    .select(['code', 'tree', 'parents', 'prefix', 'site'])
    .orderBy('position')
    .execute()
  const { texts } = ctx.services
  return rows.map((row) => ({
    ...(row as Omit<Kind, 'name'>),
    name: texts.message(ctx.language, 'territory', `kind_${row.code}`),
  }))
}

/** The kinds of compound, in the order they are shown, named in the reader's language. */
export async function compoundKinds(ctx: ReadContext): Promise<{ code: CompoundKind; name: string }[]> {
  const rows = await ctx.tx.selectFrom('territory.compound_kinds').select('code').orderBy('position').execute()
  const { texts } = ctx.services
  return rows.map((row) => ({
    code: row.code as CompoundKind,
    name: texts.message(ctx.language, 'territory', `compound_kind_${row.code}`),
  }))
}
