import { sql } from 'kysely'
import type { LeadKind } from '../../../../engines/caseflow/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import { covers, type PostKind } from '../../../../shared/actor.ts'
import { awayAmong, holdersOf, onDuty, type PostHolder } from '../../../bodies/api.ts'
import { gridsOfCompound } from '../../../territory/api.ts'

export type PlacePaths = { admin_path: string | null; compound_path: string | null }

/** Kinds of post that receive what such a body answers for, in this order; of one kind the nearest to the place. */
const receivingKinds: Record<LeadKind, readonly PostKind[]> = {
  community: ['grid_worker', 'micro_grid_leader', 'community_worker'],
  property_company: ['property_manager'],
  department: ['department_clerk'],
  residents: ['building_leader', 'lane_leader', 'street_leader', 'micro_grid_leader', 'grid_worker'],
}

/**
 * Who receives a matter: of the community and the residents a post over the place that somebody holds, of a property
 * company or a department a post of that very body. Among equals whoever is on duty, there, and has least in hand. Undefined: nobody.
 */
export async function receiverFor(
  tx: Tx,
  communityId: number,
  lead: { kind: LeadKind; bodyId: string | null },
  place: PlacePaths,
  now: Date,
): Promise<PostHolder | undefined> {
  const kind = receivingKinds[lead.kind]
  const { bodyId } = lead
  const ofBody = async () => (bodyId ? holdersOf(tx, communityId, { kind, bodyId }, now) : [])
  if (lead.kind === 'property_company' || lead.kind === 'department') {
    return choose(tx, communityId, await ofBody(), kind, place, now)
  }
  const areaPaths = ['', place.admin_path, place.compound_path, ...(await gridsAround(tx, communityId, place))]
  const nearby = await holdersOf(tx, communityId, { kind, areaPaths }, now)
  return choose(tx, communityId, nearby.length > 0 ? nearby : await ofBody(), kind, place, now)
}

/** The same where a routing rule may name the very post; one nobody holds counts as none named. */
export async function receiverOf(
  ctx: ReadContext,
  lead: { kind: LeadKind; bodyId: string | null; postId: string | null },
  place: PlacePaths,
): Promise<PostHolder | undefined> {
  const named = lead.postId ? await holderOf(ctx, { postId: lead.postId, personId: undefined }) : undefined
  return named ?? receiverFor(ctx.tx, ctx.communityId, lead, place, ctx.now)
}

/** A matter of a whole compound lies in no grid by itself: those who walk its grids are near. */
async function gridsAround(tx: Tx, communityId: number, { admin_path, compound_path }: PlacePaths): Promise<string[]> {
  return admin_path === null && compound_path ? gridsOfCompound(tx, communityId, compound_path) : []
}

/** A post, and which of those who share it; undefined: whoever has held it longest. */
export type WantedHolder = { postId: string; personId: string | undefined }

/** Who holds a post now; undefined where nobody does, or not the person wanted. */
export async function holderOf(ctx: ReadContext, { postId, personId }: WantedHolder): Promise<PostHolder | undefined> {
  const holders = await holdersOf(ctx.tx, ctx.communityId, { postId }, ctx.now)
  return personId ? holders.find((holder) => holder.person_id === personId) : holders[0]
}

async function choose(
  tx: Tx,
  communityId: number,
  holders: readonly PostHolder[],
  kinds: readonly PostKind[],
  place: PlacePaths,
  now: Date,
): Promise<PostHolder | undefined> {
  const rank = (holder: PostHolder) => nearness(holder, place) - kinds.indexOf(holder.kind) * 100
  const best = Math.max(...holders.map(rank))
  const nearest = holders.filter((holder) => rank(holder) === best)
  return nearest.length > 1 ? leastLoaded(tx, communityId, await present(tx, communityId, nearest, now)) : nearest[0]
}

/** Steps down to the post's area; 0 for the whole community or a post without an area, less for one that lies elsewhere. */
function nearness(holder: PostHolder, place: PlacePaths): number {
  const path = holder.area_path
  if (!path) return 0
  const reaches = [place.admin_path, place.compound_path].some((above) => above !== null && covers(path, above))
  return reaches ? path.split('/').length : -1
}

/** Of equals those who are on duty at the desk (值班表) and there, else those who are there, where anybody is. */
async function present(
  tx: Tx,
  communityId: number,
  holders: readonly PostHolder[],
  now: Date,
): Promise<readonly PostHolder[]> {
  const persons = holders.map((holder) => holder.person_id)
  const away = await awayAmong(tx, communityId, persons, now)
  const there = holders.filter((holder) => !away.has(holder.person_id))
  if (there.length === 0) return holders
  const duty = await onDuty(tx, communityId, 'desk', now)
  const sitting = there.filter((holder) => duty.has(holder.person_id))
  return sitting.length > 0 ? sitting : there
}

/** Beyond so many in hand everybody is loaded alike. */
const loadMost = 500

async function leastLoaded(
  tx: Tx,
  communityId: number,
  holders: readonly PostHolder[],
): Promise<PostHolder | undefined> {
  const persons = [...new Set(holders.map((holder) => holder.person_id))]
  const found = await sql<{ person_id: string; open: number }>`
    select person_id, (select count(*)::int from (
      select from caseflow.cases where community_id = ${communityId} and assignee_person_id = person_id
        and state in ('assigned', 'accepted') limit ${loadMost}) as counted) as open
    from unnest(${persons}::uuid[]) as person_id`.execute(tx)
  const load = new Map(found.rows.map((row) => [row.person_id, row.open]))
  return [...holders].sort((a, b) => (load.get(a.person_id) ?? 0) - (load.get(b.person_id) ?? 0))[0]
}
