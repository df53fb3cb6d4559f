import type { ReadContext } from '../../../../platform/command/types.ts'
import { thingKind } from '../store.ts'

/** The number of a request, to be told together with its code; undefined where there is none. */
export async function followOf(ctx: ReadContext, id: string): Promise<{ number: string } | undefined> {
  return await ctx.tx
    .selectFrom('caseflow.cases')
    .select('number')
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .where('kind', '=', thingKind)
    .executeTakeFirst()
}
