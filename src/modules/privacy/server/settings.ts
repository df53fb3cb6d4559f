import type { ReadContext } from '../../../platform/command/types.ts'

/**
 * 个人信息保护法 50 says "timely" and names no number. The ministries' measure of what is unlawful (App违法违规收集使用个人信息行为认定方法, 国信办秘字
 * 〔2019〕191号, 6) takes 15 working days as the most that may be promised, and as the term where nothing is.
 */
const answerDaysMost = 15
/** Setting: working days within which a request of rights is answered. */
export const answerDaysSetting = 'privacy.answer_days'

/** What the community decided, else fifteen. */
export async function answerDays(ctx: ReadContext): Promise<number> {
  const row = await ctx.tx
    .selectFrom('platform.settings')
    .select('value')
    .where('community_id', '=', ctx.communityId)
    .where('name', '=', answerDaysSetting)
    .executeTakeFirst()
  const days = row?.value
  return typeof days === 'number' && Number.isInteger(days) && days >= 1 && days <= answerDaysMost
    ? days
    : answerDaysMost
}
