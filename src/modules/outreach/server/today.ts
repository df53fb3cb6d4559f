import type { ReadContext } from '../../../platform/command/types.ts'
import { addDays, addMonths, civilDateOf, instantOf } from '../../../shared/civil-date.ts'
import { communityOf } from '../../territory/api.ts'

async function zoneOf(ctx: ReadContext): Promise<string> {
  return (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai'
}

/** The community's day so many months ago, as an instant: what was confirmed before is longer ago than that. */
export async function monthsAgo(ctx: ReadContext, months: number): Promise<Date> {
  const zone = await zoneOf(ctx)
  return instantOf(addMonths(civilDateOf(ctx.now, zone), -months), '00:00', zone)
}

/** The community's civil day at an instant. */
export async function dayOf(ctx: ReadContext, at: Date): Promise<string> {
  return civilDateOf(at, await zoneOf(ctx))
}

/** The community's civil day so many days ago; 0 is today. */
export async function dayAgo(ctx: ReadContext, days: number): Promise<string> {
  return addDays(await dayOf(ctx, ctx.now), -days)
}
