import type { ReadContext } from '../../../platform/command/types.ts'
import { type CivilDate, civilDateOf } from '../../../shared/civil-date.ts'
import { communityOf } from '../../territory/api.ts'

/** The community's time zone. */
export async function zoneOf(ctx: Pick<ReadContext, 'tx' | 'communityId'>): Promise<string> {
  return (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai'
}

/** The present civil day in the community's time zone. */
export async function todayIn(ctx: Pick<ReadContext, 'tx' | 'communityId' | 'now'>): Promise<CivilDate> {
  return civilDateOf(ctx.now, await zoneOf(ctx))
}
