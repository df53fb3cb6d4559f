import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { BodyName } from './names.ts'
import type { RequestRow } from './rows.ts'
import type { AnswerView } from './types.ts'

type Ground = { why: string; source: AnswerView['source'] }

/** Why this body answers for a request, as it was told when the request was filed or put under another item. */
export async function groundOf(ctx: ReadContext, row: RequestRow): Promise<Ground> {
  const found = await sql<{ why: string | null; source: AnswerView['source'] | null }>`
    select data->>'why' as why, data->>'source' as source from caseflow.steps
    where community_id = ${ctx.communityId} and case_id = ${row.id} and kind in ('filed', 'reclassified')
    order by seq desc limit 1`.execute(ctx.tx)
  const [told] = found.rows
  return { why: told?.why ?? row.item_why, source: told?.source ?? 'catalogue' }
}

/** What was promised: who answers, why, by when. */
export function answerOf(row: RequestRow, ground: Ground, body: BodyName | undefined): AnswerView {
  return {
    kind: row.lead_kind,
    body: body ? { id: body.id, name: body.name, phone: body.public_phone } : null,
    ...ground,
    contact_due: row.contact_due.toISOString(),
    resolve_due: row.resolve_due.toISOString(),
    estimated: row.due_estimated,
  }
}
