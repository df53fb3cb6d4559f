import { query, type ReadContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { holdersOf } from '../../bodies/api.ts'
import { personNames } from '../../people/api.ts'
import { routes } from '../contract.ts'
import { leading } from './permissions.ts'

const leadsMost = 60

/** Who leads: title and name of whoever holds the post now, by post. */
export async function leadNames(ctx: ReadContext, postIds: readonly string[]): Promise<Map<string, string>> {
  if (postIds.length === 0) return new Map()
  const holders = await holdersOf(ctx.tx, ctx.communityId, { postIds }, ctx.now)
  const persons = await personNames(
    ctx.tx,
    ctx.communityId,
    holders.map((holder) => holder.person_id),
  )
  return new Map(
    holders.toReversed().map((holder) => {
      const name = persons.get(holder.person_id)?.name
      return [holder.post_id, [holder.title, name].filter(Boolean).join(' ')] as const
    }),
  )
}

/** Posts of the community that may lead, each with who holds it. */
export const projectLeads = query(routes['GET /api/c/:community/projects/leads'], async (ctx) => {
  const holders = await holdersOf(ctx.tx, ctx.communityId, { kind: leading }, ctx.now)
  const posts = [...new Map(holders.toReversed().map((holder) => [holder.post_id, holder])).values()].toReversed()
  const persons = await personNames(
    ctx.tx,
    ctx.communityId,
    posts.map((post) => post.person_id),
  )
  return {
    items: posts.slice(0, leadsMost).map((post) => ({
      post_id: post.post_id,
      title: post.title,
      name: persons.get(post.person_id)?.name ?? '',
    })),
  }
})

/** The post that leads: the one asked for, else the actor's own. Refusal: `projects.lead_unknown` for one that can't. */
export async function leadPost(ctx: ReadContext, asked: string | undefined): Promise<string | null> {
  if (asked === undefined)
    return ctx.actor.permissions.get('projects.lead')?.find((post) => !post.deputyFor)?.id ?? null
  const [holder] = await holdersOf(ctx.tx, ctx.communityId, { postId: asked, kind: leading }, ctx.now)
  return holder?.post_id ?? refuse('projects.lead_unknown', {}, [{ path: 'lead_post_id', code: 'invalid' }])
}
