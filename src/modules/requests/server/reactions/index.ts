import { areasOfCases, mergeAskers, moveCases, unmergeAskers } from '../../../../engines/caseflow/index.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { type EventHandler, on } from '../../../../platform/module.ts'
import { actStands, keepForUndo, keptForUndo } from '../../../people/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import { rehomeRequests } from './rehome-requests.ts'

/** What requests do when territory, register or posts change beneath them. */
export const reactions: readonly EventHandler[] = [
  on<{ area_id: string }>('territory.area_moved', 'requests.follow-moved-areas', followMovedAreas),
  on<Merge>('people.merged', 'requests.follow-merged-person', followMergedPerson),
  on<Merge & { act_id: string }>('people.unmerged', 'requests.follow-unmerged-person', followUnmergedPerson),
  on<{ post_id: string }>('bodies.post_vacated', 'requests.rehome', (ctx) => rehomeRequests(ctx)),
]

/** As many as are counted again at a time: others needn't wait for more. */
const countedAtOnce = 250

/** Requests keep the paths of their areas; those that lie below a moved one have changed too, and count where they now lie. */
async function followMovedAreas(ctx: WriteContext, { area_id }: { area_id: string }): Promise<void> {
  const areas = await areasByIds(ctx.tx, ctx.communityId, await areasOfCases(ctx.tx, ctx.communityId))
  const requests = await moveCases(ctx.tx, ctx.communityId, areas.values())
  if (requests.length > 0) ctx.audit('area', area_id, { requests_moved: requests.length })
  for (let start = 0; start < requests.length; start += countedAtOnce) {
    ctx.emit('requests.places_moved', { request_ids: requests.slice(start, start + countedAtOnce) })
  }
}

type Merge = { kept_id: string; merged_id: string; act_id?: string }

/** What one entry of the register asked for is the kept one's. */
async function followMergedPerson(ctx: WriteContext, { kept_id, merged_id, act_id }: Merge): Promise<void> {
  if (!(await actStands(ctx, act_id))) return
  const { moved, doubled } = await mergeAskers(ctx.tx, ctx.communityId, merged_id, kept_id, ctx.now)
  await keepForUndo(ctx, act_id, 'requests.asker', things(moved))
  await keepForUndo(ctx, act_id, 'requests.doubled_asker', things(doubled))
  ctx.audit('person', kept_id, { requests_from: merged_id })
}

function things(ids: readonly string[]) {
  return ids.map((id) => ({ id }))
}

/** They were two people: what the other one had asked for is theirs again; what was asked for since stays. */
async function followUnmergedPerson(ctx: WriteContext, merge: Merge & { act_id: string }): Promise<void> {
  const kept = async (what: string) => (await keptForUndo(ctx, merge.act_id, what)).map(({ id }) => id)
  const askers = { moved: await kept('requests.asker'), doubled: await kept('requests.doubled_asker') }
  await unmergeAskers(ctx.tx, ctx.communityId, askers, merge.merged_id, merge.kept_id)
  ctx.audit('person', merge.merged_id, { requests_back: askers.moved.length })
}
