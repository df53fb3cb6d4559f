import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { query } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { requestBriefs } from '../views/request-brief.ts'
import { cappedCounts } from './counts.ts'
import { dueToday } from './days.ts'
import { overdueAt } from './list-conditions.ts'
import { pageByDue } from './pages.ts'
import { isMine } from './visibility.ts'

/** Above this a count is told as "100+": nobody's list is longer in earnest. */
const waitingMost = 100

/** What was given to this person and isn't done: overdue first, then by what comes due. */
export const today = query(routes['GET /api/c/:community/today'], async (ctx, page) => {
  const mine = [isMine(ctx), inHand]
  const { items, next } = await pageByDue(ctx, mine, page)
  return { items: await requestBriefs(ctx, items), next, waiting: await waiting(ctx) }
})

const inHand = sql<boolean>`c.state in ('assigned', 'accepted')`

async function waiting(ctx: ReadContext) {
  const mine = sql<boolean>`${isMine(ctx)} and ${inHand}`
  const counts = await cappedCounts(ctx, waitingMost, {
    to_accept: sql`${mine} and c.state = 'assigned'`,
    to_contact: sql`${mine} and c.contacted_at is null`,
    overdue: sql`${mine} and ${overdueAt(ctx.now)}`,
    due_today: sql`${mine} and ${await dueToday(ctx)}`,
    open: mine,
  })
  const capped = Object.values(counts).some((count) => count > waitingMost)
  return { ...mapped(counts, (count) => Math.min(count, waitingMost)), capped }
}

function mapped<K extends string>(counts: Record<K, number>, change: (count: number) => number): Record<K, number> {
  return Object.fromEntries(Object.entries<number>(counts).map(([key, count]) => [key, change(count)])) as Record<
    K,
    number
  >
}
