import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { refuse } from '../../../shared/refusal.ts'
import type { AreaKind } from '../contract.ts'
import { type Area, findArea, inSubtree } from './areas.ts'
import { areaKinds, type Kind } from './kinds.ts'

/**
 * One change of a community's trees at a time: codes, names among neighbours, cycles and emptiness are judged under this lock.
 * Refusal: `platform.not_found` where there is no such community.
 */
export async function lockTree(ctx: WriteContext): Promise<void> {
  const found = await ctx.tx
    .selectFrom('territory.communities')
    .select('community_id')
    .where('community_id', '=', ctx.communityId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!found) refuse('platform.not_found')
}

/** The parent and the compound an area is to stand at. Refusals: `territory.parent_unknown`, `territory.compound_unknown`. */
export async function findPlace(ctx: WriteContext, place: { parent_id?: string | null; compound_id?: string | null }) {
  const parent = place.parent_id ? await findArea(ctx.tx, ctx.communityId, place.parent_id) : undefined
  if (place.parent_id && (!parent || parent.retired_at)) refuse('territory.parent_unknown', {}, [field('parent_id')])
  const compound = place.compound_id ? await findArea(ctx.tx, ctx.communityId, place.compound_id) : undefined
  if (place.compound_id && (!compound || compound.retired_at))
    refuse('territory.compound_unknown', {}, [field('compound_id')])
  return { parent, compound }
}

/** The kind of that code, and all kinds. Every code of the contract is seeded. */
export async function kindOf(ctx: ReadContext, code: AreaKind): Promise<{ kind: Kind; kinds: Kind[] }> {
  const kinds = await areaKinds(ctx)
  const kind = kinds.find((other) => other.code === code)
  if (!kind) throw new Error(`the kind ${code} is not in territory.area_kinds`)
  return { kind, kinds }
}

/** Refuses a name that a neighbour of the same kind bears (`territory.name_taken`). Paths of the area itself, code included. */
export async function refuseTakenName(
  ctx: WriteContext,
  area: { id: string | null; kind: string; name: string; admin_path: string | null; compound_path: string | null },
): Promise<void> {
  const neighbourhood = (area.compound_path ?? area.admin_path ?? '').replace(/[^/]+$/, '')
  const taken = await sql`
    select 1 from territory.areas where community_id = ${ctx.communityId} and kind = ${area.kind} and name = ${area.name}
      and regexp_replace(coalesce(compound_path, admin_path), '[^/]+$', '') = ${neighbourhood} and retired_at is null
      and id is distinct from ${area.id}`.execute(ctx.tx)
  if (taken.rows.length > 0) refuse('territory.name_taken', { name: area.name }, [field('name')])
}

/**
 * Writes full names and their initials of an area and all below it anew: the names along the residential path where there is one;
 * else along the administrative one, of which an address leaves out grids.
 */
export async function rewriteNames(tx: Tx, communityId: number, area: Area): Promise<void> {
  await sql`
    update territory.areas set full_name = chain.names, full_initials = chain.initials
    from (
      select t.id, string_agg(up.name, ' ' order by step.place) as names, string_agg(up.initials, '' order by step.place) as initials
      from territory.areas t
      cross join lateral unnest(string_to_array(coalesce(t.compound_path, t.admin_path), '/')) with ordinality as step (code, place)
      join territory.areas up on up.community_id = t.community_id and up.code = step.code
      join territory.area_kinds kind on kind.code = up.kind
      where t.community_id = ${communityId} and ${inSubtree(area, 't')}
        and (t.id = up.id or kind.tree <> 'admin' or t.kind = 'micro_grid')
      group by t.id
    ) as chain
    where areas.community_id = ${communityId} and areas.id = chain.id`.execute(tx)
}

/** The same for an area with nothing below it yet, by the codes of its path: a layout of hundreds isn't gone through for each. */
export async function writeName(tx: Tx, communityId: number, area: Area): Promise<void> {
  const codes = (area.compound_path ?? area.admin_path ?? '').split('/')
  await sql`
    update territory.areas set full_name = chain.names, full_initials = chain.initials
    from (
      select string_agg(up.name, ' ' order by array_position(${codes}::text[], up.code)) as names,
        string_agg(up.initials, '' order by array_position(${codes}::text[], up.code)) as initials
      from territory.areas up join territory.area_kinds kind on kind.code = up.kind
      where up.community_id = ${communityId} and up.code = any (${codes}::text[])
        and (up.id = ${area.id} or kind.tree <> 'admin' or ${area.kind} = 'micro_grid')
    ) as chain
    where areas.community_id = ${communityId} and areas.id = ${area.id}`.execute(tx)
}

export function field(path: string) {
  return { path, code: 'invalid' }
}
