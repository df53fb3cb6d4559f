import { sql } from 'kysely'
import { openQuestionsTo } from '../../../../engines/caseflow/index.ts'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { addDays, civilDateOf, instantOf } from '../../../../shared/civil-date.ts'
import { checkMayEnterAbsence, deputisedNow } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { cappedCounts } from './counts.ts'
import { zoneOf } from './days.ts'
import { isInPlaceOf } from './visibility.ts'

/** Above this a count is told as "100+": nobody's list is longer in earnest. */
export const waitingMost = 100
/** Somebody has the case `c`, and it isn't done. */
export const inHand = sql<boolean>`c.state in ('assigned', 'accepted')`

/** Whom this person deputises for now, until when, and how much is open there: the tabs of their day. */
export async function deputising(ctx: ReadContext) {
  const absent = new Set(ctx.actor.posts.flatMap((post) => post.deputyFor ?? []))
  const { personId } = ctx.actor
  if (absent.size === 0 || personId === null) return []
  const rows = (await deputisedNow(ctx.tx, ctx.communityId, personId, ctx.now)).filter((row) =>
    absent.has(row.person_id),
  )
  const zone = await zoneOf(ctx)
  const names = await personNames(ctx.tx, ctx.communityId, [...absent])
  const conditions = rows.map((row) => [row.person_id, sql`${isInPlaceOf(ctx, row.person_id)} and ${inHand}`] as const)
  const open = conditions.length === 0 ? {} : await cappedCounts(ctx, waitingMost, Object.fromEntries(conditions))
  return rows.map((row) => ({
    person_id: row.person_id,
    name: names.get(row.person_id)?.name ?? '',
    until: civilDateOf(new Date(row.until_at.getTime() - 1), zone),
    open: Math.min((open as Record<string, number>)[row.person_id] ?? 0, waitingMost),
  }))
}

/** What would go to a deputy: asked before an absence is entered, by who may enter it. */
export const absenceMatters = query(
  routes['GET /api/c/:community/absences/matters'],
  async (ctx, { person_id: person, until }) => {
    await checkMayEnterAbsence(ctx, person)
    const zone = await zoneOf(ctx)
    const end = instantOf(addDays(until ?? civilDateOf(ctx.now, zone), 1), '00:00', zone)
    const theirs = sql`c.assignee_person_id = ${person} and ${inHand}`
    const counts = await cappedCounts(ctx, waitingMost, { open: theirs, due: sql`${theirs} and c.next_due < ${end}` })
    const to = { personId: person, postIds: [], bodyIds: [] }
    const questions = await openQuestionsTo(ctx.tx, ctx.communityId, to, waitingMost + 1)
    const most = (number: number) => Math.min(number, waitingMost)
    return {
      open: most(counts.open),
      due: most(counts.due),
      questions: most(questions.length),
      capped: counts.open > waitingMost,
    }
  },
)
