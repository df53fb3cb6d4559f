import type { ReadContext } from '../../../platform/command/types.ts'
import { holdersOf } from '../../bodies/api.ts'
import { findRow, type Row } from './store.ts'

/** An undertaking as far as messages speak of it: its day, and who holds the post that leads it. */
export type UndertakingFacts = Pick<Row, 'kind' | 'state' | 'next_day'> & { leads: string[] }

export async function undertakingFacts(ctx: ReadContext, id: string): Promise<UndertakingFacts | undefined> {
  const row = await findRow(ctx.tx, ctx.communityId, id)
  if (!row) return undefined
  const holders = row.lead_post_id
    ? await holdersOf(ctx.tx, ctx.communityId, { postId: row.lead_post_id }, ctx.now)
    : []
  return { kind: row.kind, state: row.state, next_day: row.next_day, leads: holders.map((holder) => holder.person_id) }
}
