import type { ReadContext } from '../../../../platform/command/types.ts'
import { sideBySide } from '../../../../platform/db/one-connection.ts'
import { communityOf } from '../../../territory/api.ts'
import { answerOf, groundOf } from './answer.ts'
import { followCodeOf } from './follow-code.ts'
import { namesFor } from './names.ts'
import { rowOf } from './rows.ts'
import type { ReceiptView } from './types.ts'

/** What somebody who has just filed takes away: number, code, who answers and by when. Refusal: `platform.not_found`. */
export async function receiptView(ctx: ReadContext, id: string): Promise<ReceiptView> {
  const [row, community] = await sideBySide([rowOf(ctx, id), communityOf(ctx.tx, ctx.communityId)])
  const [names, ground] = await sideBySide([namesFor(ctx, { bodies: [row.lead_body_id] }), groundOf(ctx, row)])
  return {
    id: row.id,
    number: row.number,
    follow_code: followCodeOf(ctx.services.vault, ctx.communityId, row.id),
    filed_at: row.filed_at.toISOString(),
    state: row.state,
    answer: answerOf(row, ground, names.bodies.get(row.lead_body_id ?? '')),
    community_phone: community?.phone ?? null,
  }
}
