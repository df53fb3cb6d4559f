import { query } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { answerFor } from '../rules/answer.ts'
import { placeOf } from '../rules/place.ts'

/** Who would answer for an item at a place, and by when if it were filed now. */
export const whoAnswers = query(routes['GET /api/c/:community/answer'], async (ctx, input) => {
  const { area } = await placeOf(ctx.tx, ctx.communityId, input)
  const answer = await answerFor(ctx.tx, ctx.communityId, input.item_code, area, ctx.now)
  const { body } = answer
  return {
    kind: answer.kind,
    body: body ? { id: body.id, name: body.name, phone: body.public_phone } : null,
    why: answer.why,
    source: answer.source,
    contact_due: answer.contact_due.toISOString(),
    resolve_due: answer.resolve_due.toISOString(),
    estimated: answer.due_estimated,
  }
})
