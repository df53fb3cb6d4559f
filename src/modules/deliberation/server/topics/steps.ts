import { sql } from 'kysely'
import { command, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { addDays, daysBetween } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { tellAskers } from '../../../requests/api.ts'
import { routes } from '../../contract.ts'
import { thing } from './begin.ts'
import { decisionsOfTopic, requestIdsOf } from './links.ts'
import { changeTopic, lockTopic, noteChange, setStage, stagesOf, type TopicRow, todayOf } from './store.ts'
import type { PlannedStage } from './templates.ts'
import { topicForStaff } from './views.ts'

const view = (ctx: ReadContext, { id }: { id: string }) => topicForStaff(ctx, id)

/**
 * The days as they are once `to` begins today: what comes behind it keeps its length and moves along; what was before it has ended. Pure.
 */
export function movedStages(stages: readonly PlannedStage[], from: number, to: number, today: string): PlannedStage[] {
  const target = stages.find((one) => one.seq === to)
  const shift = target ? daysBetween(target.from_day, today) : 0
  return stages.map((one) => {
    if (one.seq >= to)
      return { ...one, from_day: addDays(one.from_day, shift), until_day: addDays(one.until_day, shift) }
    if (one.seq < from) return one
    const [from_day = today, until_day = today] = [one.from_day, one.until_day].map((day) =>
      day < today ? day : today,
    )
    return { ...one, from_day, until_day }
  })
}

/** On to another stage; where days move or a stage is left out or taken again, with a reason. Refusals: see the route. */
export const moveTopic = command(routes['POST /api/c/:community/topics/:id/move'], {
  async handle(ctx, { id, stage, reason }) {
    const row = await lockTopic(ctx, id, 'move')
    const stages = await stagesOf(ctx, id)
    const today = await todayOf(ctx)
    const from = stages.find((one) => one.kind === row.stage)
    const to = stages.find((one) => one.kind === stage)
    if (!from || !to || to === from) return refuse('deliberation.stage_unfit', {}, [{ path: 'stage', code: 'invalid' }])
    const asPlanned = to.seq === from.seq + 1 && to.from_day === today
    if (!asPlanned && reason === '') refuse('deliberation.reason_needed', {}, [{ path: 'reason', code: 'required' }])
    for (const one of movedStages(stages, from.seq, to.seq, today)) await setStage(ctx, id, one)
    await changeTopic(ctx, id, { stage, late_told_at: null })
    await noteChange(ctx, id, { what: 'stage', stage, reason })
    ctx.audit(thing, id, { stage, reason })
    ctx.emit('deliberation.topic_moved', { topic_id: id })
    return { id }
  },
  view,
})

/** Other days for this stage and those to come; each begins where the one before ends. Refusals: see the route. */
export const setTopicDates = command(routes['POST /api/c/:community/topics/:id/dates'], {
  async handle(ctx, { id, stages: wanted, reason }) {
    const row = await lockTopic(ctx, id, 'set_dates')
    const stages = await stagesOf(ctx, id)
    const now = stages.find((one) => one.kind === row.stage)?.seq ?? 0
    const running = stages.filter((one) => one.seq >= now)
    if (wanted.some((one) => !running.some((stage) => stage.kind === one.kind))) refuse('deliberation.stage_unfit')
    let from = running[0]?.from_day ?? ''
    const today = await todayOf(ctx)
    for (const stage of running) {
      const until = wanted.find((one) => one.kind === stage.kind)?.until_day ?? stage.until_day
      if (until < from || until < today) refuse('deliberation.days_unfit', {}, [{ path: 'stages', code: 'invalid' }])
      await setStage(ctx, id, { kind: stage.kind, from_day: from, until_day: until })
      from = addDays(until, 1)
    }
    await changeTopic(ctx, id, { late_told_at: null })
    await noteChange(ctx, id, { what: 'dates', reason })
    ctx.audit(thing, id, { dates: wanted.map((one) => `${one.kind} ${one.until_day}`), reason })
    ctx.emit('deliberation.topic_moved', { topic_id: id })
    return { id }
  },
  view,
})

async function end(ctx: WriteContext, row: TopicRow, state: 'closed' | 'dropped', words: string): Promise<void> {
  await changeTopic(ctx, row.id, {
    state,
    ended_at: ctx.now,
    ...(state === 'closed' ? { report: words, stage: 'report' } : {}),
  })
  const say = { module: 'deliberation', key: `told_topic_${state}`, params: { title: row.title } }
  await tellAskers(ctx, await requestIdsOf(ctx, row.id), { kind: 'told_ended', say, text: words })
  ctx.audit(thing, row.id, { state, words })
  ctx.emit('deliberation.topic_ended', { topic_id: row.id })
}

/** Tells everybody who took part what became of it; that closes the chain, once its tasks are done. Refusals: see the route. */
export const reportTopic = command(routes['POST /api/c/:community/topics/:id/report'], {
  async handle(ctx, { id, text }) {
    const row = await lockTopic(ctx, id, 'report')
    const open = (await decisionsOfTopic(ctx, id)).filter((one) => one.state === 'open')
    if (open.length > 0) refuse('deliberation.tasks_open', { count: open.length })
    const stages = await stagesOf(ctx, id)
    const from = stages.find((one) => one.kind === row.stage)?.seq ?? 0
    const to = stages.find((one) => one.kind === 'report')?.seq ?? 0
    if (to > from) {
      for (const one of movedStages(stages, from, to, await todayOf(ctx))) await setStage(ctx, id, one)
    }
    await end(ctx, row, 'closed', text)
    return { id }
  },
  view,
})

/** It isn't talked over any longer, and why. Refusals: see the route. */
export const dropTopic = command(routes['POST /api/c/:community/topics/:id/drop'], {
  async handle(ctx, { id, reason }) {
    const row = await lockTopic(ctx, id, 'drop')
    await noteChange(ctx, id, { what: 'dropped', reason })
    await end(ctx, row, 'dropped', reason)
    return { id }
  },
  view,
})

/** Takes the end back; it goes on where it was. Refusals: see the route. */
export const reopenTopic = command(routes['POST /api/c/:community/topics/:id/reopen'], {
  async handle(ctx, { id, reason }) {
    await lockTopic(ctx, id, 'reopen')
    await changeTopic(ctx, id, { state: 'open', ended_at: null, report: '', late_told_at: ctx.now })
    await noteChange(ctx, id, { what: 'reopened', reason })
    ctx.audit(thing, id, { state: 'open', reason })
    ctx.emit('deliberation.topic_moved', { topic_id: id })
    return { id }
  },
  view,
})

const lateMost = 200

/** A stage past its last day: whoever opened the topic is told, once a stage. */
export async function tellLateTopics(ctx: WriteContext): Promise<void> {
  const late = await sql<{ id: string }>`
    update deliberation.topics set late_told_at = ${ctx.now} where community_id = ${ctx.communityId} and id in (
      select t.id from deliberation.topics t
      join deliberation.topic_stages s on s.community_id = t.community_id and s.topic_id = t.id and s.kind = t.stage
      where t.community_id = ${ctx.communityId} and t.state = 'open' and t.late_told_at is null
        and s.until_day < ${await todayOf(ctx)}::date order by t.id limit ${lateMost})
    returning id`.execute(ctx.tx)
  for (const { id } of late.rows) {
    ctx.audit(thing, id, { late_told: true })
    ctx.emit('deliberation.topic_late', { topic_id: id })
  }
}
