import { sql } from 'kysely'
import { pinyinInitials, pinyinKey } from '../../../../engines/text/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type CompoundKind, routes } from '../../contract.ts'
import { findArea } from '../areas.ts'
import { mayEditAt } from '../can.ts'
import type { Kind } from '../kinds.ts'
import { positionOf } from '../place.ts'
import { findPlace, kindOf, lockTree, refuseTakenName, writeName } from '../store.ts'
import { areaDetail } from '../views/area.ts'

/** Adds an area to one or both trees. Its code is the next free of its kind and never changes. */
export const addArea = command(routes['POST /api/c/:community/areas'], {
  async handle(ctx, input) {
    await lockTree(ctx)
    const place = await findPlace(ctx, input)
    const above = [place.parent?.admin_path ?? null, place.compound?.compound_path ?? null]
    if (!mayEditAt(ctx.actor, above)) refuse('platform.not_allowed')
    const { kind, kinds } = await kindOf(ctx, input.kind)
    refuseUnfitCompoundKind(kind, input.compound_kind)
    const ordinal = await nextOrdinal(ctx, kind)
    const position = positionOf(kind, `${kind.prefix}${ordinal}`, place, kinds)
    const id = ctx.newId()
    await refuseTakenName(ctx, { id, kind: input.kind, name: input.name, ...position })
    await ctx.tx
      .insertInto('territory.areas')
      .values({
        community_id: ctx.communityId,
        id,
        kind: input.kind,
        prefix: kind.prefix ?? '',
        ordinal,
        ...position,
        compound_kind: input.compound_kind ?? null,
        ...nameColumns(input.name),
        full_name: input.name,
        full_initials: '',
        boundary: input.boundary || null,
        longitude: input.point?.longitude ?? null,
        latitude: input.point?.latitude ?? null,
        households_estimate: input.households_estimate ?? null,
        added_at: ctx.now,
      })
      .execute()
    const added = await findArea(ctx.tx, ctx.communityId, id)
    if (added) await writeName(ctx.tx, ctx.communityId, added)
    ctx.audit('area', id, { kind: input.kind, name: input.name, ...position })
    ctx.emit('territory.area_added', { area_id: id })
    return { id }
  },
  view: (ctx, { id }) => areaDetail(ctx, id),
})

/** The columns that follow from a name. */
export function nameColumns(name: string) {
  return { name, initials: pinyinInitials(name, 'place'), sort_key: pinyinKey(name, 'place') }
}

/** Only compounds and what is lived in like one have a kind of compound. Refusal: `territory.compound_kind_unfit`. */
export function refuseUnfitCompoundKind(kind: Kind, compoundKind: CompoundKind | null | undefined): void {
  if (compoundKind && !kind.site) refuse('territory.compound_kind_unfit', { kind: kind.name })
}

async function nextOrdinal(ctx: WriteContext, kind: Kind): Promise<number> {
  const found = await sql<{ next: number }>`
    select coalesce(max(ordinal), 0) + 1 as next from territory.areas
    where community_id = ${ctx.communityId} and prefix = ${kind.prefix}`.execute(ctx.tx)
  return found.rows[0]?.next ?? 1
}
