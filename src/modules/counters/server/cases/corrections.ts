import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'

export type CorrectionRow = {
  step_seq: number
  was: string
  reason: string
  at: Date
  person_id: string | null
  post_id: string | null
}

/** The latest first. */
export async function correctionsOf(ctx: ReadContext, id: string): Promise<CorrectionRow[]> {
  const found = await sql<CorrectionRow>`
    select step_seq, was, reason, at, person_id, post_id from counters.corrections
    where community_id = ${ctx.communityId} and case_id = ${id} order by step_seq, nth desc limit 300`.execute(ctx.tx)
  return found.rows
}
