import { query } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { communityMap } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { demoIdentities } from '../demo.ts'

/** Whom a visitor of the demo may be. Outside the demo there is no such address. */
export const listDemoIdentities = query(routes['GET /api/demo/identities'], async (ctx) => {
  if (!ctx.services.config.demo) return refuse('platform.not_found')
  const identities = await demoIdentities(ctx.tx)
  const communities = await communityMap(
    ctx.tx,
    identities.map((identity) => identity.community_id),
  )
  const items = identities
    .filter((identity) => communities.get(identity.community_id)?.demo)
    .map(({ community_id, key, label, note, face }) => ({
      community: community_id,
      community_name: communities.get(community_id)?.name ?? '',
      identity: key,
      label,
      note,
      face,
    }))
  return { items }
})
