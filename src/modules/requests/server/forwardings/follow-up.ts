/** What becomes of a letter: a reminder, the answer, or that it is taken back. */
import { changeCase, type NewStep } from '../../../../engines/caseflow/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { staffActor } from '../door.ts'
import { zoneOf } from '../queries/days.ts'
import { attach, type LockedRequest } from '../store.ts'
import { changeForwarding, lockForwarding } from './store.ts'
import { oneForwarding } from './view.ts'

/** Notes that the body was asked again, by telephone or in writing. Refusals: `platform.not_found`, `requests.forwarding_over`. */
export const remindForwarding = command(routes['POST /api/c/:community/forwardings/:id/remind'], {
  async handle(ctx, { id, note }) {
    const { row, forwarding } = await lockForwarding(ctx, id)
    if (forwarding.answered_at || forwarding.withdrawn_at) refuse('requests.forwarding_over')
    await changeForwarding(ctx, id, { reminded_at: ctx.now, reminded_count: forwarding.reminded_count + 1 })
    await tell(ctx, row, { kind: 'forwarding_reminded', visibility: 'public', body: note, data: dataOf(forwarding) })
    ctx.audit('request', row.id, { forwarding: id, reminded: forwarding.reminded_count + 1 })
    return { id }
  },
  view: (ctx, { id }) => oneForwarding(ctx, id),
})

/**
 * Types in what the body answered, with the day and the paper. Refusals: `platform.not_found` (also for a file), `requests.forwarding_over`,
 * `requests.answer_day_unfit` for a day before the letter or to come.
 */
export const answerForwarding = command(routes['POST /api/c/:community/forwardings/:id/answer'], {
  async handle(ctx, { id, answered_on, answer, answer_public, file_ids }) {
    const { row, forwarding } = await lockForwarding(ctx, id)
    if (forwarding.answered_at || forwarding.withdrawn_at) refuse('requests.forwarding_over')
    const zone = await zoneOf(ctx)
    if (answered_on < civilDateOf(forwarding.forwarded_at, zone) || answered_on > civilDateOf(ctx.now, zone)) {
      refuse('requests.answer_day_unfit', {}, [{ path: 'answered_on', code: 'invalid' }])
    }
    await attach(ctx, row.id, file_ids, 'evidence')
    const { personId } = ctx.actor
    await changeForwarding(ctx, id, {
      answered_at: ctx.now,
      answered_on,
      answer,
      answer_public,
      answered_by_person: personId,
    })
    const data = { ...dataOf(forwarding), answered_on, file_ids }
    const visibility = answer_public ? 'public' : 'internal'
    await tell(ctx, row, { kind: 'forwarding_answered', visibility, body: answer, data })
    ctx.audit('request', row.id, { forwarding: id, answered_on, answer })
    ctx.emit('requests.forwarding_answered', { request_id: row.id, forwarding_id: id })
    return { id }
  },
  view: (ctx, { id }) => oneForwarding(ctx, id),
})

/**
 * Takes a letter back; of one that was answered the answer only: it waits again, and what was typed stays in the course. Refusals:
 * `platform.not_found`, `requests.forwarding_over`.
 */
export const withdrawForwarding = command(routes['POST /api/c/:community/forwardings/:id/withdraw'], {
  async handle(ctx, { id, reason }) {
    const { row, forwarding } = await lockForwarding(ctx, id)
    if (forwarding.withdrawn_at) refuse('requests.forwarding_over')
    const answered = forwarding.answered_at !== null
    await changeForwarding(
      ctx,
      id,
      answered
        ? { answered_at: null, answered_on: null, answer: '', answered_by_person: null }
        : { withdrawn_at: ctx.now, withdrawn_because: reason },
    )
    const kind = answered ? 'forwarding_answer_undone' : 'forwarding_withdrawn'
    await tell(ctx, row, { kind, visibility: 'public', body: reason, data: dataOf(forwarding) })
    ctx.audit('request', row.id, { forwarding: id, withdrawn: kind, reason })
    return { id }
  },
  view: (ctx, { id }) => oneForwarding(ctx, id),
})

function dataOf(forwarding: { id: string; addressee: string; due_on: string }) {
  return { forwarding_id: forwarding.id, addressee: forwarding.addressee, due_on: forwarding.due_on }
}

async function tell(ctx: WriteContext, row: LockedRequest, step: Omit<NewStep, 'actor'>): Promise<void> {
  const actor = staffActor(ctx, 'requests.dispatch', row)
  await changeCase(ctx.tx, row, { steps: [{ ...step, actor }] }, ctx.now)
}
