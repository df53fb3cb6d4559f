import { sql } from 'kysely'
import { lateQuestionsBy, openQuestionsTo } from '../../../../engines/caseflow/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { query } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { questionViews } from '../views/question-views.ts'
import { requestBriefs } from '../views/request-brief.ts'
import { cappedCounts } from './counts.ts'
import { dueToday } from './days.ts'
import { overdueAt } from './list-conditions.ts'
import { pageByDue } from './pages.ts'
import { comeBack, putOff, snoozesOf } from './snoozed.ts'
import { isMine } from './visibility.ts'

/** Above this a count is told as "100+": nobody's list is longer in earnest. */
const waitingMost = 100
const backMost = 50
const questionsMost = 50

/**
 * What was given to this person and isn't done: what had been put off until now first, then overdue, then by what comes due. What is put
 * off still is counted and shown when asked for (`snoozed`). And what this person is asked.
 */
export const today = query(routes['GET /api/c/:community/today'], async (ctx, { snoozed, ...page }) => {
  const mine = [isMine(ctx), inHand]
  const listed = snoozed === 'yes' ? putOff(ctx) : sql<boolean>`not ${putOff(ctx)} and not ${comeBack(ctx)}`
  const { items, next } = await pageByDue(ctx, [...mine, listed], page)
  const first = page.after === undefined && snoozed !== 'yes'
  const questions = first ? await openQuestions(ctx) : []
  return {
    items: await requestBriefs(ctx, items),
    next,
    back: first ? await back(ctx) : [],
    questions: await questionViews(ctx, questions),
    unanswered: first ? await unanswered(ctx) : [],
    waiting: { ...(await waiting(ctx)), questions: questions.length },
  }
})

const inHand = sql<boolean>`c.state in ('assigned', 'accepted')`

async function back(ctx: ReadContext) {
  const { items } = await pageByDue(ctx, [isMine(ctx), inHand, comeBack(ctx)], { limit: backMost })
  const snoozes = await snoozesOf(
    ctx,
    items.map((row) => row.id),
  )
  const briefs = await requestBriefs(ctx, items)
  return briefs.flatMap((brief) => {
    const snooze = snoozes.get(brief.id)
    return snooze ? [{ ...brief, snooze: { until: snooze.until.toISOString(), reason: snooze.reason } }] : []
  })
}

function openQuestions(ctx: ReadContext) {
  const postIds = ctx.actor.posts.map((post) => post.id).filter((id) => /^[\da-f-]{36}$/.test(id))
  const bodyIds = ctx.actor.posts.flatMap((post) => post.bodyId ?? [])
  return openQuestionsTo(ctx.tx, ctx.communityId, { personId: ctx.actor.personId, postIds, bodyIds }, questionsMost)
}

async function unanswered(ctx: ReadContext) {
  const late = await lateQuestionsBy(ctx.tx, ctx.communityId, ctx.actor.personId, ctx.now, questionsMost)
  return questionViews(ctx, late)
}

async function waiting(ctx: ReadContext) {
  const mine = sql<boolean>`${isMine(ctx)} and ${inHand}`
  const counts = await cappedCounts(ctx, waitingMost, {
    to_accept: sql`${mine} and c.state = 'assigned'`,
    to_contact: sql`${mine} and c.contacted_at is null`,
    overdue: sql`${mine} and ${overdueAt(ctx.now)}`,
    due_today: sql`${mine} and ${await dueToday(ctx)}`,
    open: mine,
    snoozed: sql`${mine} and ${putOff(ctx)}`,
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
