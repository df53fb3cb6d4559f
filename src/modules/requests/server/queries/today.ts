import { type RawBuilder, sql } from 'kysely'
import { lateQuestionsBy, openQuestionsTo } from '../../../../engines/caseflow/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { query } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { questionViews } from '../views/question-views.ts'
import { requestBriefs } from '../views/request-brief.ts'
import { cappedCounts } from './counts.ts'
import { dueToday } from './days.ts'
import { deputising, inHand, waitingMost } from './deputising.ts'
import { overdueAt } from './list-conditions.ts'
import { pageByDue, pageByPriority } from './pages.ts'
import { comeBack, putOff, snoozesOf } from './snoozed.ts'
import { type Condition, isInPlaceOf, isMine } from './visibility.ts'

const backMost = 50
const questionsMost = 50

/** Whose list it is: one's own, or an absent colleague's whom one deputises for. */
type Whose = { for: string | undefined; cases: Condition }

/**
 * What was given to this person and isn't done: what had been put off until now first, then overdue, then by what comes due; or the more urgent before the less. What is put
 * off still is counted and shown when asked for (`snoozed`). And what this person is asked. `for` shows the same of an absent colleague
 * this person deputises for. Refusal: `platform.not_found` for anybody else's.
 */
export const today = query(
  routes['GET /api/c/:community/today'],
  async (ctx, { snoozed, for: absent, sort, ...page }) => {
    const whose = whoseList(ctx, absent)
    const listed = snoozed === 'yes' ? putOff(ctx) : sql<boolean>`not ${putOff(ctx)} and not ${comeBack(ctx)}`
    const listing = sort === 'priority' ? pageByPriority : pageByDue
    const { items, next } = await listing(ctx, [whose.cases, inHand, listed], page)
    const first = page.after === undefined && snoozed !== 'yes'
    const questions = first ? await openQuestions(ctx, whose) : []
    return {
      items: await requestBriefs(ctx, items),
      next,
      back: first ? await back(ctx, whose) : [],
      questions: await questionViews(ctx, questions),
      unanswered: first && !absent ? await unanswered(ctx) : [],
      deputising: await deputising(ctx),
      waiting: { ...(await waiting(ctx, whose)), questions: questions.length },
    }
  },
)

function whoseList(ctx: ReadContext, absent: string | undefined): Whose {
  if (absent === undefined) return { for: undefined, cases: isMine(ctx) }
  if (!ctx.actor.posts.some((post) => post.deputyFor === absent)) refuse('platform.not_found')
  return { for: absent, cases: isInPlaceOf(ctx, absent) }
}

async function back(ctx: ReadContext, whose: Whose) {
  const { items } = await pageByDue(ctx, [whose.cases, inHand, comeBack(ctx)], { limit: backMost })
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

function openQuestions(ctx: ReadContext, whose: Whose) {
  const posts = ctx.actor.posts.filter((post) => post.deputyFor === whose.for)
  const postIds = posts.map((post) => post.id).filter((id) => /^[\da-f-]{36}$/.test(id))
  const bodyIds = posts.flatMap((post) => post.bodyId ?? [])
  const personId = whose.for ?? ctx.actor.personId
  return openQuestionsTo(ctx.tx, ctx.communityId, { personId, postIds, bodyIds }, questionsMost)
}

async function unanswered(ctx: ReadContext) {
  const late = await lateQuestionsBy(ctx.tx, ctx.communityId, ctx.actor.personId, ctx.now, questionsMost)
  return questionViews(ctx, late)
}

async function waiting(ctx: ReadContext, whose: Whose) {
  const of = (condition?: RawBuilder<unknown>) =>
    condition ? sql`${whose.cases} and ${inHand} and ${condition}` : sql`${whose.cases} and ${inHand}`
  const counts = await cappedCounts(ctx, waitingMost, {
    to_accept: of(sql`c.state = 'assigned'`),
    to_contact: of(sql`c.contacted_at is null`),
    overdue: of(overdueAt(ctx.now)),
    due_today: of(await dueToday(ctx)),
    open: of(),
    snoozed: of(putOff(ctx)),
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
