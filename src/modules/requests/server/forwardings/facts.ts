import type { ReadContext } from '../../../../platform/command/types.ts'
import { holdersOf } from '../../../bodies/api.ts'
import { findForwarding } from './store.ts'

/** A letter to a body outside as far as messages speak of it. `desk`: who holds the post it was signed by now. */
export type ForwardingFacts = { due_on: string; waits: boolean; desk: string[] }

export async function forwardingFacts(ctx: ReadContext, id: string): Promise<ForwardingFacts | undefined> {
  const row = await findForwarding(ctx, id)
  if (!row) return undefined
  const holders = row.signed_by_post
    ? await holdersOf(ctx.tx, ctx.communityId, { postId: row.signed_by_post }, ctx.now)
    : []
  return {
    due_on: row.due_on,
    waits: row.answered_at === null && row.withdrawn_at === null,
    desk: holders.map((holder) => holder.person_id),
  }
}
