import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { addDays, type CivilDate, civilDateOf, instantOf } from '../../../../shared/civil-date.ts'
import { communityOf } from '../../../territory/api.ts'
import type { Condition } from './visibility.ts'

/** Days beyond these are no days anybody means; the database's own calendar ends earlier than the pattern of a date. */
const firstDay = '1900-01-01'
const lastDay = '2999-12-31'

/** The community's time zone. */
export async function zoneOf(ctx: ReadContext): Promise<string> {
  return (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai'
}

/** An instant of the row lies on or between two civil days of the community. */
export async function dayBounds(
  ctx: ReadContext,
  column: string,
  days: { from?: CivilDate | undefined; to?: CivilDate | undefined },
): Promise<Condition[]> {
  if (days.from === undefined && days.to === undefined) return []
  const zone = await zoneOf(ctx)
  const conditions: Condition[] = []
  if (days.from) {
    conditions.push(sql<boolean>`${sql.ref(column)} >= ${instantOf(clamp(days.from), '00:00', zone)}`)
  }
  if (days.to) {
    conditions.push(sql<boolean>`${sql.ref(column)} < ${instantOf(addDays(clamp(days.to), 1), '00:00', zone)}`)
  }
  return conditions
}

/** The case `c` comes due in what is left of the community's day. */
export async function dueToday(ctx: ReadContext): Promise<Condition> {
  const zone = await zoneOf(ctx)
  const end = instantOf(addDays(civilDateOf(ctx.now, zone), 1), '00:00', zone)
  return sql<boolean>`(c.next_due >= ${ctx.now} and c.next_due < ${end})`
}

function clamp(day: CivilDate): CivilDate {
  if (day < firstDay) return firstDay
  return day > lastDay ? lastDay : day
}
