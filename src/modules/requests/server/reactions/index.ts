import { areasOfCases, mergeAskers, moveCases } from '../../../../engines/caseflow/index.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { type EventHandler, on } from '../../../../platform/module.ts'
import { areasByIds } from '../../../territory/api.ts'
import { rehomeRequests } from './rehome-requests.ts'

/** What requests do when territory, register or posts change beneath them. */
export const reactions: readonly EventHandler[] = [
  on<{ area_id: string }>('territory.area_moved', 'requests.follow-moved-areas', followMovedAreas),
  on<{ kept_id: string; merged_id: string }>('people.merged', 'requests.follow-merged-person', followMergedPerson),
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

/** What one entry of the register asked for is the kept one's. */
async function followMergedPerson(
  ctx: WriteContext,
  { kept_id, merged_id }: { kept_id: string; merged_id: string },
): Promise<void> {
  await mergeAskers(ctx.tx, ctx.communityId, merged_id, kept_id, ctx.now)
  ctx.audit('person', kept_id, { requests_from: merged_id })
}
