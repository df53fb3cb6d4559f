import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { findArea } from '../../../territory/api.ts'
import type { BodyName } from './names.ts'
import type { RequestRow } from './rows.ts'
import type { AnswerView } from './types.ts'

type Ground = { why: string; source: AnswerView['source'] }

/**
 * Why this body answers for a request: the override that held where and when it was filed (the compound's before the community's),
 * else the catalogue item.
 */
export async function groundOf(ctx: ReadContext, row: RequestRow): Promise<Ground> {
  const area = row.area_id ? await findArea(ctx.tx, ctx.communityId, row.area_id) : undefined
  const compound = area ? (area.compound_id ?? area.id) : null
  const found = await sql<{ reason: string; compound_id: string | null }>`
    select reason, compound_id from requests.responsibilities
    where community_id = ${ctx.communityId} and item_code = ${row.item_code} and (compound_id is null or compound_id = ${compound})
      and since <= ${row.filed_at} and (until is null or until > ${row.filed_at})
    order by compound_id nulls last, since desc limit 1`.execute(ctx.tx)
  const [override] = found.rows
  if (!override) return { why: row.item_why, source: 'catalogue' }
  return { why: override.reason, source: override.compound_id ? 'compound_override' : 'community_override' }
}

/** What was promised when it was filed: who answers, why, by when. */
export async function answerOf(ctx: ReadContext, row: RequestRow, body: BodyName | undefined): Promise<AnswerView> {
  const ground = await groundOf(ctx, row)
  return {
    kind: row.lead_kind,
    body: body ? { id: body.id, name: body.name, phone: body.public_phone } : null,
    ...ground,
    contact_due: row.contact_due.toISOString(),
    resolve_due: row.resolve_due.toISOString(),
    estimated: row.due_estimated,
  }
}
