import { sql } from 'kysely'
import { pinyinInitials, pinyinKey } from '../../../../engines/text/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import type { InputOf } from '../../../../shared/contract.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type CompoundKind, routes } from '../../contract.ts'
import { findArea } from '../areas.ts'
import { mayEditAt } from '../can.ts'
import type { Kind } from '../kinds.ts'
import { type Position, positionOf } from '../place.ts'
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
    const id = await insertArea(ctx, { kind, ordinal, position, facts: input })
    return { id }
  },
  view: (ctx, { id }) => areaDetail(ctx, id),
})

type Facts = Pick<InputOf<(typeof routes)['POST /api/c/:community/areas']>, 'name'> &
  Partial<InputOf<(typeof routes)['POST /api/c/:community/areas']>>

/** Writes a new area at its place. Refusal: `territory.name_taken`. */
export async function insertArea(
  ctx: WriteContext,
  { kind, ordinal, position, facts }: { kind: Kind; ordinal: number; position: Position; facts: Facts },
): Promise<string> {
  const id = ctx.newId()
  await refuseTakenName(ctx, { id, kind: kind.code, name: facts.name, ...position })
  await ctx.tx
    .insertInto('territory.areas')
    .values({
      community_id: ctx.communityId,
      id,
      kind: kind.code,
      prefix: kind.prefix ?? '',
      ordinal,
      ...position,
      compound_kind: facts.compound_kind ?? null,
      ...nameColumns(facts.name),
      full_name: facts.name,
      full_initials: '',
      boundary: facts.boundary || null,
      longitude: facts.point?.longitude ?? null,
      latitude: facts.point?.latitude ?? null,
      households_estimate: facts.households_estimate ?? null,
      added_at: ctx.now,
    })
    .execute()
  const added = await findArea(ctx.tx, ctx.communityId, id)
  if (added) await writeName(ctx.tx, ctx.communityId, added)
  ctx.audit('area', id, { kind: kind.code, name: facts.name, ...position })
  ctx.emit('territory.area_added', { area_id: id })
  return id
}

/** The columns that follow from a name. */
export function nameColumns(name: string) {
  return { name, initials: pinyinInitials(name, 'place'), sort_key: pinyinKey(name, 'place') }
}

/** Only compounds and what is lived in like one have a kind of compound. Refusal: `territory.compound_kind_unfit`. */
export function refuseUnfitCompoundKind(kind: Kind, compoundKind: CompoundKind | null | undefined): void {
  if (compoundKind && !kind.site) refuse('territory.compound_kind_unfit', { kind: kind.name })
}

/** The next free number of a kind's codes. */
export async function nextOrdinal(ctx: WriteContext, kind: Kind): Promise<number> {
  const found = await sql<{ next: number }>`
    select coalesce(max(ordinal), 0) + 1 as next from territory.areas
    where community_id = ${ctx.communityId} and prefix = ${kind.prefix}`.execute(ctx.tx)
  return found.rows[0]?.next ?? 1
}
