import type { ReadContext } from '../../../platform/command/types.ts'
import { holdsOver } from '../../../shared/actor.ts'
import { refuse } from '../../../shared/refusal.ts'
import { personWhereabouts } from '../../people/api.ts'

/**
 * Stops unless one of the actor's posts with this permission reaches the person's dwelling.
 * Refusal: `platform.not_found`, the same for nobody and for somebody elsewhere.
 */
export async function reachPerson(ctx: ReadContext, permission: string, personId: string): Promise<void> {
  const place = await personWhereabouts(ctx.tx, ctx.communityId, personId)
  if (!place || !holdsOver(ctx.actor, permission, place)) refuse('platform.not_found')
}
