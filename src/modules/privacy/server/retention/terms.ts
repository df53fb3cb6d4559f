import type { ReadContext } from '../../../../platform/command/types.ts'
import type { Retention } from '../../../../platform/personal-data.ts'

export type Term = { module: string; retention: Retention; days: number; changedAt: Date | null }

/** Every kind of data that ends by itself, with the days that hold in this community. */
export async function termsOf(ctx: ReadContext): Promise<Term[]> {
  const rows = await ctx.tx
    .selectFrom('privacy.terms')
    .select(['kind', 'days', 'changed_at'])
    .where('community_id', '=', ctx.communityId)
    .execute()
  const decided = new Map(rows.map((row) => [row.kind, row]))
  return ctx.services.modules().flatMap((module) =>
    (module.retention ?? []).map((retention) => {
      const own = decided.get(retention.name)
      const days = Math.max(own?.days ?? retention.days, retention.leastDays)
      return { module: module.name, retention, days, changedAt: own?.changed_at ?? null }
    }),
  )
}

/** '3 年' where days make whole years, else days. */
export function termInWords(ctx: ReadContext, days: number): string {
  const daysOfYear = 365
  const years = days / daysOfYear
  const { texts } = ctx.services
  return Number.isInteger(years)
    ? texts.message(ctx.language, 'privacy', 'years', { count: years })
    : texts.message(ctx.language, 'privacy', 'days', { count: days })
}
