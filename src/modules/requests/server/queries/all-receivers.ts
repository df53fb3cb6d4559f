import { query } from '../../../../platform/command/types.ts'
import { bodiesByIds, holdersOf } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { handlers } from '../permissions.ts'

/** Everybody who may be given a request, wherever it lies: for acts on several. */
export const allReceivers = query(routes['GET /api/c/:community/receivers'], async (ctx) => {
  const holders = await holdersOf(ctx.tx, ctx.communityId, { kind: handlers }, ctx.now)
  const bodies = await bodiesByIds(
    ctx.tx,
    ctx.communityId,
    holders.flatMap((holder) => holder.body_id ?? []),
  )
  const names = await personNames(
    ctx.tx,
    ctx.communityId,
    holders.map((holder) => holder.person_id),
  )
  return {
    receivers: holders.map((holder) => ({
      post_id: holder.post_id,
      title: holder.title,
      person_id: holder.person_id,
      person_name: names.get(holder.person_id)?.name ?? '',
      body_name: bodies.get(holder.body_id ?? '')?.name ?? '',
    })),
  }
})
