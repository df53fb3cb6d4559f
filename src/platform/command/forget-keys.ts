import type { WriteContext } from './types.ts'

/** So long a repeated click finds its first answer. */
export const keyDays = 7

/** Job: forgets idempotency keys, and the answers kept with them. */
export async function forgetKeys(ctx: WriteContext): Promise<void> {
  const before = new Date(ctx.now.getTime() - keyDays * 86_400_000)
  await ctx.tx
    .deleteFrom('platform.idempotency')
    .where('community_id', '=', ctx.communityId)
    .where('created_at', '<=', before)
    .execute()
}
