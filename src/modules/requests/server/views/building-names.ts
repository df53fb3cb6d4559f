import type { ReadContext } from '../../../../platform/command/types.ts'
import { areasByIds } from '../../../territory/api.ts'

/** Names of places as neighbours may read them: of a stairwell its building, no more. */
export async function buildingNames(
  ctx: ReadContext,
  areaIds: readonly (string | null)[],
): Promise<(areaId: string | null) => string> {
  const areas = await areasByIds(
    ctx.tx,
    ctx.communityId,
    areaIds.filter((id) => id !== null),
  )
  const parents = await areasByIds(
    ctx.tx,
    ctx.communityId,
    [...areas.values()].map((area) => area.parent_id).filter((id) => id !== null),
  )
  return (areaId) => {
    const area = areas.get(areaId ?? '')
    const whole = area?.kind === 'stairwell' ? parents.get(area.parent_id ?? '') : area
    return whole?.full_name ?? ''
  }
}
