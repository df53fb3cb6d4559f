import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { insertCalls } from './blow.ts'
import { actingPost } from './can.ts'
import { checkDepartments, reportDue } from './departments.ts'
import { addStep, attach, type CallRow, changeCall, lockCall, lockWhistle } from './store.ts'
import { whistleView } from './views.ts'

/** A call that begins anew: the refusal and what was told of lateness stay in the steps alone. */
const anew = {
  state: 'called',
  refused_at: null,
  refused_by_person: null,
  refuse_reason: '',
  escalation_level: 0,
  escalated_at: null,
  told_post_id: null,
  told_person_id: null,
}

/**
 * Calls one more department, or once more one that said it can't come; its clock begins now. Refusals: those of `lockWhistle`, of
 * `checkDepartments`, `whistles.already_called`.
 */
export const callDepartment = command(routes['POST /api/c/:community/whistles/:id/call'], {
  async handle(ctx, { id, body_id, reason }) {
    const { row, calls } = await lockWhistle(ctx, id, 'call')
    await checkDepartments(ctx, [body_id], 'body_id')
    const call = calls.find((one) => one.body_id === body_id)
    if (call && call.state !== 'refused') refuse('whistles.already_called')
    const due = await reportDue(ctx, row.kind)
    if (call) {
      const clock = { called_at: ctx.now, report_due: due.due, due_estimated: due.estimated }
      await changeCall(ctx, call, { ...anew, ...clock })
    } else await insertCalls(ctx, id, [body_id], due)
    await addStep(ctx, row, { kind: call ? 'called_again' : 'called', bodyId: body_id, text: reason })
    ctx.audit('whistle', id, { called: body_id })
    ctx.emit('whistles.department_called', { whistle_id: id })
    return { id }
  },
  view: (ctx, { id }) => whistleView(ctx, id),
})

/** A department says who comes: its clock stops. Refusals: those of `lockCall`. */
export const reportIn = command(routes['POST /api/c/:community/whistles/:id/departments/:body/report-in'], {
  async handle(ctx, input) {
    const { row, call } = await lockCall(ctx, input, 'report_in')
    await changeCall(ctx, call, {
      ...anew,
      ...told(call),
      state: 'reported',
      reported_at: ctx.now,
      reported_by_post: actingPost(ctx.actor, 'whistles.report_in', row, call.body_id)?.id ?? null,
      reported_by_person: ctx.actor.personId,
      comer_name: input.comer_name,
      note: input.note,
    })
    const text = [input.comer_name, input.note].filter((part) => part !== '').join('：')
    await addStep(ctx, row, { kind: 'reported_in', bodyId: call.body_id, text })
    ctx.audit('whistle', row.id, { reported_in: call.body_id, comer: input.comer_name })
    ctx.emit('whistles.reported_in', { whistle_id: row.id })
    return { id: row.id }
  },
  view: (ctx, { id }) => whistleView(ctx, id),
})

/** Who was told it is late stays known. */
function told(call: CallRow): Partial<CallRow> {
  return {
    escalation_level: call.escalation_level,
    told_post_id: call.told_post_id,
    told_person_id: call.told_person_id,
  }
}

/** A department says why it can't come; who leads may call it again. Refusals: those of `lockCall`. */
export const refuseCall = command(routes['POST /api/c/:community/whistles/:id/departments/:body/refuse'], {
  async handle(ctx, input) {
    const { row, call } = await lockCall(ctx, input, 'refuse')
    await changeCall(ctx, call, {
      state: 'refused',
      refused_at: ctx.now,
      refused_by_person: ctx.actor.personId,
      refuse_reason: input.reason,
    })
    await addStep(ctx, row, { kind: 'refused', bodyId: call.body_id, text: input.reason })
    ctx.audit('whistle', row.id, { refused: call.body_id, reason: input.reason })
    ctx.emit('whistles.refused', { whistle_id: row.id })
    return { id: row.id }
  },
  view: (ctx, { id }) => whistleView(ctx, id),
})

/** What a department did on the spot, with photos; the last time it says that its part is done. Refusals: those of `lockCall`. */
export const actOnCall = command(routes['POST /api/c/:community/whistles/:id/departments/:body/act'], {
  async handle(ctx, input) {
    const { row, call } = await lockCall(ctx, input, 'act')
    await attach(ctx, row.id, input.file_ids, 'act', call.body_id)
    if (input.finished) await changeCall(ctx, call, { state: 'finished', finished_at: ctx.now })
    await addStep(ctx, row, { kind: input.finished ? 'finished' : 'acted', bodyId: call.body_id, text: input.text })
    ctx.audit('whistle', row.id, { acted: call.body_id, finished: input.finished, files: input.file_ids })
    ctx.emit('whistles.acted', { whistle_id: row.id })
    return { id: row.id }
  },
  view: (ctx, { id }) => whistleView(ctx, id),
})
