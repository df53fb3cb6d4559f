import { changeCase } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { checkMoment, lockForAsker, residentActor } from '../door.ts'
import { attach } from '../store.ts'
import { ownRequestView } from '../views/own-request-view.ts'

/** Who asked adds words or photos. Refusals: `platform.not_found`, `requests.state_forbids`. */
export const supplementRequest = command(routes['POST /api/c/:community/my/requests/:id/supplement'], {
  async handle(ctx, input) {
    const { row, relation } = await lockForAsker(ctx, input.id)
    await checkMoment(ctx, row, 'supplement')
    await attach(ctx, row.id, input.file_ids, 'report')
    const actor = residentActor(ctx.actor.personId)
    const step = { kind: 'supplemented', actor, visibility: 'public', body: input.text } as const
    await changeCase(ctx.tx, row, { steps: [{ ...step, data: { file_ids: input.file_ids } }] }, ctx.now)
    ctx.audit('request', row.id, { supplemented: true, files: input.file_ids })
    return { id: row.id, relation }
  },
  view: (ctx, { id, relation }) => ownRequestView(ctx, id, relation),
})
