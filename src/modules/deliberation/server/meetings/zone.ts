import type { ReadContext } from '../../../../platform/command/types.ts'
import { communityOf } from '../../../territory/api.ts'

/** The community's time zone. */
export async function zoneOf(ctx: ReadContext): Promise<string> {
  return (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai'
}
