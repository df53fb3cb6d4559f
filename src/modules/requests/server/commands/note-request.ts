import { changeCase } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { dropOwnDraft, lockForStaff, staffActor } from '../door.ts'
import { attach } from '../store.ts'
import { requestView } from '../views/request-view.ts'

/** A work note, inside or for the requester too, with photos. Refusals: those of `lockForStaff`; `platform.not_found` for a file. */
export const noteRequest = command(routes['POST /api/c/:community/requests/:id/note'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'note')
    await attach(ctx, row.id, input.file_ids, 'evidence')
    const actor = staffActor(ctx, 'requests.note', row)
    const step = { kind: 'note', actor, visibility: input.visibility, body: input.text }
    await changeCase(ctx.tx, row, { steps: [{ ...step, data: { file_ids: input.file_ids } }] }, ctx.now)
    await dropOwnDraft(ctx, 'request', row.id, 'note')
    ctx.audit('request', row.id, { note: input.visibility, files: input.file_ids })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})
