import type { Holder } from '../../../../shared/actor.ts'
import { staffPosts } from '../../contract.ts'

type Held = { kind: Holder; bodyId: string | null }

const ofOneBody: readonly Holder[] = ['department_clerk', 'property_manager']

/**
 * Whether somebody with these posts may carry that one for an absent colleague: a post of the community's own workers only who is one of
 * them, a company's or department's only who holds a post of that very body, any other whoever holds a post at all.
 */
export function mayDeputise(own: readonly Held[], post: Held): boolean {
  if ((staffPosts as readonly Holder[]).includes(post.kind))
    return own.some((held) => (staffPosts as readonly Holder[]).includes(held.kind))
  if (ofOneBody.includes(post.kind)) return own.some((held) => held.bodyId !== null && held.bodyId === post.bodyId)
  return own.length > 0
}
