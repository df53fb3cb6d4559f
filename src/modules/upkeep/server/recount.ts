import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { noteCountCheck } from '../../../platform/upkeep/count-checks.ts'
import { countDifferences } from '../../requests/api.ts'
import { communityOf } from '../../territory/api.ts'

/** What is compared, as it is kept and shown. */
export const requestCounts = 'requests'

const nightEnds = 5
const hoursBetween = 20
/** A computer that is off at night is looked at by day. */
const hoursMost = 44

/** Job: once a night compares the counters of requests with a recount. Nothing is mended here; what differs is kept for the page. */
export async function recountRequests(ctx: WriteContext): Promise<void> {
  if (!(await isDue(ctx))) return
  await sql`set local statement_timeout = '10min'`.execute(ctx.tx)
  const differences = await countDifferences(ctx.tx, ctx.communityId)
  // Events that still wait to be counted would look like a mistake: the next run sees.
  if (differences) await noteCountCheck(ctx, requestCounts, differences)
}

async function isDue(ctx: WriteContext): Promise<boolean> {
  const last = await ctx.tx
    .selectFrom('platform.count_checks')
    .select('checked_at')
    .where('community_id', '=', ctx.communityId)
    .where('name', '=', requestCounts)
    .executeTakeFirst()
  if (!last) return true
  const hours = (ctx.now.getTime() - last.checked_at.getTime()) / 3_600_000
  if (hours >= hoursMost) return true
  const community = await communityOf(ctx.tx, ctx.communityId)
  return hours >= hoursBetween && hourIn(community?.time_zone ?? 'Asia/Shanghai', ctx.now) < nightEnds
}

function hourIn(timeZone: string, now: Date): number {
  return Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(now))
}
