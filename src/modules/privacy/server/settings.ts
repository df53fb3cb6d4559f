import type { ReadContext } from '../../../platform/command/types.ts'

/** 个人信息保护法 50 says "timely" and names no number; administrations commonly take this many working days. */
const usualDays = 15
const mostDays = 60

/** Setting `privacy.answer_days`: working days within which a request of rights is answered. */
export async function answerDays(ctx: ReadContext): Promise<number> {
  const row = await ctx.tx
    .selectFrom('platform.settings')
    .select('value')
    .where('community_id', '=', ctx.communityId)
    .where('name', '=', 'privacy.answer_days')
    .executeTakeFirst()
  const days = row?.value
  return typeof days === 'number' && Number.isInteger(days) && days >= 1 && days <= mostDays ? days : usualDays
}
