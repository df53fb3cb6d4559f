import type { ReadContext } from '../../../platform/command/types.ts'
import { addMonths, civilDateOf, instantOf } from '../../../shared/civil-date.ts'
import { communityOf } from '../../territory/api.ts'

/** The community's day so many months ago, as an instant: what was confirmed before is longer ago than that. */
export async function monthsAgo(ctx: ReadContext, months: number): Promise<Date> {
  const zone = (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai'
  return instantOf(addMonths(civilDateOf(ctx.now, zone), -months), '00:00', zone)
}
