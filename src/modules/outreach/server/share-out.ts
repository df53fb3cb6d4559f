import { sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { areasByIds, type Dwelling, dwellingsOfAreas } from '../../territory/api.ts'
import { type Shared, type Stop, splitStops } from './split.ts'
import { monthsAgo } from './today.ts'
import { type KnownWalker, knownWalkers } from './walkers.ts'

/** More is no week's round: it is cut into several. */
const dwellingsMost = 4_999

export type Sharing = {
  area_ids: string[]
  unconfirmed_months: number | null
  walker_ids: string[]
  given: { area_id: string; person_id: string }[]
  /** only these of the areas' dwellings */
  dwelling_ids?: ReadonlySet<string>
}

export type SharedOut = { walkers: KnownWalker[]; shares: Shared[]; unreached: Stop[]; total: number }

/**
 * Which dwellings a round is about, and who walks where. The same for the preview and for saving. Refusals: `outreach.area_unknown`,
 * `outreach.walker_unknown`, `outreach.too_many_dwellings`.
 */
export async function shareOut(ctx: ReadContext, wish: Sharing): Promise<SharedOut> {
  const areas = await areasByIds(ctx.tx, ctx.communityId, wish.area_ids)
  const inUse = [...areas.values()].filter((area) => area.retired_at === null)
  if (inUse.length !== new Set(wish.area_ids).size) unfit('outreach.area_unknown', 'area_ids')
  const known = new Map((await knownWalkers(ctx)).map((walker) => [walker.personId, walker]))
  const walkers = [...new Set(wish.walker_ids)].flatMap((id) => known.get(id) ?? [])
  if (walkers.length !== new Set(wish.walker_ids).size) unfit('outreach.walker_unknown', 'walker_ids')
  const all = (await dwellingsOfAreas(ctx.tx, ctx.communityId, inUse)).filter(
    ({ id, use }) => use === 'residential' && (wish.dwelling_ids?.has(id) ?? true),
  )
  if (all.length > dwellingsMost) refuse('outreach.too_many_dwellings', { most: dwellingsMost })
  const dwellings = wish.unconfirmed_months === null ? all : await unconfirmed(ctx, all, wish.unconfirmed_months)
  const given = new Map(wish.given.map((one) => [one.area_id, one.person_id]))
  return { walkers, total: dwellings.length, ...splitStops(dwellings.map(stopOf), walkers, given) }
}

function stopOf(dwelling: Dwelling): Stop {
  return {
    dwellingId: dwelling.id,
    buildingId: dwelling.building_id,
    block: dwelling.stairwell_id ?? dwelling.building_id,
    paths: [dwelling.admin_path, dwelling.compound_path],
  }
}

/** Those whose residents nobody confirmed at the door for so long, or ever (X21). */
async function unconfirmed(ctx: ReadContext, dwellings: Dwelling[], months: number): Promise<Dwelling[]> {
  const since = await monthsAgo(ctx, months)
  const found = await sql<{ dwelling_id: string }>`
    select dwelling_id from outreach.confirmations where community_id = ${ctx.communityId} and confirmed_at >= ${since}`.execute(
    ctx.tx,
  )
  const fresh = new Set(found.rows.map((row) => row.dwelling_id))
  return dwellings.filter((dwelling) => !fresh.has(dwelling.id))
}

function unfit(code: string, path: string): never {
  return refuse(code, {}, [{ path, code: 'invalid' }])
}
