import { query, type ReadContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { heldPosts, holdersOf } from '../../bodies/api.ts'
import { routes } from '../contract.ts'
import { leading } from './permissions.ts'

/** Posts of the community that may lead, each with who holds it. */
export const undertakingLeads = query(routes['GET /api/c/:community/undertakings/leads'], async (ctx) => ({
  items: await heldPosts(ctx.tx, ctx.communityId, leading, ctx.now),
}))

/** The post that leads: the one asked for, else the actor's own. Refusal: `undertakings.lead_unknown` for one that can't. */
export async function leadPost(ctx: ReadContext, asked: string | undefined): Promise<string | null> {
  if (asked === undefined)
    return ctx.actor.permissions.get('undertakings.lead')?.find((post) => !post.deputyFor)?.id ?? null
  const [holder] = await holdersOf(ctx.tx, ctx.communityId, { postId: asked, kind: leading }, ctx.now)
  return holder?.post_id ?? refuse('undertakings.lead_unknown', {}, [{ path: 'lead_post_id', code: 'invalid' }])
}
