import { sql } from 'kysely'
import { addWorkingHours } from '../../../../engines/calendar/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { communityRules } from '../rules/community.ts'

/** A missed or promised call nobody has returned. */
export const unreturned = sql<boolean>`(call_back_due is not null and called_back_at is null)`

/** A missed call, and one promised without a time, is returned within two working hours. */
const callBackHours = 2

/** By when a call of `from` is to be returned, on the community's calendar. */
export async function callBackDue(ctx: ReadContext, from: Date): Promise<Date> {
  const rules = await communityRules(ctx.tx, ctx.communityId)
  return addWorkingHours(from, callBackHours, rules.calendar).due
}
