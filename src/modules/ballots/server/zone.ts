import type { ReadContext } from '../../../platform/command/types.ts'
import { communityOf } from '../../territory/api.ts'

/** The community's own clock: days of a ballot begin and end by it. */
export async function zoneOf(ctx: ReadContext): Promise<string> {
  return (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai'
}
