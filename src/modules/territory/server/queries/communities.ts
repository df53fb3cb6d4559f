import { query } from '../../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { regionByCode, regionsBelow } from '../../../../platform/region-codes.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { areaKinds, compoundKinds } from '../kinds.ts'
import { communityView } from '../views/community.ts'

/** The communities of this installation, by name. */
export const communities = query(routes['GET /api/communities'], async (ctx, { after, limit }) => {
  let select = ctx.tx
    .selectFrom('territory.communities')
    .select(['community_id as id', 'name', 'region_path', 'demo', 'sort_key'])
    .orderBy('sort_key')
    .orderBy('community_id')
    .limit(limit + 1)
  if (after !== undefined) {
    const [key, id] = decodeCursor(after, 2)
    select = select.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('sort_key', 'community_id'), '>', tuple(String(key), Number(id) || 0)),
    )
  }
  const rows = await select.execute()
  const page = pageFrom(rows, limit, (row) => [row.sort_key, row.id])
  return { ...page, items: page.items.map(({ sort_key: _, ...shown }) => shown) }
})

export const community = query(routes['GET /api/c/:community'], (ctx) => communityView(ctx, ctx.communityId))

export const kinds = query(routes['GET /api/area-kinds'], async (ctx) => {
  const areas = await areaKinds(ctx)
  return {
    area_kinds: areas.map(({ prefix: _, ...kind }) => kind),
    compound_kinds: await compoundKinds(ctx),
  }
})

/** Divisions below one of them, or the provinces: from which the place of a new community is picked. */
export const regions = query(routes['GET /api/regions'], async (_, { below }) => {
  if (below !== undefined && !regionByCode(below))
    refuse('territory.region_unknown', { code: below }, [{ path: 'below', code: 'invalid' }])
  return { items: regionsBelow(below) }
})
