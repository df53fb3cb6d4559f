import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { addStep, attach, changeCall, lockCall, lockWhistle } from './store.ts'
import { whistleView } from './views.ts'

/** From this grade down a word goes with it: the department shall know why. */
const reasonUpTo = 2

/** Who leads notes something, with photos. Refusals: those of `lockWhistle`. */
export const noteWhistle = command(routes['POST /api/c/:community/whistles/:id/note'], {
  async handle(ctx, { id, text, file_ids }) {
    const { row } = await lockWhistle(ctx, id, 'note')
    await attach(ctx, id, file_ids, 'act')
    await addStep(ctx, row, { kind: 'noted', text })
    ctx.audit('whistle', id, { noted: text, files: file_ids })
    ctx.emit('whistles.acted', { whistle_id: id })
    return { id }
  },
  view: (ctx, { id }) => whistleView(ctx, id),
})

/**
 * Ends a whistle with what was reached. Refusals: those of `lockWhistle`; `whistles.evidence_needed` where no photo of what was done
 * is there.
 */
export const closeWhistle = command(routes['POST /api/c/:community/whistles/:id/close'], {
  async handle(ctx, { id, text, file_ids }) {
    const { row } = await lockWhistle(ctx, id, 'close')
    await attach(ctx, id, file_ids, 'closing')
    if (!(await hasEvidence(ctx, id))) refuse('whistles.evidence_needed', {}, [{ path: 'file_ids', code: 'required' }])
    await dropOpenCalls(ctx, id)
    await addStep(ctx, row, { kind: 'closed', text }, { state: 'closed', ended_at: ctx.now, end_text: text })
    ctx.audit('whistle', id, { state: 'closed', text })
    ctx.emit('whistles.closed', { whistle_id: id })
    return { id }
  },
  view: (ctx, { id }) => whistleView(ctx, id),
})

/** Takes a whistle back; the reason stays for everybody it had called. Refusals: those of `lockWhistle`. */
export const withdrawWhistle = command(routes['POST /api/c/:community/whistles/:id/withdraw'], {
  async handle(ctx, { id, reason }) {
    const { row } = await lockWhistle(ctx, id, 'withdraw')
    await dropOpenCalls(ctx, id)
    await addStep(
      ctx,
      row,
      { kind: 'withdrawn', text: reason },
      { state: 'withdrawn', ended_at: ctx.now, end_text: reason },
    )
    ctx.audit('whistle', id, { state: 'withdrawn', reason })
    ctx.emit('whistles.withdrawn', { whistle_id: id })
    return { id }
  },
  view: (ctx, { id }) => whistleView(ctx, id),
})

/** The community's word on a department that came, once the whistle has ended; a later word replaces it. Refusals: those of `lockCall`. */
export const rateDepartment = command(routes['POST /api/c/:community/whistles/:id/departments/:body/rate'], {
  async handle(ctx, input) {
    const { row, call } = await lockCall(ctx, input, 'rate')
    if (input.grade <= reasonUpTo && input.text === '')
      refuse('whistles.reason_needed', {}, [{ path: 'text', code: 'required' }])
    await changeCall(ctx, call, {
      grade: input.grade,
      rating_text: input.text,
      rated_at: ctx.now,
      rated_by_person: ctx.actor.personId,
    })
    await addStep(ctx, row, { kind: 'rated', bodyId: call.body_id })
    ctx.audit('whistle', row.id, { rated: call.body_id, grade: input.grade, text: input.text })
    ctx.emit('whistles.rated', { whistle_id: row.id })
    return { id: row.id }
  },
  view: (ctx, { id }) => whistleView(ctx, id),
})

/** Departments that haven't come needn't any more. */
async function dropOpenCalls(ctx: WriteContext, id: string): Promise<void> {
  await ctx.tx
    .updateTable('whistles.calls')
    .set({ state: 'dropped' })
    .where('community_id', '=', ctx.communityId)
    .where('whistle_id', '=', id)
    .where('state', '=', 'called')
    .execute()
}

async function hasEvidence(ctx: WriteContext, id: string): Promise<boolean> {
  const found = await sql`
    select 1 from whistles.attachments a
    join platform.files f on f.community_id = a.community_id and f.id = a.file_id
    where a.community_id = ${ctx.communityId} and a.whistle_id = ${id} and a.role <> 'report' and f.media_type like 'image/%'
    limit 1`.execute(ctx.tx)
  return found.rows.length > 0
}
