import type { WriteContext } from '../../../platform/command/types.ts'
import { holdsOver } from '../../../shared/actor.ts'
import { refuse } from '../../../shared/refusal.ts'
import { type Dwelling, findDwelling } from '../../territory/api.ts'

/**
 * A dwelling in use in which the actor keeps the register. Refusals: `platform.not_found` (also where the register may not be read),
 * `platform.not_allowed`, `people.dwelling_unknown` for one out of use.
 */
export async function reachDwelling(ctx: WriteContext, id: string): Promise<Dwelling> {
  const dwelling = (await findDwelling(ctx.tx, ctx.communityId, id)) ?? refuse('platform.not_found')
  const paths = [dwelling.admin_path, dwelling.compound_path]
  if (!holdsOver(ctx.actor, 'people.register', { paths })) {
    refuse(holdsOver(ctx.actor, 'people.read', { paths }) ? 'platform.not_allowed' : 'platform.not_found')
  }
  return dwelling.retired_at ? refuse('people.dwelling_unknown') : dwelling
}
