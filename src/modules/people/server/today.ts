import type { ReadContext } from '../../../platform/command/types.ts'
import { type CivilDate, civilDateOf } from '../../../shared/civil-date.ts'
import { communityOf } from '../../territory/api.ts'

/** The present civil day in the community's time zone. */
export async function todayIn(ctx: Pick<ReadContext, 'tx' | 'communityId' | 'now'>): Promise<CivilDate> {
  const community = await communityOf(ctx.tx, ctx.communityId)
  return civilDateOf(ctx.now, community?.time_zone ?? 'Asia/Shanghai')
}
